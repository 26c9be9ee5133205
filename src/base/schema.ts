import * as z from 'zod/mini';

// Compiled validators need `new Function`, which the site's content security policy forbids.
z.config({ jitless: true });

/** Lower-case words joined by hyphens: the form of every id that content invents. */
const slugPattern = /^[a-z][a-zA-Z0-9]*(-[a-z0-9]+)*$/;
export const slug = z.string().check(z.regex(slugPattern));

/** One or more sentences of content; blank text is a mistake, not a choice. */
export const sentenceSchema = z.string().check(z.trim(), z.minLength(1));

/** The role of a string in content, beyond its shape; the reference check reads it. */
interface Mark {
  /** It names this item of these kinds. */
  readonly defines?: readonly string[];
  /** The name is unique only within its own list: a step's values, a channel's parts. */
  readonly local?: true;
  /** It is the id of an item of one of these kinds. */
  readonly refersTo?: readonly string[];
  /** It is a condition on the answers of the triage. */
  readonly condition?: true;
}

export const marks = z.registry<Mark>();

/** The id of an item of a kind, unique among all of them. */
export const id = (...defines: readonly string[]) =>
  z.string().check(z.regex(slugPattern)).register(marks, { defines });

/** The id of an item of a kind, unique within its own list. */
export const localId = (...defines: readonly string[]) =>
  z.string().check(z.regex(slugPattern)).register(marks, { defines, local: true });

/** The id of an item of one of these kinds that exists. */
export const ref = (...refersTo: readonly string[]) =>
  z.string().check(z.minLength(1)).register(marks, { refersTo });

/** A list that is not empty. */
export const some = <Schema extends z.core.SomeType>(schema: Schema) => z.array(schema).check(z.minLength(1));

export const refs = (...refersTo: readonly string[]) => some(ref(...refersTo));

export { z };
