import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/incident/decide.ts';
import { type IncidentLog, incidentLogs } from '../../../src/incident/kinds/registry.ts';
import type { ClosingState } from '../../../src/incident/review/closing.ts';
import { HOUR, hoursAgo, NOW } from '../../support/answers.ts';
import { closeWith, markDone, openLog, openOn, viewOf } from '../../support/incident.ts';
import { playbook, required, withPlaybook } from '../../support/playbook.ts';
import {
  act,
  attempt,
  confirm,
  lastId,
  latestIn,
  openRelease,
  publish,
  refusalOf,
  releasePlaybook,
  save,
  saveAgain,
  signed,
  tomorrow,
  writing,
} from '../../support/release.ts';

const context = writing();
const fresh = openRelease();
const undo = (log: IncidentLog, event = lastId(log)): IncidentLog =>
  act(log, context, { kind: 'undo', event });
const states = (log: IncidentLog, now = NOW): readonly ClosingState[] => viewOf(log, now).closing;
const need = (log: IncidentLog, id: string, now = NOW): ClosingState =>
  required(
    states(log, now).find(each => each.need.id === id),
    id,
  );
const archived = markDone('archive');
const outside = {
  ...markDone('publish-limited'),
  values: { place: '网站', version: '一稿' },
  outside: '上级统一发布',
};
const heard: Command = { kind: 'recordTheme', title: '何时通车', count: '3' };
const close = (left?: Record<string, string>): Command => ({
  kind: 'close',
  reason: '办结',
  ...(left === undefined ? {} : { left }),
});
const out = ((): IncidentLog => {
  const ready = act(
    signed(act(fresh, context, save('正在核实。')), context),
    context,
    confirm('publish-limited'),
  );
  return act(
    ready,
    context,
    publish(latestIn(ready).id, { steps: [{ step: 'publish-limited', values: {} }] }),
  );
})();

describe('a closing need', () => {
  test('of steps is open while one that applies has no result, whatever the result is', () => {
    expect(need(fresh, 'problem')).toMatchObject({ steps: ['archive'], met: false });
    for (const command of [
      archived,
      { kind: 'skip', step: 'archive', reason: '不用' },
      { kind: 'markNotApplicable', step: 'archive', reason: '没有' },
    ] satisfies readonly Command[])
      expect(need(act(fresh, context, command), 'problem')).toMatchObject({ steps: [], met: true });
    for (const command of [
      { kind: 'start', step: 'archive' },
      { kind: 'defer', step: 'archive', reason: '等', until: { kind: 'regrade' } },
    ] satisfies readonly Command[])
      expect(need(act(fresh, context, command), 'problem').met).toBe(false);
  });

  test('of steps is met where none of them applies', () => {
    const made = withPlaybook(
      {
        steps: releasePlaybook.steps.map(step =>
          step.id === 'archive' ? { ...step, when: { is: ['spread', 'citywide'] as const } } : step,
        ),
      },
      releasePlaybook,
    );
    expect(need(openOn(made), 'problem').met).toBe(true);
  });

  test('of publication is open while a step that publishes has no result', () => {
    expect(need(fresh, 'answered')).toMatchObject({ steps: ['publish-limited'], promise: false, met: false });
    const done = act(fresh, context, confirm('publish-limited'), outside);
    expect(need(done, 'answered')).toMatchObject({ steps: [], met: true });
  });

  test('of publication is open while a promised update has not come, overdue or not', () => {
    for (const now of [NOW, NOW + 9 * 24 * HOUR])
      expect(need(out, 'answered', now)).toMatchObject({ steps: [], promise: true, met: false });
    const later = writing(7, NOW + HOUR);
    const saved = act(out, later, saveAgain(out, '没有了。', { nextUpdate: '', noUpdate: '已处置完' }));
    const ended = act(
      signed(saved, later),
      later,
      publish(latestIn(saved).id, { publishedAt: new Date(NOW + HOUR).toISOString() }),
    );
    expect(need(ended, 'answered', NOW + HOUR)).toMatchObject({ promise: false, met: true });
  });

  test('of feedback is open while a theme has no answer', () => {
    expect(need(fresh, 'feedback').met).toBe(true);
    const log = act(fresh, context, heard, { ...heard, title: '赔偿' });
    expect(need(log, 'feedback')).toMatchObject({ themes: 2, met: false });
    const [theme] = viewOf(log).themes;
    const passed = act(log, context, { kind: 'passTheme', theme: theme?.id ?? '', to: '公路科' });
    expect(need(passed, 'feedback')).toMatchObject({ themes: 1, met: false });
    expect(need(undo(log), 'feedback').themes).toBe(1);
  });

  test('of a second person is met by a confirmed pause, and not by one passed over', () => {
    expect(need(fresh, 'second')).toMatchObject({ secondPerson: true, met: false });
    const skip: Command = { kind: 'skipPause', pause: 'before-closing', step: undefined, reason: '一人值班' };
    expect(need(act(fresh, context, skip), 'second').met).toBe(false);
    const confirmed = act(fresh, context, confirm(undefined));
    expect(need(confirmed, 'second')).toMatchObject({ secondPerson: false, met: true });
    expect(need(undo(confirmed), 'second').met).toBe(false);
  });

  test('of a second person asks for nothing where there is no pause before closing', () => {
    const made = withPlaybook({ pauses: [] }, releasePlaybook);
    expect(need(openOn(made), 'second').met).toBe(true);
  });
});

describe('closing', () => {
  const confirmed = act(fresh, context, confirm(undefined));
  const left = { problem: '交给执法科，月底前', answered: '上级统一发布' };

  test('with everything met says nothing of what was left', () => {
    const log = act(confirmed, context, archived, confirm('publish-limited'), outside, close(left));
    expect(log.events.at(-1)).toMatchObject({ type: 'closed', data: { reason: '办结' } });
    expect(log.events.at(-1)?.data).not.toHaveProperty('left');
  });

  test('with something open keeps the word on each, and on nothing else', () => {
    const log = act(confirmed, context, archived, close({ ...left, feedback: '多写', constructor: '多写' }));
    expect(log.events.at(-1)?.data).toEqual({ reason: '办结', left: { answered: '上级统一发布' } });
  });

  test.each<[name: string, log: IncidentLog, command: Command, refusal: object]>([
    ['before its pause', fresh, close(left), { code: 'pauseOpen', pause: 'before-closing' }],
    [
      'without a word on what is open',
      confirmed,
      close(),
      { code: 'closingOpen', need: 'problem', title: '问题解决了', leavable: true },
    ],
    [
      'with blanks for a word',
      confirmed,
      close({ ...left, problem: ' 　' }),
      { code: 'closingOpen', need: 'problem' },
    ],
    [
      'with a word on one of two',
      confirmed,
      close({ problem: left.problem }),
      { code: 'closingOpen', need: 'answered', leavable: true },
    ],
    [
      'with too long a word',
      confirmed,
      close({ ...left, problem: '字'.repeat(501) }),
      { code: 'badField', field: 'problem', why: { code: 'tooLong', length: 501, limit: 500 } },
    ],
    [
      'with feedback open, whatever is said of it',
      act(confirmed, context, heard),
      close({ ...left, feedback: '不答了' }),
      { code: 'closingOpen', need: 'feedback', leavable: false },
    ],
    [
      'with the pause passed over, whatever is said of it',
      act(fresh, context, {
        kind: 'skipPause',
        pause: 'before-closing',
        step: undefined,
        reason: '一人值班',
      }),
      close({ ...left, second: '一人值班' }),
      { code: 'closingOpen', need: 'second', leavable: false },
    ],
    [
      'without a reason',
      confirmed,
      { ...close(left), reason: '' } as Command,
      { code: 'badField', field: 'reason', why: { code: 'required' } },
    ],
  ])('is refused %s', (_, log, command, refusal) => {
    expect(refusalOf(log, command, context)).toMatchObject(refusal);
  });

  test('keeps out what changes the matter and lets in documents and review, and takes only those back', () => {
    const closed = act(confirmed, context, close(left));
    const refused: readonly Parameters<typeof refusalOf>[1][] = [
      save('x'),
      publish('x'),
      heard,
      { kind: 'approveCause', entry: 'x', person: { name: '甲' } },
      { kind: 'passGate', version: 'x', item: 'secrecy', note: '一', person: { name: '甲' } },
    ];
    for (const command of refused)
      expect(refusalOf(closed, command, context)).toEqual({ code: 'incidentClosed' });
    const added = act(
      closed,
      context,
      { kind: 'fileDocument', form: 'initial-report', fields: {} },
      { kind: 'recordAction', finding: '慢', text: '先报', owner: { name: '甲' }, due: tomorrow },
      { kind: 'propose', target: { kind: 'step', id: 'archive' }, what: '提前', why: '总忘' },
    );
    for (const { id } of added.events.slice(-3))
      expect(refusalOf(added, { kind: 'undo', event: id }, context)).toBeUndefined();
    const before = act(fresh, context, heard);
    const withTheme = closeWith(
      act(before, context, {
        kind: 'answerTheme',
        theme: viewOf(before).themes[0]?.id ?? '',
        how: 'answered',
        text: '答',
      }),
      context,
    );
    expect(refusalOf(withTheme, { kind: 'undo', event: lastId(before) }, context)).toEqual({
      code: 'incidentClosed',
    });
  });

  test('of the real playbook asks for each of the things the plan does, and can be met', () => {
    const { closing } = playbook;
    expect(closing.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['published', 'feedback', 'secondPerson']),
    );
    expect(closeWith(openLog(), context).events.at(-1)?.type).toBe('closed');
  });
});

test('feedback counts as open for closing exactly what the feedback screen shows as not settled, whatever was recorded and taken back', () => {
  const anyTurn = fc.record({
    kind: fc.constantFrom('hear', 'again', 'answer', 'pass', 'solve', 'undo', 'undo'),
    pick: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(anyTurn, { maxLength: 25, size: 'max' }), turns => {
      let log = fresh;
      for (const { kind, pick } of turns) {
        const themes = log.events.flatMap(event =>
          event.type === 'themeRecorded' ? [event.data.theme] : [],
        );
        const theme = themes[pick % Math.max(1, themes.length)] ?? 'x';
        const command: Command =
          kind === 'hear'
            ? heard
            : kind === 'again'
              ? { ...heard, theme }
              : kind === 'answer'
                ? { kind: 'answerTheme', theme, how: 'answered', text: '答' }
                : kind === 'pass'
                  ? { kind: 'passTheme', theme, to: '科' }
                  : kind === 'solve'
                    ? { kind: 'solveTheme', theme, result: '好' }
                    : { kind: 'undo', event: log.events[pick % log.events.length]?.id ?? '' };
        const answer = attempt(log, command, context);
        if (answer.ok) log = incidentLogs.extend(log, answer.value);
        const open = viewOf(log).themes.filter(({ settled }) => !settled).length;
        expect(need(log, 'feedback').themes).toBe(open);
      }
    }),
    { numRuns: 200 },
  );
});

test('a promise kept by hand before the release screen existed is kept for closing too', () => {
  const first = act(fresh, context, confirm('publish-limited'), {
    ...outside,
    doneAt: hoursAgo(1),
    values: { ...outside.values, 'next-update': tomorrow },
  });
  expect(need(first, 'answered')).toMatchObject({ steps: [], promise: true });
});
