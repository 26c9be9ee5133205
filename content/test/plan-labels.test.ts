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

interface Line {
  readonly step: string;
  readonly line: string;
  readonly words: string;
}
const saidByText = parse(
  readFileSync(new URL('how-labels.yaml', import.meta.url), 'utf8'),
) as readonly Line[];
const cited = new Map([...clauses, ...playbook.rules.map(({ id, wording }) => [id, wording] as const)]);

/** Every line on how a step labelled 本方案 is done, and whether the line says that it is the manual's own. */
const lines = playbook.steps.flatMap(({ id, basis, cite, how }) =>
  basis === 'plan' ? how.map(line => ({ step: id, line, cite, ours: /参考|本手册的?理解/.test(line) })) : [],
);

test('each line under 本方案 is marked as the manual’s own or has words of a clause or rule that its step cites', () => {
  const unmarked = lines.filter(({ ours }) => !ours);
  const place = ({ step, line }: Pick<Line, 'step' | 'line'>): string => `${step}: ${line}`;
  expect(unmarked.map(place).sort()).toEqual(saidByText.map(place).sort());
  const unsaid = saidByText.filter(
    each =>
      !unmarked.some(
        line =>
          place(line) === place(each) && line.cite.some(id => cited.get(id)?.includes(each.words) === true),
      ),
  );
  expect(unsaid.map(place)).toEqual([]);
});

test('of 102 lines under 本方案 93 say that they are the manual’s own', () => {
  expect([lines.filter(({ ours }) => ours).length, lines.length]).toEqual([93, 102]);
});
