import { describe, expect, test } from 'vitest';
import { isFinished } from '../../../src/desk/steps/finished.ts';
import { hoursAgo, NOW, simpleFacts } from '../../support/answers.ts';
import {
  act,
  answerWith,
  complete,
  contextAt,
  elsewhere,
  openLog,
  stepIn,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { playbook, required } from '../../support/playbook.ts';

const context = contextAt(NOW);
const step = 'correct-false-information';
const stands = (log: ReturnType<typeof openLog>) => {
  const { steps, occasional } = viewOf(log);
  return {
    listed: steps.find(each => each.step.id === step)?.applies,
    occasional: occasional.some(each => each.step.id === step),
  };
};

describe('a step that waits for an occasion', () => {
  const fresh = openLog(simpleFacts);

  test('is not on the checklist until somebody takes it up, and no more once that is taken back', () => {
    expect(stands(fresh)).toEqual({ listed: undefined, occasional: true });
    const taken = act(fresh, context, { kind: 'start', step });
    expect(stands(taken)).toEqual({ listed: true, occasional: false });
    const back = takenBack(taken, context);
    expect(stands(back)).toEqual({ listed: undefined, occasional: true });
  });

  test('counts among what has to have a result from then on', () => {
    const before = viewOf(fresh).progress.total;
    expect(viewOf(act(fresh, context, { kind: 'start', step })).progress.total).toBe(before + 1);
  });

  test('joins the checklist done where the record shows it done', () => {
    const theme = act(fresh, context, elsewhere(), {
      kind: 'recordTheme',
      title: '说地块卖给了私人',
      count: '12',
    });
    const { id } = required(viewOf(theme).themes[0], 'theme');
    const corrected = act(theme, context, answerWith(theme, id, { how: 'corrected' }));
    const found = required(stepIn(corrected, step), step);
    expect(found).toMatchObject({ applies: true, state: { kind: 'done' } });
  });
});

test('a small matter that grows loses nothing: what was done stays done and is asked no second time', () => {
  const simple = openLog(simpleFacts);
  const worked = complete(
    simple,
    context,
    ...viewOf(simple)
      .steps.filter(({ step: { evidence = [] } }) => !evidence.some(rule => 'published' in rule))
      .map(each => ({ kind: 'markDone', step: each.step.id, doneAt: hoursAgo(1) }) as const),
  );
  const before = viewOf(worked).steps.filter(({ state }) => isFinished(state));
  expect(before.length).toBeGreaterThanOrEqual(8);
  for (const more of [
    { sensitive: 'yes' },
    { factsClear: 'unclear', panic: 'yes' },
    { spread: 'citywide', attentionAt: simpleFacts['foundAt'] ?? '' },
  ]) {
    const view = viewOf(act(worked, context, { kind: 'regrade', facts: { ...simpleFacts, ...more } }));
    for (const { step: each, state } of before)
      expect(view.steps.find(item => item.step.id === each.id)?.state).toEqual(state);
    expect(view.steps.filter(({ applies }) => applies).length).toBeGreaterThan(before.length + 4);
  }
  expect(
    playbook.steps.filter(each => each.when === undefined && each.occasion === undefined).length,
  ).toBeGreaterThan(6);
});
