import { expect, test } from 'vitest';
import { decidedHow, decidedWords } from '../../../src/desk/core/words/decided.ts';
import { documentTime } from '../../../src/desk/core/words/time.ts';
import { NOW } from '../../support/answers.ts';

const by = { name: '孙丽', title: '值班员' };
const decision = { how: 'phone', decidedAt: new Date(NOW).toISOString(), by } as const;

test('a decision names who wrote it down', () => {
  expect(decidedWords({ ...decision, person: { name: '周敏' } }, '同意', NOW, documentTime)).toBe(
    `${documentTime(NOW, NOW)}电话同意，值班员 孙丽记录`,
  );
  expect(decidedHow({ ...decision, person: { name: '周敏' } }, '同意')).toBe('电话同意，值班员孙丽记录');
});

test('somebody who wrote down his own decision is named once, and does not read as two people', () => {
  expect(decidedWords({ ...decision, person: { name: '孙丽' } }, '核对', NOW, documentTime)).not.toContain(
    '记录',
  );
  expect(decidedHow({ ...decision, person: { name: '孙丽' } }, '核对')).toBe('电话核对');
});
