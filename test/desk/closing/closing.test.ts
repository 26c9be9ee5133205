import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClosedView,
  type ClosingState,
  closingAsks,
  resultOf,
} from '../../../src/desk/closing/closing.ts';
import { closedText } from '../../../src/desk/closing/words.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { personName } from '../../../src/desk/core/words/person.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { reviewOf } from '../../../src/desk/review/summary.ts';
import { reviewStatus } from '../../../src/desk/review/words.ts';
import { withoutResult } from '../../../src/desk/steps/finished.ts';
import { HOUR, iso, NOW } from '../../support/answers.ts';
import { smallLog } from '../../support/four-stories.ts';
import {
  act,
  answerWith,
  atField,
  attempt,
  closeWith,
  elsewhere,
  indexFor,
  lastId,
  markDone,
  openLog,
  openOn,
  refusalOf,
  takenBack,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { found, playbook, required, withPlaybook } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import {
  decided,
  latestIn,
  openRelease,
  publish,
  record,
  released,
  releasePlaybook,
  save,
  saveAgain,
  signed,
  signing,
  tomorrow,
  writing,
} from '../../support/release.ts';
import { moment } from '../../support/story.ts';
import { filled, formOf, sourceOf } from '../documents/incidents.ts';

const context = writing();
const fresh = openRelease();
const states = (log: IncidentLog, now = NOW): readonly ClosingState[] => viewOf(log, now).closing;
const need = (log: IncidentLog, id: string, now = NOW): ClosingState =>
  found(states(log, now), each => each.need.id === id);
/** A need without open items. */
const nothing = { steps: [], themes: 0, promise: false, wrong: [] };
const archived = markDone('archive');
const heard: Command = { kind: 'recordTheme', title: '何时通车', count: '3' };
const ends = { nextUpdate: undefined, noUpdate: '已处置完' } as const;
const out = ((): IncidentLog => {
  const ready = act(signed(act(fresh, context, save('正在核实。')), context), context);
  return act(ready, context, publish(latestIn(ready).id));
})();

describe('a closing need', () => {
  test('of steps is open while one that applies has no result, whatever the result is', () => {
    expect(need(fresh, 'problem')).toMatchObject({ steps: [{ step: { id: 'archive' } }] });
    for (const command of [
      archived,
      { kind: 'skip', step: 'archive', reason: '不用' },
      { kind: 'markNotApplicable', step: 'archive', reason: '没有' },
    ] satisfies readonly Command[])
      expect(need(act(fresh, context, command), 'problem')).toMatchObject(nothing);
    for (const command of [
      { kind: 'start', step: 'archive' },
      { kind: 'defer', step: 'archive', reason: '等', until: { kind: 'regrade' } },
    ] satisfies readonly Command[])
      expect(need(act(fresh, context, command), 'problem').steps).toHaveLength(1);
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
    expect(need(openOn(made), 'problem')).toMatchObject(nothing);
  });

  test('of publication is open while a step that publishes has no result', () => {
    expect(need(fresh, 'answered')).toMatchObject({
      steps: [{ step: { id: 'publish-limited' } }],
      promise: false,
    });
    const done = act(fresh, context, elsewhere());
    expect(need(done, 'answered')).toMatchObject(nothing);
  });

  test('of publication is open while a promised update has not come, overdue or not', () => {
    for (const now of [NOW, NOW + 9 * 24 * HOUR])
      expect(need(out, 'answered', now)).toMatchObject({ steps: [], promise: true });
    const later = writing(7, NOW + HOUR);
    const saved = act(out, later, saveAgain(out, '没有了。', { nextUpdate: '', noUpdate: '已处置完' }));
    const ended = act(
      signed(saved, later),
      later,
      publish(latestIn(saved).id, { publishedAt: iso(NOW + HOUR) }),
    );
    expect(need(ended, 'answered', NOW + HOUR)).toMatchObject(nothing);
  });

  test('of publication is open while what is out says otherwise than is verified now, until that is set right', () => {
    const told = act(fresh, context, record('scale', '3人'));
    const said = released(act(told, context, save('涉及{涉及规模}。', ends)), context);
    expect(need(said, 'answered').wrong).toEqual([]);
    const [entry] = viewOf(said).ledger.byId.get('scale')?.current ?? [];
    const changed = act(said, context, record('scale', '5人', { replaces: [entry?.event ?? ''] }));
    const [wrong] = viewOf(changed).statements;
    expect(need(changed, 'answered')).toMatchObject({ promise: false, wrong: [{ id: wrong?.id }] });
    // It is the matter of that need alone, and asks for its word like a promise.
    expect(need(changed, 'problem').wrong).toEqual([]);
    const unsaid = close({ ...words, 'need:answered': '' });
    expect(refusalOf(changed, unsaid, context)).toMatchObject({ code: 'badField', field: 'need:answered' });
    const left = act(changed, context, close({ ...words, 'need:answered': '由宣传部明日更正' }));
    expect(closedIn(left).left.get('answered')).toBe('由宣传部明日更正');
    const corrected = act(
      changed,
      context,
      save('涉及规模应为{涉及规模}。', { form: 'correction', corrects: wrong?.id, ...ends }),
    );
    expect(need(released(corrected, context), 'answered').wrong).toEqual([]);
  });

  test('of feedback is open while a theme has no answer', () => {
    expect(need(fresh, 'feedback')).toMatchObject(nothing);
    const log = act(fresh, context, heard, { ...heard, title: '赔偿' });
    expect(need(log, 'feedback')).toMatchObject({ themes: 2 });
    const [theme] = viewOf(log).themes;
    const passed = act(log, context, { kind: 'passTheme', theme: theme?.id ?? '', to: '公路科' });
    expect(need(passed, 'feedback')).toMatchObject({ themes: 1 });
    expect(need(takenBack(log, context), 'feedback').themes).toBe(1);
  });
});

const second = { name: '李四', title: '副组长' };
/** The closing officer's name, spelt another way. */
const own = { name: [...(context.by.name ?? '')].join('　'), title: '副组长' };
const close = (
  words: Readonly<Record<string, string>> = {},
  more: Partial<Extract<Command, { kind: 'close' }>> = {},
): Command => ({ kind: 'close', second, words, ...more });
const WORD = '交给执法科，月底前';
/** A word on everything that {@link fresh} has open. */
const words = Object.fromEntries(
  closingAsks(indexFor(fresh).playbook, viewOf(fresh)).map(({ key }) => [key, WORD]),
);
const closedIn = (log: IncidentLog): ClosedView => required(viewOf(log).closed, 'closed');

/** Every step has a result. */
const done = viewOf(fresh).steps.reduce(
  (log, { step }) => act(log, context, { kind: 'skip', step: step.id, reason: '上级统一办理' }),
  fresh,
);

describe('what wants a word at the closing', () => {
  test('is every step without a result, each once, and what else the needs have open', () => {
    const asks = closingAsks(indexFor(out).playbook, viewOf(out));
    const steps = asks.flatMap(ask => ask.steps);
    expect(new Set(steps).size).toBe(steps.length);
    expect(new Set(steps)).toEqual(new Set(withoutResult(viewOf(out).steps)));
    expect(asks.map(({ key }) => key).slice(0, 2)).toEqual(['need:problem', 'need:answered']);
    expect(asks[1]).toMatchObject({ steps: [], of: { need: { promise: true } } });
  });

  test('is nothing where every step has a result', () => {
    expect(closingAsks(indexFor(done).playbook, viewOf(done))).toEqual([]);
  });
});

describe('closing', () => {
  test('with nothing open takes a second person and no word', () => {
    expect(act(done, context, close()).events.at(-1)).toMatchObject({ type: 'closed', data: { second } });
    expect(
      Object.keys(act(done, context, close({ 'step:archive': WORD })).events.at(-1)?.data ?? {}),
    ).toEqual(['second']);
  });

  test('gives each step left its word: its own, or that of its group; and each need its own', () => {
    const log = act(
      out,
      context,
      close({ ...words, 'need:answered': '下周由宣传部统一发布', 'step:review': '排在下周三的例会上' }),
    );
    const { steps, left } = closedIn(log);
    expect([...steps.keys()].sort()).toEqual(
      withoutResult(viewOf(log).steps)
        .map(({ step }) => step.id)
        .sort(),
    );
    expect(steps.get('review')).toBe('排在下周三的例会上');
    expect(steps.get('archive')).toBe(WORD);
    expect([...left]).toEqual([['answered', '下周由宣传部统一发布']]);
  });

  test.each<string>([
    '',
    ' 　',
    '无',
    '没有',
    '-',
    '。',
    '无。',
    '没有原因',
    '暂无情况',
    '同上',
    '111111',
    '好的',
  ])('is refused at its field with 「%s」 for a word', word => {
    const refusal = refusalOf(fresh, close({ ...words, 'need:problem': word }), context);
    expect(refusal).toMatchObject({ code: 'badField', field: 'need:problem' });
    const own = refusalOf(fresh, close({ ...words, 'step:review': word }), context);
    if (word.trim() === '') expect(own).toBeUndefined();
    else expect(own).toMatchObject({ code: 'badField', field: 'step:review', why: { code: 'hollow' } });
  });

  test.each<string>(['交执法科，6月底前', '移交信访办', '上级统一发布', '由王强补写'])(
    'takes 「%s」 for a word',
    word => {
      expect(refusalOf(fresh, close({ ...words, 'need:problem': word }), context)).toBeUndefined();
    },
  );

  test.each<[name: string, log: IncidentLog, command: Command, refusal: object]>([
    [
      'without a word on what is open',
      fresh,
      close(),
      { code: 'badField', field: 'need:problem', why: { code: 'required' } },
    ],
    [
      'with too long a word',
      fresh,
      close({ ...words, 'need:problem': '字'.repeat(501) }),
      { code: 'badField', field: 'need:problem', why: { code: 'tooLong', length: 501, limit: 500 } },
    ],
    [
      'with feedback open, whatever is said of it',
      act(fresh, context, heard),
      close({ 'need:feedback': WORD }),
      { code: 'closingOpen', title: '反映都答了' },
    ],
    ['without a second person', done, close({}, { second: undefined }), atField('second', 'unnamed')],
    [
      'with a second person of whom there is a name alone',
      done,
      close({}, { second: { name: '周' } }),
      atField('second', 'noTitle'),
    ],
    [
      'with a second person who is whoever closes it',
      done,
      close({}, { second: own }),
      atField('second', 'sameReader'),
    ],
    [
      'with nothing said for why one person is both',
      done,
      close({}, { second: own, combines: ' ' }),
      atField('second', 'sameReader'),
    ],
  ])('is refused %s', (_, log, command, refusal) => {
    expect(refusalOf(log, command, context)).toMatchObject(refusal);
  });

  test('by one person alone is taken with the reason, which the review, the time line and the record say', () => {
    const combines = '夜间一人值班';
    const alone = act(done, context, close({}, { second: own, combines }));
    expect(closedIn(alone)).toMatchObject({ second: own, combines });
    const said = `${personName(own)}一人兼，理由：${combines}`;
    expect(reviewStatus(viewOf(alone), NOW)).toContain(said);
    const deviation = found(
      reviewOf(indexFor(alone), alone, viewOf(alone), NOW).deviations,
      ({ kind }) => kind === 'combined',
    );
    expect(deviation).toMatchObject({ of: 'closing', person: own, reason: combines });
    const report = plainText(filled(formOf('review-report'), sourceOf(alone)));
    expect(report).toContain(`结束前的两人核对：${personName(own)}`);
    expect(report).toContain(said);
    // With another person there is nothing to give a reason for.
    expect(closedIn(act(done, context, close({}, { combines }))).combines).toBeUndefined();
  });

  test('by nobody in particular is refused where a second person reads along', () => {
    expect(refusalOf(done, close(), { ...context, by: { role: 'office' } })).toEqual({ code: 'noName' });
  });

  test('keeps out what changes the matter and lets in documents and review, and takes only those back', () => {
    const closed = act(fresh, context, close(words));
    const refused: readonly Parameters<typeof refusalOf>[1][] = [
      save('x'),
      publish('x'),
      heard,
      { kind: 'approveCause', entry: 'x', person: { name: '甲', title: '科长' }, ...decided() },
      signing('x', [], { name: '甲', title: '科长' }),
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
    for (const { id } of added.events.slice(-3)) expect(refusalOf(added, undo(id), context)).toBeUndefined();
    const before = act(fresh, context, elsewhere(), heard);
    const theme = viewOf(before).themes[0]?.id ?? '';
    const withTheme = closeWith(act(before, context, answerWith(before, theme)), context);
    expect(refusalOf(withTheme, undo(lastId(before)), context)).toEqual({
      code: 'incidentClosed',
    });
  });

  test('of the real playbook asks for each of the things the plan does, and can be met', () => {
    const { closing } = playbook;
    expect(closing.map(({ check }) => check)).toEqual(expect.arrayContaining(['published', 'feedback']));
    expect(closeWith(openLog(), context).events.at(-1)?.type).toBe('closed');
  });
});

test('feedback counts as open for closing exactly what the feedback screen shows as not answered, whatever was recorded and taken back', () => {
  const anyTurn = fc.record({
    kind: fc.constantFrom('hear', 'again', 'answer', 'pass', 'solve', 'undo', 'undo'),
    pick: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(anyTurn, { maxLength: 25, size: 'max' }), turns => {
      let log = act(fresh, context, elsewhere());
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
                ? answerWith(log, theme)
                : kind === 'pass'
                  ? { kind: 'passTheme', theme, to: '科' }
                  : kind === 'solve'
                    ? { kind: 'solveTheme', theme, result: '好' }
                    : undo(log.events[pick % log.events.length]?.id ?? '');
        log = attempt(log, context, command);
        const open = viewOf(log).themes.filter(({ answered }) => !answered).length;
        expect(need(log, 'feedback').themes).toBe(open);
      }
    }),
    { numRuns: runs(60) },
  );
});

test('what went out elsewhere before the incident was opened is told as before it', () => {
  expect(closedText.sinceOpened(-2 * HOUR)).toBe('开始前 2小时');
  expect(closedText.sinceOpened(2 * HOUR)).toBe('开始后 2小时');
});

test('a promise made elsewhere is to be kept before closing, too', () => {
  const first = act(fresh, context, elsewhere({ nextUpdate: tomorrow }));
  expect(need(first, 'answered')).toMatchObject({ steps: [], promise: true });
});

test('how it ended is proposed in the words of the answer, once whoever asked has it', () => {
  const [before, after] = [moment('15:40'), moment('16:00')];
  expect(resultOf(viewOf(smallLog(after), after))).toBe('公示牌地块编号有一处写错，14时10分已更换');
  expect(resultOf(viewOf(smallLog(before), before))).toBe('');
});
