import type { ComponentChildren } from 'preact';

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
export function Field({ id, label, hint, source, problem, children }: Props) {
  return (
    <div class="field stack-1">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="small faint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {children}
      {source !== undefined && (
        <p class="small faint" id={`${id}-source`}>
          {source}
        </p>
      )}
    </div>
  );
}

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
