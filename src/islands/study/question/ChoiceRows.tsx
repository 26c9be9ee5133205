import { questionText } from '../../../text/study-question.ts';
import type { Given } from '../../../training/answering.ts';
import { type Choice, choicesOf, type Question } from '../../../training/question.ts';
import type { Study } from '../useStudy.ts';

/** What a choice says; of a clause its wording. */
export function ChoiceText({
  choice,
  study: { catalog },
}: {
  choice: Choice;
  study: Pick<Study, 'catalog'>;
}) {
  const { clause } = choice;
  if (clause === undefined) return <>{choice.text}</>;
  return (
    <>
      <span class="choice-clause block">{questionText.clause(clause)}</span>
      <span class="choice-wording">{catalog.clauses.find(({ id }) => id === clause)?.text ?? clause}</span>
    </>
  );
}

export const takesMany = ({ kind }: Question): boolean => kind === 'several' || kind === 'spot';

interface Props {
  study: Pick<Study, 'catalog'>;
  question: Question;
  /** Positions of the choices in the order in which they are shown. */
  shown: readonly number[];
  given: Given | undefined;
  name: string;
  onChoose(position: number): void;
}

/** What there is to choose from, each with the number that chooses it by a key. */
export function ChoiceRows({ study, question, shown, given, name, onChoose }: Props) {
  const choices = choicesOf(question);
  return (
    <div class="choices stack-2">
      {shown.map((position, number) => {
        const choice = choices[position];
        if (choice === undefined) return null;
        const chosen = given?.includes(position) ?? false;
        return (
          <label key={position} class="choice option" data-chosen={chosen}>
            <input
              type={takesMany(question) ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen}
              onChange={() => onChoose(position)}
            />
            <span class="choice-number" aria-hidden="true">
              {number + 1}
            </span>
            <span class="choice-text">
              <ChoiceText choice={choice} study={study} />
            </span>
            {question.kind === 'spot' && (
              <span class="spot-mark tag" aria-hidden="true">
                {questionText.cannotPublish}
              </span>
            )}
          </label>
        );
      })}
    </div>
  );
}
