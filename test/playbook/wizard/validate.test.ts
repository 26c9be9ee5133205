import { describe, expect, test } from 'vitest';
import { referencesIn } from '../../../src/playbook/references.ts';
import { answerDefinitions, type Flow, type Question } from '../../../src/playbook/wizard/flow.ts';
import { flowSchema } from '../../../src/playbook/wizard/flow-schema.ts';
import { classAnswers, paths } from '../../../src/playbook/wizard/paths.ts';
import { type FlowProblem, flowProblems, reachProblems } from '../../../src/playbook/wizard/validate.ts';
import { changed, playbook, smallPlaybook } from '../../support/playbook.ts';

const flow = playbook.triage;
/** Only these mutations must be walked to be found, so they are made in the flow with fewer options. */
const small = smallPlaybook.triage;
const positionOf = (id: string): number => flow.questions.findIndex(question => question.id === id);

type Mistake = Partial<FlowProblem> & { readonly code: FlowProblem['code'] };

const question = (id: string, change: (of: Question) => Question, from: Flow = flow): Flow => ({
  ...from,
  questions: changed(from.questions, id, change),
});
const next = (id: string, edges: Question['next'], from: Flow = flow): Flow =>
  question(id, of => ({ ...of, next: edges }), from);

const extra: Question = {
  id: 'weather',
  kind: 'choice',
  text: '天气怎么样？',
  label: '天气',
  options: [
    { value: 'rain', label: '雨' },
    { value: 'sun', label: '晴' },
  ],
  next: [{ to: 'verdict' }],
};

const mistakes: readonly (readonly [name: string, broken: Flow, expected: readonly Mistake[]])[] = [
  [
    'a dead end: every way on has a condition',
    next('emergency', [{ when: { is: ['emergency', 'yes'] }, to: 'emergencyAt' }]),
    [{ code: 'deadEnd', id: 'emergency', path: ['questions', positionOf('emergency'), 'next'] }],
  ],
  [
    'an option that counts as one that is not there',
    question('panic', of =>
      of.kind === 'choice'
        ? {
            ...of,
            options: of.options.map((option, at) => (at === 0 ? { ...option, countsAs: 'perhaps' } : option)),
          }
        : of,
    ),
    [{ code: 'unknownOption', id: 'panic', option: 'perhaps' }],
  ],
  [
    'a question nothing leads to',
    { ...small, questions: [...small.questions, extra] },
    [{ code: 'unreachableQuestion', id: 'weather', path: ['questions', small.questions.length, 'id'] }],
  ],
  [
    'a question no answers lead to, though an edge does',
    next('emergency', [{ when: { is: ['spread', 'limited'] }, to: 'emergencyLevel' }, { to: 'spread' }], {
      ...small,
      additions: small.additions.filter(({ id }) => !['emergency-clocks', 'cyber-report'].includes(id)),
      outcomes: small.outcomes.filter(({ id }) => id !== 'track-grave'),
    }),
    [{ code: 'unreachableQuestion', id: 'emergencyLevel' }],
  ],
  [
    'an edge behind one that always holds',
    next('emergency', [
      { to: 'emergencyAt' },
      { when: { is: ['emergency', 'yes'] }, to: 'spread' },
      { to: 'spread' },
    ]),
    [{ code: 'unreachableEdge', id: 'emergency', path: ['questions', positionOf('emergency'), 'next', 1] }],
  ],
  [
    'a loop',
    next('request', [{ to: 'topic' }]),
    [{ code: 'loop', id: 'topic', path: ['questions', positionOf('topic')] }],
  ],
  ['a loop onto itself', next('place', [{ to: 'place' }]), [{ code: 'loop', id: 'place' }]],
  [
    'a loop that only some answers take',
    next('panic', [{ when: { is: ['panic', 'yes'] }, to: 'factsClear' }, { to: 'request' }]),
    [{ code: 'loop', id: 'factsClear' }],
  ],
  [
    'answers that end without an outcome',
    { ...small, outcomes: small.outcomes.filter(({ id }) => id !== 'track-simple') },
    [{ code: 'noOutcome', path: ['outcomes'] }],
  ],
  [
    'an outcome no answers lead to',
    {
      ...small,
      outcomes: changed(small.outcomes, 'track-wide', of => ({
        ...of,
        when: { all: [{ is: ['spread', 'limited'] }, { atLeast: ['spread', 'citywide'] }] },
      })),
    },
    [{ code: 'noOutcome' }, { code: 'unreachableOutcome', id: 'track-wide' }],
  ],
  [
    'an addition no answers lead to',
    {
      ...small,
      additions: changed(small.additions, 'disaster', of => ({
        ...of,
        when: { all: [{ is: ['emergency', 'no'] }, { atLeast: ['emergencyLevel', 'major'] }] },
      })),
    },
    [{ code: 'unreachableOutcome', id: 'disaster' }],
  ],
];

/** Faults of its structure, or else of what can be reached. */
function validateFlow(of: Flow): readonly FlowProblem[] {
  const problems = flowProblems(of);
  const conditions = referencesIn(flowSchema, of).conditions.map(({ condition }) => condition);
  const answers = classAnswers(conditions, answerDefinitions(of));
  return problems.length > 0 ? problems : reachProblems(of, [...paths(of, answers)]);
}

describe('a flow', () => {
  test('finds nothing wrong with the real flow, nor with the one with fewer options', () => {
    expect(validateFlow(flow)).toEqual([]);
    expect(validateFlow(small)).toEqual([]);
  });

  test.each(mistakes)('finds %s', (_, broken, expected) => {
    const problems = validateFlow(broken);
    expect(problems).toHaveLength(expected.length);
    expect(problems).toMatchObject(expected);
  });

  test.each(mistakes)('points into the flow’s data for %s', (_, broken) => {
    for (const { path } of validateFlow(broken)) {
      let at: unknown = broken;
      for (const key of path) {
        expect(at).toHaveProperty([key]);
        at = Reflect.get(Object(at), key);
      }
    }
  });
});
