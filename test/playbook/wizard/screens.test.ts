import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/playbook/condition.ts';
import { classAnswers, paths } from '../../../src/playbook/wizard/paths.ts';
import { exitsOf, screensOf, screenWith } from '../../../src/playbook/wizard/screens.ts';
import { walk } from '../../../src/playbook/wizard/walk.ts';
import { anyAnswers, wideFacts } from '../../support/answers.ts';
import { playbook } from '../../support/playbook.ts';

const { triage } = playbook;
const idsOf = (answers: Facts): readonly (readonly string[])[] =>
  screensOf(triage, answers).all.map(screen => screen.map(({ id }) => id));

describe('screens', () => {
  test('put first what decides, and the words last', () => {
    expect(idsOf(wideFacts)).toEqual([
      ...[['emergency'], ['emergencyLevel'], ['spread'], ['factsClear'], ['panic'], ['topic'], ['request']],
      ['title', 'foundAt', 'emergencyAt', 'attentionAt'],
    ]);
    expect(idsOf({ handling: 'transfer' })).toEqual([
      ['handling'],
      ['title', 'foundAt', 'recipient', 'reason', 'link'],
    ]);
  });

  test('ask one question each, and the words at the end together; on no path are there more than nine of them, or fourteen inputs', () => {
    // One answer a question: nothing that screens depend on is told apart by more.
    for (const { facts } of paths(
      triage,
      classAnswers(
        triage.questions.flatMap(({ next }) => next.flatMap(({ when }) => when ?? [])),
        new Map(),
      ),
    )) {
      const { all } = screensOf(triage, facts);
      expect(all.length).toBeLessThanOrEqual(9);
      const asked = all.filter(screen =>
        screen.some(({ kind, means }) => kind === 'choice' && means !== 'handling'),
      );
      for (const screen of asked) expect(screen).toHaveLength(1);
      expect(all.flat().length).toBeLessThanOrEqual(14);
    }
  });

  test('hold every question that is asked once, and the first open one', () => {
    fc.assert(
      fc.property(anyAnswers, fc.nat(12), (answers, cut) => {
        const given = Object.fromEntries(
          walk(triage, answers)
            .answered.slice(0, cut)
            .map(({ id }) => [id, answers[id] ?? '']),
        );
        const screens = screensOf(triage, given);
        const ids = screens.all.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const { current } = walk(triage, given);
        expect(screens.current?.some(question => question === current)).toBe(
          current === undefined ? undefined : true,
        );
        if (current !== undefined) expect(screenWith(screens.all, current.id)).toBe(screens.current);
      }),
    );
  });

  test('say from the start how many there are at most: whatever is answered, there are never more than was said', () => {
    expect(screensOf(triage, {}).most).toBe(9);
    expect(screensOf(triage, { emergency: 'no' }).most).toBe(8);
    expect(screensOf(triage, { emergency: 'no', spread: 'citywide' }).most).toBe(7);
    fc.assert(
      fc.property(anyAnswers, answers => {
        const { answered } = walk(triage, answers);
        const said = answered.map((_, count) => {
          const given = answered.slice(0, count).map(({ id }) => [id, answers[id] ?? ''] as const);
          return screensOf(triage, Object.fromEntries(given)).most;
        });
        const { all, most, current } = screensOf(triage, answers);
        const exits = answered.some(({ id }) => id === exitsOf(triage)?.id);
        if (current === undefined) expect(most).toBe(all.length);
        // A way out asks for words that no other way asks for.
        if (!exits) expect([...said].sort((one, other) => other - one)).toEqual(said);
      }),
    );
  });
});
