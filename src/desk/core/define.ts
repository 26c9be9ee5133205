import type { z } from '../../base/schema.ts';
import type { NamedPerson } from '../../log/kind.ts';
import { NAME_LIMIT } from '../../log/limits.ts';
import type { Shapes } from '../../log/shapes.ts';

/** Limits of typed text, in characters as a reader counts them. They hold for commands and for records read from elsewhere. */
export const TEXT_LIMITS = {
  title: 60,
  note: 4000,
  reason: 500,
  name: NAME_LIMIT,
  value: 500,
  sheet: 4000,
  /** An address as it is written down: of a Chinese one each character takes nine. */
  link: 2000,
  /** A fact of the ledger, and where it comes from. */
  fact: 1000,
  /** One part of a statement, or one field of a document. */
  part: 20_000,
} as const;

/** A number as somebody gave it. */
export const amount = ({ z }: Shapes) =>
  z.strictObject({
    number: z.number().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)),
    approximate: z.boolean(),
  });

/** Something to be done, as it was given out: what unit or post does what, and by when. */
export const task = ({ z, text, utcTime }: Shapes) =>
  z.strictObject({
    who: text(TEXT_LIMITS.name),
    what: text(TEXT_LIMITS.value),
    by: z.exactOptional(utcTime),
  });
export type OfficeTask = z.infer<ReturnType<typeof task>>;

export type Person = z.infer<Shapes['person']>;

/** Somebody who is called or given something to do: a person, a unit (单位) as a whole, or a person there. */
export interface Party {
  readonly unit?: string | undefined;
  readonly person?: Person | undefined;
}

/** The subject of whether the incident is open or closed. */
export const OPEN = 'open';
/** For kinds that are work on the incident: a closing that did not know of it is contradicted. */
export const isWork = (): readonly string[] => [OPEN];
/** For kinds that are none, and contradict nothing that was settled. */
export const nothing = (): readonly string[] => [];
/** For kinds that name nobody beside their writer. */
export const nobody = (): readonly NamedPerson[] => [];
/** An optional person. */
export const someone = (person: NamedPerson | undefined): readonly NamedPerson[] =>
  person === undefined ? [] : [person];

/** The part of the incident an act belongs to: the whole, a step, a note, the release, publication or withdrawal. */
export type StoryPart = 'whole' | 'step' | 'note' | 'release' | 'published';

export type { z } from '../../base/schema.ts';
export { itself } from '../../log/kind.ts';
export type { Shapes };
