import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Command } from '../../incident/decide.ts';
import { useWork } from './work.ts';

interface Props {
  command: Command;
  /** Its name, where the words on it are not enough. */
  label?: string;
  class?: string;
  onDone?: () => void;
  children: ComponentChildren;
}

/** Does one thing with one press, or says why it cannot be done. */
export function ActButton({ command, label, class: style, onDone, children }: Props) {
  const { act } = useWork();
  const [problem, setProblem] = useState<string>();
  return (
    <>
      <button
        type="button"
        class={`no-print ${style ?? ''}`}
        aria-label={label}
        onClick={() => {
          const refused = act(command);
          setProblem(refused?.sentence);
          if (refused === undefined) onDone?.();
        }}
      >
        {children}
      </button>
      {problem !== undefined && (
        <span class="problem" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
