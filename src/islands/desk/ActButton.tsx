import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Command } from '../../incident/decide.ts';
import { Button } from '../../kit/Button.tsx';
import { useWork } from './work.ts';

interface Props {
  command: Command;
  words: ComponentChildren;
  /** Its name, where the words on it are not enough. */
  label?: string;
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
      <Button class={`no-print ${style ?? ''}`} {...said} onClick={press} />
      {problem !== undefined && (
        <span class="problem" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
