import { useRef, useState } from 'preact/hooks';
import { Drafts } from '../../kit/draft.ts';
import type { FieldAsk } from '../../kit/fields.ts';
import { memoryDrafts } from '../../kit/UnkeptForm.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import { meaningsOf } from '../../playbook/meaning.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { outsideOf } from '../approval/authority.ts';
import { NO_LEVEL } from '../core/authority.ts';
import { refusedAt } from '../core/words/refusal.ts';
import { workHref } from '../shell/href.tsx';
import { useOfficer } from '../shell/officer.tsx';
import { officerAsks } from '../shell/officer-asks.tsx';
import { doneAt, firstActs } from './draft.ts';
import { type PanelProps, usePlaybook } from './panel.tsx';
import { type Acknowledge, SayForm } from './SayForm.tsx';
import { approverIn, isSent } from './say-basis.ts';
import { handInFirst } from './useFirst.tsx';
import { firstPanelText, sayText } from './words.ts';

/** 先说一句: what can be said at once; and the first word in writing, which opens the incident that everything so far goes into. */
export function SayPanel(props: PanelProps) {
  const playbook = usePlaybook();
  if (playbook === undefined) return null;
  const { sentences, mayNot, approval } = playbook.first.card;
  const lists = [
    [firstPanelText.sentences, sentences],
    [firstPanelText.mayNot, mayNot],
    [firstPanelText.approval, approval],
  ] as const;
  return (
    <>
      <section class="stack">
        <h3>{firstPanelText.write}</h3>
        <p class="small">{sayText.openAbout}</p>
        <Write {...props} playbook={playbook} />
      </section>
      {lists.map(([title, items]) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {items.map(item => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Write({ first, session, snapshot, playbook, onSay }: PanelProps & { playbook: Playbook }) {
  const [officer, setOfficer] = useOfficer();
  const [drafts] = useState(memoryDrafts);
  // Once: a field must not go away under the hands of whoever fills it in.
  const [asksOfficer] = useState(!officer.role || !officer.name || !officer.title);
  /** Opened, and refused what was to be said in it: it is not opened a second time. */
  const opened = useRef<string>();
  const { draft } = first;
  const acts = firstActs(draft);
  const [earliest] = acts;
  const calls = acts.flatMap(([, act]) => (act.kind === 'call' ? [act] : []));
  const taken = acts.flatMap(([, act]) => (act.kind === 'takeLine' ? [act] : []));
  const { authority } = snapshot;
  const covers =
    authority !== undefined &&
    outsideOf(authority.authority, { kind: 'acknowledgement' }, NO_LEVEL, officer.role) === undefined;
  const meanings = meaningsOf(playbook);

  const say = async (
    command: Acknowledge,
    subject: string,
    { foundAt }: Readonly<Record<string, unknown>>,
  ): Promise<FormProblem | undefined> => {
    if (!officer.role || !officer.name || !officer.title)
      return { sentence: sayText.needOfficer, field: 'officer-role' };
    if (onSay !== undefined) {
      onSay(command);
      return undefined;
    }
    if (opened.current === undefined) {
      const answers = {
        [meanings.question('title')?.id ?? '']: subject,
        [meanings.question('foundAt')?.id ?? '']: String(foundAt ?? ''),
      };
      const begun = await session
        .open(playbook, answers, officer, { isUngraded: true })
        .catch(() => undefined);
      if (begun === undefined) return { sentence: sayText.failed };
      if (!begun.ok) return refusedAt(begun.refusal);
      opened.current = begun.value;
      handInFirst(session, begun.value, officer);
    }
    const incident = opened.current;
    const onAuthority = 'reason' in command.by;
    const paper = onAuthority ? authority?.paper : undefined;
    const said = session.act(incident, command, officer, paper === undefined ? [] : [paper]);
    if (!said.ok) {
      const { sentence, field } = refusedAt(said.refusal);
      return { sentence, field: field?.startsWith('person') ? 'person' : field };
    }
    await session.settled();
    const [saved] = said.value;
    const place = `${incident}/release/${saved?.type === 'statementSaved' ? saved.data.statement : ''}`;
    const { durable, save } = session.snapshot();
    // Leaving the page would lose what could not be written: the page itself shows the desk.
    if (!durable || save.kind !== 'saved') {
      location.hash = place;
      return undefined;
    }
    location.assign(`${workHref('desk/')}#${place}`);
    // Until the desk has come there is nothing to press a second time.
    return new Promise(() => undefined);
  };

  const before: Readonly<Record<string, FieldAsk>> = {
    ...(asksOfficer && officerAsks(playbook.roles, officer, setOfficer)),
    foundAt: {
      kind: 'time',
      label: sayText.foundAt,
      ...(earliest === undefined
        ? { clock: first.now }
        : { value: doneAt(earliest[1]), source: sayText.foundSource }),
    },
  };
  return (
    <Drafts.Provider value={drafts}>
      <SayForm
        playbook={playbook}
        now={first.now}
        authority={covers ? authority?.authority : undefined}
        calls={calls}
        approver={approverIn(playbook, calls)}
        isDispatched={isSent(playbook.first, taken)}
        place={{
          value: draft.told['地点'],
          onValue: words => first.tell('地点', words),
        }}
        before={before}
        onSay={say}
      />
    </Drafts.Provider>
  );
}
