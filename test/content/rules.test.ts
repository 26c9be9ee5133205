import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playbookSchema } from '../../src/playbook/playbook.ts';
import { readPlan } from '../support/plan.ts';
import { required } from '../support/playbook.ts';

const { deadlines, rules } = playbookSchema.parse(readPlan('playbook'));

/** What stands under each heading of a level, without the breaks between paragraphs. */
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

const instruments = sections(readFileSync(join(import.meta.dirname, '../fixtures/law.md'), 'utf8'), '##');

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

describe('a clock with a number', () => {
  const limited = deadlines.filter(({ basis, within }) => basis === 'rule' && within !== undefined);

  test.each(limited)('$id starts where its rule says, or calls its start the bureau’s own', deadline => {
    const quoted = rules.filter(({ id }) => deadline.cite.includes(id));
    const isStated = quoted.some(({ wording }) => /自[^，。]*之日起|在发现或获知/.test(wording));
    expect(deadline.anchorText.includes('起算点为内部规定')).toBe(!isStated);
  });
});
