import './statement.css';
import { characterCount } from '../../../base/typed.ts';
import type { Ledger } from '../../../incident/release/ledger.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import type { Channel, ChannelPart } from '../../../playbook/release-kit.ts';
import type { Piece } from '../../../playbook/template.ts';
import { whyUnusable } from '../../../text/facts.ts';
import { draftToken, editorText } from '../../../text/statements.ts';
import { DrillLine } from '../../shared/drill-marks.tsx';

/** A value that came from the ledger; pointing at it says where from. */
function Inserted({ text, fact, ledger }: { text: string; fact: string; ledger: Ledger }) {
  const known = ledger.byId.get(fact);
  const isSame = known?.usable?.value === text;
  return (
    <mark
      class="inserted"
      data-stale={!isSame}
      title={known === undefined ? undefined : editorText.factTitle(known.label, known.usable?.source ?? '')}
    >
      {text}
    </mark>
  );
}

/** A saved version as it goes out, part by part. */
export function StatementPaper({
  version: { title, parts },
  channel,
  ledger,
  drill,
}: {
  version: StatementVersion;
  channel: Channel | undefined;
  ledger: Ledger;
  drill: boolean;
}) {
  const written = parts.filter(({ text }) => text.some(segment => segment.text.trim() !== ''));
  return (
    <article class="statement-paper sheet">
      <DrillLine drill={drill} />
      <h2>{title}</h2>
      {written.map(({ part, text }) => (
        <section key={part}>
          {written.length > 1 && (
            <h3 class="small faint">{channel?.parts.find(({ id }) => id === part)?.label ?? part}</h3>
          )}
          <p>
            {text.map((segment, position) =>
              'fact' in segment ? (
                <Inserted key={position} text={segment.text} fact={segment.fact} ledger={ledger} />
              ) : (
                segment.text
              ),
            )}
          </p>
        </section>
      ))}
    </article>
  );
}

interface PreviewProps {
  /** A part's draft as it would go out. */
  pieces: readonly Piece[];
  ledger: Ledger;
}

/** A part's draft as it would go out; what cannot go out stands in its place and says why. */
function DraftPreview({ pieces, ledger }: PreviewProps) {
  if (pieces.length === 0) return <p class="faint small">{editorText.previewEmpty}</p>;
  return (
    <p class="statement-preview">
      {pieces.map((piece, position) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces have no name but their place.
        if ('text' in piece) return piece.text;
        const fact = ledger.facts.find(({ label }) => label === piece.token);
        if (fact?.usable !== undefined)
          return <Inserted key={position} text={fact.usable.value} fact={fact.id} ledger={ledger} />;
        return (
          <span key={position} class="token-problem tag">
            {fact !== undefined
              ? editorText.openToken(piece.token, whyUnusable(fact))
              : piece.token === draftToken.next
                ? editorText.timeToken
                : editorText.unknownToken(piece.token)}
          </span>
        );
        // biome-ignore-end lint/suspicious/noArrayIndexKey: pieces have no name but their place.
      })}
    </p>
  );
}

/** A draft as it would go out. */
export function DraftOut({
  title,
  parts,
  ledger,
}: {
  title: string;
  parts: readonly (readonly Piece[])[];
  ledger: Ledger;
}) {
  return (
    <section class="statement-out stack-2 card" aria-labelledby="out-title">
      <h2 id="out-title">{editorText.preview}</h2>
      <p class="statement-out-title">{title}</p>
      {parts.map((pieces, position) => (
        <DraftPreview key={position} pieces={pieces} ledger={ledger} />
      ))}
    </section>
  );
}

/** How long a part is as it would go out, and how long it may be. */
export function PartLength({ part: { limit }, pieces, ledger }: PreviewProps & { part: ChannelPart }) {
  const usable = new Map(ledger.facts.map(fact => [fact.label, fact.usable?.value]));
  const shown = pieces.map(piece => ('text' in piece ? piece.text : (usable.get(piece.token) ?? '')));
  const length = characterCount(shown.join('').trim());
  return (
    <p class={`small numeric ${limit !== undefined && length > limit ? 'alarm-word' : 'faint'}`}>
      {limit === undefined ? editorText.plainCount(length) : editorText.count(length, limit)}
    </p>
  );
}
