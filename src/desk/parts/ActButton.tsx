import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import type { Command } from '../core/incident.ts';
import { deskText } from './words.ts';
import { useWork } from './work.tsx';

interface Props {
  command: Command;
  words: ComponentChildren;
  /** The object of the press, where the button's words are not enough. */
  of?: string;
  class?: string;
  onDone?: () => void;
}

/** Does one thing with one press, or says why it cannot be done. */
export function ActButton({ command, class: style, onDone, ...said }: Props) {
  const { act } = useWork();
  const [problem, setProblem] = useState<string>();
  const press = (): void => {
    const refused = act(command);
    setProblem(refused?.sentence);
    if (refused === undefined) onDone?.();
  };
  return (
    <>
      <Button class={style} {...said} onClick={press} />
      <Problem>{problem}</Problem>
    </>
  );
}

interface UndoProps {
  /** The record to take back. */
  event: string;
  /** Name of that record. */
  of: string;
}

/** Takes a record back, or says why that cannot be done. Where others have relied on it the incident's frame asks for more than a press. */
export function UndoButton({ event, of }: UndoProps) {
  const { log, undoForm } = useWork();
  const target = log.events[log.places.get(event) ?? -1];
  return (
    (target && undoForm(target, of)) ?? (
      <ActButton words={deskText.undo} command={{ kind: 'undo', event }} of={of} class="quiet small" />
    )
  );
}
