import { expect, test } from 'vitest';
import { closingAsks } from '../../../src/desk/closing/closing.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { hoursAgo, NOW, simpleFacts, wideFacts } from '../../support/answers.ts';
import { act, contextAt, indexFor, openLog, viewOf } from '../../support/incident.ts';
import { found } from '../../support/playbook.ts';
import { documentsOf } from './incidents.ts';

const context = contextAt(NOW);
const press = 'answer-press';
const interview = (outlet: string, asked: string, reply?: string): Extract<Command, { kind: 'minute' }> => ({
  kind: 'minute',
  sort: 'interview',
  steps: [],
  heldAt: hoursAgo(1),
  people: outlet,
  said: asked,
  ...(reply !== undefined && { reply }),
});

test('any number of outlets is told of: what each asked, who answered what, and who is still owed an answer', () => {
  const log = act(
    openLog(wideFacts, context),
    context,
    interview('市电视台', '有没有人受伤', '新闻发言人答正在核实'),
    interview('省报', '什么时候通车'),
  );
  const words = documentsOf(log);
  expect(words).toContain('市电视台采访。提问：有没有人受伤。答复：新闻发言人答正在核实。');
  expect(words).toContain('省报采访。提问：什么时候通车。尚未答复。');
  expect(documentsOf(openLog(wideFacts, context))).not.toContain('尚未答复');
  // An outlet is nobody to hand a step to.
  expect(JSON.stringify(viewOf(log).people)).not.toContain('省报');
});

test('an outlet that nobody has answered keeps the step open, brings it up, and stands at the closing until it is answered', () => {
  const asked = act(openLog(simpleFacts, context), context, {
    ...interview('市电视台、省报', '几时办好'),
    steps: [press],
  });
  const pressIn = (log: IncidentLog) => found(viewOf(log).steps, ({ step }) => step.id === press);
  expect(pressIn(asked)).toMatchObject({ applies: true, state: { kind: 'todo' } });
  const left = closingAsks(indexFor(asked).playbook, viewOf(asked)).flatMap(({ steps }) => steps);
  expect(left.map(({ step }) => step.id)).toContain(press);
  // One of the two is answered.
  const one = act(asked, context, { ...interview('省报', '几时办好', '本周五前'), steps: [press] });
  expect(pressIn(one).state.kind).toBe('todo');
  const both = act(one, context, { ...interview('市电视台', '几时办好', '本周五前'), steps: [press] });
  expect(pressIn(both).state.kind).toBe('done');
  expect(documentsOf(both)).not.toContain('尚未答复');
  // Another that asks opens it again.
  const again = act(both, context, { ...interview('晚报', '谁负责'), steps: [] });
  expect(pressIn(again).state.kind).toBe('todo');
});

test('an interview that was written down does the step that waits for one, and brings it up', () => {
  const fresh = openLog(simpleFacts, context);
  expect(viewOf(fresh).occasional.map(({ step }) => step.id)).toContain(press);
  const taken = act(fresh, context, { kind: 'start', step: press });
  const log = act(taken, context, { ...interview('市电视台', '几时办好', '答复本周五前'), steps: [press] });
  const item = found(viewOf(log).steps, ({ step }) => step.id === press);
  expect(item).toMatchObject({ applies: true, state: { kind: 'done' } });
  expect(JSON.stringify(item.state)).toContain('几时办好');
});
