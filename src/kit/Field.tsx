import type { ComponentChildren } from 'preact';
import { formText } from './form-words.ts';
import { Problem } from './Problem.tsx';

interface Props {
  id: string;
  label: string;
  /** Where the label is a heading of the screen. */
  rank?: 1 | 2 | undefined;
  /** Stands before it in that heading. */
  place?: string | undefined;
  hint?: string | undefined;
  /** Origin of the proposed value. */
  source?: string | undefined;
  /** The field beside it that says where both are known from. */
  proposedWith?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  /** One sentence about a fault in the value. */
  problem?: string | undefined;
  /** Draws the input, linked to its hint and its problem. */
  children(about: About): ComponentChildren;
}

/** A labelled field with its hint and, when refused, the sentence that says why. */
export const Field = ({
  id,
  label,
  rank,
  place,
  hint,
  source,
  proposedWith = source && id,
  disabled,
  required,
  problem,
  children,
}: Props) => (
  <div class="field stack-s" data-field={id} data-proposed={proposedWith !== undefined}>
    <Ranked rank={rank} place={place}>
      <label for={id}>{label}</label>
    </Ranked>
    <HintAndProblem {...{ id, hint, problem }} />
    {children({
      ...described(id, hint, problem, proposedWith),
      disabled,
      'aria-required': required || undefined,
    })}
    <Proposed id={id} source={source} />
  </div>
);

/** Marks the value of a field as proposed by the machine, with its origin. */
export const Proposed = ({ id, source }: Pick<Props, 'id' | 'source'>) =>
  source === undefined ? null : (
    <p class="small proposed" id={`${id}-source`}>
      {formText.proposed(source)}
    </p>
  );

/** The name of a field, where it may be a heading. */
export function Ranked({
  rank,
  place,
  children,
}: Pick<Props, 'rank' | 'place'> & { children: ComponentChildren }) {
  if (rank === undefined) return <>{children}</>;
  const Heading = rank === 1 ? 'h1' : 'h2';
  return (
    <Heading tabIndex={-1}>
      {place !== undefined && <span class="small faint block">{place}</span>}
      {place !== undefined && ' '}
      {children}
    </Heading>
  );
}

/** Hint and problem, between the name of a field and its input. */
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
  proposedWith?: string,
) {
  const ids = [
    hint !== undefined && `${id}-hint`,
    proposedWith !== undefined && `${proposedWith}-source`,
    problem !== undefined && `${id}-problem`,
  ]
    .filter(Boolean)
    .join(' ');
  return { ...(ids === '' ? {} : { 'aria-describedby': ids }), 'aria-invalid': problem !== undefined };
}

type About = ReturnType<typeof described> & {
  disabled?: boolean | undefined;
  'aria-required'?: true | undefined;
};

/** Props of an input. */
export interface InputProps<Ask, Value> {
  id: string;
  field: Ask;
  value: Value;
  about: About;
  onValue(value: string): void;
}

/** Props of a component that draws one field of a form. */
export interface FieldInputProps<Ask> {
  id: string;
  field: Ask;
  /** As typed, or the initial value. */
  value: unknown;
  problem?: string | undefined;
  onValue(value: unknown): void;
  onFile?(file: File | undefined): void;
}
