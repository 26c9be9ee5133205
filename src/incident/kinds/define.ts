import { slug, z } from '../../base/schema.ts';
import { characterCount } from '../../base/typed.ts';

/** Limits of typed text, in characters as a reader counts them. They hold for commands and for what is read from elsewhere. */
export const TEXT_LIMITS = {
  title: 60,
  note: 4000,
  reason: 500,
  name: 30,
  value: 500,
  sheet: 4000,
  /** A fact of the ledger, and where it comes from. */
  fact: 1000,
  /** One part of a statement, or one field of a document. */
  part: 20_000,
} as const;

/** Text of at most so many characters. Counting characters is slow: code units are never fewer. */
export const text = (limit: number) =>
  z.string().check(z.refine(value => value.length <= limit || characterCount(value) <= limit));

export const utcTime = z.iso.datetime({ precision: 3 });
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const count = z.number().check(z.int(), z.minimum(0));
/** Ids of things named in one event; more than any screen offers at once. */
export const ids = <Id extends z.ZodMiniType>(id: Id) => z.array(id).check(z.maxLength(1000));

/** Somebody named in the log: a name, and a duty title as written by hand. Never a member of the public. */
export const person = z.strictObject({
  name: text(TEXT_LIMITS.name),
  title: z.exactOptional(text(TEXT_LIMITS.name)),
});
export type Person = z.infer<typeof person>;

/** The subject of whether the incident is open or closed. */
export const OPEN = 'open';
/** For kinds that are work on the incident: a closing that did not know of it is contradicted. */
export const isWork = (): readonly string[] => [OPEN];
export { itself, kind } from '../../log/kind.ts';
export { slug, z };
