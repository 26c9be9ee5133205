import type { StatementVersion } from '../../../incident/release/statement.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { FieldInput } from '../../../kit/FieldInput.tsx';
import type { Variant } from '../../../playbook/release-kit.ts';
import { formText } from '../../../text/form.ts';
import { editorText, kindLabel, statementText } from '../../../text/statements.ts';
import type { StatementPlan } from './statement-draft.ts';
import type { Writing } from './useStatementDraft.ts';

interface Props {
  plan: StatementPlan;
  variants: readonly Variant[];
  writing: Writing;
  /** The version saved last; absent of a new statement. */
  latest: StatementVersion | undefined;
}

/** What is being written, and as what it was begun: it can be begun anew, and then as another variant. */
export function StatementBegun({ plan: { channel, kind, corrects }, variants, writing, latest }: Props) {
  const { draft, kept, advised, redraft } = writing;
  const isWritten = kept !== undefined;
  return (
    <>
      <p class="small faint">
        {channel.title} · {kindLabel[kind]}
        {corrects !== undefined &&
          ` · ${statementText.corrects((corrects.published ?? corrects.latest).title)}`}
      </p>
      {isWritten && (
        <p class="notice small cluster">
          <span>{kept === 'before' ? editorText.restored : editorText.kept}</span>{' '}
          {latest !== undefined && draft.base !== latest.id && (
            <span class="alarm-word">{editorText.behind(latest.number)}</span>
          )}
          <Confirm
            class="quiet small"
            ask={editorText.redo}
            yes={editorText.redoSure}
            no={formText.cancel}
            onYes={() => redraft(draft.variant)}
          />
        </p>
      )}
      {draft.variant !== '' && (
        <FieldInput
          id="statement-variant"
          field={{
            kind: 'choice',
            label: editorText.variant,
            hint: isWritten ? editorText.variantFixed : variants.find(({ id }) => id === draft.variant)?.hint,
            disabled: isWritten,
            options: variants.map(({ id, title }) => ({
              value: id,
              label: id === advised ? editorText.advised(title) : title,
            })),
          }}
          value={draft.variant}
          onValue={variant => redraft(String(variant))}
        />
      )}
    </>
  );
}
