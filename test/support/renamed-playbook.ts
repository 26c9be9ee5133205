import type { Condition } from '../../src/playbook/condition.ts';
import { type Playbook, playbookSchema } from '../../src/playbook/playbook.ts';
import { type References, referencesIn } from '../../src/playbook/references.ts';
import { OUTCOME } from '../../src/playbook/wizard/flow.ts';
import type { Scenario } from '../../src/training/drills/scenario.ts';
import { scenarioSchema } from '../../src/training/drills/scenario-schema.ts';

/** The ending of every renamed id: removing it from a result gives the old names. */
const MARK = '-renamed';

/** Clauses are called as the plan numbers them. */
const NOT_RENAMED = new Set(['clause']);

/** Ids that `desk/incident/{derive,decide}.ts` still read; none once they go by meanings. */
const STILL_READ = new Set(['title', 'version', 'place', 'link', 'next-update']);
const kept = (kinds: readonly string[], name: string): boolean =>
  kinds.some(kind => NOT_RENAMED.has(kind)) ||
  (STILL_READ.has(name) && kinds.some(kind => kind === 'want' || (kind === 'question' && name === 'title')));

const renamed = (kinds: readonly string[], name: string): string => (kept(kinds, name) ? name : name + MARK);

type Path = readonly (string | number)[];

const inside = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), data);

/** Puts another value, or where the text is a key of a record another key, in its place. */
function put(data: unknown, path: Path, text: string, other: string): void {
  const holder = Object(inside(data, path.slice(0, -1)));
  const key = path.at(-1) ?? '';
  const value: unknown = Reflect.get(holder, key);
  if (value === text) Reflect.set(holder, key, other);
  else if (key === text) {
    Reflect.deleteProperty(holder, key);
    Reflect.set(holder, other, value);
  }
}

/** Puts the new name where something is named. */
const rename = (data: unknown, { path, kinds, target }: References['references'][number]): void =>
  put(
    data,
    path,
    target,
    renamed(
      kinds.filter(kind => kind !== 'clause'),
      target,
    ),
  );

function inCondition(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(inCondition) };
  if ('any' in condition) return { any: condition.any.map(inCondition) };
  if ('not' in condition) return { not: inCondition(condition.not) };
  const named = ([fact, value]: readonly [string, string]) =>
    [fact === OUTCOME ? fact : renamed(['question'], fact), renamed(['option'], value)] as const;
  return 'is' in condition ? { is: named(condition.is) } : { atLeast: named(condition.atLeast) };
}

function renameConditions(data: unknown, { conditions }: References): void {
  for (const { path, condition } of conditions)
    Reflect.set(Object(inside(data, path.slice(0, -1))), path.at(-1) ?? '', inCondition(condition));
}

/** The same playbook with another name for everything that content gives an id. */
export function renamedPlaybook(playbook: Playbook): Playbook {
  const copy = structuredClone(playbook);
  const references = referencesIn(playbookSchema, playbook);
  renameConditions(copy, references);
  for (const { path, name } of references.names) {
    const kinds = references.names.filter(each => each.path.join() === path.join()).map(({ kind }) => kind);
    put(copy, path, name, renamed(kinds, name));
  }
  const clauses = new Set(playbook.clauses.map(({ id }) => id));
  for (const each of references.references)
    if (each.target !== 'verdict' && !clauses.has(each.target)) rename(copy, each);
  renameCopies(copy);
  return playbookSchema.parse(copy);
}

/** Templates that copy one value name a question, a step or its values. */
function renameCopies({ steps, forms }: Playbook): void {
  const inForm = (text: string): string =>
    text
      .replace(/\{答:([^}]+)\}/g, (_, id: string) => `{答:${renamed(['question'], id)}}`)
      .replace(
        /\{步:([^}.]+)(?:\.([^}]+))?\}/g,
        (_, id: string, want?: string) =>
          `{步:${renamed(['step'], id)}${want === undefined ? '' : `.${renamed(['want'], want)}`}}`,
      );
  for (const step of steps) {
    if (typeof step.told === 'string')
      step.told = step.told.replace(/\{([^}]+)\}/g, (_, id: string) => `{${renamed(['want'], id)}}`);
    if (step.ahead !== undefined) step.ahead = inForm(step.ahead);
  }
  for (const form of forms) {
    form.heading = inForm(form.heading);
    for (const field of form.fields)
      if (field.kind !== 'table' && field.template !== undefined) field.template = inForm(field.template);
  }
}

const OF_PLAYBOOK = new Set(['role', 'rule', 'step', 'element', 'channel', 'form', 'topic', 'question']);

const byNewKeys = <Value>(
  record: Readonly<Record<string, Value>>,
  kinds: readonly string[],
): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [renamed(kinds, key), value]));

/** A scenario as it would be written for the renamed playbook. */
export function renamedScenario(scenario: Scenario): Scenario {
  const copy = structuredClone(scenario);
  const references = referencesIn(scenarioSchema, scenario);
  renameConditions(copy, references);
  for (const deed of copy.ideal) {
    if (deed.do === 'triage' || deed.do === 'regrade')
      // A time is typed as it is.
      for (const [question, option] of Object.entries(deed.answers))
        if (!/^\d/.test(option)) deed.answers[question] = renamed(['option'], option);
    if (deed.do === 'step' && deed.values !== undefined) deed.values = byNewKeys(deed.values, ['want']);
    if (deed.do === 'publish' && deed.parts !== undefined) deed.parts = byNewKeys(deed.parts, ['part']);
  }
  for (const each of references.references)
    if (each.kinds.some(kind => OF_PLAYBOOK.has(kind)) && !/^\d/.test(each.target)) rename(copy, each);
  return scenarioSchema.parse(copy);
}

/** A result in the old names. Hashes and digests are of the very words, so they are left out. */
export const inOldNames = (result: unknown): unknown =>
  JSON.parse(
    JSON.stringify(result, (key, value: unknown) => {
      if (['hash', 'prev', 'prevs', 'heads', 'playbook', 'digest'].includes(key)) return undefined;
      if (value instanceof Map || value instanceof Set) return [...value];
      return value;
    }).replaceAll(MARK, ''),
  );
