import './statement.css';
import { characterCount } from '../../base/typed.ts';
import { Button } from '../../kit/Button.tsx';
import { Link } from '../../kit/Link.tsx';
import type { ChannelPart } from '../../playbook/release-kit.ts';
import type { TemplatePiece } from '../../playbook/template.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { AccountEntry } from '../core/account.ts';
import { dotted } from '../core/words/named.ts';
import type { Ledger } from '../facts/ledger.ts';
import { unusableWords } from '../facts/words.ts';
import { eventSentence } from '../incident/sentences.ts';
import { UndoButton } from '../parts/ActButton.tsx';
import { MarkLine } from '../parts/drill-marks.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import type { TextSegment } from '../statements/segment.ts';
import { isPublication, versionOut } from '../statements/statement.ts';
import { Versions } from '../statements/Versions.tsx';
import type { Statement, StatementVersion } from '../statements/version.ts';
import { versionText } from '../statements/versions-words.ts';
import {
  draftToken,
  editorText,
  pathText,
  promiseWords,
  statementKindLabel,
  statementText,
} from '../statements/words.ts';
import { channelOf, partLabel } from './release-work.tsx';
import { CorrectButton } from './StatementStale.tsx';

interface Props {
  statement: Statement;
  version: StatementVersion;
  /** @param version absent for the latest */
  onShow(version?: string): void;
  onEdit(): void;
}

/** A version as it goes out, its promise, and the places where it and the other versions were published. */
export function StatementSheet({ statement, version, onShow, onEdit }: Props) {
  const work = useWork();
  const { latest, versions, drafts, published, withdrawn, stale } = statement;
  const { locked } = work;
  const isLatest = version === latest;
  const corrects = work.view.statements.find(({ id }) => id === latest.corrects);
  return (
    <div class="statement-sheet stack stays">
      <VersionLine version={version} />
      {!isLatest && (
        <p class="notice">
          {pathText.old(version.number, latest.number)}{' '}
          <Button words={pathText.toLatest} class="quiet small" onClick={() => onShow()} />
        </p>
      )}
      {corrects !== undefined && <p class="small">{statementText.corrects(corrects.title)}</p>}
      <StatementPaper {...version} />
      {isLatest &&
        drafts
          .filter(draft => draft !== version)
          .map(draft => (
            <div key={draft.id} class="notice" role="alert">
              <p>{pathText.twoDrafts}</p>
              <VersionLine version={draft} />
              <StatementPaper {...draft} />
            </div>
          ))}
      <p class="small">{promiseWords(version, timeNow())}</p>
      {!locked && isLatest && (
        <div class="cluster no-print">
          <Button words={pathText.edit} id="statement-edit" onClick={onEdit} />
          {(published ?? withdrawn) !== undefined && stale.length === 0 && (
            <CorrectButton id={statement.id} title={statement.title} class="quiet" />
          )}
        </div>
      )}
      <Publications versions={versions} />
      {versions.length > 1 && (
        <details class="small no-print">
          <summary>{pathText.versions(versions.length)}</summary>
          <Versions versions={versions} keyOf={({ id }) => id} shown={version.id} onShow={onShow}>
            {each => <VersionLine version={each} />}
          </Versions>
        </details>
      )}
    </div>
  );
}

/** Which version of what this is. */
function VersionLine({ version }: { version: StatementVersion }) {
  const { names, said } = useWork();
  const { number, channel, kind } = version;
  return (
    <p class="small faint">
      <strong>{versionText.version(number)}</strong>
      {'\u00a0· '}
      {dotted(names.channelTitle(channel), statementKindLabel[kind], statementText.savedBy(said(version)))}
    </p>
  );
}

/** Where and when its versions went out. */
function Publications({ versions }: Pick<Statement, 'versions'>) {
  const { view, locked } = useWork();
  const gone = new Map(
    view.account.flatMap(({ event, takenBack }) =>
      event.type === 'withdrawn' && takenBack === undefined ? [[event.data.publication, event] as const] : [],
    ),
  );
  const out = view.account.flatMap(({ event, takenBack }) =>
    isPublication(event) && versions.some(({ id }) => id === versionOut(event))
      ? [{ event, takenBack, gone: gone.get(event.id), ...event.data }]
      : [],
  );
  return out.length === 0 ? null : (
    <section class="publications">
      <h3>{pathText.publications}</h3>
      <ul class="ruled">
        {out.map(({ event, takenBack, gone, place, publishedAt, link }) => (
          <li key={event.id} class="stack-s">
            <p class="small faint numeric">{shownTime(publishedAt)}</p>
            <ActRow event={event} takenBack={takenBack} />
            {link !== undefined && (
              <p class="small">
                <Link to={link} />
              </p>
            )}
            {gone !== undefined && (
              <div class="small">
                <ActRow event={gone} takenBack={undefined} />
                {!locked && <UndoButton event={gone.id} of={place} />}
              </div>
            )}
            {!locked && takenBack === undefined && gone === undefined && (
              <UndoButton event={event.id} of={place} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An act as the log tells it; one that was taken back is struck through, with who did that, when and why. */
export function ActRow({ event, takenBack }: Pick<AccountEntry, 'event' | 'takenBack'>) {
  const { names, said } = useWork();
  const sentence = eventSentence(event, names, timeNow());
  return takenBack === undefined ? (
    <p>{sentence}</p>
  ) : (
    <p class="small line-mark">
      <s>{sentence}</s> {deskText.takenBack(said(takenBack), takenBack.reason ?? '')}
    </p>
  );
}

/** Words as they go out; a token is what cannot go out yet. */
type Shown =
  | Pick<TextSegment, 'text'>
  | { readonly text: string; readonly fact: string }
  | { readonly token: string };

/** A draft with what the ledger says in place of its tokens. */
export const shownAs = (draft: readonly TemplatePiece[], { facts }: Ledger): readonly Shown[] =>
  draft.map(piece => {
    const fact = 'token' in piece ? facts.find(({ label }) => label === piece.token) : undefined;
    return fact?.usable === undefined ? piece : { text: fact.usable.value, fact: fact.id };
  });

/** Why a token cannot go out. */
function problemOf(token: string, { facts }: Ledger): string {
  const fact = facts.find(({ label }) => label === token);
  if (fact !== undefined) return editorText.openToken(token, unusableWords(fact));
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

interface PaperProps {
  title: string;
  /** Id of the channel. */
  channel: string;
  parts: readonly { readonly part: string; readonly text: readonly Shown[] }[];
}

/** A statement as it goes out, part by part. */
export function StatementPaper({ title, parts, channel }: PaperProps) {
  const work = useWork();
  const { ledger, drill } = work.view;
  const written = parts.filter(({ text }) => text.some(each => 'token' in each || each.text.trim() !== ''));
  return (
    <article class="statement-paper sheet">
      <MarkLine drill={drill !== undefined} />
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
