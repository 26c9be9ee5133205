import { useRef } from 'preact/hooks';
import { characterCount } from '../../../base/typed.ts';
import type { Ledger } from '../../../incident/release/ledger.ts';
import { described, Field } from '../../../kit/Field.tsx';
import { useGrowingRows } from '../../../kit/useGrowingRows.ts';
import type { ChannelPart } from '../../../playbook/release-kit.ts';
import type { Piece } from '../../../playbook/template.ts';
import { editorText } from '../../../text/statements.ts';

/** Lines that a part shows: all it has, within a screen. */
const ROWS = { least: 4, most: 24 } as const;

interface Props {
  part: ChannelPart;
  text: string;
  /** The draft as it would go out. */
  pieces: readonly Piece[];
  ledger: Ledger;
  problem: string | undefined;
  onText(text: string): void;
  onFocus(): void;
}

/** Where a part is written. The field has the id `part-<id>`. */
export function StatementPart({ part, text, pieces, ledger, problem, onText, onFocus }: Props) {
  const id = `part-${part.id}`;
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowingRows(field, text, ROWS);
  const usable = new Map(ledger.facts.map(fact => [fact.label, fact.usable?.value]));
  const shown = pieces
    .map(piece => ('text' in piece ? piece.text : (usable.get(piece.token) ?? '')))
    .join('');
  const length = characterCount(shown.trim());
  const over = part.limit !== undefined && length > part.limit;
  return (
    <div class="statement-part">
      <Field id={id} label={part.label} hint={part.hint} problem={problem}>
        <textarea
          ref={field}
          id={id}
          rows={ROWS.least}
          value={text}
          {...described(id, part.hint, problem)}
          onFocus={onFocus}
          onInput={event => onText(event.currentTarget.value)}
        />
      </Field>
      <p class={`small numeric ${over ? 'alarm-word' : 'faint'}`}>
        {part.limit === undefined ? editorText.plainCount(length) : editorText.count(length, part.limit)}
      </p>
    </div>
  );
}
