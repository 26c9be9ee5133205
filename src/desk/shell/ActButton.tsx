import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { FormButton } from '../../kit/Disclosure.tsx';
import { disclosedText } from '../../kit/Form.tsx';
import { Problem } from '../../kit/Problem.tsx';
import type { Command } from '../incident/decide.ts';
import { TakeBack } from '../publications/TakeBack.tsx';
import { isReliedOn } from '../record/undone.ts';
import { isPublication } from '../statements/statement.ts';
import { deskText } from './words.ts';
import { useWork } from './work.tsx';

interface Props {
  command: Command;
  words: ComponentChildren;
  /** What it is pressed for, where the words on it are not enough. */
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
  /** What that is. */
  of: string;
}

/**
 * Takes a record back, with a reason where others have relied on it, and asks of what went out whether it was taken down; or says why that cannot be done: a published version, a
 * closed incident.
 */
export function UndoButton({ event, of }: UndoProps) {
  const { log, act } = useWork();
  const target = log.events[log.places.get(event) ?? -1];
  if (target === undefined || !isReliedOn(target))
    return <ActButton words={deskText.undo} command={{ kind: 'undo', event }} of={of} class="quiet small" />;
  if (isPublication(target)) return <TakeBack event={event} of={of} />;
  return (
    <FormButton
      {...disclosedText({
        id: `undo-${event}`,
        button: deskText.undo,
        of,
        class: 'quiet small',
        label: deskText.undoReason,
        hint: deskText.undoReasonHint,
        action: deskText.undo,
        onText: reason => act({ kind: 'undo', event, reason }),
      })}
    />
  );
}
