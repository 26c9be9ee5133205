import { beforeAll, describe, expect, test } from 'vitest';
import { checklist, deadlinesInForce } from '../../../src/playbook/checklist.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import type { Deadline } from '../../../src/playbook/deadline/rule.ts';
import { playbookSchema, type Step } from '../../../src/playbook/playbook.ts';
import { referencesIn } from '../../../src/playbook/references.ts';
import { turningConditions } from '../../../src/playbook/validate.ts';
import { classAnswers, paths, type WizardPath } from '../../../src/playbook/wizard/paths.ts';
import { type Verdict, verdictOf } from '../../../src/playbook/wizard/walk.ts';
import { index, playbook } from '../../support/playbook.ts';

const { triage } = playbook;
const choices = triage.questions.filter(question => question.kind === 'choice');

interface Way extends WizardPath {
  readonly verdict: Verdict | undefined;
  readonly steps: readonly Step[];
  readonly inForce: readonly Deadline[];
}

/** Answers that the rules below look at, whether or not a condition of the plan depends on them. */
const asked: readonly (readonly [fact: string, value: string])[] = [
  ['handling', 'respond'],
  ['spread', 'limited'],
  ['spread', 'provincial'],
  ['emergency', 'no'],
  ['emergencyLevel', 'major'],
  ['emergencyLevel', 'extreme'],
  ['factsClear', 'unclear'],
  ['panic', 'yes'],
  ['sensitive', 'yes'],
];

/** Ways that end in handling the matter as public concern. */
const ways: Way[] = [];
/** All other ways. */
const out: Way[] = [];

beforeAll(() => {
  const conditions = turningConditions(referencesIn(playbookSchema, playbook));
  const answers = classAnswers([...conditions, ...asked.map(is => ({ is }))], index.definitions);
  for (const path of paths(triage, answers)) {
    const verdict = verdictOf(triage, path.facts);
    const inForce = deadlinesInForce(index, path.facts);
    const way = { ...path, verdict, steps: checklist(index, path.facts), inForce };
    (path.facts['handling'] === 'respond' ? ways : out).push(way);
  }
});

/** The first ways that break a rule, told by their choices. An assertion a path would drown the run in bookkeeping. */
function breaking(broken: (way: Way) => boolean): readonly string[] {
  const found: string[] = [];
  for (const way of ways) {
    if (found.length === 3) break;
    if (broken(way))
      found.push(
        choices
          .flatMap(({ id }) => (way.facts[id] === undefined ? [] : [`${id}=${way.facts[id]}`]))
          .join(' '),
      );
  }
  return found;
}

describe('every class of ways through the triage flow', () => {
  test('keeps as facts exactly the answers of its own questions', () => {
    expect(
      breaking(({ questions, facts }) => {
        const asked = questions.map(({ id }) => id);
        return asked.length !== new Set(asked).size || Object.keys(facts).join() !== asked.join();
      }),
    ).toEqual([]);
  });

  test('ends without a step or a clock where the matter is not handled, and says so', () => {
    expect(out.map(({ verdict }) => verdict?.outcome.ends).sort()).toEqual([
      'answered',
      'noConcern',
      'transferred',
    ]);
    for (const { steps, inForce, verdict } of out) {
      expect([...steps, ...inForce]).toEqual([]);
      expect(verdict?.additions).toEqual([]);
    }
    expect(breaking(({ verdict }) => verdict?.outcome.ends !== undefined)).toEqual([]);
  });

  test('has at least 9 active steps, and at least 16 beyond the simple track', () => {
    expect(
      breaking(({ steps, verdict }) => steps.length < (verdict?.outcome.id === 'track-simple' ? 9 : 16)),
    ).toEqual([]);
  });

  test('takes the wide track exactly where attention is citywide or more', () => {
    expect(
      breaking(
        ({ facts, verdict }) => (verdict?.outcome.id === 'track-wide') !== (facts.spread !== 'limited'),
      ),
    ).toEqual([]);
  });

  test('begins with a step of the discovery phase', () => {
    expect(breaking(({ steps }) => steps[0]?.phase !== 'discovery')).toEqual([]);
  });

  test('lists its steps phase after phase', () => {
    const order = playbook.phases.map(({ id }) => id);
    expect(
      breaking(({ steps }) =>
        steps.some(({ phase }, at) => order.indexOf(phase) < order.indexOf(steps[at - 1]?.phase ?? phase)),
      ),
    ).toEqual([]);
  });

  /** By what happened, too, and not by how far it spread alone. */
  const asksJointly = ({ spread, emergencyLevel = '' }: Facts): boolean =>
    spread === 'provincial' || (spread !== 'limited' && ['major', 'extreme'].includes(emergencyLevel));

  test.each<[clause: string, addition: string, due: (facts: Facts) => boolean]>([
    ['4.3.3', 'joint-assessment', asksJointly],
    ['5.1.2', 'fast-facts', facts => facts.factsClear === 'unclear' && facts.panic === 'yes'],
    ['4.3.1', 'assessment-meeting', facts => facts.sensitive === 'yes' || facts.spread !== 'limited'],
  ])('asks for what %s asks for exactly where it does', (clause, addition, due) => {
    expect(triage.additions.filter(({ cite }) => cite.includes(clause)).map(({ id }) => id)).toEqual([
      addition,
    ]);
    expect(
      breaking(
        ({ verdict, facts }) =>
          (verdict?.additions.some(({ id }) => id === addition) ?? false) !== due(facts),
      ),
    ).toEqual([]);
  });

  test.each<[step: string, due: (facts: Facts) => boolean]>([
    ['joint-assessment', asksJointly],
    ['publish-brief', facts => facts.panic === 'yes'],
    ['hold-assessment-meeting', facts => facts.sensitive === 'yes' || facts.spread !== 'limited'],
    ['section-opinion', facts => facts.spread === 'limited'],
    ['draft-plans', facts => facts.spread !== 'limited'],
    ['publish-wide', facts => facts.spread !== 'limited'],
    // Nor where nobody knows.
    ['report-emergency', facts => facts.emergency !== 'no'],
    ['approve-content', () => true],
    ['publication-review', () => true],
  ])('has the step %s on its checklist exactly where it belongs', (id, due) => {
    expect(breaking(({ steps, facts }) => steps.some(step => step.id === id) !== due(facts))).toEqual([]);
  });

  test('starts the 5-hour and 24-hour clocks by the grade of the emergency alone, never by the heat online', () => {
    expect(
      breaking(({ facts, inForce }) => {
        const graded = facts.emergencyLevel === 'major' || facts.emergencyLevel === 'extreme';
        return ['five-hours', 'twenty-four-hours'].some(
          clock => inForce.some(({ id }) => id === clock) !== graded,
        );
      }),
    ).toEqual([]);
  });
});
