import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { kindWords, questionText } from '../../../text/study-question.ts';
import { type Given, shownOrder } from '../../../training/answering.ts';
import { choicesOf, type Question } from '../../../training/question.ts';
import type { Study } from '../useStudy.ts';
import { ChoiceRows, takesMany } from './ChoiceRows.tsx';
import { useQuestionKeys } from './keys.ts';
import { OrderRows } from './OrderRows.tsx';

interface Props {
  study: Pick<Study, 'catalog'>;
  question: Question;
  /** Decides the order in which choices are shown. */
  seed: number;
  /** Where it stands among others, in words. */
  place: string;
  given: Given | undefined;
  problem: string | undefined;
  /** Whether the heading takes the focus: on moving from question to question. */
  takeFocus: boolean;
  /** What Enter does. */
  enter: keyof typeof questionText.keys;
  onGiven(given: Given): void;
  onSubmit(): void;
  /** The buttons. */
  children: ComponentChildren;
}

/** A question to answer: its situation, what it asks, and what there is to choose. */
export function Asked({
  study,
  question,
  seed,
  place,
  given,
  problem,
  takeFocus,
  enter,
  onGiven,
  onSubmit,
  children,
}: Props) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = useRef<HTMLOListElement>(null);
  const choices = choicesOf(question);
  const shown = shownOrder(question, seed);
  const isMany = takesMany(question);

  useEffect(() => {
    if (!takeFocus) return;
    heading.current?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'start' });
  }, [takeFocus]);

  const choose = (position: number): void => {
    if (!isMany) onGiven([position]);
    else if (given?.includes(position)) onGiven(given.filter(each => each !== position));
    else onGiven([...(given ?? []), position]);
  };
  useQuestionKeys(form, {
    onNumber: number => {
      const position = shown[number];
      if (position === undefined) return;
      if (question.kind === 'order') rows.current?.querySelectorAll('li')[number]?.focus();
      else {
        choose(position);
        form.current?.querySelectorAll('input')[number]?.focus();
      }
    },
    onEnter: onSubmit,
  });

  return (
    <form
      ref={form}
      class={`question kind-${question.kind}`}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <p class="small faint">{place}</p>
      {question.situation !== undefined && (
        <p class="situation aside soft" id={`${id}-situation`}>
          {question.situation}
        </p>
      )}
      <fieldset
        aria-describedby={[
          question.situation !== undefined && `${id}-situation`,
          `${id}-kind`,
          problem !== undefined && `${id}-problem`,
        ]
          .filter(part => part !== false)
          .join(' ')}
      >
        <legend>
          <h2 ref={heading} tabIndex={-1}>
            {question.text}
          </h2>
        </legend>
        <p class="kind small" id={`${id}-kind`}>
          {kindWords[question.kind]}
        </p>
        {problem !== undefined && (
          <p class="problem" id={`${id}-problem`} role="alert">
            {problem}
          </p>
        )}
        {question.kind === 'order' ? (
          <OrderRows choices={choices} sequence={given ?? shown} list={rows} onSequence={onGiven} />
        ) : (
          <ChoiceRows {...{ study, question, shown, given }} name={id} onChoose={choose} />
        )}
      </fieldset>
      <p class="keys small faint">{questionText[question.kind === 'order' ? 'orderKeys' : 'keys'][enter]}</p>
      <div class="actions cluster">{children}</div>
    </form>
  );
}
