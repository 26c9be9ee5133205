import { describe, expect, test } from 'vitest';
import { checklist, occasionalSteps } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { index, playbook as live } from '../../test/support/playbook.ts';

const small: Facts = {
  handling: 'respond',
  emergency: 'no',
  spread: 'limited',
  sensitive: 'no',
  factsClear: 'clear',
  request: 'none',
};
/** One post about a village, and a complaint about a window: as they are known at first, and once the report is registered. */
const matters: readonly (readonly [string, Facts])[] = [
  ['a village post', { ...small, topic: 'illegal-construction' }],
  [
    'a village post that a section found',
    { ...small, topic: 'illegal-construction', finder: 'section', place: 'short-video' },
  ],
  ['a window complaint, clear', { ...small, topic: 'property-registration' }],
  [
    'a window complaint by ticket',
    { ...small, topic: 'property-registration', finder: 'transferred', place: 'hotline' },
  ],
  [
    'a window complaint by ticket that a section found',
    { ...small, topic: 'property-registration', finder: 'section', place: 'message-board' },
  ],
];

describe('a small matter', () => {
  test.each(matters)(
    '%s takes nine steps at most, and with a ticket eleven, from beginning to end',
    (_, facts) => {
      const titles = checklist(index, facts).map(({ title }) => title);
      const most = facts['finder'] === 'transferred' || facts['place'] === 'message-board' ? 11 : 9;
      expect(titles.length, titles.join('\n')).toBeLessThanOrEqual(most);
    },
  );

  test.each(matters)('%s needs no decision on reporting upward, no final report, no review', (_, facts) => {
    const steps = checklist(index, facts);
    expect(steps.filter(({ decides }) => decides === 'report')).toEqual([]);
    expect(steps.filter(({ fills }) => fills === 'finalReport' || fills === 'review')).toEqual([]);
    const closing = steps.filter(({ phase }) => phase === 'closing').map(({ id }) => id);
    expect(closing.filter(id => id !== 'reply-ticket')).toEqual(['archive']);
  });

  test('has who leads written down with the section’s opinion', () => {
    for (const [name, facts] of matters) {
      const leads = checklist(index, facts).flatMap(({ wants = [] }) =>
        wants.filter(({ means }) => means === 'lead'),
      );
      expect(leads, name).toHaveLength(1);
    }
  });
});

test('whether a conference has to be approved is asked only where one is planned', () => {
  const wide: Facts = { ...small, spread: 'citywide', topic: 'land-compensation' };
  const asks = ({ cite }: { readonly cite: readonly string[] }): boolean =>
    cite[0] === 'press-office-practice';
  const asked = (steps: readonly { readonly cite: readonly string[]; readonly phase: string }[]): number =>
    steps.filter(step => asks(step) && step.phase === 'preparation').length;
  expect(asked(checklist(index, wide))).toBe(0);
  expect(asked(occasionalSteps(index, wide))).toBe(1);
});

test('no foreign manual is a label beside clauses', () => {
  expect(live.rules.filter(({ number, title }) => /[A-Z]{2,}|美国|英国/.test(number + title))).toEqual([]);
});

test('what is known from a digest alone does not look like a quotation', () => {
  const digests = live.rules.filter(({ reading }) => reading === 'digest').map(({ id }) => id);
  expect(digests).toEqual(['state-council-61-duty', 'state-council-61-focus']);
});
