import type { z } from '../../base/schema.ts';
import type { Named } from '../../log/kind.ts';
import { NAME_LIMIT } from '../../log/limits.ts';
import type { Shapes } from '../../log/shapes.ts';

/** Limits of typed text, in characters as a reader counts them. They hold for commands and for what is read from elsewhere. */
export const TEXT_LIMITS = {
  title: 60,
  note: 4000,
  reason: 500,
  name: NAME_LIMIT,
  value: 500,
  sheet: 4000,
  /** A fact of the ledger, and where it comes from. */
  fact: 1000,
  /** One part of a statement, or one field of a document. */
  part: 20_000,
} as const;

export type Person = z.infer<Shapes['person']>;

/** The subject of whether the incident is open or closed. */
export const OPEN = 'open';
/** For kinds that are work on the incident: a closing that did not know of it is contradicted. */
export const isWork = (): readonly string[] => [OPEN];
/** Whoever a kind names, where somebody need not be. */
export const someone = (person: Named | undefined): readonly Named[] =>
  person === undefined ? [] : [person];
export type { z } from '../../base/schema.ts';
export { itself, kind } from '../../log/kind.ts';
export type { Shapes };
