import { useState } from 'preact/hooks';
import { FormButton } from '../../kit/Disclosure.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { Problem } from '../../kit/Problem.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { outsideOf } from '../approval/authority.ts';
import { NO_LEVEL } from '../core/authority.ts';
import { callOf } from '../first/panel.tsx';
import { SayForm } from '../first/SayForm.tsx';
import { isSent, sayProblem } from '../first/say-basis.ts';
import { sayText } from '../first/words.ts';
import { useSnapshot } from '../parts/useSession.tsx';
import { useWork } from '../parts/work.tsx';
import { lastWritten } from './release-work.tsx';

/** 先说一句 in an incident that nothing has been said in yet. */
export function SayHere() {
  const work = useWork();
  const { view, index, officer, session } = work;
  const { authority, contacts } = useSnapshot(session);
  const [problem, setProblem] = useState<string>();
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
          <Problem>{problem}</Problem>
          <SayForm
            playbook={playbook}
            now={timeNow}
            authority={covers ? authority?.authority : undefined}
            contacts={contacts}
            calls={view.calls}
            people={view.people}
            onCall={(callee, end, how) =>
              setProblem(
                work.act(callOf(callee, end, timeNow(), { ...(how === 'rangBack' && { rangBack: true }) }))
                  ?.sentence,
              )
            }
            isDispatched={isSent(playbook.first, view.lines)}
            place={{ value: undefined }}
            hazard={{ value: undefined }}
            onSay={async command => {
              const paper = 'reason' in command.by ? authority?.paper : undefined;
              const refused = work.act(command, paper === undefined ? [] : [paper]);
              if (refused !== undefined) return sayProblem(refused.refusal, playbook.release);
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
