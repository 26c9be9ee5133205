import { FormButton } from '../../kit/Disclosure.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { timeNow } from '../../session/surroundings.ts';
import { outsideOf } from '../approval/authority.ts';
import { NO_LEVEL } from '../core/authority.ts';
import { useSnapshot } from '../shell/useSession.tsx';
import { useWork } from '../shell/work.tsx';
import { lastWritten } from '../statements/release-work.tsx';
import { SayForm } from './SayForm.tsx';
import { approverIn, isSent } from './say-basis.ts';
import { sayText } from './words.ts';

/** 先说一句 in an incident that nothing has been said in yet. */
export function SayHere() {
  const work = useWork();
  const { view, index, officer, session } = work;
  const { authority } = useSnapshot(session);
  if (view.publications.length > 0) return null;
  const { playbook } = index;
  const level = index.answer('level', view.facts) ?? NO_LEVEL;
  const covers =
    view.drill === undefined &&
    authority !== undefined &&
    outsideOf(authority.authority, { kind: 'acknowledgement' }, level, officer.role) === undefined;
  return (
    <FormButton
      id="say"
      button={sayText.open}
      form={({ onDone, onCancel }) => (
        <>
          <p class="small">{sayText.openAbout}</p>
          <SayForm
            playbook={playbook}
            now={timeNow}
            authority={covers ? authority?.authority : undefined}
            calls={view.calls}
            approver={approverIn(playbook, view.calls)}
            isDispatched={isSent(playbook.first, view.lines)}
            place={{ value: undefined }}
            onSay={async command => {
              const paper = 'reason' in command.by ? authority?.paper : undefined;
              const refused = work.act(command, paper === undefined ? [] : [paper]);
              if (refused !== undefined)
                return {
                  ...refused,
                  field: refused.field?.startsWith('person') ? 'person' : refused.field,
                };
              onDone();
              work.go(`release/${lastWritten(work)}`, true);
              giveFocusSoon('#publish-title');
              return undefined;
            }}
            onCancel={onCancel}
          />
        </>
      )}
    />
  );
}
