import { earlierFirst } from '../../base/order.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { NOBODY, type TypedPerson, typedPerson } from '../../kit/person.ts';
import type { Actor } from '../../log/envelope.ts';
import { type Channel, isForReplies, type ReleaseKit } from '../../playbook/release-kit.ts';
import type { SignOffLine } from '../approval/sign-off.ts';
import { authorityWords } from '../approval/stands.ts';
import { present } from '../core/desk.ts';
import type { IncidentView } from '../core/view.ts';
import type { Ledger, LedgerEntry } from '../facts/ledger.ts';
import type { DeskPlace } from '../parts/route.ts';
import { shownTime } from '../parts/shown-time.tsx';
import { incidentNow, type Work } from '../parts/work.tsx';
import type { Recommended } from '../publications/recommend.ts';
import { isOut } from '../statements/life.ts';
import { isMarked } from '../statements/statement.ts';
import type { Statement } from '../statements/version.ts';
import { stageText } from '../statements/words.ts';

/** The way that something goes out; `undefined` where the playbook has dropped it. */
export const channelOf = ({ incident: { index } }: Work, channel: string): Channel | undefined =>
  index.playbook.release.channels.find(({ id }) => id === channel);

export const partLabel = (channel: Channel | undefined, part: string): string =>
  channel?.parts.find(({ id }) => id === part)?.label ?? part;

/** Where what goes this way went out from here last, or else the name of the way. */
export function usualPlace(work: Work, channel: string): string {
  const before = work.incident.view.statements
    .filter(({ latest }) => latest.channel === channel)
    .flatMap(({ versions }) => versions.flatMap(({ publications }) => publications))
    .filter(({ elsewhere }) => elsewhere === undefined);
  return before.at(-1)?.place ?? work.names.channelTitle(channel);
}

/** Id of the statement that was written, or written down, last. */
export function lastWritten(work: Work): string {
  const now = incidentNow(work);
  const last = now?.log.events.findLast(
    ({ type }) => type === 'statementSaved' || type === 'publishedElsewhere',
  );
  return (
    now?.view.statements.find(({ versions }) =>
      versions.some(({ id, publications }) =>
        [id, ...publications.map(out => out.event)].includes(last?.id ?? ''),
      ),
    )?.id ?? ''
  );
}

/** To the line that is next, or to publishing once all are through. */
export const focusNext = (): void => giveFocusSoon('.sign-off [data-next] h3, #publish-title');

/** Shapes of the checklist that say the same of a line; one that blocks has its own. */
export const lineShape = {
  passed: 'done',
  open: 'started',
  skipped: 'skipped',
  returned: 'skipped',
  waiting: 'todo',
  blocked: undefined,
} as const;

/** Whether a machine looks, and nobody signs. */
export const isMachine = ({ item }: SignOffLine): boolean =>
  !('ask' in item) && item.check !== 'approval' && item.check !== 'aloud';

/** The state of a statement, in words and as the same shape as on the checklist: the next obstacle, or where it was published. */
export function stageOf(
  { signOffOf, publications }: Pick<IncidentView, 'signOffOf' | 'publications'>,
  { latest, published }: Statement,
): { readonly state: 'todo' | 'started' | 'skipped' | 'done'; readonly words: string } {
  const out = latest.publications.findLast(isOut);
  const gone = latest.publications.at(-1);
  if (out !== undefined) {
    const { place, publishedAt, elsewhere } = out;
    const seen = publications.find(each => each.event === out.event);
    return {
      state: 'done',
      words: stageText.published(
        place,
        shownTime(publishedAt),
        elsewhere !== undefined,
        seen && authorityWords(seen),
      ),
    };
  }
  const { lines, next, authorised } = signOffOf(latest);
  if (gone?.withdrawn !== undefined && !isMarked(latest))
    return {
      state: 'skipped',
      words: stageText.withdrawn(gone.place, shownTime(gone.withdrawn.withdrawnAt)),
    };
  const returned = lines.find(({ state }) => state === 'returned');
  if (returned !== undefined) return { state: 'skipped', words: stageText.returned(returned.item.title) };
  const count = (wanted: 'blocked' | 'open'): number => lines.filter(({ state }) => state === wanted).length;
  if (count('blocked') > 0) return { state: 'todo', words: stageText.blocked(count('blocked')) };
  const words = (): string => {
    if (published !== undefined && latest.marks.length === 0) return stageText.edited(published.number);
    const on = authorised === undefined ? stageText : stageText.authorised;
    if (next === undefined) return on.ready;
    if (next.item.check === 'approval') return stageText.approving(next.item.title);
    return next.item.check === 'aloud' ? on.aloud : stageText.open(count('open'));
  };
  return { state: 'started', words: words() };
}

/** The likely verifier: who verified the last fact of the incident, or else the officer. */
export function likelyVerifier({ facts }: Pick<Ledger, 'facts'>, { name = '', title }: Actor): TypedPerson {
  const verified = facts.flatMap(({ history }) => history.findLast(({ person }) => person) ?? []);
  return typedPerson(verified.sort(earlierFirst).at(-1)?.person ?? present({ name, title }));
}

/**
 * Initial values of an account's form. A value taken over unchanged keeps its source and verifier; a changed value rests on
 * another source and another look, whose verifier is not known yet.
 * @param likely proposed as verifier where nobody has verified the fact
 */
export function verificationGrounds(
  from: Pick<LedgerEntry, 'source' | 'person' | 'verifiedAt'> | undefined,
  isChanged: boolean,
  likely: TypedPerson,
) {
  const { source, person, verifiedAt } = from ?? {};
  if (!isChanged) return { source, person: person === undefined ? likely : typedPerson(person), verifiedAt };
  return { source: undefined, person: person === undefined ? likely : NOBODY, verifiedAt: undefined };
}

/** The page for writing the recommended statement: its own, or the list where there is something to choose or to continue. */
export function placeToWrite(
  { channels }: Pick<ReleaseKit, 'channels'>,
  statements: readonly Statement[],
  recommended: Recommended | undefined,
): DeskPlace {
  const channel = channels.find(each => !isForReplies(each));
  const isUnderWay = statements.some(
    ({ latest }) => latest.kind !== 'reply' && latest.publications.length === 0,
  );
  if (recommended === undefined || channel === undefined || isUnderWay) return 'release';
  return recommended.kind === 'correction'
    ? `release/correct-${recommended.statement.id}`
    : `release/new-${channel.id}-${recommended.kind}`;
}
