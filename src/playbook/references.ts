import { isObject } from '../base/guard.ts';
import { nearest } from '../base/nearest.ts';
import { remembered } from '../base/remember.ts';
import { marks, z } from '../base/schema.ts';
import { type Basis, basis } from './basis.ts';
import type { Condition } from './condition.ts';

/** The way to a place in data, and the id of the nearest item around it. */
export interface Spot {
  readonly path: readonly (string | number)[];
  readonly id: string;
}

/** The strings of some data that its schema declares as names, references, conditions or grounds. */
export interface References {
  /** `list` is the scope in which the name must be unique: the kind, or the list around it. */
  readonly names: (Spot & { readonly kind: string; readonly name: string; readonly list: string })[];
  readonly references: (Spot & { readonly kinds: readonly string[]; readonly target: string })[];
  readonly conditions: (Spot & { readonly condition: Condition })[];
  readonly grounds: (Spot & { readonly basis: Basis; readonly cite: readonly string[] })[];
}

type Schema = z.core.$ZodType;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) && !Array.isArray(value);

const basisOf = (value: Readonly<Record<string, unknown>>): Basis | undefined =>
  basis.options.find(each => each === value['basis']);

/**
 * Whether a schema marks the strings it describes, itself or further down: most of a playbook is plain text, where nothing is
 * to be found. A mark ends the search, so a condition within a condition is not looked for.
 */
const tells: (at: Schema) => boolean = remembered((at: Schema): boolean => {
  if (marks.get(at) !== undefined) return true;
  if (at instanceof z.core.$ZodObject)
    return 'basis' in at._zod.def.shape || Object.values(at._zod.def.shape).some(tells);
  if (at instanceof z.core.$ZodArray) return tells(at._zod.def.element);
  if (at instanceof z.core.$ZodRecord) return tells(at._zod.def.keyType) || tells(at._zod.def.valueType);
  if (at instanceof z.core.$ZodUnion) return at._zod.def.options.some(tells);
  return at instanceof z.core.$ZodOptional && tells(at._zod.def.innerType);
});

/**
 * Walks data with the schema it satisfies. @param owner the id to tell where nothing on the way has one
 */
export function referencesIn(schema: Schema, data: unknown, owner = ''): References {
  const found: References = { names: [], references: [], conditions: [], grounds: [] };
  const { names, references, conditions, grounds } = found;

  const leaf = (mark: ReturnType<typeof marks.get>, value: unknown, spot: Spot): void => {
    if (mark === undefined) return;
    // Its schema has accepted it, so a value marked as a condition is one.
    if (mark.condition === true) conditions.push({ ...spot, condition: value as Condition });
    if (typeof value !== 'string') return;
    // A local name belongs to an item of a list: `…, 3, 'id'`.
    const list = mark.local === true ? spot.path.slice(0, -2).join('/') : '';
    for (const kind of mark.defines ?? [])
      names.push({ ...spot, kind, name: value, list: `${kind} ${list}` });
    if (mark.refersTo !== undefined) references.push({ ...spot, kinds: mark.refersTo, target: value });
  };

  const visit = (at: Schema, value: unknown, spot: Spot): void => {
    if (!tells(at)) return;
    const mark = marks.get(at);
    leaf(mark, value, spot);
    if (mark?.condition === true) return;
    const { path, id } = spot;
    if (at instanceof z.core.$ZodObject && isRecord(value)) {
      const own = typeof value['id'] === 'string' ? value['id'] : id;
      const label = basisOf(value);
      if (label !== undefined && Array.isArray(value['cite']))
        grounds.push({ path, id: own, basis: label, cite: value['cite'].map(String) });
      for (const [key, inner] of Object.entries(at._zod.def.shape))
        if (value[key] !== undefined && tells(inner))
          visit(inner, value[key], { path: [...path, key], id: own });
    } else if (at instanceof z.core.$ZodArray && Array.isArray(value)) {
      value.forEach((item, index) => {
        visit(at._zod.def.element, item, { path: [...path, index], id });
      });
    } else if (at instanceof z.core.$ZodRecord && isRecord(value)) {
      for (const [key, item] of Object.entries(value)) {
        visit(at._zod.def.keyType, key, { path: [...path, key], id });
        visit(at._zod.def.valueType, item, { path: [...path, key], id });
      }
    } else if (at instanceof z.core.$ZodUnion) {
      const fitting = at._zod.def.options.find(option => z.core.safeParse(option, value).success);
      if (fitting !== undefined) visit(fitting, value, spot);
    } else if (at instanceof z.core.$ZodOptional) visit(at._zod.def.innerType, value, spot);
  };
  visit(schema, data, { path: [], id: owner });
  return found;
}

/** All names of each kind. */
export function namesByKind({ names }: References): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, name } of names) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(name));
  return kinds;
}

/** A name used twice, or a reference that leads nowhere. */
export type ReferenceProblem = Spot &
  (
    | { readonly code: 'duplicateId' }
    | {
        readonly code: 'unknownReference';
        readonly target: string;
        readonly expected: readonly string[];
        /** The name that was probably meant. */
        readonly near?: string | undefined;
      }
  );

/** @param known names by kind: those of the data itself, and of what else it may speak of */
export function referenceProblems(
  { names, references }: References,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): readonly ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const seen = new Set<string>();
  const reported = new Set<string>();
  for (const { list, name, path } of names) {
    const key = `${list} ${name}`;
    const place = path.join('/');
    if (seen.has(key) && !reported.has(place)) {
      problems.push({ path, id: name, code: 'duplicateId' });
      reported.add(place);
    }
    seen.add(key);
  }
  for (const { path, id, kinds, target } of references)
    if (!kinds.some(kind => known.get(kind)?.has(target) === true))
      problems.push({
        path,
        id,
        code: 'unknownReference',
        target,
        expected: kinds,
        // A mistyped number is as near to any other number: only words get a suggestion.
        near: /[a-z]/i.test(target)
          ? nearest(
              target,
              kinds.flatMap(kind => [...(known.get(kind) ?? [])]),
            )
          : undefined,
      });
  return problems;
}
