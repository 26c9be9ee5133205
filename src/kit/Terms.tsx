import type { ComponentChildren } from 'preact';

interface Props {
  class?: string;
  /** Left out where there is none. */
  terms: readonly (
    | readonly [term: ComponentChildren, said: ComponentChildren, style?: string | undefined]
    | false
    | undefined
  )[];
}

/** Terms, each with its description. */
export const Terms = ({ class: name, terms }: Props) => (
  <dl class={name}>
    {terms.map(
      (each, place) =>
        each && (
          <div key={place} class={each[2]}>
            <dt>{each[0]}</dt>
            <dd>{each[1]}</dd>
          </div>
        ),
    )}
  </dl>
);
