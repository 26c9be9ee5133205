import type { Ledger } from '../../../incident/release/ledger.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { whyUnusable } from '../../../text/facts.ts';
import { editorText } from '../../../text/statements.ts';

interface Props {
  ledger: Ledger;
  channel: Channel;
  /** Id of the part they go into. */
  part: string;
  onInsert(label: string): void;
}

/** The facts of the ledger, to be put in where the cursor stands; those that may not be told say why. */
export function FactChips({ ledger, channel: { parts }, part, onInsert }: Props) {
  return (
    <fieldset class="fact-chips">
      <legend>{editorText.insert}</legend>
      {parts.length > 1 && (
        <span class="small faint">
          {editorText.insertInto(parts.find(({ id }) => id === part)?.label ?? '')}
        </span>
      )}
      <div class="tool-row cluster">
        {ledger.facts
          .filter(({ state, element }) => state !== 'empty' || element?.extra !== true)
          .map(fact => (
            <button
              key={fact.id}
              type="button"
              disabled={fact.usable === undefined}
              title={fact.usable?.value}
              onClick={() => onInsert(fact.label)}
            >
              {fact.usable === undefined ? editorText.unusable(fact.label, whyUnusable(fact)) : fact.label}
            </button>
          ))}
      </div>
    </fieldset>
  );
}
