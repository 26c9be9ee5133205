import { paperText, placeLabel } from '../../../text/study-paper.ts';
import type { Question } from '../../../training/question.ts';

/** Full or empty; drawn, as the letters for it differ in size from font to font. */
const Dot = ({ full }: { full: boolean }) => <span class={full ? 'dot full' : 'dot'} />;

interface Props {
  questions: readonly Question[];
  /** Of the question on the screen, from 0. */
  place: number;
  isAnswered(id: string): boolean;
  flags: readonly string[];
  onPlace(place: number): void;
}

/** The list of a paper's questions, with what is answered and what is flagged. */
export const PaperPlaces = ({ questions, place, isAnswered, flags, onPlace }: Props) => (
  <nav class="paper-list" aria-label={paperText.list}>
    <ol class="plain">
      {questions.map(({ id }, position) => (
        <li key={id}>
          <button
            type="button"
            aria-current={position === place ? 'step' : undefined}
            aria-label={placeLabel(position + 1, isAnswered(id), flags.includes(id))}
            onClick={() => onPlace(position)}
          >
            <span class="numeric">{position + 1}</span>
            <span aria-hidden="true" class="paper-state">
              <Dot full={isAnswered(id)} />
              {flags.includes(id) && '⚑'}
            </span>
          </button>
        </li>
      ))}
    </ol>
    <p class="small faint paper-legend" aria-hidden="true">
      <span>
        <Dot full /> {paperText.legend.answered}
      </span>
      <span>
        <Dot full={false} /> {paperText.legend.open}
      </span>
      <span>⚑ {paperText.legend.flagged}</span>
    </p>
  </nav>
);
