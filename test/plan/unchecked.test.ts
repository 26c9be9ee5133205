import { expect, test } from 'vitest';
import { uncheckedIdsIn, uncheckedIn } from '../../src/plan/unchecked.ts';

const text = `# 步骤：改好一条，删去上面那行“待核”。
- id: first
  title: 报告
# 待核：依据第一条“报告”
# 待核：依据第一条“校长”
- id: "4.1"
  title: 核实
- id: third
  title: 回复
  # 待核：文件里没有写
  record: 结果
`;

test('a mark belongs to the item that it stands above, or in', () => {
  expect(uncheckedIdsIn(text)).toEqual(['4.1', 'third']);
  expect(uncheckedIdsIn(text.replaceAll(/^ *# 待核.*\n/gm, ''))).toEqual([]);
});

test('a file has as many marks as comments that begin with the word', () => {
  expect(uncheckedIn(text)).toBe(3);
});

test('a mark that somebody wrote behind a line counts as one of its own line', () => {
  const behind = '- id: first # 待核：依据第一条\n  title: 报告 # 核过了，不再待核\n- id: second\n';
  expect([uncheckedIn(behind), uncheckedIdsIn(behind)]).toEqual([1, ['first']]);
});
