import { describe, expect, test } from 'vitest';
import { isPlain, readyFor } from '../../../src/desk/steps/step-ready.ts';
import { NOW, simpleFacts, wideFacts } from '../../support/answers.ts';
import { complete, contextAt, markDone, openLog, viewOf } from '../../support/incident.ts';
import { found } from '../../support/playbook.ts';

const log = openLog(wideFacts);
const { steps } = viewOf(log);
const of = (id: string, all = steps) => found(all, ({ step }) => step.id === id);

describe('the form that stands open at a step', () => {
  test('is the record that does it, where nothing is asked of it by hand', () => {
    expect(readyFor(of('hold-assessment-meeting'), steps)).toEqual({ minutes: 'meeting' });
    expect(readyFor(of('verify-solved'), steps)).toEqual({ minutes: 'siteVisit' });
    // The one that the playbook names first.
    expect(readyFor(of('inform-authorities'), steps)).toEqual({ minutes: 'phoneReport' });
    // A step that only a call does is recorded as a call, which says whom it reached.
    expect(readyFor(of('report-to-office'), steps)).toEqual({ minutes: 'phoneReport' });
    // An opinion is no call.
    const small = viewOf(openLog(simpleFacts)).steps;
    expect(readyFor(of('section-opinion', small), small)).toEqual({ minutes: 'opinion' });
    // Here the hand has to say to whom it was reported.
    expect(readyFor(of('report-to-leaders'), steps)).toBeUndefined();
    expect(readyFor(of('register-report'), steps)).toBeUndefined();
  });

  test('gives every step that is to be given to somebody, as long as it is open', () => {
    expect(readyFor(of('assign-lead'), steps)).toEqual({ assign: ['investigate', 'solve-problem'] });
    const solved = viewOf(complete(log, contextAt(NOW), markDone('solve-problem'))).steps;
    expect(readyFor(of('assign-lead', solved), solved)).toEqual({ assign: ['investigate'] });
  });

  test('is gone once the step has its result', () => {
    const held = viewOf(complete(log, contextAt(NOW), markDone('hold-assessment-meeting'))).steps;
    expect(readyFor(of('hold-assessment-meeting', held), held)).toBeUndefined();
  });
});

test('a bare tick does only steps that ask for nothing and that no evidence does', () => {
  expect(isPlain(of('register-report').step)).toBe(true);
  expect(isPlain(of('investigate').step)).toBe(false);
  expect(isPlain(of('solve-problem').step)).toBe(false);
});
