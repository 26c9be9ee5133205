import { useState } from 'preact/hooks';
import { FieldInput } from '../../../kit/FieldInput.tsx';
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

/** As what the matter is told: another variant begins the draft anew. */
export function StatementVariant({ variants, chosen, advised, isWritten, onChoose }: Props) {
  const [wanted, setWanted] = useState<string>();
  const shown = wanted ?? chosen;
  const choose = (variant: string): void => {
    setWanted(undefined);
    onChoose(variant);
  };
  return (
    <>
      <FieldInput
        id="statement-variant"
        field={{
          kind: 'choice',
          label: editorText.variant,
          hint: variants.find(({ id }) => id === shown)?.hint,
          options: variants.map(({ id, title }) => ({
            value: id,
            label: id === advised ? editorText.advised(title) : title,
          })),
        }}
        value={shown}
        onValue={value => (isWritten && value !== chosen ? setWanted(String(value)) : choose(String(value)))}
      />
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
