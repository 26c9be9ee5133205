import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byPhase,
  checklist,
  deadlinesInForce,
  indexPlaybook,
  occasionalSteps,
  stepApplies,
} from '../../src/playbook/checklist.ts';
import { type Facts, holds } from '../../src/playbook/condition.ts';
import { traceClauses, traceTotals } from '../../src/playbook/trace.ts';
import { anyChoices } from '../support/answers.ts';
import { exemptions, index, playbook } from '../support/playbook.ts';

describe('the checklist', () => {
  test('holds, with the occasional ones, exactly the steps whose conditions hold, each in the playbook’s order', () => {
    fc.assert(
      fc.property(anyChoices, choices => {
        const facts = { ...choices, handling: 'respond' };
        const [listed, occasional] = [checklist(index, facts), occasionalSteps(index, facts)];
        for (const step of playbook.steps) {
          const { when, occasion } = step;
          expect(stepApplies(index, step, facts)).toBe(holds(when, facts, index.definitions));
          expect(listed.includes(step)).toBe(occasion === undefined && stepApplies(index, step, facts));
          expect(occasional.includes(step)).toBe(occasion !== undefined && stepApplies(index, step, facts));
        }
        for (const steps of [listed, occasional])
          expect(steps).toEqual(playbook.steps.filter(step => steps.includes(step)));
      }),
    );
  });

  test('is empty where the matter is not handled as public concern', () => {
    fc.assert(
      fc.property(anyChoices, fc.constantFrom('transfer', 'reply', 'none'), (choices, handling) => {
        const { spread: _, ...facts }: Facts = { ...choices, handling };
        expect(checklist(index, facts)).toEqual([]);
        expect(playbook.steps.some(step => stepApplies(index, step, facts))).toBe(false);
      }),
    );
  });

  test('with nothing known has the steps that always apply', () => {
    const always = playbook.steps.filter(
      ({ when, occasion }) => when === undefined && occasion === undefined,
    );
    expect(always.length).toBeGreaterThan(0);
    for (const step of always) expect(checklist(index, {})).toContain(step);
  });

  test('brings no deadline into force that no listed step meets', () => {
    const unmet = indexPlaybook({
      ...playbook,
      steps: playbook.steps.map(({ deadlines: _, ...step }) => step),
    });
    fc.assert(
      fc.property(anyChoices, facts => {
        expect(deadlinesInForce(unmet, facts)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('is grouped under its phases without losing, repeating or reordering a step', () => {
    fc.assert(
      fc.property(anyChoices, facts => {
        const steps = checklist(index, facts);
        const groups = byPhase(playbook.phases, steps, ({ phase }) => phase);
        expect(groups.flatMap(({ items }) => items)).toEqual(steps);
        for (const { phase, items } of groups) {
          expect(items.length).toBeGreaterThan(0);
          for (const step of items) expect(step.phase).toBe(phase.id);
        }
      }),
    );
  });
});

describe('the traceability matrix', () => {
  const traces = traceClauses(playbook.clauses, playbook.steps, exemptions);

  test('has a row for every clause and no hole', () => {
    expect(traces.map(({ clause }) => clause)).toEqual(playbook.clauses);
    expect(traces.filter(({ hole }) => hole)).toEqual([]);
  });

  test('has a hole for each clause that asks for action once its steps are gone', () => {
    const bare = traceClauses(playbook.clauses, [], []);
    for (const { clause, hole } of bare)
      expect(hole).toBe(['duty', 'content', 'requirement', 'principle'].includes(clause.kind));
  });

  test('adds up: each clause to carry is carried, exempted or a hole', () => {
    for (const steps of [playbook.steps, playbook.steps.slice(0, 20), []]) {
      const totals = traceTotals(traceClauses(playbook.clauses, steps, exemptions), steps);
      expect(totals.carried + totals.exempted + totals.holes).toBe(totals.toCarry);
      expect(totals.steps).toBe(steps.length);
      expect(totals.planCitations + totals.ruleCitations).toBe(steps.flatMap(({ cite }) => cite).length);
    }
  });
});
