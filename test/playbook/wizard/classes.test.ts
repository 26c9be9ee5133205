import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, holds } from '../../../src/playbook/condition.ts';
import { playbookSchema } from '../../../src/playbook/playbook.ts';
import { referencesIn } from '../../../src/playbook/references.ts';
import { turningConditions } from '../../../src/playbook/validate.ts';
import { type Flow, factDefinitions, type Question } from '../../../src/playbook/wizard/flow.ts';
import { classAnswers, paths } from '../../../src/playbook/wizard/paths.ts';
import { everyAnswer } from '../../support/paths.ts';
import { index, playbook } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';

/** Which questions a path asks, and which of the conditions hold on it: all that anything can tell of it. */
function tellable(
  flow: Flow,
  conditions: readonly Condition[],
  answersTo: (question: Question) => readonly string[],
): readonly string[] {
  const definitions = factDefinitions(flow);
  const told = [...paths(flow, answersTo)].map(({ questions, facts }) =>
    [
      questions.map(({ id }) => id).join(),
      conditions.map(condition => (holds(condition, facts, definitions) ? '1' : '0')).join(''),
    ].join(' '),
  );
  return [...new Set(told)].sort();
}

const choice = (id: string, values: readonly string[], more: object = {}): Question => ({
  id,
  kind: 'choice',
  text: id,
  label: id,
  options: values.map(value => ({ value, label: value })),
  next: [{ to: 'verdict' }],
  ...more,
});

const flowOf = (start: string, questions: Flow['questions']): Flow => ({
  id: 'flow',
  title: 'flow',
  start,
  questions,
  outcomes: [{ id: 'all', title: 'all', text: 'all', basis: 'advice', cite: ['x'] }],
  additions: [],
});

/** Flows of a few questions in a row that may skip one, and conditions on their answers. */
const anyFlow = fc
  .array(
    fc.record({
      size: fc.integer({ min: 2, max: 4 }),
      ordered: fc.boolean(),
      multiple: fc.boolean(),
      skips: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .chain(kinds => {
    const ids = kinds.map((_, position) => `q${position}`);
    const valuesAt = (position: number): readonly string[] =>
      Array.from({ length: kinds[position]?.size ?? 0 }, (_, value) => `v${value}`);
    const atom = fc.nat(ids.length - 1).chain(position =>
      fc.constantFrom(...valuesAt(position)).map((value): Condition => {
        const named = [ids[position] ?? '', value] as const;
        return kinds[position]?.ordered === true ? { atLeast: named } : { is: named };
      }),
    );
    const condition: fc.Arbitrary<Condition> = fc.oneof(
      atom,
      fc.array(atom, { minLength: 1, maxLength: 3 }).map(all => ({ all })),
      fc.array(atom, { minLength: 1, maxLength: 3 }).map(any => ({ any })),
      atom.map(not => ({ not })),
    );
    return fc
      .record({
        edges: fc.array(condition, { minLength: ids.length, maxLength: ids.length }),
        more: fc.array(condition, { maxLength: 5 }),
      })
      .map(({ edges, more }) => {
        const after = (position: number): string => ids[position] ?? 'verdict';
        const questions = kinds.map(({ ordered, multiple, skips }, position) =>
          choice(after(position), valuesAt(position), {
            ...(ordered ? { ordered } : {}),
            ...(multiple ? { multiple } : {}),
            next: [
              ...(skips ? [{ when: edges[position], to: after(position + 2) }] : []),
              { to: after(position + 1) },
            ],
          }),
        );
        return { flow: flowOf('q0', questions), conditions: [...edges, ...more] };
      });
  });

describe('classes of answers', () => {
  test('keep apart what a condition tells apart, and nothing else', () => {
    const question = choice('colour', ['red', 'green', 'blue', 'grey']);
    const answers = (...conditions: readonly Condition[]): readonly string[] =>
      classAnswers(conditions, factDefinitions(flowOf('colour', [question])))(question);
    expect(answers()).toEqual(['red']);
    expect(answers({ is: ['colour', 'green'] })).toEqual(['red', 'green']);
    const cold: Condition = { not: { any: [{ is: ['colour', 'blue'] }, { is: ['colour', 'green'] }] } };
    expect(answers(cold)).toEqual(['red', 'green']);
    expect(answers(cold, { is: ['colour', 'blue'] })).toEqual(['red', 'green', 'blue']);
    expect(answers({ is: ['shape', 'round'] })).toEqual(['red']);
  });

  test('of a question that takes several options are the unions that conditions can see', () => {
    const question = choice('colour', ['red', 'green', 'blue', 'grey'], { multiple: true });
    const conditions: readonly Condition[] = [{ is: ['colour', 'green'] }, { is: ['colour', 'blue'] }];
    expect(classAnswers(conditions, factDefinitions(flowOf('colour', [question])))(question)).toEqual([
      'red',
      'green',
      'blue',
      'green blue',
    ]);
  });

  test('tell all that full enumeration tells, on random flows', () => {
    fc.assert(
      fc.property(anyFlow, ({ flow, conditions }) => {
        const answers = classAnswers(conditions, factDefinitions(flow));
        expect(tellable(flow, conditions, answers)).toEqual(tellable(flow, conditions, everyAnswer));
      }),
      { numRuns: runs(100) },
    );
  });

  test('of this edition’s triage make less than a third of the paths of its 236,547 answers', () => {
    const conditions = turningConditions(referencesIn(playbookSchema, playbook));
    const answers = classAnswers(conditions, index.definitions);
    const count = [...paths(playbook.triage, answers)].length;
    const classes = new Map(
      playbook.triage.questions.map(question => [question.id, answers(question).length]),
    );
    // Where tickets come from, and everywhere else.
    expect(classes.get('place')).toBe(2);
    // The law tells four grades apart for a network incident, and counts its four hours for an outage too.
    expect(count).toBeLessThan(236_547 / 3);
  });
});
