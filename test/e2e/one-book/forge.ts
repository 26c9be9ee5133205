import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * Packages as anyone may write them who can recompute hashes. Nothing here knows an edition's shapes beyond what every
 * package has had: a list of playbooks, a list of events, an event's id, type, data, predecessors and hash.
 */

interface ForgedEvent {
  v: number;
  id: string;
  at: string;
  by: object;
  type: string;
  data: unknown;
  prev: string[];
  hash: string;
}

interface ForgedPackage {
  readonly playbooks: unknown[];
  readonly events: ForgedEvent[];
  readonly attachments: unknown[];
}

const read = (file: string): ForgedPackage => JSON.parse(file) as ForgedPackage;

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');

const hashOf = ({ hash: _, ...rest }: ForgedEvent): string => digest(rest);

/** A value with some texts in it changed for others, wherever they stand. */
export function replaced(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return texts.get(value) ?? value;
  if (Array.isArray(value)) return value.map(each => replaced(each, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, texts)]));
}

/**
 * A package with something changed in it and every hash right again: playbooks by what they are pinned by, events in
 * their order, whatever names an event by its hash.
 */
export function forged(file: string, change: (content: ForgedPackage) => void): string {
  const content = read(file);
  const pinned = content.playbooks.map(digest);
  change(content);
  const renamed = new Map(
    content.playbooks.map((playbook, place) => [pinned[place] ?? '', digest(playbook)]),
  );
  for (const event of content.events) {
    Object.assign(event, { data: replaced(event.data, renamed), prev: replaced(event.prev, renamed) });
    const before = event.hash;
    event.hash = hashOf(event);
    renamed.set(before, event.hash);
  }
  return JSON.stringify(content);
}

/** The last event of a kind. */
export function lastOf({ events }: ForgedPackage, type: string): ForgedEvent {
  const found = events.findLast(event => event.type === type);
  if (found === undefined) throw new Error(`no event of the kind ${type}`);
  return found;
}
