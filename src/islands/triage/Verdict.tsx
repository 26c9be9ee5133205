import { checklist, deadlinesInForce, type PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { dueAt } from '../../playbook/deadline/compute.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import { type Flow, optionsOf } from '../../playbook/wizard/flow.ts';
import { type Answers, type Turn, turningPoints, verdictOf } from '../../playbook/wizard/walk.ts';
import { triageText } from '../../text/triage.ts';
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

const FIRST_TURNS = 4;

function TurnRow({ turn, onChange }: { turn: Turn; onChange(question: string): void }) {
  const option =
    turn.question.kind === 'choice'
      ? turn.question.options.find(({ value }) => value === turn.value)
      : undefined;
  const effects = [
    turn.trackChanges && triageText.turnTrack(turn.outcome.title),
    turn.gained.length > 0 && triageText.turnGained(turn.gained.map(({ title }) => title)),
    turn.lost.length > 0 && triageText.turnLost(turn.lost.map(({ title }) => title)),
  ].filter(effect => effect !== false);
  return (
    <li>
      <div>
        <strong>{triageText.turn(turn.question, option?.label ?? turn.value)}</strong>
        {effects.map(effect => (
          <p key={effect} class="small">
            {effect}
          </p>
        ))}
      </div>
      <button
        type="button"
        class="quiet"
        aria-label={triageText.changeLabel(turn.question.label)}
        onClick={() => onChange(turn.question.id)}
      >
        {triageText.change}
      </button>
    </li>
  );
}

/** What the answers come to: track, clause behind it, what joins it, first steps, clocks. */
export function VerdictPanel({ index, facts }: Props) {
  const { playbook } = index;
  const verdict = verdictOf(playbook.triage, facts);
  if (verdict === undefined) return null;
  const deadlines = deadlinesInForce(index, facts);
  const clocks = startedClocks(index, deadlines, facts);
  const later = deadlines.filter(deadline => !clocks.some(clock => clock.deadline === deadline));
  const steps = checklist(index, facts);
  const leads = playbook.triage.questions.flatMap(question =>
    optionsOf(question, facts).flatMap(option => option.leads ?? []),
  );
  const roleName = (id: string | undefined): string =>
    playbook.roles.find(role => role.id === id)?.short ?? '';
  return (
    <div class="verdict">
      <p class="small faint">{triageText.verdict}</p>
      <h1 tabIndex={-1}>{verdict.outcome.title}</h1>
      <p class="lead">{verdict.outcome.text}</p>
      <div class="verdict-basis">
        <BasisNote basis={verdict.outcome.basis} cite={verdict.outcome.cite} playbook={playbook} />
        <CitedWords cite={verdict.outcome.cite} playbook={playbook} />
      </div>
      {leads.length > 0 && (
        <p>
          <strong>{triageText.lead}</strong>　{leads.join('；')}
        </p>
      )}
      {verdict.additions.length > 0 && (
        <section>
          <h2>{triageText.additions}</h2>
          <ul class="additions">
            {verdict.additions.map(addition => (
              <li key={addition.id}>
                <strong>{addition.title}</strong>
                <p>{addition.text}</p>
                <BasisNote basis={addition.basis} cite={addition.cite} playbook={playbook} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{triageText.firstSteps}</h2>
        <ol class="first-steps">
          {steps.slice(0, 3).map(step => (
            <li key={step.id}>
              <strong>{step.title}</strong>
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
          {clocks.map(({ deadline, since, due }) => (
            <li key={deadline.id}>
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
              <div>
                {deadline.title}（{deadline.limitText}，{deadline.anchorText}）
                <p>
                  <BasisNote basis={deadline.basis} cite={deadline.cite} playbook={playbook} />
                </p>
                {deadline.note !== undefined && <p class="small faint">{deadline.note}</p>}
              </div>
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
    </div>
  );
}

/** Which answers would change the verdict, and to what; those that change the track first. */
export function TurningPoints({
  flow,
  answers,
  onChange,
}: {
  flow: Flow;
  answers: Answers;
  onChange(question: string): void;
}) {
  const turns = [...turningPoints(flow, answers)].sort(
    (one, other) => Number(other.trackChanges) - Number(one.trackChanges),
  );
  if (turns.length === 0) return null;
  return (
    <section class="turning-points">
      <h2>{triageText.turns}</h2>
      <ul class="turns">
        {turns.slice(0, FIRST_TURNS).map(turn => (
          <TurnRow key={`${turn.question.id} ${turn.value}`} turn={turn} onChange={onChange} />
        ))}
      </ul>
      {turns.length > FIRST_TURNS && (
        <details>
          <summary>{triageText.moreTurns(turns.length - FIRST_TURNS)}</summary>
          <ul class="turns">
            {turns.slice(FIRST_TURNS).map(turn => (
              <TurnRow key={`${turn.question.id} ${turn.value}`} turn={turn} onChange={onChange} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
