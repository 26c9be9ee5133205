import { describe, expect, test } from 'vitest';
import type { Condition } from '../../src/playbook/condition.ts';
import type { Pause, Playbook, Step } from '../../src/playbook/playbook.ts';
import {
  changed,
  contentProblems,
  exemptions,
  required,
  withPlaybook,
  withStep,
} from '../support/playbook.ts';
import { at, deadline, findsEach, type Mistake, sound, twice } from './mistakes.ts';

/** Where a problem of an item lies. */
const place = (
  part: 'clauses' | 'deadlines' | 'roles' | 'steps',
  id: string,
  ...path: readonly (string | number)[]
) => ({ part, path: [at(sound[part], id), ...path], id });
const step = (id: string, change: (of: Step) => Step): Playbook => withStep(id, change, sound);
const role = (id: string, change: (of: Playbook['roles'][number]) => Playbook['roles'][number]): Playbook =>
  withPlaybook({ roles: changed(sound.roles, id, change) }, sound);
const soundPauses = required(sound.pauses, 'pauses');
const pause = (id: string, change: (of: Pause) => Pause): Playbook =>
  withPlaybook({ pauses: changed(soundPauses, id, change) }, sound);
/** The step with the wants named, all of them no longer required. */
const optional = (of: Step, ...ids: readonly string[]): Step => ({
  ...of,
  wants: ids.reduce((wants, id) => changed(wants, id, want => ({ ...want, optional: true })), of.wants ?? []),
});
const triage = (changes: Partial<Playbook['triage']>): Playbook =>
  withPlaybook({ triage: { ...sound.triage, ...changes } }, sound);

const questionAt = (id: string): readonly ['questions', number] => [
  'questions',
  at(sound.triage.questions, id),
];
/** The flow with another condition on the first way on from the emergency. */
const way = (when: Condition): Playbook =>
  triage({
    questions: changed(sound.triage.questions, 'emergency', of => ({
      ...of,
      next: [{ when, to: 'emergencyAt' }, { to: 'spread' }],
    })),
  });

const mistakes: readonly Mistake[] = [
  ...(['clauses', 'roles', 'phases', 'rules', 'deadlines', 'steps'] as const).map(
    part =>
      [
        `two ${part} with one id`,
        withPlaybook({ [part]: twice<unknown>(sound[part]) }, sound),
        { code: 'duplicateId', part, path: [1, 'id'], id: required(sound[part][0], part).id },
      ] as const,
  ),
  [
    'two pauses with one id',
    withPlaybook({ pauses: twice(soundPauses) }, sound),
    { code: 'duplicateId', part: 'pauses', path: [1, 'id'], id: 'before-closing' },
  ],
  [
    'two wants of a step with one id',
    step('report-to-leaders', of => ({ ...of, wants: twice(of.wants ?? []) })),
    { code: 'duplicateId', ...place('steps', 'report-to-leaders', 'wants', 1, 'id'), id: 'recipient' },
  ],
  [
    'a step that ends published and need not say in which place',
    step('reply-by-theme', of => optional(of, 'place')),
    { code: 'publishedWithoutPlace', ...place('steps', 'reply-by-theme', 'outcome') },
    /却没有必填的格子写发布在哪里；请在 evidence 里写 published/,
  ],
  [
    'a step that a publication does and that asks for something',
    step('publish-wide', of => ({ ...of, wants: [{ id: 'link', label: '链接', kind: 'link' }] })),
    { code: 'wantsOfPublication', ...place('steps', 'publish-wide', 'wants') },
  ],
  [
    'a step that ends published and wants nothing',
    step('step-aside', ({ wants: _, ...of }) => ({ ...of, outcome: 'published' })),
    { code: 'publishedWithoutPlace', part: 'steps', id: 'step-aside' },
  ],
  [
    'a step that decides whether to report and does not end reported',
    step('register-report', of => ({ ...of, decides: 'report' })),
    { code: 'decisionWithoutReport', ...place('steps', 'register-report', 'decides') },
  ],
  [
    'a step that ends reported and need not say to whom',
    step('report-to-leaders', of => optional(of, 'recipient')),
    { code: 'reportedWithoutRecipient', ...place('steps', 'report-to-leaders', 'outcome') },
    /却没有必填的格子写报送对象；请在 wants 里加一格必填、means: recipient 的/,
  ],
  [
    'a step that ends reported by a document that is filed',
    step('report-to-leaders', of => ({ ...of, evidence: [{ filed: ['initial-report'] }] })),
    { code: 'reportedByFiling', ...place('steps', 'report-to-leaders', 'evidence') },
  ],
  [
    'a pause that cites an unknown rule',
    pause('before-closing', of => ({ ...of, cite: ['folklore'] })),
    {
      code: 'unknownReference',
      part: 'pauses',
      path: [0, 'cite', 0],
      id: 'before-closing',
      target: 'folklore',
    },
  ],
  [
    'a pause that claims a rule and cites only advice',
    pause('before-closing', of => ({ ...of, basis: 'rule', cite: ['checklist-research'] })),
    { code: 'basisWithoutCitation', part: 'pauses', path: [0, 'basis'], basis: 'rule' },
  ],
  [
    'a step of an unknown role',
    step('archive', of => ({ ...of, roles: ['office', 'nobody'] })),
    { code: 'unknownReference', ...place('steps', 'archive', 'roles', 1), target: 'nobody' },
  ],
  [
    'a step in an unknown phase',
    step('archive', of => ({ ...of, phase: 'someday' })),
    { code: 'unknownReference', ...place('steps', 'archive', 'phase'), target: 'someday' },
  ],
  [
    'a step that meets an unknown deadline',
    step('archive', of => ({ ...of, deadlines: ['tea-time'] })),
    { code: 'unknownReference', ...place('steps', 'archive', 'deadlines', 0), target: 'tea-time' },
  ],
  [
    'a step that cites an unknown clause',
    step('archive', of => ({ ...of, cite: [...of.cite, '9.9.9'] })),
    { code: 'unknownReference', ...place('steps', 'archive', 'cite', 2), target: '9.9.9' },
  ],
  [
    'a step on an unknown fact',
    step('archive', of => ({ ...of, when: { is: ['weather', 'rain'] } })),
    { code: 'unknownFact', ...place('steps', 'archive', 'when'), fact: 'weather' },
  ],
  [
    'a step on an unknown value',
    step('archive', of => ({ ...of, when: { is: ['spread', 'galactic'] } })),
    { code: 'unknownValue', part: 'steps', fact: 'spread', value: 'galactic' },
  ],
  [
    'a step on the level of an unordered fact',
    step('archive', of => ({ ...of, when: { atLeast: ['topic', 'data-leak'] } })),
    { code: 'unorderedFact', part: 'steps', fact: 'topic' },
  ],
  [
    'a step on a time, which is no choice',
    step('archive', of => ({ ...of, when: { is: ['foundAt', 'x'] } })),
    { code: 'unknownFact', part: 'steps', fact: 'foundAt' },
  ],
  [
    'a step that claims the plan and cites only rules',
    step('archive', of => ({ ...of, basis: 'plan' })),
    { code: 'basisWithoutCitation', ...place('steps', 'archive', 'basis'), basis: 'plan' },
  ],
  [
    'a step that claims a rule and cites only advice',
    step('review', of => ({ ...of, basis: 'rule' })),
    { code: 'basisWithoutCitation', ...place('steps', 'review', 'basis'), basis: 'rule' },
  ],
  [
    'a deadline that claims a rule and cites only the plan',
    deadline('three-days', of => ({ ...of, basis: 'rule' })),
    { code: 'basisWithoutCitation', ...place('deadlines', 'three-days', 'basis') },
  ],
  [
    'a deadline that starts at an unknown question',
    deadline('three-days', of => ({ ...of, anchor: { fact: 'noticedAt' } })),
    { code: 'unknownReference', ...place('deadlines', 'three-days', 'anchor', 'fact'), target: 'noticedAt' },
  ],
  [
    'a deadline that starts at an unknown step',
    deadline('three-days', of => ({ ...of, anchor: { step: 'wait' } })),
    { code: 'unknownReference', ...place('deadlines', 'three-days', 'anchor', 'step'), target: 'wait' },
  ],
  [
    'a deadline that no listed step can meet',
    step('publish-wide', of => ({ ...of, deadlines: ['forty-eight-hours'] })),
    {
      code: 'deadlineWithoutStep',
      ...place('deadlines', 'three-days', 'when'),
      answers: expect.stringMatching(/spread=(citywide|provincial)/),
    },
  ],
  [
    'a deadline that only a step of an occasion can meet, and that does not wait for it',
    step('publish-wide', of => ({ ...of, occasion: '有人问起的' })),
    { code: 'deadlineOfOccasion', ...place('deadlines', 'three-days', 'when'), step: 'publish-wide' },
  ],
  [
    'a deadline that starts at a time the wizard may not ask for',
    deadline('forty-eight-hours', of => ({ ...of, anchor: { fact: 'emergencyAt' } })),
    { code: 'deadlineWithoutAnchor', part: 'deadlines', id: 'forty-eight-hours' },
  ],
  [
    'a deadline that starts at a step that may not be on the list',
    deadline('forty-eight-hours', of => ({ ...of, anchor: { step: 'publish-wide' } })),
    { code: 'deadlineWithoutAnchor', part: 'deadlines', id: 'forty-eight-hours' },
  ],
  [
    'a role charged by an unknown clause',
    role('section', of => ({ ...of, duties: ['9.9'] })),
    { code: 'unknownReference', ...place('roles', 'section', 'duties', 0), target: '9.9' },
  ],
  [
    'a role limited by an unknown rule',
    role('section', of => ({ ...of, limits: [{ text: '不行', basis: 'advice', cite: ['folklore'] }] })),
    { code: 'unknownReference', part: 'roles', target: 'folklore' },
  ],
  [
    'a question that cites an unknown rule',
    triage({ questions: changed(sound.triage.questions, 'spread', of => ({ ...of, cite: ['folklore'] })) }),
    {
      code: 'unknownReference',
      part: 'triage',
      path: ['questions', at(sound.triage.questions, 'spread'), 'cite', 0],
    },
  ],
  [
    'an addition that claims the plan and cites only rules',
    triage({ additions: changed(sound.triage.additions, 'petition', of => ({ ...of, basis: 'plan' })) }),
    { code: 'basisWithoutCitation', part: 'triage', id: 'petition' },
  ],
  [
    'a question that leads nowhere',
    triage({
      questions: changed(sound.triage.questions, 'spread', of => ({ ...of, next: [{ to: 'nowhere' }] })),
    }),
    { code: 'unknownReference', part: 'triage', id: 'spread', target: 'nowhere' },
  ],
  [
    'a clause that no step carries',
    withPlaybook(
      {
        steps: sound.steps.map(of => ({
          ...of,
          cite:
            of.cite.filter(id => id !== '4.2.3').length > 0
              ? of.cite.filter(id => id !== '4.2.3')
              : ['4.2.2'],
        })),
      },
      sound,
    ),
    { code: 'uncarriedClause', ...place('clauses', '4.2.3', 'id') },
  ],
  [
    'an unknown start',
    triage({ start: 'begin' }),
    { code: 'unknownReference', part: 'triage', path: ['start'], target: 'begin' },
  ],
  ...(['questions', 'outcomes', 'additions'] as const).map(
    list =>
      [
        `two ${list} with one id`,
        triage({ [list]: twice<unknown>(sound.triage[list]) }),
        { code: 'duplicateId', part: 'triage', path: [list, 1, 'id'] },
      ] as const,
  ),
  [
    'two options with one value',
    triage({
      questions: changed(sound.triage.questions, 'request', of =>
        of.kind === 'choice' ? { ...of, options: twice(of.options) } : of,
      ),
    }),
    { code: 'duplicateId', part: 'triage', path: [...questionAt('request'), 'options', 1, 'value'] },
  ],
  [
    'an unknown fact on an edge',
    way({ is: ['weather', 'rain'] }),
    {
      code: 'unknownFact',
      part: 'triage',
      path: [...questionAt('emergency'), 'next', 0, 'when'],
      fact: 'weather',
    },
  ],
  [
    'an unknown value on an edge',
    way({ is: ['emergency', 'perhaps'] }),
    { code: 'unknownValue', part: 'triage', id: 'emergency', value: 'perhaps' },
  ],
  [
    'atLeast on a question whose options have no order',
    way({ atLeast: ['emergency', 'yes'] }),
    { code: 'unorderedFact', part: 'triage', id: 'emergency', fact: 'emergency' },
  ],
  [
    'an unknown fact in an outcome',
    triage({
      outcomes: changed(sound.triage.outcomes, 'track-wide', of => ({
        ...of,
        when: { is: ['weather', 'rain'] },
      })),
    }),
    { code: 'unknownFact', part: 'triage', id: 'track-wide', path: ['outcomes', 0, 'when'] },
  ],
  [
    'a clock that starts at a choice',
    deadline('five-hours', of => ({ ...of, anchor: { fact: 'spread' } })),
    { code: 'unknownReference', part: 'deadlines', id: 'five-hours', target: 'spread', expected: ['time'] },
  ],
  [
    'a clock that starts at a text',
    deadline('five-hours', of => ({ ...of, anchor: { fact: 'title' } })),
    { code: 'unknownReference', part: 'deadlines', target: 'title', expected: ['time'] },
  ],
  [
    'no question for the title',
    triage({ questions: changed(sound.triage.questions, 'title', ({ means: _, ...of }) => of) }),
    { code: 'missingMeaning', part: 'triage', field: 'means', word: 'title' },
  ],
  [
    'two questions that mean the same',
    triage({ questions: changed(sound.triage.questions, 'request', of => ({ ...of, means: 'topic' })) }),
    { code: 'repeatedMeaning', part: 'triage', id: 'request', word: 'topic' },
  ],
  [
    'two values of a step that mean the same',
    step('report-to-leaders', of => ({
      ...of,
      wants: (of.wants ?? []).map(want => ({ ...want, means: 'recipient' })),
    })),
    {
      code: 'repeatedMeaning',
      ...place('steps', 'report-to-leaders', 'wants', 3, 'means'),
      id: 'instruction',
    },
  ],
  [
    'a column of the register that no step fills',
    step('assign-lead', ({ fills: _, ...of }) => of),
    { code: 'missingMeaning', part: 'register', id: 'lead', field: 'fills', word: 'lead' },
  ],
  [
    'a document that names what no step fills',
    step('hold-assessment-meeting', ({ fills: _, ...of }) => of),
    { code: 'missingMeaning', part: 'forms', field: 'fills', word: 'meeting' },
  ],
  [
    'a role with the last word that nobody has',
    role('leadingGroup', ({ functions: _, ...of }) => of),
    { code: 'missingMeaning', part: 'roles', field: 'functions', word: 'finalApproval' },
  ],
  [
    'a column twice',
    withPlaybook({ register: twice(sound.register) }, sound),
    { code: 'duplicateId', part: 'register', path: [1, 'column'] },
  ],
];

describe('the content check', () => {
  test('finds nothing wrong with sound content', () => {
    expect(contentProblems(sound)).toEqual([]);
  });

  findsEach(mistakes);

  test('finds an exemption for a clause that a step carries, and one for a clause that does not exist', () => {
    const problems = contentProblems(sound, [
      ...exemptions,
      { clause: '4.2.2', reason: '不用' },
      { clause: '9.9', reason: '没有' },
    ]);
    expect(problems).toMatchObject([
      {
        code: 'unknownReference',
        part: 'exemptions',
        path: [exemptions.length + 1, 'clause'],
        target: '9.9',
      },
      { code: 'needlessExemption', part: 'exemptions', id: '4.2.2' },
    ]);
  });

  test('finds every clause without a step when the exemptions are empty', () => {
    const problems = contentProblems(sound, []);
    expect(problems.map(({ code, id }) => [code, id])).toEqual(
      exemptions.map(({ clause }) => ['uncarriedClause', clause]),
    );
  });
});
