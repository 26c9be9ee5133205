import { describe, expect, test } from 'vitest';
import { firstSteps, verdictClocks } from '../../../src/desk/triage/Verdict.tsx';
import { deadlinesInForce } from '../../../src/playbook/checklist.ts';
import { limitedFacts, simpleFacts, wideFacts } from '../../support/answers.ts';
import { index } from '../../support/playbook.ts';

describe.each([
  ['simple', simpleFacts],
  ['limited', limitedFacts],
  ['wide', wideFacts],
] as const)('the clocks of a %s matter', (_, facts) => {
  const { started, opening, waiting } = verdictClocks(index, facts);

  test('are all that are in force, each running already, from the opening on, or waiting', () => {
    const binding = started.filter(({ provisional }) => provisional === undefined);
    const ids = [...binding.map(({ deadline }) => deadline), ...opening, ...waiting].map(({ id }) => id);
    const inForce = deadlinesInForce(index, facts).map(({ id }) => id);
    expect(ids.sort()).toEqual(inForce.sort());
    expect(started.length).toBeGreaterThan(0);
    for (const { anchor } of [...opening, ...waiting])
      expect('fact' in anchor && anchor.fact in facts).toBe(false);
  });

  test('are all that the first steps speak of: a limit that is not in force is none', () => {
    const inForce = deadlinesInForce(index, facts).map(({ limitText }) => limitText);
    const first = firstSteps(index, facts);
    expect(first).toHaveLength(3);
    for (const { limits } of first) for (const limit of limits) expect(inForce).toContain(limit);
  });

  test('stand by what is due first, stopwatches last', () => {
    const due = started.map(each => each.due?.at ?? Number.POSITIVE_INFINITY);
    expect(due).toEqual([...due].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
    for (const each of started) expect(each.due?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(each.since);
  });
});

test('a landslide’s verdict begins with the danger, whatever track it takes; a matter without any with what the text leaves no time for', () => {
  for (const facts of [wideFacts, { ...limitedFacts, topic: 'geological-disaster', emergency: 'unknown' }])
    expect(firstSteps(index, facts)[0]?.step.urgency).toBe('danger');
  const [first] = firstSteps(index, limitedFacts);
  expect(first?.step.urgency).toBeUndefined();
  expect(first?.limits).toContain('立即');
});

test('the limits of what is still open stand among those that run, named as what they hang on', () => {
  const { started } = verdictClocks(index, { ...wideFacts, emergencyLevel: 'ungraded' });
  const open = started.filter(({ provisional }) => provisional !== undefined);
  expect(open.map(({ deadline }) => deadline.id)).toEqual(['five-hours', 'twenty-four-hours']);
  expect(verdictClocks(index, wideFacts).started.every(each => each.provisional === undefined)).toBe(true);
});

test('what is to be told at once runs from when the matter was found, before anything is registered', () => {
  const { started } = verdictClocks(index, limitedFacts);
  const atOnce = started.find(({ deadline }) => deadline.id === 'report-at-once');
  expect(atOnce).toMatchObject({ since: Date.parse(limitedFacts.foundAt ?? ''), due: undefined });
});
