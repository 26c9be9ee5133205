import { expect, test } from 'vitest';
import { planDateRows, planDatesSentence } from '../../src/plan/dates.ts';

const note = '依规定评估';

test.each([
  [
    { adopted: '2019-08-22', note },
    '2026-08-21',
    '方案2019年8月22日印发，最近一次评估没有记录，最近一次演练没有记录。距印发已满6年。',
  ],
  [
    { adopted: '2019-08-22', note },
    '2026-08-22',
    '方案2019年8月22日印发，最近一次评估没有记录，最近一次演练没有记录。距印发已满7年。',
  ],
  [
    { adopted: '2019-08-22', evaluated: '2026-03-01', drilled: '2026-10-09', note },
    '2026-12-01',
    '方案2019年8月22日印发，最近一次评估是2026年3月1日，最近一次演练是2026年10月9日。',
  ],
  [
    { adopted: '2019-08-22', evaluated: '2024-03-01', note },
    '2026-12-01',
    '方案2019年8月22日印发，最近一次评估是2024年3月1日，最近一次演练没有记录。距评估已满2年。',
  ],
])('%j on %s', (dates, today, sentence) => {
  expect(planDatesSentence('方案', dates, today)).toBe(sentence);
});

test('a date that nobody recorded is said to be missing', () => {
  expect(planDateRows({ adopted: '2020-10-01', note })).toEqual([
    ['印发', '2020年10月1日'],
    ['最近一次评估', '没有记录'],
    ['最近一次演练', '没有记录'],
  ]);
});
