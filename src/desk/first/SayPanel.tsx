import { useRef } from 'preact/hooks';
import { Drafts } from '../../kit/draft.ts';
import type { FieldAsk } from '../../kit/fields.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import { dangerAnswers } from '../../playbook/danger.ts';
import { DANGER_KIND_TOKEN } from '../../playbook/danger-token.ts';
import { meaningsOf } from '../../playbook/meaning.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { outsideOf } from '../approval/authority.ts';
import { NO_LEVEL } from '../core/authority.ts';
import { dateDoubt } from '../parts/date-doubt.tsx';
import { workHref } from '../parts/href.tsx';
import { useOfficer } from '../parts/officer.tsx';
import { officerAsks } from '../parts/officer-asks.tsx';
import { officerLacks } from '../parts/officer-lacks.ts';
import { doneAt, firstActs } from './draft.ts';
import { firstLineText } from './line-words.ts';
import { callOf, callsMade, chosenDanger, Panel, type PanelProps, usePlaybook } from './panel.tsx';
import { type Acknowledge, SayForm } from './SayForm.tsx';
import { isSent, sayable, sayProblem } from './say-basis.ts';
import { firstInHand, handedIn } from './useFirst.tsx';
import { firstPanelText, sayText } from './words.ts';

/** 先说一句: the first word in writing, which opens the incident that everything so far goes into; beside it what can be said at once. */
export function SayPanel(props: PanelProps) {
  const playbook = usePlaybook();
  if (playbook === undefined) return null;
  const { mayNot, approval } = playbook.first.card;
  const lists = [
    [firstPanelText.sentences, sayable(playbook.first, isSent(playbook.first, takenIn(props)))],
    [firstPanelText.mayNot, mayNot],
    [firstPanelText.approval, approval],
  ] as const;
  return (
    <Panel line={props.line}>
      <p class="small">{sayText.openAbout}</p>
      <Write {...props} playbook={playbook} />
      <div class="first-columns">
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
      </div>
    </Panel>
  );
}

/** The lines that were done. */
const takenIn = ({ first }: Pick<PanelProps, 'first'>) =>
  firstActs(first.draft).flatMap(([, act]) => (act.kind === 'takeLine' ? [act] : []));

function Write({ first, session, snapshot, playbook, onSay }: PanelProps & { playbook: Playbook }) {
  const [officer, setOfficer] = useOfficer();
  const isUnsaid = !officer.role || !officer.name?.trim() || !officer.title?.trim();
  // Once asked, it stays: a field must not disappear while somebody fills it in.
  const asksOfficer = useRef(false);
  asksOfficer.current ||= isUnsaid;
  const { draft } = first;
  const [earliest] = firstActs(draft);
  const { authority, contacts } = snapshot;
  const covers =
    authority !== undefined &&
    outsideOf(authority.authority, { kind: 'acknowledgement' }, NO_LEVEL, officer.role) === undefined;
  const meanings = meaningsOf(playbook);
  const asked = { title: meanings.question('title')?.id, foundAt: meanings.question('foundAt')?.id };

  const say = async (
    command: Acknowledge,
    subject: string,
    { foundAt }: Readonly<Record<string, unknown>>,
  ): Promise<FormProblem | undefined> => {
    if (onSay !== undefined) {
      onSay(command);
      return undefined;
    }
    const danger = chosenDanger(playbook.first, first);
    const answers = {
      ...(danger && dangerAnswers(danger)),
      [asked.title ?? '']: subject,
      [asked.foundAt ?? '']: String(foundAt ?? ''),
    };
    const paper = 'reason' in command.by ? authority?.paper : undefined;
    const opened = await session
      .openWith(
        {
          each: firstInHand(session, `${subject}\n${command.text}`),
          whole: command,
          files: paper === undefined ? [] : [paper],
        },
        playbook,
        answers,
        officer,
        { isUngraded: true },
      )
      .catch(() => undefined);
    if (opened === undefined) return { sentence: sayText.failed };
    if (!opened.ok) return sayProblem(opened.refusal, playbook.release, asked);
    const { incident, refused, events } = opened.value;
    handedIn(session, refused);
    await session.flushed();
    const [saved] = events;
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
    ...(asksOfficer.current && officerAsks(playbook.roles, officer, setOfficer, 'titled')),
    foundAt: {
      kind: 'time',
      label: sayText.foundAt,
      ...(earliest === undefined
        ? { clock: first.now }
        : { value: doneAt(earliest[1]), source: firstLineText.fromEarliest }),
    },
  };
  return (
    <Drafts.Provider value={first.forms}>
      <SayForm
        playbook={playbook}
        now={first.now}
        authority={covers ? authority?.authority : undefined}
        contacts={contacts}
        calls={callsMade(first)}
        onCall={(callee, end, how) =>
          first.record(callOf(callee, end, first.now(), { ...(how === 'rangBack' && { rangBack: true }) }))
        }
        people={NOBODY_APART}
        isDispatched={isSent(playbook.first, takenIn({ first }))}
        place={{ value: draft.told['地点'], onValue: words => first.tell('地点', words) }}
        hazard={{
          value: draft.told[DANGER_KIND_TOKEN],
          onValue: kind => first.tell(DANGER_KIND_TOKEN, kind),
        }}
        before={before}
        wrongBefore={() => officerLacks(officer, 'titled')}
        doubtBefore={({ foundAt }) =>
          dateDoubt(UNGRADED, 'found', 'foundAt', String(foundAt), {
            acted: earliest && doneAt(earliest[1]),
          })
        }
        onSay={say}
      />
    </Drafts.Provider>
  );
}

/** Nothing else is known of when it happened. */
const UNGRADED = { index: { answer: () => undefined }, view: { facts: {} } };

/** Before there is an incident nobody has distinguished namesakes. */
const NOBODY_APART = { apart: new Set<string>(), alias: new Map<string, string>() };
