import { checklist, deadlinesInForce, type PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { dueAt } from '../../playbook/deadline/compute.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import { optionsOf } from '../../playbook/wizard/flow.ts';
import { verdictOf } from '../../playbook/wizard/walk.ts';
import { answerWords, triageText } from '../../text/triage.ts';
import { BasisNote, CitedWords } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';

interface Props {
  index: PlaybookIndex;
  facts: Facts;
}

/** The clocks that run from the answers alone, earliest first; stopwatches after those with a number. */
function startedClocks(index: PlaybookIndex, deadlines: readonly Deadline[], facts: Facts) {
  return deadlines
    .flatMap(deadline => {
      const anchor = 'fact' in deadline.anchor ? facts[deadline.anchor.fact] : undefined;
      if (anchor === undefined) return [];
      const since = Date.parse(anchor);
      const due = dueAt(deadline.within, since, index.playbook.calendar);
      return [{ deadline, since, due }];
    })
    .sort((one, other) => (one.due?.at ?? Number.MAX_VALUE) - (other.due?.at ?? Number.MAX_VALUE));
}

type Started = ReturnType<typeof startedClocks>[number];

function ClockRow({ clock: { deadline, since, due } }: { clock: Started }) {
  return (
    <li>
      <strong class="left">
        <Clock
          withDue
          clock={
            due === undefined
              ? { kind: 'stopwatch', since }
              : { kind: 'running', since, due: due.at, certain: due.certain, soon: false }
          }
        />
      </strong>
      <span>
        {deadline.title}（{deadline.limitText}）
      </span>
    </li>
  );
}

/** What is to be done first, and until when. */
function AtOnce({ index, facts }: Props) {
  const { playbook } = index;
  const deadlines = deadlinesInForce(index, facts);
  const clocks = startedClocks(index, deadlines, facts);
  const roleName = (id: string | undefined): string =>
    playbook.roles.find(role => role.id === id)?.short ?? '';
  return (
    <div class="at-once">
      <section>
        <h2>{triageText.firstSteps}</h2>
        <ol class="first-steps">
          {checklist(index, facts)
            .slice(0, 3)
            .map(step => (
              <li key={step.id}>
                <strong>{step.title}</strong>{' '}
                <span class="small faint">
                  {roleName(step.roles[0])}
                  {step.deadlines?.map(id => ` · ${index.deadlines.get(id)?.limitText ?? ''}`)}
                </span>
              </li>
            ))}
        </ol>
      </section>
      <section>
        <h2>{triageText.clocks}</h2>
        <ul class="verdict-clocks">
          {clocks.map(clock => (
            <ClockRow key={clock.deadline.id} clock={clock} />
          ))}
        </ul>
      </section>
    </div>
  );
}

/** On what the clocks rest, and those that begin later. */
function ClockGrounds({ index, facts }: Props) {
  const { playbook } = index;
  const deadlines = deadlinesInForce(index, facts);
  const clocks = startedClocks(index, deadlines, facts);
  const later = deadlines.filter(deadline => !clocks.some(clock => clock.deadline === deadline));
  return (
    <section>
      <h2>{triageText.clockGrounds}</h2>
      <ul class="clock-grounds">
        {clocks.map(({ deadline: { id, title, limitText, anchorText, basis, cite, note } }) => (
          <li key={id}>
            {title}（{limitText}，{anchorText}）
            <p>
              <BasisNote basis={basis} cite={cite} playbook={playbook} />
            </p>
            {note !== undefined && <p class="small faint">{note}</p>}
          </li>
        ))}
      </ul>
      {later.length > 0 && (
        <p class="small">
          {triageText.laterClocks}：
          {later.map(({ title, limitText }) => `${title}（${limitText}）`).join('、')}
        </p>
      )}
    </section>
  );
}

/** What nobody knew yet, and how it was taken. */
function Unknown({ index, facts }: Props) {
  const unknown = index.playbook.triage.questions.filter(question =>
    optionsOf(question, facts).some(({ countsAs }) => countsAs !== undefined),
  );
  if (unknown.length === 0) return null;
  const words = unknown.map(question =>
    triageText.unknown(question.label, answerWords(question, facts[question.id], 0)),
  );
  return <p class="unknown">{triageText.unknowns(words)}</p>;
}

/** What the answers come to: first what to do and until when, then on what it rests and what joins it. */
export function VerdictPanel({ index, facts }: Props) {
  const { playbook } = index;
  const verdict = verdictOf(playbook.triage, facts);
  if (verdict === undefined) return null;
  const { outcome, additions } = verdict;
  const leads = playbook.triage.questions.flatMap(question =>
    optionsOf(question, facts).flatMap(option => option.leads ?? []),
  );
  return (
    <div class="verdict">
      <p class="small faint">{triageText.verdict}</p>
      <h1 tabIndex={-1}>{outcome.title}</h1>
      <Unknown index={index} facts={facts} />
      {outcome.ends === undefined && <AtOnce index={index} facts={facts} />}
      <p class="lead">{outcome.text}</p>
      <div class="verdict-basis">
        <BasisNote basis={outcome.basis} cite={outcome.cite} playbook={playbook} />
        <CitedWords cite={outcome.cite} playbook={playbook} />
      </div>
      {leads.length > 0 && (
        <p>
          <strong>{triageText.lead}</strong>　{leads.join('；')}
        </p>
      )}
      {additions.length > 0 && (
        <section>
          <h2>{triageText.additions}</h2>
          <ul class="additions">
            {additions.map(addition => (
              <li key={addition.id}>
                <strong>{addition.title}</strong>
                <p>{addition.text}</p>
                <BasisNote basis={addition.basis} cite={addition.cite} playbook={playbook} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {outcome.ends === undefined && <ClockGrounds index={index} facts={facts} />}
    </div>
  );
}
