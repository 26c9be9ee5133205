import type { ComponentChildren, RefObject } from 'preact';
import { sittingText } from '../../text/study-question.ts';
import type { Question } from '../../training/question.ts';
import { missedIn, resultOf, type Sitting } from '../../training/sitting.ts';

interface Props {
  questions: readonly Question[];
  sitting: Sitting;
  root: RefObject<HTMLDivElement>;
  heading: RefObject<HTMLHeadingElement>;
  summary: ComponentChildren;
  children: ComponentChildren;
  endTitle(right: number, of: number): string;
  onAgain(): void;
}

/** How a sitting went, and the missed questions again. */
export function SittingEnd(props: Props) {
  const { questions, sitting, root, heading, summary, children, endTitle, onAgain } = props;
  const { right } = resultOf(questions, sitting);
  const missed = missedIn(questions, sitting);
  const { again } = sitting;
  return (
    <div ref={root} class="sitting-end flow">
      <h2 ref={heading} tabIndex={-1}>
        {endTitle(right, questions.length)}
      </h2>
      {summary}
      {missed.length > 0 &&
        (again === undefined ? (
          <div class="missed aside flow-3">
            <p>{sittingText.missed(missed.length)}</p>
            <ul>
              {missed.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
            <button type="button" onClick={onAgain}>
              {sittingText.again(missed.length)}
            </button>
          </div>
        ) : (
          <p>{sittingText.againDone(missed.length, resultOf(missed, { first: again }).right)}</p>
        ))}
      {children}
    </div>
  );
}
