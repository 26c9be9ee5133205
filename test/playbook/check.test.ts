import { describe, expect, test } from 'vitest';
import { packageSentence } from '../../src/desk/packages/package-words.ts';
import { checkPlaybook } from '../../src/playbook/check.ts';
import type { Condition } from '../../src/playbook/condition.ts';
import { changed, playbook, required, withPlaybook } from '../support/playbook.ts';

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function nested(levels: number): Condition {
  let condition: Condition = { is: ['spread', 'limited'] };
  for (let level = 0; level < levels; level += 1) condition = { not: condition };
  return condition;
}
const withCondition = (when: Condition): unknown =>
  withPlaybook({ steps: changed(playbook.steps, 'archive', step => ({ ...step, when })) });

const withField = (field: object): unknown => {
  const [first, ...others] = playbook.forms;
  return {
    ...playbook,
    forms: [{ ...first, fields: [{ id: 'field', label: '情况', ...field }] }, ...others],
  };
};
/** Where the shape of that field is wrong. */
const inField = (issue: object): object => ({
  code: 'shape',
  issues: [{ path: expect.arrayContaining(['forms', 0, 'fields', 0]), ...issue }],
});
const unrecognized = (...keys: readonly string[]): object => inField({ code: 'unrecognized_keys', keys });

describe('a playbook from elsewhere', () => {
  test('passes as the content that it was built from', () => {
    expect(checkPlaybook(json(playbook))).toEqual({ ok: true, value: playbook });
  });

  const broken: readonly (readonly [name: string, value: unknown, fault: object])[] = [
    ['is nothing', undefined, { code: 'shape' }],
    ['is a word', '手册', { code: 'shape' }],
    ['lacks a part', { ...playbook, forms: undefined }, { code: 'shape' }],
    ['has a part too many', { ...playbook, poster: [] }, { code: 'shape' }],
    [
      'prints a table and does not say which',
      withField({ kind: 'table' }),
      inField({ code: 'invalid_value' }),
    ],
    ['prints a table in a text', withField({ kind: 'text', table: 'clocks' }), unrecognized('table')],
    [
      'lets a table be filled in by hand',
      withField({ kind: 'table', table: 'clocks', template: '{标题}', required: true }),
      unrecognized('template', 'required'),
    ],
    [
      'puts a text where only a line can stand',
      withField({ kind: 'text', at: 'signed' }),
      unrecognized('at'),
    ],
    [
      'has a time of discovery that is a text',
      withPlaybook({
        triage: {
          ...playbook.triage,
          questions: changed(playbook.triage.questions, 'link', of => ({ ...of, means: 'foundAt' })),
        },
      }),
      { code: 'shape', issues: [{ code: 'invalid_value', values: expect.not.arrayContaining(['foundAt']) }] },
    ],
    [
      'anchors a clock on a choice',
      withPlaybook({
        deadlines: changed(playbook.deadlines, 'five-hours', of => ({ ...of, anchor: { fact: 'spread' } })),
      }),
      { code: 'content', problems: [{ code: 'unknownReference', part: 'deadlines', id: 'five-hours' }] },
    ],
    [
      'anchors a clock on a text, for the working days',
      withPlaybook({
        deadlines: changed(playbook.deadlines, 'five-hours', of => ({
          ...of,
          anchor: { fact: 'title' },
          within: { workingDays: 3 },
        })),
      }),
      { code: 'content', problems: [{ code: 'unknownReference', target: 'title' }] },
    ],
    [
      'asks for what is no question',
      withCondition({ is: ['weather', 'rain'] }),
      { code: 'content', problems: [{ code: 'unknownFact', part: 'steps', id: 'archive' }] },
    ],
    [
      'leads in a circle',
      withPlaybook({
        triage: {
          ...playbook.triage,
          questions: changed(playbook.triage.questions, 'request', of => ({
            ...of,
            next: [{ to: 'topic' }],
          })),
        },
      }),
      { code: 'content', problems: [{ code: 'loop' }] },
    ],
    ['is nested a hundred deep', withCondition(nested(100)), { code: 'beyondBounds', bound: 'depth' }],
    ['is nested without end', withCondition(nested(20_000)), { code: 'beyondBounds', bound: 'depth' }],
    [
      'has a text of a megabyte',
      { ...playbook, edition: '字'.repeat(1 << 20) },
      { code: 'beyondBounds', bound: 'length' },
    ],
    [
      'has more items than any office',
      { ...playbook, phases: Array.from({ length: 20_000 }, () => required(playbook.phases[0], 'phase')) },
      { code: 'beyondBounds', bound: 'items' },
    ],
  ];

  test.each(broken)('is refused when it %s, with a sentence that says where', (_, value, fault) => {
    const answer = checkPlaybook(value);
    expect(answer).toMatchObject({ ok: false, refusal: fault });
    if (!answer.ok)
      expect(packageSentence({ code: 'unusablePlaybook', fault: answer.refusal })).toMatch(
        /^文件所附的手册用不了（.+），没有导入。$/,
      );
  });

  test('may nest conditions as deep as anybody writes them', () => {
    expect(checkPlaybook(withCondition(nested(20))).ok).toBe(true);
  });
});

test('a calendar of more days than are counted over is refused', () => {
  const days = (count: number): string[] => Array.from({ length: count }, () => '2026-10-01');
  const holding = (count: number) =>
    checkPlaybook({ ...playbook, calendar: { ...playbook.calendar, holidays: days(count) } });
  expect(holding(2_000).ok).toBe(true);
  expect(holding(2_001)).toMatchObject({ refusal: { code: 'shape' } });
});
