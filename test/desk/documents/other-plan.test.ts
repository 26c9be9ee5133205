import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/desk/core/incident.ts';
import type { DocumentSource } from '../../../src/desk/documents/document.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { fillingOf } from '../../../src/desk/documents/filling.ts';
import { handoverTexts } from '../../../src/desk/documents/handover-sentences.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { registerOf } from '../../../src/desk/register/register.ts';
import { bureau } from '../../support/bureau.ts';
import { hospital, hospitalFacts, hospitalIndex, hospitalNames } from '../../support/hospital.ts';
import { act, contextAt, countingIds, namesIn, openOn, valuesFor, viewOf } from '../../support/incident.ts';
import { names } from '../../support/own-names.ts';
import { found, playbook, required } from '../../support/playbook.ts';
import { wordsOfPlan } from '../../support/words-of-a-plan.ts';

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
const documentText = (id: string, of: DocumentSource = source): string => {
  const form = found(hospital.forms, each => each.id === id);
  return plainText(documentOf(form, prefill(form, of, documentWords), of, documentWords));
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

test('what was promised to the public is said until it is kept, and not as still to come once its time has passed', () => {
  const promised = act(log, contextAt(at('11:00'), newId, by), {
    kind: 'recordPublication',
    version: undefined,
    channel: hospital.release.channels[0]?.id ?? '',
    form: 'holding',
    title: '关于转院的通报',
    text: '情况正在了解。',
    place: '院官方账号',
    publishedAt: new Date(at('10:50')).toISOString(),
    link: undefined,
    datesConfirmed: undefined,
    nextUpdate: new Date(at('12:00')).toISOString(),
    approver: { name: '李院长', title: '指挥长' },
  });
  const sourceAt = (time: string): DocumentSource => {
    const seen = viewOf(promised, at(time));
    const incidents = [{ index: hospitalIndex, view: seen }];
    return { ...source, log: promised, view: seen, now: at(time), incidents };
  };
  const seenAt = (time: string): string => documentText('first-report', sourceAt(time));
  expect(seenAt('11:30')).toContain('按承诺于11月24日12时前再次发布进展。');
  expect(seenAt('18:00')).toContain('尽快按承诺再次发布进展。');
  expect(seenAt('18:00')).not.toContain('12时前');
  // A limit without a ground names none.
  expect(handoverTexts(fillingOf(sourceAt('11:30'), documentWords)).limits).toContain(
    '应于11月24日12时前按承诺再次发布。',
  );
});

test('read whole, its documents and the hand-over have no word of the first plan, nothing blank and nothing said twice', () => {
  const texts = [
    ...hospital.forms.map(({ id }) => documentText(id)),
    ...Object.values(handoverTexts(fillingOf(source, documentWords))),
  ];
  // Names are those of the plan that the tests run on: a build puts in its own.
  const named = new Set(Object.values(names));
  const own = wordsOfPlan(hospitalNames, hospital);
  const foreign = wordsOfPlan(names, playbook).filter(
    word => !named.has(word) && !own.some(mine => mine.includes(word)),
  );
  expect(foreign.length).toBeGreaterThan(10);
  for (const text of texts) {
    expect(foreign.filter(word => text.includes(word))).toEqual([]);
    expect(text).not.toMatch(/：$|，，|。。|、、|“”|《》|（）|依据 ）|undefined/mu);
    const sentences = text.split(/[。\n]/u).filter(each => each.length > 8);
    expect(sentences).toEqual([...new Set(sentences)]);
  }
});
