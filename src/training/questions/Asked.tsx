import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { giveFocus, useArrival } from '../../kit/focus.ts';
import { Problem } from '../../kit/Problem.tsx';
import { type GivenAnswer, shownOrder } from './answering.ts';
import { useQuestionKeys } from './keys.tsx';
import { type Choice, questionChoices, type TestQuestion, takesMany } from './question.ts';
import { type enterKey, kindWords, questionText } from './words.ts';

interface Props {
  question: TestQuestion;
  /** Decides the order in which choices are shown. */
  seed: number;
  /** Where it stands among others, in words. */
  place: string;
  given: GivenAnswer | undefined;
  problem?: string | undefined;
  /** Whether the heading takes the focus: on moving from question to question. */
  takeFocus: boolean;
  /** The effect of Enter. */
  enter: keyof typeof enterKey;
  onGiven(given: GivenAnswer): void;
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
  const choices = questionChoices(question);
  const shown = shownOrder(question, seed);

  useArrival(takeFocus, () => giveFocus(heading.current, form.current ?? 'head'));

  const choose = (position: number): void => {
    const others = takesMany(question) ? (given ?? []).filter(each => each !== position) : [];
    onGiven(given?.includes(position) && takesMany(question) ? others : [...others, position]);
  };
  useQuestionKeys(form, {
    onNumber: number => {
      const position = shown[number];
      if (position === undefined) return;
      if (question.kind === 'order') giveFocus(rows.current?.querySelectorAll('li')[number]);
      else {
        choose(position);
        giveFocus(form.current?.querySelectorAll('input')[number]);
      }
    },
    onEnter: onSubmit,
  });

  return (
    <form
      ref={form}
      class={`question kind-${question.kind} flow`}
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
        class="flow"
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

interface ChoiceProps {
  question: TestQuestion;
  /** Positions of the choices in the order in which they are shown. */
  shown: readonly number[];
  given: GivenAnswer | undefined;
  name: string;
  onChoose(position: number): void;
}

/** The choices, each with the number key that chooses it. */
function ChoiceRows({ question, shown, given, name, onChoose }: ChoiceProps) {
  const choices = questionChoices(question);
  return (
    <div class="stack-s">
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
            <span class="faint numeric" aria-hidden="true">
              {number + 1}
            </span>
            <span class="choice-text">
              <span class="choice-said">{choice.text}</span>
            </span>
          </label>
        );
      })}
    </div>
  );
}

interface OrderProps {
  choices: readonly Choice[];
  /** Positions of the choices in the order they are in now. */
  sequence: GivenAnswer;
  list: RefObject<HTMLOListElement>;
  onSequence(sequence: GivenAnswer): void;
}

/** How a row moves: by its buttons, and by the arrow keys while it has the focus. */
const MOVES = [
  { key: 'ArrowUp', by: -1, shape: '↑', name: questionText.moveUp },
  { key: 'ArrowDown', by: 1, shape: '↓', name: questionText.moveDown },
] as const;

/** Steps to put in order. */
function OrderRows({ choices, sequence, list, onSequence }: OrderProps) {
  const [said, setSaid] = useState('');
  // A row that moves is taken out of the page and put in again, and that costs it the focus.
  const held = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    giveFocus(held.current);
    held.current = null;
  });

  const move = (place: number, by: -1 | 1): void => {
    const [one, other] = [sequence[place], sequence[place + by]];
    if (one === undefined || other === undefined) return;
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setSaid(questionText.moved(choices[one]?.text ?? '', place + by + 1));
    const next = [...sequence];
    next[place] = other;
    next[place + by] = one;
    onSequence(next);
  };

  return (
    <>
      <ol class="order-rows plain stack-s" ref={list}>
        {sequence.map((position, place) => {
          const text = choices[position]?.text ?? '';
          return (
            <li
              key={position}
              class="choice option"
              tabIndex={-1}
              onKeyDown={event => {
                const pressed = MOVES.find(({ key }) => key === event.key);
                if (pressed === undefined) return;
                event.preventDefault();
                move(place, pressed.by);
              }}
            >
              <span class="faint numeric" aria-hidden="true">
                {place + 1}
              </span>
              <span class="choice-text">{text}</span>
              <span class="order-moves cluster">
                {MOVES.map(({ by, shape, name }) => (
                  <button
                    key={by}
                    type="button"
                    class="small"
                    aria-label={questionText.move(name, text)}
                    aria-disabled={sequence[place + by] === undefined}
                    onClick={() => move(place, by)}
                  >
                    <span aria-hidden="true">{shape}</span> {name}
                  </button>
                ))}
              </span>
            </li>
          );
        })}
      </ol>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
