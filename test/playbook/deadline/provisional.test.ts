import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { supposedWords } from '../../../src/desk/core/words/clock.ts';
import { deadlinesInForce } from '../../../src/playbook/checklist.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { isOpen, provisionalDeadlines } from '../../../src/playbook/deadline/provisional.ts';
import { chosenOptions } from '../../../src/playbook/wizard/flow.ts';
import { walk } from '../../../src/playbook/wizard/walk.ts';
import { anyAnswers, hoursAgo, limitedFacts, wideFacts } from '../../support/answers.ts';
import { index, playbook } from '../../support/playbook.ts';

const ungraded: Facts = { ...wideFacts, emergencyLevel: 'ungraded' };
const mayCome = (facts: Facts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...provisionalDeadlines(index)(facts)].map(([{ id }, provisional]) => [id, supposedWords(provisional)]),
  );

describe('the limits that may yet come into force', () => {
  test('are those of the strictest grade, each with the least that would bring it', () => {
    expect(mayCome(ungraded)).toEqual({
      'five-hours': '若突发事件级别定为重大',
      'twenty-four-hours': '若突发事件级别定为重大',
    });
  });

  test('leave out the report of a network incident, which binds until it is graded as none that has to be reported', () => {
    const leak: Facts = { ...ungraded, topic: 'data-leak' };
    expect(mayCome(leak)).toEqual(mayCome(ungraded));
    const inForce = (facts: Facts): readonly string[] => deadlinesInForce(index, facts).map(({ id }) => id);
    expect(inForce(leak)).toContain('cyber-four-hours');
    expect(inForce({ ...leak, emergencyLevel: 'ordinary' })).not.toContain('cyber-four-hours');
  });

  test('are there while nobody knows of an emergency: the grade is what brings them, not that there is one', () => {
    const unknown: Facts = { ...limitedFacts, emergency: 'unknown', emergencyAt: hoursAgo(3) };
    expect(mayCome(unknown)).toMatchObject({ 'five-hours': '若突发事件级别定为重大' });
  });

  test('are before the triage those of a grade alone: nobody supposes what the matter is about', () => {
    const grades = ['five-hours', 'twenty-four-hours'];
    for (const facts of [{}, { topic: 'geological-disaster' }, { emergency: 'yes' }] as const) {
      expect(Object.keys(mayCome(facts)).filter(id => grades.includes(id))).toEqual(grades);
      for (const words of Object.values(mayCome(facts))) expect(words).toMatch(/^若.+定为/);
    }
  });

  test('are none once all is settled, none of a matter that is not handled, and never those in force', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const { facts } = walk(playbook.triage, answers);
        const found = [...provisionalDeadlines(index)(facts)];
        const open = playbook.triage.questions.some(question => chosenOptions(question, facts).some(isOpen));
        if (!open) expect(found).toEqual([]);
        const binding = deadlinesInForce(index, facts);
        for (const [deadline, { if: supposed }] of found) {
          expect(binding).not.toContain(deadline);
          expect(supposed).not.toEqual([]);
        }
      }),
    );
  });
});
