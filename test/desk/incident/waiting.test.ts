import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { nowItems } from '../../../src/desk/incident/now.ts';
import { verdictClocks } from '../../../src/desk/triage/Verdict.tsx';
import { indexPlaybook } from '../../../src/playbook/checklist.ts';
import type { Deadline } from '../../../src/playbook/deadline/rule.ts';
import type { Playbook } from '../../../src/playbook/playbook.ts';
import { bureau } from '../../support/bureau.ts';
import { hospital, hospitalFacts } from '../../support/hospital.ts';
import { act, contextAt, countingIds, openOn, viewOf } from '../../support/incident.ts';
import { found, withPlaybook, withStep } from '../../support/playbook.ts';

const at = (time: string): number => Date.parse(`2026-11-24T${time}:00+08:00`);
const by = { role: 'office', name: '周敏' } as const;
const newId = countingIds(1);
const office = (time: string) => contextAt(at(time), newId, by);
const done = (step: string, time: string): Command => ({
  kind: 'markDone',
  step,
  doneAt: new Date(at(time)).toISOString(),
  values: {},
});

/** A limit that counts from the end of it all, and the step that meets it. */
const review: Deadline = {
  id: 'review',
  title: '完成复盘',
  anchor: { step: 'lift' },
  anchorText: '自解除之时起',
  within: { workingDays: 5 },
  limitText: '五个工作日内',
  basis: 'advice',
  cite: [],
};
const withReview = (deadline: Deadline, occasion?: string): Playbook => {
  const { evidence: _, wants: __, ...step } = found(hospital.steps, ({ id }) => id === 'answer');
  const reviewing = { ...step, id: 'review', title: '复盘', deadlines: ['review'] };
  return withPlaybook(
    {
      steps: [...hospital.steps, occasion === undefined ? reviewing : { ...reviewing, occasion }],
      deadlines: [...hospital.deadlines, deadline],
    },
    withStep('lift', ({ wants: ___, evidence: ____, ...lift }) => lift, hospital),
  );
};

const clockIn = (log: IncidentLog, now: string) =>
  viewOf(log, at(now)).clocks.find(({ deadline }) => deadline.id === 'review')?.clock;
const documentsOf = (made: Playbook, log: IncidentLog, now: string): string => {
  const index = indexPlaybook(made);
  const view = viewOf(log, at(now));
  const source = { index, view, log, now: at(now), by, bureau, incidents: [{ index, view }] };
  return made.forms
    .map(form => plainText(documentOf(form, prefill(form, source, documentWords), source, documentWords)))
    .join('\n');
};

describe('a limit that counts from a step', () => {
  const made = withReview(review);
  const opened = openOn(made, hospitalFacts, office('09:05'));
  const lifted = act(opened, office('15:00'), done('lift', '15:00'));

  test('waits for it: no time runs, none is promised, nothing is due', () => {
    expect(clockIn(opened, '10:00')).toEqual({ kind: 'waiting' });
    expect(documentsOf(made, opened, '10:00')).not.toContain('前完成复盘');
    expect(nowItems(viewOf(opened, at('10:00')), by).some(({ kind }) => kind === 'limit')).toBe(false);
    const { started, opening, waiting } = verdictClocks(indexPlaybook(made), hospitalFacts);
    expect(waiting.map(({ id }) => id)).toContain('review');
    expect([...started.map(({ deadline }) => deadline), ...opening].map(({ id }) => id)).not.toContain(
      'review',
    );
  });

  test('runs from it', () => {
    expect(clockIn(lifted, '16:00')).toMatchObject({ kind: 'running', since: at('15:00') });
    expect(documentsOf(made, lifted, '16:00')).toContain('前完成复盘');
  });

  test('runs from the answers that ask for it where content says so, and from the step where that was earlier', () => {
    const strict = withReview({ ...review, anchor: { step: 'lift', otherwise: 'known' } });
    const log = openOn(strict, hospitalFacts, office('09:05'));
    expect(clockIn(log, '10:00')).toMatchObject({ since: at('09:05') });
    expect(clockIn(act(log, office('09:30'), done('lift', '08:50')), '10:00')).toMatchObject({
      since: at('08:50'),
    });
    expect(verdictClocks(indexPlaybook(strict), hospitalFacts).opening.map(({ id }) => id)).toContain(
      'review',
    );
  });
});

test('a step whose occasion is another step joins the list with its limit once that is done', () => {
  const opened = openOn(withReview(review, '解除以后'), hospitalFacts, office('09:05'));
  const isListed = (log: IncidentLog): boolean =>
    viewOf(log, at('16:00')).steps.some(({ step, applies }) => applies && step.id === 'review');
  expect(clockIn(opened, '16:00')).toBeUndefined();
  expect(isListed(opened)).toBe(false);
  const lifted = act(opened, office('15:00'), done('lift', '15:00'));
  expect(isListed(lifted)).toBe(true);
  expect(clockIn(lifted, '16:00')).toMatchObject({ kind: 'running', since: at('15:00') });
  const reviewed = act(lifted, office('15:30'), done('review', '15:30'));
  expect(clockIn(reviewed, '16:00')).toMatchObject({ kind: 'met', at: at('15:30') });
});
