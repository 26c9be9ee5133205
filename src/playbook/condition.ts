/**
 * When something applies, written as data. The grammar is closed on purpose: a condition it cannot express becomes a named
 * function in the domain, not a bigger grammar.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly is: readonly [fact: string, value: string] }
  | { readonly atLeast: readonly [fact: string, level: string] };

/** A condition that asks one value of one fact. */
export type Atom = Extract<Condition, { is: unknown } | { atLeast: unknown }>;

/** The fact that is asked, and the value. */
export const askedIn = (atom: Atom): readonly [fact: string, value: string] =>
  'is' in atom ? atom.is : atom.atLeast;

/** Each single value that a condition asks of a fact. */
export function atomsOf(condition: Condition): readonly Atom[] {
  if ('all' in condition) return condition.all.flatMap(atomsOf);
  if ('any' in condition) return condition.any.flatMap(atomsOf);
  return 'not' in condition ? atomsOf(condition.not) : [condition];
}

/**
 * The facts of an incident: fact id to value. A question never asked has no entry; one that takes several options has their
 * values in order, with a space between.
 */
export type Facts = Readonly<Record<string, string>>;

/** The values of a fact; none for a question never asked. */
export function valuesOf(facts: Facts, fact: string): readonly string[] {
  const value = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (value === undefined) return [];
  return value.includes(' ') ? value.split(' ') : [value];
}

/** A fact that conditions may speak of: its values and words, and whether the values are levels in rising order. */
export interface FactDefinition {
  readonly id: string;
  /** Short name for sentences such as “传播范围为……”. */
  readonly label: string;
  readonly ordered: boolean;
  readonly values: readonly {
    readonly value: string;
    readonly label: string;
    /** Another value that conditions take it for: the careful one, where nobody knows. */
    readonly countsAs?: string;
  }[];
  /** For a fact that nobody is asked but that follows from the answers: its value. */
  readonly follows?: (facts: Facts) => string | undefined;
}

export type FactDefinitions = ReadonlyMap<string, FactDefinition>;

/**
 * Whether the condition holds: of several values, any may satisfy it, by itself or by the option it counts as. An unknown fact
 * satisfies neither `is` nor `atLeast`.
 */
export function holds(condition: Condition | undefined, facts: Facts, definitions: FactDefinitions): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every(part => holds(part, facts, definitions));
  if ('any' in condition) return condition.any.some(part => holds(part, facts, definitions));
  if ('not' in condition) return !holds(condition.not, facts, definitions);
  const [fact, wanted] = askedIn(condition);
  const definition = definitions.get(fact);
  const values = definition?.values ?? [];
  if (definition?.follows !== undefined)
    return takes(condition, definition.follows(facts) ?? '', wanted, values);
  const answer = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (answer === undefined) return false;
  return answer.includes(' ')
    ? answer.split(' ').some(each => takes(condition, each, wanted, values))
    : takes(condition, answer, wanted, values);
}

/** Whether one chosen value satisfies an atom. A loop without allocation: checking content calls this a hundred million times. */
function takes(atom: Atom, chosen: string, wanted: string, values: FactDefinition['values']): boolean {
  let countsAs = chosen;
  for (const option of values)
    if (option.value === chosen) {
      countsAs = option.countsAs ?? chosen;
      break;
    }
  if ('is' in atom) return chosen === wanted || countsAs === wanted;
  for (const { value } of values) {
    // Levels rise: whichever of the two comes first is the lower.
    if (value === wanted) return values.some(option => option.value === countsAs);
    if (value === countsAs) return false;
  }
  return false;
}

/** Connecting words for {@link describe}; the caller supplies them. */
export interface ConditionWords {
  all(parts: readonly string[]): string;
  any(parts: readonly string[]): string;
  not(part: string): string;
  is(fact: string, value: string): string;
  atLeast(fact: string, level: string): string;
}

/** The condition as a sentence an officer can check, e.g. “传播范围达到‘市级以上’”. */
export function describe(condition: Condition, definitions: FactDefinitions, words: ConditionWords): string {
  if ('all' in condition) return words.all(condition.all.map(part => describe(part, definitions, words)));
  if ('any' in condition) return words.any(condition.any.map(part => describe(part, definitions, words)));
  if ('not' in condition) return words.not(describe(condition.not, definitions, words));
  const [fact, value] = askedIn(condition);
  const definition = definitions.get(fact);
  const label = definition?.values.find(option => option.value === value)?.label ?? value;
  return words['is' in condition ? 'is' : 'atLeast'](definition?.label ?? fact, label);
}

/** A place in a condition that names something unknown. */
export type ConditionProblem =
  | { readonly code: 'unknownFact'; readonly fact: string }
  | { readonly code: 'unknownValue'; readonly fact: string; readonly value: string }
  | { readonly code: 'unorderedFact'; readonly fact: string };

/** Checks every fact and value a condition names; an empty list means it can be evaluated. */
export const checkCondition = (
  condition: Condition,
  definitions: FactDefinitions,
): readonly ConditionProblem[] =>
  atomsOf(condition).flatMap((atom): readonly ConditionProblem[] => {
    const [fact, value] = askedIn(atom);
    const definition = definitions.get(fact);
    if (definition === undefined) return [{ code: 'unknownFact', fact }];
    if (!definition.values.some(option => option.value === value))
      return [{ code: 'unknownValue', fact, value }];
    return 'atLeast' in atom && !definition.ordered ? [{ code: 'unorderedFact', fact }] : [];
  });
