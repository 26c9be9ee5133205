import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Night } from '../../../src/training/night/night.ts';
import { isToldSafe } from '../../../src/training/night/orders.ts';
import { readPlan } from '../../support/plan.ts';
import { required } from '../../support/playbook.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/night-answers');
const nights = readPlan('nights') as readonly Night[];

/** The night of each topic in the files, and its callers by name. */
const NIGHTS: Readonly<Record<string, string>> = { slope: 'slope', data: 'leak', field: 'digger' };

interface Answer {
  readonly to: string;
  readonly kind: 'good' | 'harmful';
  readonly text: string;
}

/** The answers of one writer: `slope/villager<TAB>good|harmful<TAB>answer`. */
const answersIn = (file: string): readonly Answer[] =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .flatMap(line => {
      const [to = '', kind, text = ''] = line.split('\t');
      return kind === 'good' || kind === 'harmful' ? [{ to, kind, text: text.trim() }] : [];
    });

/** Whether a caller is content with an answer, as far as his safety goes. */
function isContent({ to, text }: Answer): boolean {
  const [topic = '', caller] = to.split('/');
  const calls = nights.find(({ id }) => id === NIGHTS[topic])?.calls;
  const { safety } = required(
    calls?.find(({ id }) => id === caller),
    to,
  );
  return isToldSafe([text], required(safety, `${to} in danger`));
}

/**
 * How many harmful answers each file may have that content a caller, and how many good ones that leave him asking. `known` was
 * written by somebody who knows the patterns, the others by writers who do not.
 */
const MOST: Readonly<Record<string, { readonly harmful: number; readonly good: number }>> = {
  'b.tsv': { harmful: 0, good: 0 },
  'known.tsv': { harmful: 0, good: 0 },
};

describe.each(readdirSync(FOLDER))('the answers of %s', file => {
  const answers = answersIn(file);
  const most = required(MOST[file], `bounds of ${file}`);

  test('that harm content no caller', () => {
    const taken = answers.filter(each => each.kind === 'harmful' && isContent(each));
    expect(taken.length, taken.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(most.harmful);
  });

  test('that are good leave none asking', () => {
    const asked = answers.filter(each => each.kind === 'good' && !isContent(each));
    expect(asked.length, asked.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(most.good);
  });

  test('are of both kinds for each caller', () => {
    for (const to of new Set(answers.map(each => each.to)))
      expect(new Set(answers.filter(each => each.to === to).map(({ kind }) => kind)).size).toBe(2);
  });
});
