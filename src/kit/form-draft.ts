import type { PackedFile } from '../desk/packages/package.ts';
import type { DraftPort } from './draft.ts';
import type { TakenFile } from './fields.ts';

/** The user's input where it differs from the initial values, by field, as typed. */
export type TypedFields = Readonly<Record<string, unknown>>;

/** Bytes of chosen files, by field: two fields may hold the same file, and each keeps its own. */
type Files = Readonly<Record<string, PackedFile>>;

const NOTHING = {};

const without = <Value>(values: Readonly<Record<string, Value>>, name: string) =>
  Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));

/**
 * A form's half-written input, read at the moment of asking: a drawn component is older than later typing, and slow work, such
 * as reading a file, ends long after it.
 */
export function formDraft(drafts: DraftPort, form: string) {
  const filesOf = `${form}/files`;
  const typed = (): TypedFields => (drafts.read(form) as TypedFields | undefined) ?? NOTHING;
  const files = (): Files => (drafts.read(filesOf) as Files | undefined) ?? NOTHING;
  /** A form in which nothing is left is not half written. */
  const keep = (name: string, values: TypedFields): void =>
    drafts.keep(name, Object.keys(values).length === 0 ? undefined : values);
  return {
    typed,
    files,
    keep: (values: TypedFields): void => keep(form, values),
    /** Puts a file into a field in place of the one there, or takes that out. */
    attach: (name: string, taken: TakenFile | undefined): void => {
      const [others, rest] = [without(files(), name), without(typed(), name)];
      keep(filesOf, taken === undefined ? others : { ...others, [name]: taken.packed });
      keep(form, taken === undefined ? rest : { ...rest, [name]: taken.file });
    },
    clear: (): void => {
      keep(form, NOTHING);
      keep(filesOf, NOTHING);
    },
  };
}
