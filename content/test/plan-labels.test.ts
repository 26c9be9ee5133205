import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { playbookSchema } from '../../src/playbook/playbook.ts';
import { referencesIn } from '../../src/playbook/references.ts';
import { readPlan } from '../../test/support/plan.ts';

const playbook = playbookSchema.parse(readPlan('playbook'));
const clauses = new Map(playbook.clauses.map(({ id, text }) => [id, text]));

interface Label {
  readonly part: string;
  readonly label: string;
  readonly words: string;
}
const expected = parse(
  readFileSync(new URL('plan-labels.yaml', import.meta.url), 'utf8'),
) as readonly Label[];

/** Everything in the playbook that is labelled 本方案: what it says, and the clauses it cites. */
const labelled = referencesIn(playbookSchema, playbook).grounds.flatMap(({ basis, cite, path }) => {
  if (basis !== 'plan') return [];
  const item = Object(path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), playbook));
  return [{ part: String(path[0]), label: String(item.title ?? item.label ?? item.text), cite }];
});

const key = ({ part, label }: Pick<Label, 'part' | 'label'>): string => `${part}: ${label}`;

test('everything that is labelled 本方案 is known with the words of the plan that say so, and nothing else is', () => {
  expect(labelled.map(key).sort()).toEqual(expected.map(key).sort());
});

test('the words of each label stand in a clause that it cites', () => {
  const unsaid = expected.filter(
    each =>
      each.words.length < 4 ||
      !labelled.some(
        ({ cite, ...item }) =>
          key(item) === key(each) && cite.some(id => clauses.get(id)?.includes(each.words) === true),
      ),
  );
  expect(unsaid.map(each => `${key(each)}: ${each.words}`)).toEqual([]);
});

test('neither closing reports nor archives nor promises an update in the plan’s name', () => {
  const named = labelled.filter(({ label }) => /终报|归档|承诺|立案/.test(label));
  expect(named.map(key)).toEqual([]);
});
