import { expect, test } from 'vitest';
import { checklist, indexPlaybook } from '../../src/playbook/checklist.ts';
import { type Facts, holds } from '../../src/playbook/condition.ts';
import { playbookSchema } from '../../src/playbook/playbook.ts';
import { isAskedOf } from '../../src/playbook/release-kit.ts';
import type { WantMeaning } from '../../src/playbook/vocabulary.ts';
import { examplesOf } from '../../src/site/examples/examples.ts';
import { simpleFacts, wideFacts } from '../../test/support/answers.ts';
import { readPlan } from '../../test/support/plan.ts';
import { required } from '../../test/support/playbook.ts';

const index = indexPlaybook(playbookSchema.parse(readPlan('playbook')));
const asked = (facts: Facts): readonly string[] =>
  checklist(index, facts).flatMap(({ id, wants = [] }) =>
    wants.filter(({ optional }) => optional !== true).map(want => `${id}: ${want.label}`),
  );

test('the steps of a wide matter ask for at most fifteen values: the rest is in the record', () => {
  expect(asked(wideFacts).length, asked(wideFacts).join('\n')).toBeLessThanOrEqual(15);
});

test('those of a small, clear matter ask for at most six values, and half need no hand', () => {
  expect(asked(simpleFacts).length, asked(simpleFacts).join('\n')).toBeLessThanOrEqual(6);
  const steps = checklist(index, simpleFacts);
  expect(steps.filter(({ evidence }) => evidence !== undefined).length).toBeGreaterThanOrEqual(
    steps.length / 2,
  );
});

test('a small, clear matter takes no meeting, one review and one approval, and its draft no step of its own', () => {
  const steps = checklist(index, simpleFacts);
  const has = (...rules: readonly string[]) =>
    steps.filter(({ evidence = [] }) => evidence.some(rule => rules.some(name => name in rule)));
  expect(steps.filter(({ fills }) => fills === 'meeting' || fills === 'assessment')).toEqual([]);
  // The section signs for its opinion; the review comes after it.
  expect(has('signed').map(({ fills }) => fills)).toEqual(['sectionOpinion', undefined]);
  expect(has('approval')).toHaveLength(1);
  const approvals = index.playbook.release.signOff.filter(
    item =>
      item.check === 'approval' &&
      isAskedOf(item, 'full') &&
      holds(item.when, simpleFacts, index.definitions),
  );
  expect(approvals).toHaveLength(1);
  // It is written with the release itself; where the matter is larger it is a step.
  expect(has('drafted')).toEqual([]);
  const wide = checklist(index, wideFacts).filter(({ evidence = [] }) =>
    evidence.some(rule => 'drafted' in rule),
  );
  expect(wide).toHaveLength(1);
});

test('whatever a small, clear matter lists the others list too, so that a re-grade takes nothing away but what the plan gives to small ones', () => {
  const idsOf = (facts: Facts) => checklist(index, facts).map(({ id }) => id);
  const simple = idsOf(simpleFacts);
  for (const more of [{ sensitive: 'yes' }, { factsClear: 'unclear', panic: 'yes' }])
    expect(idsOf({ ...simpleFacts, ...more })).toEqual(expect.arrayContaining(simple));
  const wide = new Set(idsOf({ ...simpleFacts, spread: 'citywide' }));
  expect(simple.filter(id => !wide.has(id))).toEqual(['section-opinion', 'publish-limited']);
});

/** Values that come from triage, the record of the post, ledger, sign-off, publication, assignment or the record of a meeting. */
const KNOWN: readonly WantMeaning[] = [
  'postLink',
  'platforms',
  'attention',
  'comments',
  'lead',
  'conclusion',
  'sources',
  'version',
  'approver',
  'link',
  'nextUpdate',
  'participants',
];

test('no step insists on what is said elsewhere: where the post stands, who leads, which version, who approved', () => {
  const insisted = [...index.steps.values()].flatMap(({ id, wants = [] }) =>
    wants.flatMap(({ means, optional }) =>
      optional !== true && means !== undefined && KNOWN.includes(means) ? [`${id}: ${means}`] : [],
    ),
  );
  expect(insisted).toEqual([]);
});

test('stand in the order in which a matter is worked', () => {
  const order = [...index.steps.keys()];
  const chains = [
    // Whether a conference has to be approved is asked before it is planned.
    ['press-office-approval', 'draft-plans', 'approve-content'],
    // There is something to agree on before it is agreed on.
    ['draft-statement', 'align-facts', 'publication-review', 'approve-content', 'publish-wide'],
    // One order of closing, as the lessons teach it.
    ['solve-problem', 'verify-solved', 'final-report', 'archive', 'review'],
  ];
  for (const chain of chains) {
    const places = chain.map(id => order.indexOf(id));
    expect(places).not.toContain(-1);
    expect(places, chain.join(' → ')).toEqual([...places].sort((one, other) => one - other));
  }
});

test('an offence is referred without waiting for the legal section’s opinion, and by no letter alone', () => {
  const { evidence, wants = [] } = required(index.steps.get('refer-offence'), 'refer-offence');
  expect(evidence).toBeUndefined();
  const demanded = wants.flatMap(({ id, optional }) => (optional === true ? [] : [id]));
  expect(demanded).toEqual(['handed-to']);
});

test('what a step asks for stands in documents: none that asks is told by its title alone', () => {
  const { steps } = examplesOf(index.playbook, Date.parse('2026-11-24T10:00:00+08:00'));
  const mute = steps.filter(({ byTitle, step }) => byTitle && step.wants !== undefined);
  expect(steps.filter(({ isDone }) => isDone).length).toBeGreaterThan(40);
  expect(mute.map(({ step }) => step.id)).toEqual([]);
});
