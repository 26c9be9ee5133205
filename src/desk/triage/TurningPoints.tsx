import { groupBy } from '../../base/group.ts';
import { Button } from '../../kit/Button.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { chosenOptions, type Flow } from '../../playbook/wizard/flow.ts';
import { type TurningPoint, turningPoints } from '../../playbook/wizard/turning-points.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import { verdictText } from './verdict-words.ts';
import { triageText } from './words.ts';

const FIRST_TURNS = 4;

interface Props {
  flow: Flow;
  answers: Answers;
  onChange(question: string): void;
}

/** The same of answers to one question that change the verdict alike. */
const effectOf = ({ question, outcome, gained, lost }: TurningPoint): string =>
  [question.id, outcome?.id, ...gained.map(({ id }) => `+${id}`), ...lost.map(({ id }) => `-${id}`)].join(
    ' ',
  );

/** Which answers would change the verdict, and to what; those that change the track first. */
export function TurningPoints({ flow, answers, onChange }: Props) {
  const turns = [...groupBy(turningPoints(flow, answers), effectOf)].sort(
    ([, [one]], [, [other]]) => Number(other?.trackChanges) - Number(one?.trackChanges),
  );
  if (turns.length === 0) return null;
  const list = (shown: typeof turns) => (
    <ul class="turns ruled">
      {shown.map(([effect, alike]) => (
        <TurnRow key={effect} alike={alike} onChange={onChange} />
      ))}
    </ul>
  );
  return (
    <section class="turning-points">
      <h2>{verdictText.turns}</h2>
      {list(turns.slice(0, FIRST_TURNS))}
      {turns.length > FIRST_TURNS && (
        <Fold words={verdictText.moreTurns(turns.length - FIRST_TURNS)}>
          {list(turns.slice(FIRST_TURNS))}
        </Fold>
      )}
    </section>
  );
}

function TurnRow({ alike, onChange }: { alike: readonly TurningPoint[]; onChange(question: string): void }) {
  const [turn] = alike;
  if (turn === undefined) return null;
  const { question, outcome, trackChanges, gained, lost } = turn;
  const options = chosenOptions(question, { [question.id]: alike.map(({ value }) => value).join(' ') });
  const titles = (of: typeof gained) => of.map(({ title }) => title);
  return (
    <li>
      <div>
        <strong>
          {verdictText.turn(
            question,
            options.map(({ label }) => label),
          )}
        </strong>
        {trackChanges && <p class="small">{verdictText.turnTrack(outcome?.title)}</p>}
        {gained.length > 0 && <p class="small">{verdictText.turnGained(titles(gained))}</p>}
        {lost.length > 0 && <p class="small">{verdictText.turnLost(titles(lost))}</p>}
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
