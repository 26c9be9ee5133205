import { expect, test } from 'vitest';
import { gridRows, isSecondLevel } from '../../../src/desk/documents/layout.ts';

const line = (label: string, value: string) => ({ label, value });

test('two short lines share a row, and a long one has its own', () => {
  const [topic, time, link, state] = [
    line('涉及领域', '地质灾害'),
    line('报送时间', '11月24日 14:32'),
    line('网站链接', 'https://weibo.example/123456789'),
    line('办理状态', '处置中'),
  ];
  expect(gridRows([topic, time, link, state])).toEqual([[topic, time], [link], [state]]);
  expect(gridRows([topic, link, time, state])).toEqual([[topic], [link], [time, state]]);
  expect(gridRows([])).toEqual([]);
});

test('no row takes a third line, and none is lost', () => {
  const lines = ['甲', '乙', '丙', '丁', '戊'].map(label => line(label, '一'));
  expect(gridRows(lines).map(row => row.length)).toEqual([2, 2, 1]);
  expect(gridRows(lines).flat()).toEqual(lines);
});

test.each([
  ['（一）基本情况', true],
  ['（十二）下一步', true],
  ['（一）已到现场。正在核实。', false],
  ['一、基本情况', false],
  ['详见（一）', false],
  [`（一）${'很长'.repeat(30)}`, false],
])('%s is a heading of the second level: %s', (text, expected) => {
  expect(isSecondLevel(text)).toBe(expected);
});
