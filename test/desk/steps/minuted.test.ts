import { expect, test } from 'vitest';
import type { Command } from '../../../src/desk/core/incident.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { saidOf } from '../../../src/desk/steps/said.ts';
import { iso, NOW, simpleFacts, wideFacts } from '../../support/answers.ts';
import {
  act,
  atField,
  contextAt,
  countingIds,
  namesIn,
  openLog,
  refusalOf,
  stepIn,
  takenBack,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { found, playbook, required } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1), zhang);
const stepThatFills = (fills: string) => found(playbook.steps, step => step.fills === fills).id;
const met = (more: Partial<Extract<Command, { kind: 'minute' }>> = {}): Command => ({
  kind: 'minute',
  sort: 'meeting',
  steps: [],
  heldAt: iso(NOW),
  people: '组长、矿产管理科',
  said: '先停采，再测面积',
  ...more,
});

test.each([
  ['the office that leads', 'lead', { lead: '矿产管理科' }, 'lead'],
  ['the line, word for word', 'line', { line: '采石场已停采' }, 'line'],
  ['what the matter is', 'assessment', { assessed: '群众关心饮水' }, 'conclusion'],
] as const)(
  'a meeting that says %s does the step that asks for it, ticked or not',
  (_, fills, said, means) => {
    const step = stepThatFills(fills);
    const log = act(openLog(wideFacts), context, met(said));
    expect(stepIn(log, step).state).toMatchObject({ kind: 'done', sensed: { place: { kind: 'minutes' } } });
    expect(saidOf(stepIn(log, step), means)).toEqual({ kind: 'text', text: Object.values(said)[0] });
    expect(stepIn(takenBack(log, context), step).state.kind).toBe('todo');
    // That they met says nothing of it.
    expect(stepIn(act(openLog(wideFacts), context, met()), step).state.kind).toBe('todo');
  },
);

test.each([
  ['lead', 'lead'],
  ['line', 'line'],
  ['assessment', 'assessed'],
] as const)('a meeting that is ticked for the %s has to say it', (fills, by) => {
  expect(refusalOf(openLog(wideFacts), met({ steps: [stepThatFills(fills)] }), context)).toMatchObject(
    atField(by, 'required'),
  );
});

test.each(['meeting', 'assessment'])(
  'a record of the meeting that lies filed does not do the step for the %s',
  fills => {
    const filed: readonly Command[] = required(playbook.forms, 'forms').map(({ id: form }) => ({
      kind: 'fileDocument',
      form,
      order: undefined,
      fields: {},
    }));
    expect(stepIn(act(openLog(wideFacts), context, ...filed), stepThatFills(fills)).state.kind).toBe('todo');
  },
);

test('a meeting that settled the plans and heard how things stand does both steps by its minutes', () => {
  const plans = stepThatFills('plans');
  const progress = stepThatFills('progress');
  const log = act(openLog(wideFacts), context, met({ steps: [plans, progress] }));
  for (const step of [plans, progress])
    expect(stepIn(log, step).state).toMatchObject({ kind: 'done', sensed: { place: { kind: 'minutes' } } });
});

test('the opinion of an office is recorded as one, by whoever gave it, and as no call', () => {
  const step = stepThatFills('sectionOpinion');
  const log = act(openLog(simpleFacts), context, {
    kind: 'minute',
    sort: 'opinion',
    steps: [step],
    heldAt: iso(NOW),
    people: '科长',
    lead: '矿产管理科',
    said: '公示牌当天更换',
    reply: '批准文件',
  });
  const item = stepIn(log, step);
  expect(item.state.kind).toBe('done');
  expect(saidOf(item, 'conclusion')).toEqual({ kind: 'text', text: '公示牌当天更换' });
  expect(saidOf(item, 'lead')).toEqual({ kind: 'text', text: '矿产管理科' });
  expect(saidOf(item, 'sources')).toEqual({ kind: 'text', text: '批准文件' });
  const sentence = eventSentence(required(log.events.at(-1), 'event'), namesIn(log), NOW);
  expect(sentence).toMatch(/^处置意见（科长）：公示牌当天更换；牵头：矿产管理科；依据的材料：批准文件/);
  expect(sentence).not.toContain('电话');
  expect(viewOf(log).minutes).toHaveLength(1);
});
