import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Problem } from '../../../kit/Problem.tsx';
import { type enterKey, kindWords, questionText } from '../../../text/study-question.ts';
import { type Given, shownOrder } from '../../../training/answering.ts';
import { choicesOf, type Question, takesMany } from '../../../training/question.ts';
import { useQuestionKeys } from './keys.ts';
import { ChoiceRows, OrderRows } from './Rows.tsx';

interface Props {
  question: Question;
  /** Decides the order in which choices are shown. */
  seed: number;
  /** Where it stands among others, in words. */
  place: string;
  given: Given | undefined;
  problem?: string | undefined;
  /** Whether the heading takes the focus: on moving from question to question. */
  takeFocus: boolean;
  /** What Enter does. */
  enter: keyof typeof enterKey;
  onGiven(given: Given): void;
  onSubmit(): void;
  /** The buttons. */
  children: ComponentChildren;
}

/** A question to answer: its situation, what it asks, and what there is to choose. */
export function Asked(props: Props) {
  const { question, seed, place, given, problem, takeFocus, enter, onGiven, onSubmit, children } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = useRef<HTMLOListElement>(null);
  const { situation } = question;
  const choices = choicesOf(question);
  const shown = shownOrder(question, seed);

  useEffect(() => {
    if (!takeFocus) return;
    heading.current?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'start' });
  }, [takeFocus]);

  const choose = (position: number): void => {
    const others = takesMany(question) ? (given ?? []).filter(each => each !== position) : [];
    onGiven(given?.includes(position) && takesMany(question) ? others : [...others, position]);
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
      class={`question kind-${question.kind} flow-3`}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <p class="small faint">{place}</p>
      {situation !== undefined && (
        <p class="situation aside soft" id={`${id}-situation`}>
          {situation}
        </p>
      )}
      <fieldset
        class="flow-3"
        aria-describedby={[situation && `${id}-situation`, `${id}-kind`, problem && `${id}-problem`]
          .filter(Boolean)
          .join(' ')}
      >
        <legend>
          <h2 ref={heading} tabIndex={-1}>
            {question.text}
          </h2>
        </legend>
        <p class="small" id={`${id}-kind`}>
          {kindWords[question.kind]}
        </p>
        <Problem id={`${id}-problem`}>{problem}</Problem>
        {question.kind === 'order' ? (
          <OrderRows choices={choices} sequence={given ?? shown} list={rows} onSequence={onGiven} />
        ) : (
          <ChoiceRows {...{ question, shown, given }} name={id} onChoose={choose} />
        )}
      </fieldset>
      <p class="keys small faint">{questionText.keys(question.kind, enter)}</p>
      <div class="actions cluster">{children}</div>
    </form>
  );
}
