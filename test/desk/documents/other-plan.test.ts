import { describe, expect, test } from 'vitest';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import type { Command } from '../../../src/desk/incident/decide.ts';
import { eventSentence } from '../../../src/desk/incident/told.ts';
import { registerOf } from '../../../src/desk/register/register.ts';
import { bureau } from '../../support/bureau.ts';
import { hospital, hospitalFacts, hospitalIndex } from '../../support/hospital.ts';
import { act, contextAt, countingIds, namesIn, openOn, valuesFor, viewOf } from '../../support/incident.ts';
import { found, required } from '../../support/playbook.ts';

const at = (time: string): number => Date.parse(`2026-11-24T${time}:00+08:00`);
const by = { role: 'office', name: '周敏' } as const;
const newId = countingIds(1);
const now = at('18:00');

/** Everything that is done by hand, each with words of its own, and the level put up meanwhile. */
const wordsOf = (want: string): string => `记下的${want}`;
const byHand = hospital.steps.filter(({ evidence }) => evidence === undefined);
const commands: readonly Command[] = [
  ...byHand.map(
    (step): Command => ({
      kind: 'markDone',
      step: step.id,
      doneAt: new Date(at('10:00')).toISOString(),
      values: Object.fromEntries(
        Object.keys(valuesFor(step, 'needed')).map(want => [want, wordsOf(`${step.id}-${want}`)]),
      ),
    }),
  ),
  { kind: 'regrade', facts: { ...hospitalFacts, colour: 'red' } },
];
const log = act(
  openOn(hospital, hospitalFacts, contextAt(at('09:05'), newId, by)),
  contextAt(at('10:05'), newId, by),
  ...commands,
);
const view = viewOf(log, now);
const source = {
  index: hospitalIndex,
  view,
  log,
  now,
  by,
  bureau,
  incidents: [{ index: hospitalIndex, view }],
};
const documentText = (id: string): string => {
  const form = found(hospital.forms, each => each.id === id);
  return plainText(documentOf(form, prefill(form, source, documentWords), source, documentWords));
};

test('every deed of another plan is told in its documents: as its step says, by what it means, or by its title', () => {
  const text = documentText('first-report');
  expect(byHand.length).toBeGreaterThan(3);
  expect(text).toContain('由记下的treat-lead主持，组织救治、会诊');
  expect(text).toContain('向记下的tell-office-recipient报告');
  for (const { id, title } of byHand)
    expect([text.includes(title), text.includes(wordsOf(id))]).toContain(true);
});

test('a step that is still to be done says what comes next in words of its own', () => {
  expect(documentText('first-report')).toContain('由宣传部每日8时、20时汇总网上反映');
});

describe('the level of another plan', () => {
  test.each(hospital.forms.map(({ id }) => id))('stands in its document %s', id => {
    expect(documentText(id)).toContain('红色');
  });

  test('stands in the register and in the hand-over', () => {
    const {
      rows: [row],
    } = registerOf([{ index: hospitalIndex, view }]);
    expect(row?.level).toBe('红色');
  });

  test('is told from what to what where it was put up, in the log and in documents', () => {
    const regrade = required(log.events.at(-1), 'regrade');
    expect(eventSentence(regrade, namesIn(log, view), now)).toContain('级别由“橙色”改为“红色”');
    expect(documentText('first-report')).toContain('调整初判，级别由“橙色”改为“红色”');
  });
});
