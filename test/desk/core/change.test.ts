import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from '../../../src/desk/incident/derive.ts';
import { type ChangePreview, previewChange } from '../../../src/desk/triage/change.ts';
import {
  checklist,
  deadlinesInForce,
  indexPlaybook,
  type PlaybookIndex,
} from '../../../src/playbook/checklist.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { walk } from '../../../src/playbook/wizard/walk.ts';
import { anyAnswers, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  contextAt,
  countingIds,
  laterDigest,
  laterEdition,
  openLog,
  viewOf,
} from '../../support/incident.ts';
import { changed, index, playbook, withPlaybook } from '../../support/playbook.ts';

const anyFacts: fc.Arbitrary<Facts> = anyAnswers.map(answers => walk(playbook.triage, answers).facts);
const nothing: ChangePreview = {
  stepsAdded: [],
  stepsRemoved: [],
  stepsChanged: [],
  clocksAdded: [],
  clocksRemoved: [],
  clocksChanged: [],
  clocksMayCome: [],
  clocksRuledOut: [],
};
const previewRegrade = (on: PlaybookIndex, before: Facts, after: Facts): ChangePreview =>
  previewChange({ index: on, facts: before }, { index: on, facts: after });
const previewMove = (before: PlaybookIndex, after: PlaybookIndex, facts: Facts): ChangePreview =>
  previewChange({ index: before, facts }, { index: after, facts });
const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

describe('the preview of a re-grade', () => {
  test('says which steps and clocks come and go, and the other way round for the way back', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const there = previewRegrade(index, before, after);
        expect(previewRegrade(index, after, before)).toEqual({
          stepsAdded: there.stepsRemoved,
          stepsRemoved: there.stepsAdded,
          stepsChanged: [],
          clocksAdded: there.clocksRemoved,
          clocksRemoved: there.clocksAdded,
          clocksChanged: [],
          clocksMayCome: there.clocksRuledOut,
          clocksRuledOut: there.clocksMayCome,
        });
        const kept = checklist(index, before).filter(step => !there.stepsRemoved.includes(step));
        expect(new Set([...kept, ...there.stepsAdded])).toEqual(new Set(checklist(index, after)));
        const clocks = deadlinesInForce(index, before).filter(each => !there.clocksRemoved.includes(each));
        expect(new Set([...clocks, ...there.clocksAdded])).toEqual(new Set(deadlinesInForce(index, after)));
      }),
    );
  });

  test('of no change is empty', () => {
    expect(previewRegrade(index, wideFacts, wideFacts)).toEqual(nothing);
  });
});

describe('the preview of a move to another edition', () => {
  const later = indexPlaybook(laterEdition);

  test('says which steps are new, gone and reworded', () => {
    const preview = previewMove(index, later, limitedFacts);
    expect(ids(preview.stepsAdded)).toEqual(['new-step']);
    expect(ids(preview.stepsRemoved)).toEqual(['review']);
    // In the words of the edition it moves to.
    expect(preview.stepsChanged).toEqual([later.steps.get('archive')]);
    expect(ids(previewMove(later, index, limitedFacts).stepsAdded)).toEqual(['review']);
  });

  test('says which clocks run otherwise', () => {
    const shorter = indexPlaybook(
      withPlaybook({
        deadlines: changed(playbook.deadlines, 'forty-eight-hours', deadline => ({
          ...deadline,
          within: 'PT24H',
        })),
      }),
    );
    const preview = previewMove(index, shorter, limitedFacts);
    expect(preview).toEqual({ ...nothing, clocksChanged: [shorter.deadlines.get('forty-eight-hours')] });
  });

  test('says nothing of steps that apply in neither', () => {
    const reworded = indexPlaybook(
      withPlaybook({
        steps: changed(playbook.steps, 'publish-wide', step => ({ ...step, title: '换一个说法' })),
      }),
    );
    expect(previewMove(index, reworded, limitedFacts)).toEqual(nothing);
    expect(ids(previewMove(index, reworded, wideFacts).stepsChanged)).toEqual(['publish-wide']);
  });

  test('to the same content read from elsewhere is empty', () => {
    const copy = indexPlaybook(structuredClone(playbook));
    fc.assert(
      fc.property(anyFacts, facts => {
        expect(previewMove(index, copy, facts)).toEqual(nothing);
      }),
      { numRuns: 20 },
    );
  });

  test('is what the move then does to the checklist', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const before = openLog(answers);
        const context = contextAt(NOW, countingIds(1));
        const after = act(before, context, { kind: 'movePlaybook', playbook: laterDigest });
        const listed = ids(viewOf(before).steps.map(({ step }) => step));
        const { stepsAdded, stepsRemoved } = previewMove(index, later, viewOf(before).facts);
        const removed = ids(stepsRemoved);
        expect(new Set(ids(viewOf(after).steps.map(({ step }) => step)))).toEqual(
          new Set([...listed.filter(id => !removed.includes(id)), ...ids(stepsAdded)]),
        );
        expect(viewOf(after).playbook).toBe(laterDigest);
        expect(derive(later, after, NOW).facts).toEqual(viewOf(before).facts);
      }),
      { numRuns: 30 },
    );
  });
});
