import { expect, test } from 'vitest';
import { limitFaults } from '../../src/content/limits.ts';
import { loadContent } from '../../src/content/load.ts';
import { playbook, required } from '../support/playbook.ts';
import { copyWith } from './mistakes.ts';

test.each([
  ['plan/clauses.yaml', /^( {2}limit: ).+$/m, /条款 .+ 里没有“20分钟内”；请照原话摘/],
  ['playbook/deadlines.yaml', /^( {2}limitText: )当日$/m, /cite 写的 .+ 里没有“20分钟内”；请照原话写/],
])('a time word in %s that no cited clause says is refused', (file, pattern, sentence) => {
  const folder = copyWith({ [file]: text => text.replace(pattern, (_, key: string) => `${key}20分钟内`) });
  expect(() => loadContent(folder)).toThrow(sentence);
});

const [clause, deadline] = [
  required(playbook.clauses[0], 'a clause'),
  required(
    playbook.deadlines.find(({ anchor, basis }) => basis === 'plan' && 'fact' in anchor),
    'a deadline',
  ),
];
/** The fault of a limit beside a text that says so. */
const faultOf = (text: string, limitText: string, within?: (typeof deadline)['within']) => {
  const { within: _, ...rest } = deadline;
  const [fault] = limitFaults({
    clauses: [{ id: clause.id, kind: 'duty', text }],
    deadlines: [
      { ...rest, basis: 'plan', cite: [clause.id], limitText, ...(within !== undefined && { within }) },
    ],
    rules: [],
  });
  return fault?.sentence;
};

test.each([
  ['2小时内', 'PT2H'],
  ['两小时内', 'PT120M'],
  ['一日内', 'PT24H'],
  ['每周', { every: 'P7D' }],
  ['5个工作日内', { workingDays: 5 }],
  ['当日', 'sameDay'],
  ['不得超过4小时', 'PT4H'],
  ['立即', undefined],
] as const)('%s is what a clock of %j runs by', (said, within) => {
  expect(faultOf(`发现后应当${said}报告。`, said, within)).toBeUndefined();
});

test.each([
  ['2小时内', 'PT3H', /within 写的是 PT3H，limitText 写的是“2小时内”.+写作 PT2H/],
  ['5个工作日内', 'P5D', /写作 \{ ?workingDays: 5 ?\}/],
  ['2小时内', undefined, /没有写 within，页面不会倒计时；请写 within: PT2H/],
  ['立即', 'PT1H', /原文只写“立即”，没有写多久/],
] as const)('%s beside a clock of %j is refused', (said, within, sentence) => {
  expect(faultOf(`发现后应当${said}报告。`, said, within)).toMatch(sentence);
});

test('a rule may be told by as long a time word, the plan only by its own', () => {
  const text = '应当及时报告，最迟不得超过4小时。';
  expect(faultOf(text, '4小时内', 'PT4H')).toMatch(/里没有“4小时内”/);
  const rule = required(playbook.rules[0], 'a rule');
  const limits = [
    { ...deadline, basis: 'rule' as const, cite: [rule.id], limitText: '4小时内', within: 'PT4H' },
  ];
  const held = (wording: string) =>
    limitFaults({ clauses: [], deadlines: limits, rules: [{ ...rule, wording }] });
  expect(held(text)).toEqual([]);
  expect(held(text.replace('4', '6'))).toHaveLength(1);
});
