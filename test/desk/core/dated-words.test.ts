import { expect, test } from 'vitest';
import { datedWords } from '../../../src/desk/core/words/time.ts';

const at = (day: number, time = '14:50'): number => Date.parse(`2026-11-${day}T${time}:00+08:00`);

test.each([
  ['今天17时前到现场', '11月24日17时前到现场'],
  ['今晚报结果，明天上午复测', '11月24日晚报结果，11月25日上午复测'],
  ['昨日发现，今早到场', '11月23日发现，11月24日早上到场'],
  ['会上统一口径“今天18时前再说”', '会上统一口径“今天18时前再说”'],
  ['发布《明天停水的通知》', '发布《明天停水的通知》'],
  ['说明天气情况，光明日报和今日头条有报道', '说明天气情况，光明日报和今日头条有报道'],
])('%s, told two days later, is %s', (text, told) => {
  expect(datedWords(text, at(24), at(26))).toBe(told);
  expect(datedWords(text, at(24), at(24, '23:00'))).toBe(text);
});
