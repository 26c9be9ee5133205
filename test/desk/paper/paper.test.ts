import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSettled } from '../../../src/desk/closing/settled.ts';
import { TEXT_LIMITS } from '../../../src/desk/core/define.ts';
import type { Context } from '../../../src/desk/core/desk.ts';
import { decideEach } from '../../../src/desk/incident/decide.ts';
import type { IncidentEvent, IncidentLog } from '../../../src/desk/incident/kinds.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import {
  commandsFromPaper,
  enterPaper,
  notesFromPaper,
  type PaperOutcome,
  type PaperRow,
  type PaperSheet,
  paperMoment,
  paperSteps,
} from '../../../src/desk/paper/paper.ts';
import { NOW } from '../../support/answers.ts';
import {
  act,
  anyText,
  closeWith,
  contextAt,
  countingIds,
  indexFor,
  li,
  markDone,
  openLog,
  reasonOf,
  stepIn,
  valuesFor,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';

const step = (id: string) => required(index.steps.get(id), id);
const writing = (): Context => contextAt(NOW, countingIds(7), zhang);

/** Texts for the wants that must be filled in, as they stand on paper. */
const blanks = (id: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(valuesFor(step(id), 'needed')).filter(
      (value): value is [string, string] => typeof value[1] === 'string',
    ),
  );
const EMPTY_ROW: PaperRow = { mark: undefined, time: '', name: '', values: {}, reason: '' };
const ticked = (id: string, row: Partial<PaperRow> = {}): Record<string, PaperRow> => ({
  [id]: { ...EMPTY_ROW, mark: 'done', time: '1310', name: '王五', values: blanks(id), ...row },
});
const sheetOf = (rows: Record<string, PaperRow>, notes = ''): PaperSheet => ({
  date: '2026-11-24',
  rows,
  notes,
});
type Entered = PaperOutcome & { readonly events: readonly IncidentEvent[] };
/** Enters a sheet as the session does: groups of commands, each wholly or not at all. */
function enter(log: IncidentLog, sheet: PaperSheet, context = writing()): Entered {
  let events: readonly IncidentEvent[] = [];
  const outcome = enterPaper(viewOf(log), sheet, groups => {
    const decided = decideEach(indexFor(log), log, groups, context);
    events = decided.events;
    return decided.refused;
  });
  return { ...outcome, events };
}
const kinds = ({ events }: Pick<Entered, 'events'>): readonly IncidentEvent['type'][] =>
  events.map(({ type }) => type);

describe('a time written by hand', () => {
  test.each([
    ['1432', '2026-11-24T14:32:00+08:00'],
    ['14:32', '2026-11-24T14:32:00+08:00'],
    ['14：32', '2026-11-24T14:32:00+08:00'],
    ['１４３２', '2026-11-24T14:32:00+08:00'],
    ['14.32', '2026-11-24T14:32:00+08:00'],
    ['932', '2026-11-24T09:32:00+08:00'],
    ['9:05', '2026-11-24T09:05:00+08:00'],
    ['14时32分', '2026-11-24T14:32:00+08:00'],
    ['14点', '2026-11-24T14:00:00+08:00'],
    [' 0:00 ', '2026-11-24T00:00:00+08:00'],
    ['25 14:32', '2026-11-25T14:32:00+08:00'],
    ['25日0032', '2026-11-25T00:32:00+08:00'],
    ['11月23日 14:32', '2026-11-23T14:32:00+08:00'],
    ['11-23 1432', '2026-11-23T14:32:00+08:00'],
    ['11/23 1432', '2026-11-23T14:32:00+08:00'],
  ])('%s is read as %s', (text, expected) => {
    const read = paperMoment(text, '2026-11-24');
    expect(Date.parse(required(read, text))).toBe(Date.parse(expected));
  });

  test.each([
    [''],
    ['14'],
    ['14:'],
    ['2460'],
    ['2400'],
    ['25:10'],
    ['251432'],
    ['32 14:32'],
    ['13月1日 14:32'],
    ['0月1日 14:32'],
    ['下午两点'],
    ['1432后'],
  ])('%j is no time', text => {
    expect(paperMoment(text, '2026-11-24')).toBeUndefined();
  });

  test.each([
    ['2026-11-30', '1 00:10', '2026-12-01'],
    ['2026-12-01', '30 23:50', '2026-11-30'],
    ['2027-01-01', '31 23:50', '2026-12-31'],
    ['2027-01-01', '12月31日 23:50', '2026-12-31'],
    ['2026-12-31', '1月1日 0:10', '2027-01-01'],
  ])('from %s, %j lies on the nearest such day, %s', (date, text, expected) => {
    expect(paperMoment(text, date)?.slice(0, 10)).toBe(expected);
  });

  test('belongs to no day where the sheet names none', () => {
    expect(paperMoment('1432', '')).toBeUndefined();
    expect(paperMoment('1432', '2026-02-30')).toBeUndefined();
  });

  test('never falls on another minute than the one written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const two = (value: number): string => String(value).padStart(2, '0');
        const read = required(paperMoment(`${two(hour)}${two(minute)}`, '2026-11-24'), 'time');
        expect(read.slice(0, 16)).toBe(`2026-11-24T${two(hour)}:${two(minute)}`);
      }),
    );
  });
});

describe('a sheet that is typed back', () => {
  test('is asked about every step that applies and has no result, in the order of the checklist', () => {
    const log = act(openLog(), writing(), markDone('search-spread'));
    const asked = paperSteps(viewOf(log));
    expect(asked.map(({ number }) => number)).toEqual(
      viewOf(log)
        .steps.filter(({ applies, state }) => applies && !isSettled(state))
        .map(({ number }) => number),
    );
    expect(asked.some(({ step: { id } }) => id === 'search-spread')).toBe(false);
  });

  test('marks a step with the time and the name on paper, not with those of whoever types', () => {
    const outcome = enter(openLog(), sheetOf(ticked('search-spread')));
    expect(outcome).toMatchObject({ entered: ['search-spread'], problems: [] });
    expect(outcome.events).toHaveLength(1);
    expect(outcome.events[0]).toMatchObject({
      type: 'stepDone',
      by: zhang,
      data: { step: 'search-spread', doneAt: '2026-11-24T05:10:00.000Z', doneBy: { name: '王五' } },
    });
  });

  test('keeps the order of the checklist, however the rows were typed', () => {
    const rows = {
      ...ticked('archive'),
      ...ticked('report-to-leaders'),
    };
    const outcome = enter(openLog(), sheetOf(rows));
    expect(outcome.problems).toEqual([]);
    expect(kinds(outcome)).toEqual(['stepDone', 'stepDone']);
    expect(outcome.entered).toEqual(['report-to-leaders', 'archive']);
  });

  test('does not tick what only a publication does: that is written down in the release room', () => {
    const outcome = enter(openLog(), sheetOf(ticked('publish-limited')));
    expect(outcome).toMatchObject({
      events: [],
      problems: [{ row: 'publish-limited', field: 'mark', why: { code: 'notReleased' } }],
    });
  });

  test('skips and leaves out with the reason on paper', () => {
    const rows = {
      'search-spread': { ...EMPTY_ROW, mark: 'skipped' as const, reason: '市里已登记' },
      investigate: { ...EMPTY_ROW, mark: 'notApplicable' as const, reason: '已经查清' },
    };
    expect(enter(openLog(), sheetOf(rows)).events).toMatchObject([
      { type: 'stepMarked', data: { mark: { kind: 'skipped' } } },
      { type: 'stepMarked', data: { mark: { kind: 'notApplicable' } } },
    ]);
  });

  test.each<[field: string, row: Partial<PaperRow>, code: string]>([
    ['time', { time: '' }, 'required'],
    ['time', { time: '下午' }, 'notATime'],
    ['time', { time: '1559' }, 'inFuture'],
    ['time', { time: '2024年' }, 'notATime'],
    ['name', { name: ' ' }, 'nobody'],
    ['want-recipient', { values: {} }, 'required'],
    ['name', { name: '王'.repeat(200) }, 'tooLong'],
  ])('says at the field %s of a row what is wrong with it', (field, change, code) => {
    const rows = ticked('report-to-leaders', change);
    const outcome = enter(openLog(), sheetOf(rows));
    expect(outcome).toMatchObject({
      events: [],
      entered: [],
      problems: [{ row: 'report-to-leaders', field }],
    });
    expect(outcome.problems.map(({ why }) => reasonOf(why).code)).toEqual([code]);
  });

  test.each<[mark: 'skipped' | 'notApplicable']>([['skipped'], ['notApplicable']])(
    'asks why a step is %s',
    mark => {
      const { problems } = enter(openLog(), sheetOf({ investigate: { ...EMPTY_ROW, mark } }));
      expect(problems).toMatchObject([{ row: 'investigate', field: 'reason', why: { code: 'required' } }]);
    },
  );

  test('takes what is sound and says what is not', () => {
    const rows: Record<string, PaperRow> = {
      ...ticked('search-spread', { time: '25时' }),
      ...ticked('report-to-leaders'),
      investigate: { ...EMPTY_ROW, time: '13' },
    };
    const sheet = sheetOf(rows, '14:00 已通知组长\n99:99 看不清');
    const outcome = enter(openLog(), sheet);
    expect(outcome.entered).toEqual(['report-to-leaders']);
    expect(outcome.problems.map(({ row }) => row)).toEqual(['search-spread']);
    expect(outcome.refusedNotes).toEqual([]);
    expect(outcome.enteredNotes).toBe(2);
  });

  test('says nothing of steps that have been settled since it was typed', () => {
    const log = act(openLog(), writing(), markDone('search-spread'));
    expect(commandsFromPaper(viewOf(log), sheetOf(ticked('search-spread')))).toEqual([]);
  });

  test('goes into no closed incident, except for its notes', () => {
    const log = closeWith(openLog(), writing());
    const outcome = enter(log, sheetOf(ticked('search-spread'), '事后想起来的'));
    expect(outcome.problems).toMatchObject([{ why: { code: 'incidentClosed' } }]);
    expect(kinds(outcome)).toEqual(['noted']);
  });

  test('needs somebody to keep the record', () => {
    const nobody = contextAt(NOW, countingIds(3), { role: '' });
    const { problems } = enter(openLog(), sheetOf(ticked('search-spread')), nobody);
    expect(problems).toMatchObject([{ field: 'mark', why: { code: 'noRole' } }]);
  });

  test('joins the log as any other record does', () => {
    const log = openLog();
    const rows = { ...ticked('search-spread'), ...ticked('report-to-leaders') };
    const { events } = enter(log, sheetOf(rows));
    const after = incidentLogs.extend(log, events);
    expect(after.heads).toEqual([required(events.at(-1), 'event').hash]);
    expect(stepIn(after, 'report-to-leaders').state).toMatchObject({
      kind: 'done',
      doneBy: { name: '王五' },
    });
  });

  test('enters every row or says why not, whatever stands in it', () => {
    const ids = paperSteps(viewOf(openLog())).map(item => item.step.id);
    const row: fc.Arbitrary<PaperRow> = fc.record({
      mark: fc.constantFrom(undefined, 'done' as const, 'skipped' as const, 'notApplicable' as const),
      time: fc.oneof(fc.constantFrom('1310', '14:00', ''), anyText),
      name: fc.oneof(fc.constantFrom('王五', ''), anyText),
      values: fc.constant({ recipient: '组长', link: 'https://example.invalid/1' }),
      reason: fc.oneof(fc.constant(''), anyText),
      outside: fc.oneof(fc.constant(''), anyText),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), row, { maxKeys: 6 }), rows => {
        const log = openLog();
        const sheet = sheetOf(rows);
        const outcome = enter(log, sheet);
        const marked = Object.keys(rows).filter(id => rows[id]?.mark !== undefined);
        expect([...outcome.entered, ...outcome.problems.map(problem => problem.row)].sort()).toEqual(
          marked.sort(),
        );
        const after = viewOf(incidentLogs.extend(log, outcome.events));
        for (const {
          step: { id },
          state,
        } of after.steps)
          if (ids.includes(id)) expect(isSettled(state), id).toBe(outcome.entered.includes(id));
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('the notes of a sheet', () => {
  test.each([
    ['14:00 电话报告组长', '电话报告组长', '2026-11-24T14:00:00+08:00'],
    ['13时 电话报告组长', '电话报告组长', '2026-11-24T13:00:00+08:00'],
    ['1400 份材料发完', '1400 份材料发完', undefined],
    ['23 23:50 夜班接到电话', '夜班接到电话', '2026-11-23T23:50:00+08:00'],
    ['电话报告组长', '电话报告组长', undefined],
    ['约三百户 停电', '约三百户 停电', undefined],
    ['1400', '1400', undefined],
  ])('%j says %j at %s', (line, text, at) => {
    const [note] = notesFromPaper(sheetOf({}, `\n${line}\n\n`));
    expect(note?.command).toMatchObject({ kind: 'note', text });
    const happenedAt = note?.command.kind === 'note' ? note.command.happenedAt : undefined;
    expect(happenedAt === undefined ? undefined : Date.parse(happenedAt)).toBe(
      at === undefined ? undefined : Date.parse(at),
    );
  });

  test('are refused one by one', () => {
    const sheet = sheetOf({}, `13:00 已到现场\n15:59 还没有到的时间\n${'长'.repeat(TEXT_LIMITS.note + 1)}`);
    const outcome = enter(openLog(), sheet);
    expect(outcome.enteredNotes).toBe(1);
    expect(outcome.refusedNotes.map(({ why }) => reasonOf(why).code)).toEqual(['inFuture', 'tooLong']);
  });
});

test('what another officer has done meanwhile is not entered twice', () => {
  const log = openLog();
  const sheet = sheetOf(ticked('search-spread'));
  const once = incidentLogs.extend(log, enter(log, sheet).events);
  expect(enter(once, sheet, contextAt(NOW, countingIds(8), li)).events).toEqual([]);
});
