import './statement.css';
import { characterCount } from '../../../base/typed.ts';
import type { Segment } from '../../../incident/kinds/statement-saved.ts';
import type { Ledger } from '../../../incident/release/ledger.ts';
import type { ChannelPart } from '../../../playbook/release-kit.ts';
import type { Piece } from '../../../playbook/template.ts';
import { whyUnusable } from '../../../text/facts.ts';
import { draftToken, editorText } from '../../../text/statements.ts';
import { DrillLine } from '../../shared/drill-marks.tsx';
import { useWork } from '../work.ts';
import { channelOf, partLabel } from './release.ts';

/** Words as they go out; a token is what cannot go out yet. */
type Shown =
  | Pick<Segment, 'text'>
  | { readonly text: string; readonly fact: string }
  | { readonly token: string };

/** A draft with what the ledger says in place of its tokens. */
export const shownAs = (draft: readonly Piece[], { facts }: Ledger): readonly Shown[] =>
  draft.map(piece => {
    const fact = 'token' in piece ? facts.find(({ label }) => label === piece.token) : undefined;
    return fact?.usable === undefined ? piece : { text: fact.usable.value, fact: fact.id };
  });

/** Why a token cannot go out. */
function problemOf(token: string, { facts }: Ledger): string {
  const fact = facts.find(({ label }) => label === token);
  if (fact !== undefined) return editorText.openToken(token, whyUnusable(fact));
  return token === draftToken.next ? editorText.timeToken : editorText.unknownToken(token);
}

function Word({ of, ledger }: { of: Shown; ledger: Ledger }) {
  if ('token' in of) return <span class="token-problem tag">{problemOf(of.token, ledger)}</span>;
  if (!('fact' in of)) return <>{of.text}</>;
  // A value that came from the ledger: pointing at it says where from.
  const known = ledger.byId.get(of.fact);
  return (
    <mark
      class="inserted"
      data-stale={known?.usable?.value !== of.text}
      title={known === undefined ? undefined : editorText.factTitle(known.label, known.usable?.source ?? '')}
    >
      {of.text}
    </mark>
  );
}

interface Props {
  title: string;
  /** Id of the channel. */
  channel: string;
  parts: readonly { readonly part: string; readonly text: readonly Shown[] }[];
}

/** A statement as it goes out, part by part. */
export function StatementPaper({ title, parts, channel }: Props) {
  const work = useWork();
  const { ledger, drill } = work.view;
  const written = parts.filter(({ text }) => text.some(each => 'token' in each || each.text.trim() !== ''));
  return (
    <article class="statement-paper sheet">
      <DrillLine drill={drill !== undefined} />
      <h2>{title}</h2>
      {written.map(({ part, text }) => (
        <section key={part}>
          {written.length > 1 && <h3 class="small faint">{partLabel(channelOf(work, channel), part)}</h3>}
          <p>
            {text.map((each, position) => (
              <Word key={position} of={each} ledger={ledger} />
            ))}
          </p>
        </section>
      ))}
    </article>
  );
}

/** How long a part is as it would go out, and how long it may be. */
export function PartLength({ part: { limit }, text }: { part: ChannelPart; text: readonly Shown[] }) {
  const shown = text.map(each => ('token' in each ? '' : each.text));
  const length = characterCount(shown.join('').trim());
  return (
    <p class={`small numeric ${limit !== undefined && length > limit ? 'alarm-word' : 'faint'}`}>
      {limit === undefined ? editorText.plainCount(length) : editorText.count(length, limit)}
    </p>
  );
}
