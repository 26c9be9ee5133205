import { Button } from '../../kit/Button.tsx';
import type { Flow } from '../../playbook/wizard/flow.ts';
import { type Turn, turningPoints } from '../../playbook/wizard/turning-points.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import { triageText } from '../../text/triage.ts';

const FIRST_TURNS = 4;

interface Props {
  flow: Flow;
  answers: Answers;
  onChange(question: string): void;
}

/** Which answers would change the verdict, and to what; those that change the track first. */
export function TurningPoints({ flow, answers, onChange }: Props) {
  const turns = [...turningPoints(flow, answers)].sort(
    (one, other) => Number(other.trackChanges) - Number(one.trackChanges),
  );
  if (turns.length === 0) return null;
  const list = (shown: readonly Turn[]) => (
    <ul class="turns ruled">
      {shown.map(turn => (
        <TurnRow key={`${turn.question.id} ${turn.value}`} turn={turn} onChange={onChange} />
      ))}
    </ul>
  );
  return (
    <section class="turning-points">
      <h2>{triageText.turns}</h2>
      {list(turns.slice(0, FIRST_TURNS))}
      {turns.length > FIRST_TURNS && (
        <details>
          <summary>{triageText.moreTurns(turns.length - FIRST_TURNS)}</summary>
          {list(turns.slice(FIRST_TURNS))}
        </details>
      )}
    </section>
  );
}

function TurnRow({ turn, onChange }: { turn: Turn; onChange(question: string): void }) {
  const { question, value, outcome, trackChanges, gained, lost } = turn;
  const label = question.kind === 'choice' && question.options.find(each => each.value === value)?.label;
  const titles = (of: typeof gained) => of.map(({ title }) => title);
  return (
    <li>
      <div>
        <strong>{triageText.turn(question, label || value)}</strong>
        {trackChanges && <p class="small">{triageText.turnTrack(outcome.title)}</p>}
        {gained.length > 0 && <p class="small">{triageText.turnGained(titles(gained))}</p>}
        {lost.length > 0 && <p class="small">{triageText.turnLost(titles(lost))}</p>}
      </div>
      <Button
        class="quiet"
        words={triageText.change}
        of={question.label}
        onClick={() => onChange(question.id)}
      />
    </li>
  );
}
