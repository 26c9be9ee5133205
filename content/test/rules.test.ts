import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { playbookSchema } from '../../src/playbook/playbook.ts';
import { readPlan } from '../../test/support/plan.ts';
import { found, required } from '../../test/support/playbook.ts';
import { contentFiles, contentFolder } from './folder.ts';

const readFixture = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

const { clauses, deadlines, rules } = playbookSchema.parse(readPlan('playbook'));

/** The text under each heading of a level, without the breaks between paragraphs. */
const sections = (text: string, level: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(new RegExp(`^${level} `, 'm'))
      .slice(1)
      .map(section => {
        const end = section.indexOf('\n');
        return [section.slice(0, end), section.slice(end)];
      }),
  );

const plain = (text: string): string => text.replace(/\s/g, '');

const instruments = sections(readFixture('law.md'), '##');

/** The text that a rule says it quotes: whole articles, or all that was seen of a document. */
function textOf(title: string): string {
  const named = title.replace(/（.+）$/, '');
  const [, law = named, place = '摘录'] = /^《(.+?)》(.+)$/.exec(named) ?? [];
  const parts = sections(required(instruments.get(law), law), '###');
  return place
    .split('、')
    .map(part => plain(required(parts.get(part), `${law}${part}`)))
    .join('');
}

describe('a rule above the plan', () => {
  test.each(rules.filter(({ kind }) => kind === 'rule'))(
    '$id is quoted in the words of its text',
    ({ title, wording }) => {
      const text = textOf(title);
      for (const words of wording.split('……')) {
        expect(words.length).toBeGreaterThan(5);
        expect(text).toContain(plain(words));
      }
    },
  );

  test('is quoted from each text that the fixture holds', () => {
    const quoted = rules.filter(({ kind }) => kind === 'rule').map(({ title }) => title);
    for (const law of instruments.keys())
      expect(quoted.some(title => title.startsWith(`《${law}》`) || title.startsWith(law))).toBe(true);
  });
});

interface Start {
  readonly clock: string;
  readonly says?: string;
  readonly own?: string;
}
const starts = parse(readFixture('clock-starts.yaml')) as readonly Start[];

test('every rule is cited somewhere: none is there to be admired', () => {
  const files = contentFiles.filter(
    name => /\.(yaml|mdx)$/.test(name) && !/playbook\/(rules|asked)\.yaml$/.test(name),
  );
  const texts = files.map(name => readFileSync(join(contentFolder, name), 'utf8')).join('\n');
  expect(rules.filter(({ id }) => !new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(texts))).toEqual([]);
});

describe('where a clock starts', () => {
  test('is known of each', () => {
    expect(starts.map(({ clock }) => clock)).toEqual(deadlines.map(({ id }) => id));
  });

  test.each(starts.map(start => [start.clock, start] as const))(
    '%s: in the words of a text that it cites, or it calls its start the bureau’s own',
    (id, { says, own }) => {
      const { cite, anchorText } = found(deadlines, each => each.id === id);
      expect(says === undefined).toBe(own !== undefined);
      expect(anchorText.includes('起算点为内部规定')).toBe(own !== undefined);
      const cited = [
        ...rules.flatMap(rule => (cite.includes(rule.id) ? [rule.wording] : [])),
        ...clauses.flatMap(clause => (cite.includes(clause.id) ? [clause.text] : [])),
      ];
      if (says !== undefined) expect(cited.some(text => text.includes(says))).toBe(true);
    },
  );
});
