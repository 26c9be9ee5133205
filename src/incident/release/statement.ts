import type { Actor } from '../../log/envelope.ts';
import type { StatementKind } from '../../playbook/release-kit.ts';
import type { Person, ReleaseEvent, Segment } from '../event.ts';
import type { Log } from '../state.ts';
import { textOf } from './compose.ts';
import type { Ledger } from './ledger.ts';

/** Somebody's yes or no to a version. */
export interface ApprovalMark {
  readonly event: string;
  readonly at: string;
  readonly stage: string;
  readonly person: Person;
  readonly approved: boolean;
  /** The opinion, or why it was returned. */
  readonly text: string | undefined;
}

/** A check of the gate that somebody made or passed over. */
export interface GateMark {
  readonly event: string;
  readonly at: string;
  readonly by: Actor;
  readonly item: string;
  readonly passed: boolean;
  /** What was found, or the reason for passing it over. */
  readonly text: string;
  readonly person: Person | undefined;
}

/** A publication: place, time and link. */
interface Publication {
  readonly event: string;
  readonly publishedAt: string;
  readonly place: string;
  readonly link: string | undefined;
  readonly nextUpdate: string | undefined;
}

/** One saved version of a statement. An edit is another version, with nothing checked and nothing approved. */
export interface StatementVersion {
  /** The id of the event that saved it. */
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly at: string;
  readonly by: Actor;
  readonly statement: string;
  readonly channel: string;
  readonly kind: StatementKind;
  readonly title: string;
  readonly parts: readonly { readonly part: string; readonly text: readonly Segment[] }[];
  readonly nextUpdate: string | undefined;
  readonly noUpdate: string | undefined;
  readonly corrects: string | undefined;
  readonly marks: readonly GateMark[];
  readonly approvals: readonly ApprovalMark[];
  readonly publications: readonly Publication[];
}

/** A fact that a published version states otherwise than the ledger does now. */
export interface StaleFact {
  readonly fact: string;
  readonly label: string;
  readonly said: string;
  /** What is verified now; `undefined` where nothing is any more. */
  readonly now: string | undefined;
}

export interface Statement {
  readonly id: string;
  /** Oldest first; never empty. */
  readonly versions: readonly StatementVersion[];
  readonly latest: StatementVersion;
  /** The version that was published last, if any. */
  readonly published: StatementVersion | undefined;
  /** Ids of statements that were published to set this one right, or to set those right. */
  readonly correctedBy: readonly string[];
  /** Of the published version; empty once a published correction says what is right. */
  readonly stale: readonly StaleFact[];
}

type Saved = Extract<ReleaseEvent, { type: 'statementSaved' }>;

function staleFacts(version: StatementVersion, ledger: Ledger): readonly StaleFact[] {
  const found = new Map<string, StaleFact>();
  for (const { text } of version.parts)
    for (const segment of text) {
      if (!('fact' in segment)) continue;
      const fact = ledger.byId.get(segment.fact);
      const now = fact?.usable?.value;
      if (now !== segment.text)
        found.set(segment.fact, {
          fact: segment.fact,
          label: fact?.label ?? segment.fact,
          said: segment.text,
          now,
        });
    }
  return [...found.values()];
}

const isDigit = (character: string | undefined): boolean => character !== undefined && /\d/.test(character);

/** Whether a text holds a value as it stands: “3人” is not in “13人”. */
function holdsValue(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    const runsOn =
      (isDigit(text[at]) && isDigit(text[at - 1])) || (isDigit(text[end - 1]) && isDigit(text[end]));
    if (!runsOn) return true;
  }
  return false;
}

/**
 * Published versions that set a statement right, and those that set them right in turn.
 * @param versions the last published version of every statement
 */
function correctionsOf(
  statement: string,
  versions: readonly StatementVersion[],
): readonly StatementVersion[] {
  const found = new Set<StatementVersion>();
  const waiting = [statement];
  for (let wrong = waiting.pop(); wrong !== undefined; wrong = waiting.pop())
    for (const version of versions)
      if (version.corrects === wrong && version.statement !== statement && !found.has(version)) {
        found.add(version);
        waiting.push(version.statement);
      }
  return [...found];
}

/** Every statement of an incident, in the order in which they were begun. */
export function statementsOf({ state: { release, undone } }: Log, ledger: Ledger): readonly Statement[] {
  const saved = new Map<string, Saved[]>();
  /** Versions keep their number when an earlier one is taken back: it may stand on paper by then. */
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  const marks = new Map<string, GateMark[]>();
  const approvals = new Map<string, ApprovalMark[]>();
  const publications = new Map<string, Publication[]>();
  const add = <Item>(to: Map<string, Item[]>, key: string, item: Item): void => {
    const list = to.get(key);
    if (list === undefined) to.set(key, [item]);
    else list.push(item);
  };
  // What went out cannot be taken back; only its publication can, where it was recorded by mistake.
  const out = new Set<string>();
  for (const { type, id, data } of release)
    if (type === 'published' && !undone.has(id)) out.add(data.version);
  for (const event of release) {
    const { id, at, by } = event;
    if (event.type === 'statementSaved') {
      const number = (counts.get(event.data.statement) ?? 0) + 1;
      counts.set(event.data.statement, number);
      numbers.set(id, number);
    }
    if (undone.has(id) && !out.has(id)) continue;
    switch (event.type) {
      case 'statementSaved':
        add(saved, event.data.statement, event);
        break;
      case 'gatePassed':
        add(marks, event.data.version, {
          event: id,
          at,
          by,
          item: event.data.item,
          passed: true,
          text: event.data.note,
          person: event.data.person,
        });
        break;
      case 'gateSkipped':
        add(marks, event.data.version, {
          event: id,
          at,
          by,
          item: event.data.item,
          passed: false,
          text: event.data.reason,
          person: undefined,
        });
        break;
      case 'approved':
      case 'returned':
        add(approvals, event.data.version, {
          event: id,
          at,
          stage: event.data.stage,
          person: event.data.person,
          approved: event.type === 'approved',
          text: event.type === 'approved' ? event.data.opinion : event.data.reason,
        });
        break;
      case 'published': {
        const { publishedAt, place, link, nextUpdate } = event.data;
        add(publications, event.data.version, { event: id, publishedAt, place, link, nextUpdate });
      }
    }
  }
  const versions = [...saved].map(([statement, events]) => ({
    statement,
    versions: events.map(
      ({ id, at, by, data }): StatementVersion => ({
        id,
        number: numbers.get(id) ?? 1,
        at,
        by,
        statement,
        channel: data.channel,
        kind: data.kind,
        title: data.title,
        parts: data.parts,
        nextUpdate: data.nextUpdate,
        noUpdate: data.noUpdate,
        corrects: data.corrects,
        marks: marks.get(id) ?? [],
        approvals: approvals.get(id) ?? [],
        publications: publications.get(id) ?? [],
      }),
    ),
  }));
  const publishedOf = (of: readonly StatementVersion[]): StatementVersion | undefined =>
    of.findLast(({ publications }) => publications.length > 0);
  const lastPublished = versions.flatMap(({ versions: own }) => publishedOf(own) ?? []);
  return versions.flatMap(({ statement, versions: own }): readonly Statement[] => {
    const latest = own.at(-1);
    if (latest === undefined) return [];
    const published = publishedOf(own);
    const corrections = published === undefined ? [] : correctionsOf(statement, lastPublished);
    const told = corrections.map(statementText);
    const stale = published === undefined ? [] : staleFacts(published, ledger);
    return [
      {
        id: statement,
        versions: own,
        latest,
        published,
        correctedBy: corrections.map(version => version.statement),
        // A correction settles a fact when it says what is verified now, or names what is no longer so; a cause that
        // fell must not be named again, so to speak of the cause is enough.
        stale: stale.filter(({ fact, label, said, now }) => {
          const named = now ?? (ledger.byId.get(fact)?.cause === true ? label : said);
          return !told.some(text => holdsValue(text, named));
        }),
      },
    ];
  });
}

/** The whole text of a version, part after part. */
export const statementText = ({ parts }: StatementVersion): string =>
  parts.map(({ text }) => textOf(text)).join('\n');
