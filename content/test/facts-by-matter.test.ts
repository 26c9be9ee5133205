import { expect, test } from 'vitest';
import { pendingFacts } from '../../src/desk/facts/ledger.ts';
import { NOW, simpleFacts, wideFacts } from '../../test/support/answers.ts';
import { act, contextAt, openLog, viewOf } from '../../test/support/incident.ts';
import { record } from '../../test/support/release.ts';

const asked = (facts: Readonly<Record<string, string>>): readonly string[] =>
  pendingFacts(viewOf(openLog({ ...simpleFacts, ...facts })).ledger).map(({ label }) => label);

const always = ['发生时间', '发生地点', '影响和损失', '处置情况', '主要原因'];

test.each<[matter: string, facts: Readonly<Record<string, string>>, own: readonly string[]]>([
  ['a landslide', wideFacts, ['涉及规模', '当前恢复进度']],
  ['a village building', { topic: 'illegal-construction' }, ['涉及规模', '当前恢复进度']],
  ['a window complaint', { topic: 'property-registration' }, ['窗口和业务', '改进措施']],
  ['a leak of data', { topic: 'data-leak' }, ['涉及的信息', '补救情况']],
])('%s is asked for the facts of its kind', (_, facts, own) => {
  expect([...asked(facts)].sort()).toEqual([...always, ...own].sort());
});

test('of another matter a fact can be written down, and nothing waits for it', () => {
  const log = openLog({ ...simpleFacts, topic: 'property-registration' });
  const told = act(log, contextAt(NOW), record('scale', '46件'));
  expect(viewOf(told).ledger.byId.get('scale')?.usable?.value).toBe('46件');
});
