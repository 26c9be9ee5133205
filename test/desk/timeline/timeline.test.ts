import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { namesOf } from '../../../src/desk/incident/names.ts';
import { entrySentence } from '../../../src/desk/incident/timeline-columns.ts';
import {
  type ClockBar,
  countOutcomes,
  type Timeline,
  type TimelineEntry,
  timelineOf,
} from '../../../src/desk/timeline/timeline.ts';
import { clockOutcome, effectsOf, limitTitle } from '../../../src/desk/timeline/words.ts';
import { indexPlaybook } from '../../../src/playbook/checklist.ts';
import { walk } from '../../../src/playbook/wizard/walk.ts';
import { DAY, HOUR, hoursAgo, iso, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  answerWith,
  anyTurns,
  barePlaybook,
  closeWith,
  contextAt,
  countingIds,
  elsewhere,
  indexFor,
  lastId,
  namesIn,
  openOn,
  play,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { found, playbook, required, withPlaybook } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import {
  approveCause,
  check,
  latestIn,
  openRelease,
  record,
  recordNew,
  released,
  releasePlaybook,
  save,
  saveAgain,
  sentBack,
  writing,
} from '../../support/release.ts';

const context = contextAt(NOW, countingIds(1), { role: 'office', name: '张三' });
const later = (hours: number) =>
  contextAt(NOW + hours * HOUR, countingIds(2 + hours, NOW + hours * HOUR), context.by);
const timeline = (log: IncidentLog, now = NOW): Timeline =>
  timelineOf(indexFor(log), log, viewOf(log, now), now);
const bar = (log: IncidentLog, id: string, now = NOW): ClockBar =>
  found(timeline(log, now).bars, ({ deadline }) => deadline.id === id);
/** The kind of an entry: its record's, or, without a record, its own. */
const kindOf = (line: TimelineEntry): string => ('entry' in line ? line.entry.event.type : line.kind);
const kinds = (log: IncidentLog, now = NOW): readonly string[] => timeline(log, now).entries.map(kindOf);
const ids = (deadlines: readonly { readonly id: string }[]): readonly string[] =>
  deadlines.map(({ id }) => id);

const wide = openOn(barePlaybook, wideFacts);
const done = (step: string, hours: number) => ({ kind: 'markDone', step, doneAt: hoursAgo(hours) }) as const;

describe('the entries of a timeline', () => {
  test('stand by when things happened, with when they were written down', () => {
    const log = act(wide, context, done('register-report', 1), {
      kind: 'note',
      text: '接到来电',
      noteKind: 'contact',
      happenedAt: hoursAgo(1.5),
    });
    const { entries } = timeline(log);
    const note = found(entries, ({ kind }) => kind === 'note');
    expect(note).toMatchObject({ at: NOW - 1.5 * HOUR, writtenAt: NOW });
    expect(entries.indexOf(note)).toBeLessThan(entries.findIndex(({ kind }) => kind === 'step'));
  });

  test('stay in the order of the log within a minute: times are typed to the minute, records written to the second', () => {
    const second = contextAt(NOW + 40_000, countingIds(77), context.by);
    const log = act(wide, second, { kind: 'note', text: '先' }, done('register-report', 0));
    const told = kinds(log, NOW + 40_000).filter(kind => kind === 'noted' || kind === 'stepDone');
    expect(told).toEqual(['noted', 'stepDone']);
  });

  test('begin with the moments the triage was told', () => {
    const facts = timeline(wide).entries.flatMap(entry => (entry.kind === 'fact' ? [entry] : []));
    expect(facts.map(({ question, at }) => [question.id, at])).toEqual([
      ['emergencyAt', NOW - 3 * HOUR],
      ['foundAt', NOW - 2 * HOUR],
      ['attentionAt', NOW - HOUR],
    ]);
    expect(ids(required(facts[2], 'attention').starts.map(({ deadline }) => deadline))).toEqual([
      'three-days',
    ]);
  });

  test('tell every account of two who answered apart, each by its own writer, and the clock starts at one of them', () => {
    const said = (writer: number, name: string, hours: number): IncidentLog =>
      act(wide, contextAt(NOW, countingIds(writer), { role: 'office', name }), {
        kind: 'regrade',
        facts: { ...viewOf(wide).facts, attentionAt: hoursAgo(hours) },
      });
    const [one, other] = [said(50, '李四', 1.5), said(60, '王五', 0.5)];
    const log = incidentLogs.extend(one, other.events.slice(wide.events.length));
    const accounts = timeline(log).entries.flatMap(entry =>
      entry.kind === 'fact' && entry.question.id === 'attentionAt' ? [entry] : [],
    );
    expect(
      accounts.map(({ at, by, starts }) => [at, by?.name, ids(starts.map(({ deadline }) => deadline))]),
    ).toEqual([
      [NOW - 1.5 * HOUR, '李四', ['three-days']],
      [NOW - 0.5 * HOUR, '王五', []],
    ]);
    expect(bar(log, 'three-days').since).toBe(NOW - 1.5 * HOUR);
  });

  test('leave out what was taken back, and the taking back', () => {
    const marked = act(wide, context, done('register-report', 1));
    const event = lastId(marked);
    const undone = takenBack(marked, context, event);
    expect(kinds(marked)).toContain('stepDone');
    expect(kinds(undone)).toEqual(kinds(wide));
  });

  test('leave out renaming and assigning, and keep a correction with its note', () => {
    const noted = act(wide, context, { kind: 'note', text: '三户', noteKind: 'situation' });
    const event = lastId(noted);
    const log = act(
      noted,
      context,
      { kind: 'correct', event, text: '是四户' },
      { kind: 'rename', title: '山体滑坡' },
      { kind: 'assign', steps: ['register-report'], to: { name: '王五' } },
    );
    expect(kinds(log)).toEqual(kinds(noted));
    const note = timeline(log).entries.find(({ kind }) => kind === 'note');
    expect(entrySentence(required(note, 'note'), namesIn(log), NOW)).toBe('情况：三户（更正：是四户）');
  });

  test('name the answers that a re-grade changed', () => {
    const { facts } = walk(playbook.triage, { ...viewOf(wide).facts, panic: 'no', request: 'none' });
    const log = act(wide, later(1), { kind: 'regrade', facts });
    const entry = found(timeline(log, NOW + HOUR).entries, line => kindOf(line) === 'answered');
    const [panic, request] = ['panic', 'request'].map(id => namesIn(log).question(id)?.label);
    expect(entrySentence(entry, namesIn(log), NOW)).toBe(`重新初判：${panic}、${request}`);
  });

  test('tell of answers that the triage had left for later as filled in, not as a re-grade', () => {
    const { finder: _, ...facts } = viewOf(wide).facts;
    const answers = { finder: 'infoCentre' };
    const log = act(openOn(playbook, facts), later(1), { kind: 'answerLater', answers });
    const entry = found(timeline(log, NOW + HOUR).entries, line => kindOf(line) === 'answered');
    const finder = namesIn(log).question('finder')?.label;
    expect(entrySentence(entry, namesIn(log), NOW)).toBe(`补填初判：${finder}`);
  });

  test('say which clocks a step met and started', () => {
    const log = act(wide, context, done('register-report', 1.5), done('report-to-leaders', 1));
    const steps = timeline(log).entries.filter(({ kind }) => kind === 'step');
    expect(ids(required(steps[0], 'first').starts.map(({ deadline }) => deadline))).toEqual([
      'report-at-once',
    ]);
    expect(steps[1]?.meets.map(({ deadline, margin }) => [deadline.id, margin])).toEqual([
      ['report-at-once', undefined],
    ]);
  });

  test('hold a limit that ran out or will, and none that was kept', () => {
    const limits = (log: IncidentLog, now: number) =>
      timeline(log, now).entries.flatMap(entry =>
        entry.kind === 'deadline' && entry.bar.deadline.id === 'five-hours' ? [entry.bar.outcome] : [],
      );
    expect(limits(wide, NOW)).toEqual(['running']);
    expect(limits(wide, NOW + 3 * HOUR)).toEqual(['overdue']);
    const kept = act(wide, context, done('publish-authoritative', 0));
    expect(limits(kept, NOW + 3 * HOUR)).toEqual([]);
    const late = act(wide, later(4), {
      kind: 'markDone',
      step: 'publish-authoritative',
      doneAt: iso(NOW + 4 * HOUR),
    });
    expect(limits(late, NOW + 4 * HOUR)).toEqual(['missed']);
  });

  test('tell of hand-over, closing and opening again', () => {
    const sheet = { situation: '', done: '', todo: '', limits: '', risks: '', contacts: '' };
    const given = act(wide, context, {
      kind: 'handOver',
      to: { role: 'leadingGroup', name: '李四', title: '副组长' },
      sheet,
    });
    const log = act(closeWith(given, later(1)), later(2), { kind: 'reopen' });
    expect(kinds(log, NOW + 2 * HOUR).filter(kind => kind !== 'fact' && kind !== 'deadline')).toEqual([
      'opened',
      'handedOver',
      'closed',
      'reopened',
    ]);
  });
});

describe('the way to a release on a timeline', () => {
  const told = act(
    openRelease(),
    writing(),
    record('time', '9时许', { verifiedAt: hoursAgo(1.5) }),
    record('scale', '3人', { state: 'checking' }),
    record('cause', '边坡失稳垮塌'),
    recordNew('转移人数', '30人'),
  );
  const approved = act(told, writing(2), approveCause(told), save('{发生时间}，{转移人数}。'));
  const version = latestIn(approved).id;
  const returned = act(
    approved,
    writing(3),
    check(version, 'secrecy'),
    sentBack(version, 'section', { name: '李四', title: '科长' }, '数字不对'),
  );
  const out = released(returned, writing(4), { publishedAt: hoursAgo(0.5) });
  const heard = act(out, writing(5), { kind: 'recordTheme', title: '何时通车', count: '3' });
  const theme = required(viewOf(heard).themes[0], 'theme').id;
  const log = act(
    heard,
    writing(6),
    answerWith(heard, theme, { text: '9时许，30人' }),
    answerWith(heard, theme, { how: 'corrected', text: '9时许，30人' }),
    { kind: 'passTheme', theme, to: '公路科' },
    { kind: 'solveTheme', theme, result: '已通车' },
    { kind: 'fileDocument', form: 'initial-report', fields: {} },
    { kind: 'recordAction', finding: '慢', text: '先报', owner: { name: '甲' }, due: hoursAgo(-9) },
  );
  const sentences = (of: IncidentLog): readonly string[] =>
    timeline(of).entries.map(entry => entrySentence(entry, namesIn(of), NOW));
  const published = found(timeline(log).entries, ({ kind }) => kind === 'published');

  test('tells what was verified, approved, returned, published, answered, passed on, solved and filed, in short', () => {
    expect(sentences(log)).toEqual(
      expect.arrayContaining([
        '核实：发生时间，9时许',
        '核实：转移人数，30人',
        '核实：主要原因',
        '原因经认定审定：组长 郑组长，电话',
        '退回《情况通告》第 1 稿（相关职能科室）：科长 李四，电话。理由：数字不对',
        '同意《情况通告》第 1 稿（相关职能科室）：负责人 相关职能科室的人，电话',
        expect.stringMatching(
          /^对外发布《情况通告》第 1 稿：局门户网站（.+的人审定）。承诺 11月25日 14:00 再发布$/,
        ),
        '线上答复“何时通车”：9时许，30人（微博评论区）',
        '线上更正“何时通车”：9时许，30人（微博评论区）',
        '线下转办“何时通车”：公路科',
        '线下解决“何时通车”：已通车',
        '存下文书：初报',
      ]),
    );
  });

  test('leaves drafts, checks and what is not verified out, and so what the review notes down', () => {
    const text = sentences(log).join('\n');
    expect(text).not.toMatch(/涉及规模|保密审查|先报/);
    expect(kinds(act(log, writing(7), saveAgain(log, '{发生时间}。')))).toEqual(kinds(log));
  });

  test('never says the cause itself, which may be approved no more by the time it is printed', () => {
    expect(sentences(log).join('\n')).not.toContain('边坡失稳垮塌');
  });

  test('stands by when it was published and verified, not by when that was written down', () => {
    expect(published).toMatchObject({ at: NOW - HOUR / 2, writtenAt: NOW });
    const verified = found(timeline(log).entries, line => kindOf(line) === 'factRecorded');
    expect(verified).toMatchObject({ at: NOW - 1.5 * HOUR });
    expect(entrySentence(verified, namesIn(log), NOW)).toBe('核实：发生时间，9时许');
  });

  test('shows at the publication that the promised update began to run, and at the next one that it was kept', () => {
    expect(ids(published.starts.map(({ deadline }) => deadline))).toEqual(['promised-update']);
    const again = released(
      act(log, writing(8), saveAgain(log, '没有新情况。', { nextUpdate: '', noUpdate: '办完了' })),
      writing(9),
    );
    const meets = timeline(again).entries.flatMap(entry =>
      entry.kind === 'published' ? [entry.meets.map(({ deadline, margin }) => [deadline.id, margin])] : [],
    );
    expect(meets).toEqual([[['forty-eight-hours', expect.any(Number)]], [['promised-update', DAY]]]);
  });

  test('shows at the publication the clocks of the steps that it does', () => {
    expect(ids(published.meets.map(({ deadline }) => deadline))).toEqual(['forty-eight-hours']);
  });

  test('shows what went out elsewhere as that, with whoever approved it and what it promised', () => {
    const told = act(openRelease(), writing(), elsewhere({ nextUpdate: hoursAgo(-9) }));
    const entry = found(timeline(told).entries, ({ kind }) => kind === 'published');
    expect(ids(entry.starts.map(({ deadline }) => deadline))).toEqual(['promised-update']);
    expect(ids(entry.meets.map(({ deadline }) => deadline))).toEqual(['forty-eight-hours']);
    expect(entrySentence(entry, namesIn(told), NOW)).toBe(
      '对外发布《情况通告》第 1 稿：市政府门户网站（事后补录，未经本系统签审，市委宣传部副部长 郑组长审定）。承诺 11月24日 23:00 再发布',
    );
  });

  test('is gone from it when it is taken back', () => {
    const undone = kinds(takenBack(heard, writing(7), published.id));
    expect(kinds(heard)).toContain('published');
    expect(undone).toEqual(expect.arrayContaining(['factRecorded', 'signed']));
    expect(undone).not.toContain('published');
  });

  test('is told with names as they stand where the playbook knows nothing of it any more', () => {
    const { release } = releasePlaybook;
    const emptied = { ...release, elements: [], channels: [] };
    const older = withPlaybook({ release: emptied, forms: [] }, releasePlaybook);
    const entries = timelineOf(indexPlaybook(older), log, viewOf(log), NOW).entries;
    const names = namesOf({ index: indexPlaybook(older), view: viewOf(log), log });
    const words = entries.map(entry => entrySentence(entry, names, NOW));
    expect(words).toEqual(
      expect.arrayContaining([
        '核实：转移人数，30人',
        expect.stringMatching(
          /^对外发布《情况通告》第 1 稿：局门户网站（.+的人审定）。承诺 11月25日 14:00 再发布$/,
        ),
        '存下文书：initial-report',
      ]),
    );
  });
});

describe('the bar of a clock', () => {
  test('runs from its anchor to now, with what is left', () => {
    expect(bar(wide, 'five-hours')).toMatchObject({
      since: NOW - 3 * HOUR,
      due: NOW + 2 * HOUR,
      end: NOW,
      outcome: 'running',
      margin: 2 * HOUR,
    });
  });

  test('ends where it was met, with the margin', () => {
    const log = act(wide, context, done('publish-authoritative', 0.5));
    for (const now of [NOW, NOW + 9 * DAY])
      expect(bar(log, 'five-hours', now)).toMatchObject({
        end: NOW - HOUR / 2,
        outcome: 'met',
        margin: 2.5 * HOUR,
      });
  });

  test('is missed where it was met too late, and overdue where it was not', () => {
    expect(bar(wide, 'five-hours', NOW + 3 * HOUR)).toMatchObject({ outcome: 'overdue', margin: -HOUR });
    const late = act(wide, later(4), {
      kind: 'markDone',
      step: 'publish-authoritative',
      doneAt: iso(NOW + 4 * HOUR),
    });
    expect(bar(late, 'five-hours', NOW + 9 * DAY)).toMatchObject({ outcome: 'missed', margin: -2 * HOUR });
  });

  test('is a stopwatch without a number', () => {
    expect(bar(wide, 'first-moment-brief')).toMatchObject({ outcome: 'stopwatch', due: undefined });
  });

  test('of a limit without a number is stopped, and no limit met in time', () => {
    const at = NOW + 9 * HOUR;
    const { id } = required(bar(wide, 'first-moment-brief').steps[0], 'step');
    const log = act(wide, later(9), done(id, -9));
    expect(bar(log, 'first-moment-brief', at)).toMatchObject({ outcome: 'stopped', end: at });
    const { met, stopped } = countOutcomes(timeline(log, at).bars);
    expect({ met, stopped }).toEqual({ met: 0, stopped: 1 });
  });

  test('stands still at the closing', () => {
    const log = closeWith(wide, later(1));
    expect(bar(log, 'five-hours', NOW + 9 * DAY)).toMatchObject({
      outcome: 'running',
      end: NOW + HOUR,
      margin: HOUR,
    });
  });

  test('is counted once, by how it ended', () => {
    const { bars } = timeline(wide, NOW + 3 * HOUR);
    const { met, over, stopped, running, waiting } = countOutcomes(bars);
    expect(met + over + stopped + running + waiting).toBe(bars.length);
    expect(over).toBe(1);
  });
});

describe('of any log', () => {
  test('the entries are sorted, each has words, and every clock of the view has a bar', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        for (const log of play(turns).logs) {
          const now = NOW + 3 * DAY;
          const view = viewOf(log, now);
          const { entries, bars } = timelineOf(indexFor(log), log, view, now);
          const times = entries.map(({ at }) => at);
          expect(times).toEqual([...times].sort((one, other) => one - other));
          expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
          expect([...ids(bars.map(({ deadline }) => deadline))].sort()).toEqual(
            [...ids(view.clocks.map(({ deadline }) => deadline))].sort(),
          );
          const lines = entries.flatMap(entry => {
            const sentence = entrySentence(entry, namesIn(log), now);
            expect(sentence.trim()).not.toBe('');
            return [sentence, ...effectsOf(entry, view.status === 'closed')];
          });
          for (const line of lines) expect(line).not.toMatch(/undefined|NaN/);
          for (const each of bars) {
            expect(clockOutcome(each, view.status === 'closed')).not.toMatch(/undefined|NaN/);
            const title = limitTitle(each);
            if (each.since !== undefined) expect(lines.filter(line => line.includes(title))).not.toEqual([]);
          }
          // A clock begins when its bar does, whatever else was done of what it hangs on.
          for (const { at, starts } of entries) for (const { since } of starts) expect(since).toBe(at);
          // Each clock that was met hangs on the step that met it.
          const met = bars.filter(
            ({ outcome }) => outcome === 'met' || outcome === 'missed' || outcome === 'stopped',
          );
          const hanging = new Set(entries.flatMap(({ meets }) => ids(meets.map(({ deadline }) => deadline))));
          for (const { deadline } of met) expect(hanging).toContain(deadline.id);
        }
      }),
      { numRuns: runs(25) },
    );
  });
});
