import { expect, test } from 'vitest';
import { officeOf } from '../../../src/desk/core/office.ts';

test.each([
  ['矿产管理科科长', '矿产管理科'],
  ['矿产科长', '矿产科'],
  ['办公室主任', '办公室'],
  ['局办公室副主任', '局办公室'],
  ['信息和档案中心负责人', '信息和档案中心'],
  ['执法监督科', '执法监督科'],
])('%s is of %s', (title, office) => {
  expect(officeOf(title)).toBe(office);
});

test.each(['科长', '副组长', '组长', '值班员', '李四', '主任', ''])('%s names no office', title => {
  expect(officeOf(title)).toBeUndefined();
});
