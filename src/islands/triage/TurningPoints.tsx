import type { Flow } from '../../playbook/wizard/flow.ts';
import { type Turn, turningPoints } from '../../playbook/wizard/turning-points.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import { triageText } from '../../text/triage.ts';

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
      <ul class="turns ruled">
        {turns.slice(0, FIRST_TURNS).map(turn => (
          <TurnRow key={`${turn.question.id} ${turn.value}`} turn={turn} onChange={onChange} />
        ))}
      </ul>
      {turns.length > FIRST_TURNS && (
        <details>
          <summary>{triageText.moreTurns(turns.length - FIRST_TURNS)}</summary>
          <ul class="turns ruled">
            {turns.slice(FIRST_TURNS).map(turn => (
              <TurnRow key={`${turn.question.id} ${turn.value}`} turn={turn} onChange={onChange} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
