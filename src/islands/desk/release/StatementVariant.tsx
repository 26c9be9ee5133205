import { useState } from 'preact/hooks';
import { described, Field } from '../../../kit/Field.tsx';
import type { Variant } from '../../../playbook/release-kit.ts';
import { editorText } from '../../../text/statements.ts';

interface Props {
  variants: readonly Variant[];
  chosen: string;
  advised: string | undefined;
  /** Something was written that another variant would take away: it is asked for twice. */
  isWritten: boolean;
  onChoose(variant: string): void;
}

const FIELD = 'statement-variant';

/** As what the matter is told: another variant begins the draft anew. */
export function StatementVariant({ variants, chosen, advised, isWritten, onChoose }: Props) {
  const [wanted, setWanted] = useState<string>();
  const shown = wanted ?? chosen;
  const hint = variants.find(({ id }) => id === shown)?.hint;
  const choose = (variant: string): void => {
    setWanted(undefined);
    onChoose(variant);
  };
  return (
    <>
      <Field id={FIELD} label={editorText.variant} hint={hint}>
        <select
          id={FIELD}
          value={shown}
          {...described(FIELD, hint, undefined)}
          onChange={({ currentTarget: { value } }) =>
            isWritten && value !== chosen ? setWanted(value) : choose(value)
          }
        >
          {variants.map(({ id, title }) => (
            <option key={id} value={id}>
              {id === advised ? editorText.advisedVariant(title) : title}
            </option>
          ))}
        </select>
      </Field>
      {wanted !== undefined && (
        <p class="notice small" role="alert">
          {editorText.variantSure}{' '}
          <button type="button" class="quiet small" onClick={() => choose(wanted)}>
            {editorText.changeVariant}
          </button>{' '}
          <button type="button" class="quiet small" onClick={() => setWanted(undefined)}>
            {editorText.keepVariant}
          </button>
        </p>
      )}
    </>
  );
}
