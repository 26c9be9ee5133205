import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterCount } from '../../../src/base/typed.ts';
import { isCheck } from '../../../src/desk/approval/sign-off.ts';
import { isBinding } from '../../../src/desk/core/clock.ts';
import { TEXT_LIMITS } from '../../../src/desk/core/define.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { IncidentView } from '../../../src/desk/core/view.ts';
import { SHEET_PARTS } from '../../../src/desk/handover/handed-over.ts';
import { currentStep, nowItems } from '../../../src/desk/incident/now.ts';
import { isFinished, withoutResult } from '../../../src/desk/steps/finished.ts';
import type { Playbook } from '../../../src/playbook/playbook.ts';
import { DAY, HOUR, hoursAgo, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { handoverOf } from '../../support/handover.ts';
import {
  act,
  allEvents,
  answer,
  anyTurns,
  barePlaybook,
  complete,
  contextAt,
  countingIds,
  indexFor,
  lastId,
  logOf,
  openOn,
  play,
  refusalOf,
  sheet,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { found, required, withPlaybook, withStep } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import {
  anyReleaseTurns,
  check,
  latestIn,
  openRelease,
  playRelease,
  record,
  released,
  save,
  sentBack,
  writing,
} from '../../support/release.ts';

const context = contextAt(NOW, countingIds(1), { role: 'office', name: '张三' });
const wide = openOn(barePlaybook, wideFacts);
const note = (text: string, noteKind: 'situation' | 'decision' | 'guess' | 'contact') =>
  ({ kind: 'note', text, noteKind }) as const;

/** One step asks whom it was reported to. */
const asking: Playbook = withStep(
  'report-to-leaders',
  step => ({
    ...step,
    outcome: 'reported',
    wants: [
      { id: 'recipient', label: '报给谁', kind: 'people', means: 'recipient' },
      { id: 'count', label: '几条', kind: 'number', unit: '条', optional: true },
    ],
  }),
  barePlaybook,
);

describe('the draft of a hand-over', () => {
  test('says who found what where, how it was graded, what is known and what is out', () => {
    const { situation } = handoverOf(wide);
    expect(situation).toContain(`发现有关“${wideFacts.title}”的反映`);
    expect(situation).toContain('初判结论为“');
    expect(situation).toContain('尚未核实。');
    expect(situation).toContain('目前尚未对外发布信息。');
    expect(situation).toMatch(/11月24日14时开始处置，清单共\d+步，已有结果0步。$/);
  });

  test('tells facts and decisions as they were set right, and of guesses only how many there are', () => {
    const log = act(
      wide,
      context,
      note('三户已转移', 'situation'),
      note('先发简要信息', 'decision'),
      note('可能还会塌', 'guess'),
    );
    const event = required(log.events.at(-3), 'note').id;
    const corrected = act(log, context, { kind: 'correct', event, text: '四户' });
    const { done, risks, ...others } = handoverOf(corrected);
    expect(done).toContain('三户已转移。更正：四户。');
    expect(done).toContain('决定：先发简要信息。');
    expect(risks).toContain('记录中有1条未经核实的推测');
    expect(JSON.stringify([done, risks, others])).not.toContain('可能还会塌');
  });

  test('lists what was done by time, with the values recorded', () => {
    const log = complete(
      openOn(asking, wideFacts),
      context,
      { kind: 'markDone', step: 'register-report', doneAt: hoursAgo(0.5) },
      {
        kind: 'markDone',
        step: 'report-to-leaders',
        doneAt: hoursAgo(1),
        values: { recipient: '组长、值班长', count: '12' },
      },
    );
    expect(handoverOf(log).done.split('\n')).toEqual([
      '11月24日13时，向组长、值班长报告。',
      `清单上还办结了“${required(indexFor(log).steps.get('register-report'), 'step').title}”。`,
    ]);
  });

  test('says of the current step that was given to nobody whose it is, and that it was not', () => {
    const view = viewOf(wide);
    const { step } = required(currentStep(view, undefined), 'current step');
    const [first = ''] = handoverOf(wide).todo.split('\n');
    expect(first).toMatch(new RegExp(`^现在应由.+办理“${step.title}”，尚未指定到人。$`));
  });

  test('begins what is to do with the current step, then what is under way, then what waits', () => {
    const view = viewOf(wide);
    const [second, first] = view.steps.map(({ step }) => step.id);
    // The danger is being reported; what the text leaves no time for comes next.
    const third = nowItems(view).flatMap(each => (each.kind === 'step' ? [each.item.step.id] : []))[1];
    const log = act(
      wide,
      context,
      { kind: 'start', step: required(second, 'second') },
      {
        kind: 'defer',
        step: required(first, 'first'),
        reason: '等科室意见',
        until: { kind: 'step', step: required(third, 'third') },
      },
      { kind: 'assign', steps: [required(third, 'third')], to: { name: '王五', title: '值班长' } },
    );
    const title = (id: string | undefined) => required(indexFor(log).steps.get(id ?? ''), 'step').title;
    const lines = handoverOf(log).todo.split('\n');
    expect(lines[0]).toBe(`现在由值班长王五办理“${title(third)}”。`);
    expect(lines[1]).toMatch(new RegExp(`办理“${title(second)}”，已经在办。$`));
    expect(lines[2]).toContain(`办理“${title(first)}”，暂缓，等“${title(third)}”有结果。理由：等科室意见。`);
  });

  test('puts what is to be done at once before the limits that have time, of those the earliest first, and cites what each rests on', () => {
    expect(handoverOf(wide).limits).toMatch(
      /^应于11月24日16时前发布权威信息（5小时内，依据 国办发〔2016〕80号、.+）。$/m,
    );
    const dues = viewOf(wide).clocks.flatMap(({ deadline, clock }) =>
      clock.kind === 'running' ? [{ title: deadline.title, due: clock.due }] : [],
    );
    const all = handoverOf(wide).limits.split('\n');
    expect(all[0]).toContain('立即');
    const lines = all.filter(line => line.startsWith('应于'));
    expect(lines[0]).toContain('发布权威信息');
    expect(dues.length).toBeGreaterThan(1);
    const inOrder = [...dues].sort((one, other) => one.due - other.due);
    for (const [place, { title }] of inOrder.entries()) expect(lines[place]).toContain(`前${title}（`);
    expect(handoverOf(wide).limits).toContain('（当日，依据 本方案 4.1.2）');
  });

  test('warns of what is overdue, skipped, guessed and missing', () => {
    const skipped = act(
      openOn(asking, wideFacts),
      context,
      { kind: 'skip', step: 'register-report', reason: '已由县局登记' },
      note('可能还会塌', 'guess'),
      note('听说有人受伤', 'guess'),
    );
    const guess = required(skipped.events.at(-2), 'guess').id;
    const settled = act(skipped, context, { kind: 'correct', event: guess, text: '核实不会' });
    const gap = settled.events.find(({ id }) => id === required(settled.events.at(-2), 'note').id);
    const log = logOf(settled.events.filter(event => event !== gap));
    expect(handoverOf(log).risks).toContain('记录缺1条');
    const { risks } = handoverOf(settled, NOW + 3 * HOUR, {
      unsaved: 2,
      phoneOf: () => undefined,
      numbers: [],
    });
    const lines = risks.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^“发布权威信息”已超过规定时限1小时，应于11月24日16时前完成。$/);
    expect(lines[1]).toContain('理由：已由县局登记。');
    expect(lines[2]).toContain('有1条未经核实的推测');
    expect(lines[3]).toMatch(/清单上还有\d+步没有结果/);
    expect(lines[4]).toContain('还有2条记录没有保存');
  });

  test('warns of steps that several officers recorded differently', () => {
    const one = answer(wide, { kind: 'skip', step: 'register-report', reason: '不用' }, context);
    const other = answer(
      wide,
      { kind: 'markDone', step: 'register-report', doneAt: hoursAgo(1) },
      contextAt(NOW, countingIds(9)),
    );
    if (!one.ok || !other.ok) throw new Error('refused');
    const log = logOf([...wide.events, ...one.value, ...other.value]);
    const { title } = required(indexFor(log).steps.get('register-report'), 'step');
    expect(handoverOf(log).risks.match(/.*几个人记的不一样.*/g)).toEqual([
      `关于“${title}”，几个人记的不一样，尚未确定以哪条为准。`,
    ]);
  });

  test('names once whoever has steps left, with the number this machine knows', () => {
    const log = act(
      wide,
      context,
      { kind: 'assign', steps: ['register-report', 'publish-wide'], to: { name: '王五', title: '值班长' } },
      { kind: 'assign', steps: ['report-to-leaders'], to: { name: '赵六' } },
      { kind: 'markDone', step: 'report-to-leaders', doneAt: hoursAgo(1) },
      note('已联系宣传部值班室', 'contact'),
    );
    const { contacts } = handoverOf(log, NOW, { phoneOf: () => '0701-1234567', numbers: [], unsaved: 0 });
    expect(contacts).toMatch(/^值班长王五（电话 0701-1234567）负责“[^”]+”“[^”]+”。$/m);
    expect(contacts.match(/负责/g)).toHaveLength(1);
    expect(contacts).toContain('已联系宣传部值班室');
  });

  test('says what is verified, out, on its way, in doubt and unanswered', () => {
    const officer = writing(6);
    const begun = act(
      openRelease(),
      officer,
      record('time', '9时'),
      record('place', '甲村', { state: 'checking' }),
      { kind: 'recordTheme', title: '何时通车', count: '3' },
      save('{发生时间}，正在核实。'),
    );
    const pending = handoverOf(begun);
    expect(pending.situation).toContain('核实以下情况。');
    expect(pending.situation).toContain('目前尚未对外发布信息。');
    expect(pending.risks).toMatch(/第 1 稿(已起草|正在审签)/);
    expect(pending.risks).toContain('公众反映“何时通车”的 3 条尚未回应');
    expect(pending.risks).toMatch(/“.*”正在核实，不得对外发布/);
    const { id: version } = latestIn(begun);
    const { lines } = viewOf(begun).signOffOf(latestIn(begun));
    const checks = lines.flatMap(({ item }) => (isCheck(item) ? [check(version, item.id)] : []));
    const { id } = found(lines, ({ item }) => item.check === 'approval').item;
    const returned = act(
      begun,
      officer,
      ...checks,
      sentBack(version, id, { name: '丙', title: '科长' }, '数字不对'),
    );
    expect(handoverOf(returned).risks).toMatch(/第 1 稿被退回，退回环节为“.+”/);
    const out = released(begun, officer);
    expect(handoverOf(out).situation).toContain('此前已发布1次');
    expect(handoverOf(out).risks).toMatch(/^11月24日.*在.*发布.*《.*》，对外口径以此为准。$/m);
    expect(handoverOf(out).risks).toContain('已向公众承诺');
  });

  test('says so where a part has nothing', () => {
    const limited = openOn(barePlaybook, limitedFacts);
    expect(handoverOf(limited)).toMatchObject({
      done: '11月24日14时，启动舆情处置。',
      contacts: '没有指定到人的步骤，按岗位联系。',
    });
    const all = viewOf(limited).steps.map(
      ({ step }): Command => ({ kind: 'markDone', step: step.id, doneAt: hoursAgo(0) }),
    );
    expect(handoverOf(act(limited, context, ...all)).risks).toBe('没有需要特别提醒的事项。');
  });
});

describe('a part that is too long for the log', () => {
  test('is shortened, and still names everything that was done', () => {
    const long = '很长的话'.repeat(120);
    const filled = withPlaybook(
      {
        steps: barePlaybook.steps.map(step => ({
          ...step,
          wants: ['a', 'b', 'c', 'd'].map(id => ({ id, label: '写下', kind: 'text' as const })),
        })),
      },
      barePlaybook,
    );
    const opened = openOn(filled, wideFacts);
    const log = act(
      opened,
      context,
      ...viewOf(opened).steps.map(({ step }) => ({
        kind: 'markDone' as const,
        step: step.id,
        doneAt: hoursAgo(1),
        values: { a: long, b: long, c: long, d: long },
      })),
    );
    const { done } = handoverOf(log);
    expect(characterCount(done)).toBeLessThanOrEqual(TEXT_LIMITS.sheet);
    // A meeting that was held is told as one.
    for (const { step } of viewOf(log).steps)
      if (step.fills !== 'meeting' && step.fills !== 'jointAssessment') expect(done).toContain(step.title);
    expect(done).not.toContain('另有');
  });
});

describe('of any log', () => {
  test('a draft names every open step, and its six parts are lines without a blank, accepted as they are', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const { logs } = play(turns);
        const all = logOf(allEvents(logs));
        for (const log of [...logs, all]) {
          const now = NOW + 3 * DAY;
          const view = viewOf(log, now);
          const open = view.steps.filter(({ applies, state }) => applies && !isFinished(state));
          const sheet = handoverOf(log, now);
          const first = currentStep(view)?.step.title;
          expect(sheet.todo.startsWith('现在')).toBe(first !== undefined);
          if (first !== undefined) expect(sheet.todo.split('\n')[0]).toContain(`办理“${first}”`);
          const named = view.steps.filter(({ step }) => sheet.todo.includes(`“${step.title}”`));
          for (const item of named)
            expect(open.includes(item) || sheet.todo.includes(`等“${item.step.title}”有结果`)).toBe(true);
          expect(Object.keys(sheet)).toEqual([...SHEET_PARTS]);
          for (const part of SHEET_PARTS) {
            for (const line of sheet[part].split('\n')) expect(line.trim()).not.toBe('');
            expect(sheet[part]).not.toMatch(/undefined|NaN/);
            expect(characterCount(sheet[part])).toBeLessThanOrEqual(TEXT_LIMITS.sheet);
          }
          for (const { step } of open) expect(sheet.todo).toContain(step.title);
          for (const { step, applies, state } of view.steps)
            if (applies && state.kind === 'skipped') expect(sheet.risks).toContain(step.title);
          for (const { deadline, clock } of view.clocks.filter(isBinding))
            if (clock.kind === 'overdue') expect(sheet.risks).toContain(deadline.title);
          if (view.status !== 'open') continue;
          const to = { role: 'leadingGroup', name: '李四', title: '副组长' };
          const by = { role: 'office', name: '张三' };
          expect(answer(log, { kind: 'handOver', to, sheet }, contextAt(now, countingIds(8), by)).ok).toBe(
            true,
          );
        }
      }),
      { numRuns: runs(25) },
    );
  });
});

/** The warnings that a hand-over must give, from the view alone. */
function alarmsOf(view: IncidentView): readonly unknown[] {
  const applying = view.steps.filter(({ applies }) => applies);
  return [
    ...view.differences,
    ...applying.filter(({ state: { kind } }) => !['done', 'notApplicable'].includes(kind)),
    ...view.clocks.filter(each => each.clock.kind === 'overdue' && isBinding(each)),
    ...view.clocks.filter(
      ({ deadline, clock }) => 'promise' in deadline.anchor && ['running', 'overdue'].includes(clock.kind),
    ),
    ...view.themes.filter(({ answered }) => !answered),
    ...view.ledger.facts.filter(
      ({ state, usable }) => ['checking', 'conflict'].includes(state) || (state === 'verified' && !usable),
    ),
    ...view.statements,
    ...view.publications,
    ...view.notes.filter(({ kind, corrections }) => kind === 'guess' && corrections.length === 0),
    ...(view.gaps > 0 ? [view.gaps] : []),
  ];
}

describe('of any log of releases, merged', () => {
  test('the risks are empty exactly where nothing is open, late, doubtful, promised or out; and all of it is named', () => {
    const seen = { quiet: 0, alarming: 0 };
    fc.assert(
      fc.property(anyReleaseTurns, fc.constantFrom(1, 30, 720), fc.boolean(), (turns, hours, settled) => {
        const { logs } = playRelease(turns);
        for (const each of [...logs, logOf(allEvents(logs)), openRelease()]) {
          const now = NOW + hours * HOUR;
          const log = settled && viewOf(each, now).status === 'open' ? settleAll(each, now) : each;
          const view = viewOf(log, now);
          const alarms = alarmsOf(view);
          seen[alarms.length === 0 ? 'quiet' : 'alarming'] += 1;
          const { risks, todo, situation } = handoverOf(log, now);
          expect(risks === '没有需要特别提醒的事项。').toBe(alarms.length === 0);
          if (risks.includes('项见清单和记录')) continue;
          for (const { title } of view.publications) expect(risks).toContain(`《${title}》`);
          for (const { latest } of view.statements)
            if (latest.publications.length === 0)
              expect(risks).toContain(`《${latest.title}》第 ${latest.number} 稿`);
          for (const theme of view.themes) if (!theme.answered) expect(risks).toContain(`“${theme.title}”`);
          for (const { step, applies, state } of view.steps)
            if (applies && state.kind === 'skipped') expect(risks).toContain(step.title);
          // A closing decides of everything that it leaves.
          const open = view.status === 'closed' ? 0 : view.progress.total - view.progress.finished;
          expect(/还有\d+步没有结果/u.test(risks)).toBe(open > 0);
          for (const { step } of withoutResult(view.steps)) expect(todo).toContain(step.title);
          expect(situation).toContain(
            view.publications.length === 0
              ? '目前尚未对外发布信息'
              : `此前已发布${view.publications.length}次`,
          );
        }
      }),
      // Always the same ones, so that what they come to below is not chance.
      { numRuns: runs(20), seed: 5 },
    );
    expect(seen.quiet).toBeGreaterThan(0);
    expect(seen.alarming).toBeGreaterThan(0);
  });
});

/** No step is open any more. */
function settleAll(log: IncidentLog, now: number): IncidentLog {
  const officer = contextAt(now, countingIds(55, now), { role: 'office', name: '张三' });
  return withoutResult(viewOf(log, now).steps).reduce(
    (before, { step }) =>
      act(before, officer, { kind: 'markNotApplicable', step: step.id, reason: '不涉及' }),
    log,
  );
}

describe('taking over', () => {
  const to = { role: 'infoCentre', name: '李四', title: '值班长' };
  const given = act(wide, context, { kind: 'handOver', to, sheet });
  const handover = required(viewOf(given).handovers[0], 'hand-over').event;
  const command: Command = { kind: 'acceptHandover', handover };
  const ids = countingIds(12);
  const by = (name: string) => contextAt(NOW + HOUR, ids, { role: 'infoCentre', name });

  test('is said by whoever it is for, once, and shows who and when', () => {
    expect(viewOf(given).handovers).toMatchObject([{ to, accepted: undefined }]);
    const taken = act(given, by('李　四'), command);
    expect(viewOf(taken).handovers).toMatchObject([
      { to, accepted: { by: { name: '李　四' }, at: iso(NOW + HOUR) } },
    ]);
    expect(refusalOf(taken, command, by('李四'))).toMatchObject({ code: 'unchanged' });
    const event = lastId(taken);
    expect(viewOf(takenBack(taken, by('李四'), event)).handovers).toMatchObject([{ accepted: undefined }]);
  });

  test.each<[name: string, who: string, handover: string, code: string]>([
    ['by somebody else', '王五', handover, 'notReceiver'],
    ['by whoever gave it', '张三', handover, 'notReceiver'],
    ['by nobody', '', handover, 'noName'],
    ['of what was never given', '李四', '01M8627GR000FS000000000009', 'unknownHandover'],
  ])('is refused %s', (_, who, id, code) => {
    expect(refusalOf(given, { kind: 'acceptHandover', handover: id }, by(who))).toMatchObject({ code });
  });
});
