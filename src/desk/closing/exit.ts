import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Verdict } from '../../playbook/wizard/walk.ts';
import { keeperPost } from '../approval/posts.ts';
import { isSigner, isUntimely } from '../core/decided.ts';
import { OPEN, type Person } from '../core/define.ts';
import { officerOf } from '../core/desk.ts';
import { eventRecord, live, ofTypes } from '../core/events.ts';
import type { EventRecord, IncidentLog } from '../core/incident.ts';
import type { IncidentView } from '../core/view.ts';
import { type Distinguished, samePerson } from '../people/same-person.ts';

/** A matter that is to end without being handled here, and that a second person has to agree to. */
export interface ExitView {
  /** The officer whose answers end the matter. */
  readonly filedBy: Actor;
  /** Since when it waits: as it was filed, or opened again. UTC ISO 8601. */
  readonly since: string;
  /** The posts that may agree: of those that content names, not the one that filed it. */
  readonly posts: readonly string[];
  /** `returned`: the second person did not agree, and it is to be graded anew or put to somebody again. */
  readonly state: 'pending' | 'returned' | 'agreed';
  /** The second person's review of the matter as it is filed now. */
  readonly review: EventRecord<'exitReviewed'> | undefined;
}

/**
 * The reason that the triage gave, where the matter ended for it. The reason for answering directly was written before anybody
 * answered: there the result is the reply, which is recorded with the order.
 */
export const endedBecause = (
  index: PlaybookIndex,
  view: Pick<IncidentView, 'facts' | 'verdict'>,
): string | undefined =>
  view.verdict?.outcome.ends === 'answered' ? undefined : index.answer('reason', view.facts);

/** Whether somebody may not review the filing: he filed it himself, or nobody of another post is named. */
export function isOwnExit(
  people: Distinguished,
  filedBy: Actor,
  { person, post }: { readonly person: Person; readonly post: string },
): boolean {
  const filer = officerOf(filedBy);
  return filer === undefined ? filedBy.role === post : samePerson(people, filer, person);
}

/** @param verdict the result of the answers */
export function exitOf(
  log: IncidentLog,
  verdict: Verdict | undefined,
  people: Distinguished,
): ExitView | undefined {
  const named = verdict?.outcome.reviewedBy;
  if (named === undefined) return undefined;
  const filed = [...ofTypes(log, 'opened'), ...live(log, 'answered')].at(-1);
  if (filed === undefined) return undefined;
  // Another post than the filer's; where content names that one alone, another person of it.
  const others = named.filter(post => post !== filed.by.role);
  const posts = others.length === 0 ? named : others;
  const placeOf = ({ id }: { readonly id: string }): number => log.places.get(id) ?? 0;
  const waits = [filed, ...live(log, 'reopened')].reduce((last, each) =>
    placeOf(each) > placeOf(last) ? each : last,
  );
  const all = live(log, 'exitReviewed');
  // A review of another filing, made on another machine, does not count for this one.
  const elsewhere = new Set([...log.family.apartFrom(log, waits, all)]);
  const reviews = all.filter(
    each =>
      placeOf(each) > placeOf(waits) &&
      !elsewhere.has(each) &&
      posts.includes(each.data.post) &&
      posts.includes(keeperPost(people, each.data.person, each.by) ?? each.data.post) &&
      !isOwnExit(people, filed.by, each.data) &&
      isSigner(each.data.person) &&
      !isUntimely(each.data.decidedAt, each.at, waits.at),
  );
  // Where officers worked apart and one did not agree, his return counts until somebody decides.
  const current = log.family.values(log, OPEN);
  const returned = reviews.findLast(each => each.data.outcome === 'returned' && current.includes(each));
  const review = returned ?? reviews.findLast(({ data }) => data.outcome === 'agreed');
  return {
    filedBy: filed.by,
    since: waits.at,
    posts,
    state: review?.data.outcome ?? 'pending',
    review: review && eventRecord(review),
  };
}

declare module '../core/view.ts' {
  interface IncidentView {
    /** That it is to end without being handled here, where a second person has to agree. */
    readonly exit: ExitView | undefined;
  }
}
