import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { questionText } from '../../../text/study-question.ts';
import type { Given } from '../../../training/answering.ts';
import type { Choice } from '../../../training/question.ts';

interface Props {
  choices: readonly Choice[];
  /** Positions of the choices in the order they are in now. */
  sequence: Given;
  list: RefObject<HTMLOListElement>;
  onSequence(sequence: Given): void;
}

/** Steps to put in order: buttons move a row, and so do the arrow keys on the row that has the focus. */
export function OrderRows({ choices, sequence, list, onSequence }: Props) {
  const [said, setSaid] = useState('');
  // A row that moves is taken out of the page and put in again, and that costs it the focus.
  const held = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    held.current?.focus();
    held.current = null;
  });

  const move = (place: number, by: -1 | 1): void => {
    const [one, other] = [sequence[place], sequence[place + by]];
    if (one === undefined || other === undefined) return;
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const next = [...sequence];
    next[place] = other;
    next[place + by] = one;
    setSaid(questionText.moved(choices[one]?.text ?? '', place + by + 1));
    onSequence(next);
  };

  return (
    <>
      <ol class="choices order-rows stack-2" ref={list}>
        {sequence.map((position, place) => {
          const text = choices[position]?.text ?? '';
          return (
            <li
              key={position}
              class="choice option"
              tabIndex={-1}
              onKeyDown={event => {
                const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
                if (by === undefined) return;
                event.preventDefault();
                move(place, by);
              }}
            >
              <span class="choice-number" aria-hidden="true">
                {place + 1}
              </span>
              <span class="choice-text">{text}</span>
              <span class="order-moves">
                <button
                  type="button"
                  aria-label={questionText.moveUpLabel(text)}
                  aria-disabled={place === 0}
                  onClick={() => move(place, -1)}
                >
                  <span aria-hidden="true">↑</span> {questionText.moveUp}
                </button>
                <button
                  type="button"
                  aria-label={questionText.moveDownLabel(text)}
                  aria-disabled={place === sequence.length - 1}
                  onClick={() => move(place, 1)}
                >
                  <span aria-hidden="true">↓</span> {questionText.moveDown}
                </button>
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
