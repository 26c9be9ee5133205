import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Packages with something wrong in them, as a bad disk, a bad hand or a bad will would make them. */

interface SomeEvent {
  id: string;
  stream: string;
  at: string;
  type: string;
  data: unknown;
  prev: string[];
  hash: string;
}

interface SomePackage {
  playbooks: unknown[];
  events: SomeEvent[];
  attachments: { sha256: string; data: string }[];
}

type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
/** One of at least one; an item may be what an earlier forgery left undefined. */
const oneOf = <Item>(random: Random, items: readonly Item[]): Item =>
  items[below(random, items.length)] as Item;

/** `undefined` for what has no canonical form, or is too deep for one. */
function digest(value: unknown): string | undefined {
  try {
    return createHash('sha256')
      .update(canonicalize(value) ?? 'null')
      .digest('hex');
  } catch {
    return undefined;
  }
}

function deep(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? { not: value } : [value];
  return value;
}

/** Values that no form would ever send. */
const strange: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1e308,
  () => '',
  () => '\u0000',
  () => 'constructor',
  () => '__proto__',
  () => '\ud800',
  () => '2026-13-45T99:99:99.000Z',
  () => '9999-12-31T23:59:59.999Z',
  () => '0000-01-01T00:00:00.000Z',
  () => 'javascript:alert(1)',
  () => '…'.repeat(50),
  () => '长'.repeat(100_000),
  () => [],
  () => ({}),
  () => deep(50),
  () => deep(3_000),
  () => Array.from({ length: 10_000 }, () => 0),
];

type Place = readonly [holder: Record<string, unknown> | unknown[], key: string];

/** Every place within a value that holds something. */
function placesIn(value: unknown): readonly Place[] {
  const places: Place[] = [];
  const rest = [value];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const holder = next as Record<string, unknown> | unknown[];
    for (const [key, held] of Object.entries(holder)) {
      places.push([holder, key]);
      rest.push(held);
    }
  }
  return places;
}

const held = ([holder, key]: Place): unknown => Reflect.get(holder, key);

/** Changes one place within a value: for something strange, for what stands elsewhere in it, or for nothing. */
function disturb(value: unknown, random: Random): void {
  const places = placesIn(value);
  if (places.length === 0) return;
  const place = oneOf(random, places);
  const [holder, key] = place;
  const kind = random();
  if (kind < 0.5) Reflect.set(holder, key, oneOf(random, strange)());
  else if (kind < 0.75) Reflect.set(holder, key, structuredClone(held(oneOf(random, places))));
  else if (Array.isArray(holder) && kind < 0.85) holder.push(structuredClone(held(place)));
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

const anEvent = (content: SomePackage, random: Random): SomeEvent => oneOf(random, content.events);

/** Changes to what a package holds. Hashes are made right again afterwards. */
const forgeries: readonly ((content: SomePackage, random: Random) => void)[] = [
  (content, random) => disturb(anEvent(content, random).data, random),
  (content, random) => disturb(anEvent(content, random).data, random),
  (content, random) => disturb(anEvent(content, random), random),
  (content, random) => disturb(content.playbooks, random),
  (content, random) => disturb(content, random),
  // One id for two records.
  (content, random) => {
    anEvent(content, random).id = anEvent(content, random).id;
  },
  // The same record once more, with other words or the same.
  (content, random) => {
    const again = structuredClone(anEvent(content, random));
    if (random() < 0.5) disturb(again.data, random);
    content.events.splice(below(random, content.events.length + 1), 0, again);
  },
  (content, random) => {
    content.events.splice(below(random, content.events.length), 1);
  },
  (content, random) => {
    content.events.sort(() => random() - 0.5);
  },
  // The data of one kind under the type of another.
  (content, random) => {
    const event = anEvent(content, random);
    const other = anEvent(content, random);
    if (random() < 0.5) event.type = other.type;
    else event.data = structuredClone(other.data);
  },
  // Any record taken back, by whatever takes one back here: the opening, an undo, itself.
  (content, random) => {
    const undone = content.events.find(({ type }) => type === 'undone');
    const last = content.events.at(-1);
    if (undone === undefined || last === undefined) return;
    const data = structuredClone(undone.data);
    for (const [holder, key] of placesIn(data))
      if (typeof held([holder, key]) === 'string') Reflect.set(holder, key, anEvent(content, random).id);
    content.events.push({
      ...structuredClone(undone),
      id: `7${last.id.slice(1)}`,
      data,
      prev: [last.hash],
      hash: ''.padStart(64, '7'),
    });
  },
  // Another past: none, somebody else's, one more.
  (content, random) => {
    const event = anEvent(content, random);
    const other = anEvent(content, random).hash;
    event.prev = oneOf(random, [[], [other], [...event.prev, other], [''.padStart(64, 'f')]]);
  },
  (content, random) => {
    anEvent(content, random).at = oneOf(random, [
      '1970-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
      anEvent(content, random).at,
    ]);
  },
  (content, random) => {
    for (const attachment of content.attachments)
      attachment.data = attachment.data.slice(0, -4 * below(random, 3));
  },
];

/** Hashes that fit again, where there can be any, and playbooks pinned by what they now are. */
function repair(content: SomePackage, pinned: Source['pinned']): void {
  const renamed = new Map<string, string>();
  for (const [place, playbook] of content.playbooks.entries()) {
    const before = pinned[place];
    if (before === undefined || JSON.stringify(playbook) === before.text) continue;
    const now = digest(playbook);
    if (now !== undefined) renamed.set(before.digest, now);
  }
  for (const event of content.events) {
    const { hash: before, ...rest } = event;
    for (const place of placesIn(rest)) {
      const name = held(place);
      const now = typeof name === 'string' ? renamed.get(name) : undefined;
      if (now !== undefined) Reflect.set(place[0], place[1], now);
    }
    const now = digest(rest);
    if (now === undefined) continue;
    event.hash = now;
    renamed.set(before, now);
  }
}

/** Some characters gone, changed or doubled; a file torn off. */
function scratched(text: string, random: Random): string {
  const at = below(random, text.length);
  const length = 1 + below(random, 20);
  switch (below(random, 5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at + length) + text.slice(at);
    case 3:
      return text.slice(0, at) + oneOf(random, ['"', '}', ',', '\u0000', '[', '-', '9']) + text.slice(at + 1);
    default:
      return text.slice(0, at) + text.slice(at, at + length).toUpperCase() + text.slice(at + length);
  }
}

export interface Source {
  readonly text: string;
  /** Its playbooks in their order, with what they are pinned by: worked out once, for they are long. */
  readonly pinned: readonly { readonly text: string; readonly digest: string }[];
}

export const sourceOf = (text: string): Source => ({
  text,
  pinned: (JSON.parse(text) as SomePackage).playbooks.map(playbook => ({
    text: JSON.stringify(playbook),
    digest: digest(playbook) ?? '',
  })),
});

/** Whether it can still be told what a forger would change: an earlier change may have broken more than it looks. */
const isWhole = ({ playbooks, events, attachments }: SomePackage): boolean =>
  Array.isArray(playbooks) &&
  Array.isArray(attachments) &&
  attachments.every(attachment => typeof attachment?.data === 'string') &&
  Array.isArray(events) &&
  events.length > 0 &&
  events.every(
    event =>
      typeof event === 'object' &&
      event !== null &&
      typeof event.id === 'string' &&
      typeof event.hash === 'string' &&
      Array.isArray(event.prev),
  );

/** A package with one to three things wrong in it; most have hashes that fit. */
export function mutated({ text, pinned }: Source, random: Random): string {
  if (random() < 0.15) return scratched(text, random);
  try {
    const content = JSON.parse(text) as SomePackage;
    const times = 1 + below(random, 3);
    for (let time = 0; time < times && isWhole(content); time += 1) oneOf(random, forgeries)(content, random);
    if (random() < 0.9 && isWhole(content)) repair(content, pinned);
    return JSON.stringify(content);
  } catch (error) {
    // Depth upon depth can be more than can be written; the readers get what is as deep, from other files.
    if (error instanceof RangeError) return scratched(text, random);
    throw error;
  }
}
