import type { ComponentChildren } from 'preact';
import { Problem } from './Problem.tsx';

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  /** Where what stands in it is known from. */
  source?: string | undefined;
  /** One sentence on what is wrong with the value. */
  problem?: string | undefined;
  children: ComponentChildren;
}

/** A labelled field with its hint and, when refused, the sentence that says why. */
export const Field = ({ id, label, hint, source, problem, children }: Props) => (
  <div class="field stack-1">
    <label for={id}>{label}</label>
    <HintAndProblem {...{ id, hint, problem }} />
    {children}
    {source !== undefined && (
      <p class="small faint" id={`${id}-source`}>
        {source}
      </p>
    )}
  </div>
);

/** What stands between the name of a field and its input. */
export const HintAndProblem = ({ id, hint, problem }: Pick<Props, 'id' | 'hint' | 'problem'>) => (
  <>
    {hint !== undefined && (
      <p class="small faint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <Problem id={`${id}-problem`}>{problem}</Problem>
  </>
);

/** The `aria-describedby` and `aria-invalid` that tie an input to its field. */
export function described(
  id: string,
  hint: string | undefined,
  problem: string | undefined,
  source?: string,
) {
  const ids = [
    hint !== undefined && `${id}-hint`,
    source !== undefined && `${id}-source`,
    problem !== undefined && `${id}-problem`,
  ]
    .filter(Boolean)
    .join(' ');
  return { ...(ids === '' ? {} : { 'aria-describedby': ids }), 'aria-invalid': problem !== undefined };
}

/** What an input takes of its field. */
export interface InputProps<Ask, Value> {
  id: string;
  field: Ask;
  value: Value;
  about: ReturnType<typeof described> & { disabled?: boolean | undefined };
  onValue(value: string): void;
}
