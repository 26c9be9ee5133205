import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StepList } from '../../../src/desk/checklist/StepList.tsx';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { lateBy } from '../../../src/desk/core/late.ts';
import { metWords } from '../../../src/desk/core/words/clock.ts';
import type { DocumentTable } from '../../../src/desk/documents/document.ts';
import { wantedForms } from '../../../src/desk/documents/due.ts';
import { cellTexts, lineText } from '../../../src/desk/documents/layout.ts';
import { IncidentHeader } from '../../../src/desk/frame/IncidentHeader.tsx';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { namesOf } from '../../../src/desk/incident/names.ts';
import { incidentFile } from '../../../src/desk/paper/incident-file.ts';
import { paperMarkLabel } from '../../../src/desk/paper/words.ts';
import { deskText } from '../../../src/desk/parts/words.ts';
import { registerOf } from '../../../src/desk/register/register.ts';
import { reviewOf } from '../../../src/desk/review/summary.ts';
import { isFinished, withoutResult } from '../../../src/desk/steps/finished.ts';
import type { StepView } from '../../../src/desk/steps/step-view.ts';
import {
  lateWords,
  noLongerLabel,
  overrunWords,
  stepStateLabel,
  stepText,
} from '../../../src/desk/steps/words.ts';
import { timelineOf } from '../../../src/desk/timeline/timeline.ts';
import { clockOutcome } from '../../../src/desk/timeline/words.ts';
import { checklist, occasionalSteps } from '../../../src/playbook/checklist.ts';
import {
  anyAnswers,
  DAY,
  HOUR,
  iso,
  limitedFacts,
  NOW,
  simpleFacts,
  wideFacts,
} from '../../support/answers.ts';
import { handoverOf } from '../../support/handover.ts';
import {
  act,
  allEvents,
  anyTurns,
  attempt,
  barePlaybook,
  contextAt,
  countingIds,
  elsewhere,
  indexFor,
  logOf,
  markDone,
  note,
  openLog,
  openOn,
  play,
  refusalOf,
  regrade,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { found, playbook } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import { noticeLog } from '../../support/story.ts';
import { incidentOf, renderAt, workOf } from '../../support/work.ts';

const context = contextAt(NOW, countingIds(1), zhang);
const later = (hours: number) => contextAt(NOW + hours * HOUR, countingIds(10 + hours), zhang);
const stepOf = (log: IncidentLog, id: string, now = NOW + 2 * DAY): StepView | undefined =>
  viewOf(log, now).steps.find(({ step }) => step.id === id);
/** A publication some hours after the emergency, recorded at once. */
const wentOut = (log: IncidentLog, hours: number): IncidentLog =>
  act(log, later(hours), elsewhere({ publishedAt: iso(NOW + hours * HOUR) }));

describe('what the record shows', () => {
  test('does no step that does not apply: a publication about a small matter holds no news release', () => {
    const log = noticeLog();
    const { steps, inactive } = viewOf(log, NOW + DAY);
    expect(steps.every(({ applies }) => applies)).toBe(true);
    for (const id of ['publish-authoritative', 'publish-wide', 'publish-brief'])
      expect(inactive.map(step => step.id)).toContain(id);
    expect(stepOf(log, 'publish-limited')).toMatchObject({ state: { kind: 'done', sensed: {} } });
    const html = cellTexts(sheetOf(log, NOW + DAY)).join('\n');
    expect(html).toContain(found(playbook.steps, ({ id }) => id === 'publish-limited').title);
    for (const { title } of inactive) expect(html).not.toContain(title);
  });

  test('does a step at the time of the evidence, and says how late that is', () => {
    const emergencyAt = iso(NOW - HOUR);
    const log = wentOut(openLog({ ...wideFacts, emergencyAt }), 11);
    const item = stepOf(log, 'publish-authoritative');
    expect(item).toMatchObject({
      state: { kind: 'done', at: iso(NOW + 11 * HOUR) },
      overrun: { deadline: { id: 'five-hours' }, by: 7 * HOUR },
    });
    const words = '超时限，晚了7小时';
    expect(item?.overrun && overrunWords(item.overrun, item.step.title)).toBe(words);
    const { todo: _, done } = handoverOf(log, NOW + DAY);
    const printed = cellTexts(sheetOf(log, NOW + DAY)).join('\n');
    for (const text of [printed, done]) expect(text).toContain(words);
    expect(listOf(log, NOW + DAY)).toContain(lateWords(7 * HOUR));
  });

  test.each([
    [0, undefined],
    [1, undefined],
    [59_999, undefined],
    [60_000, 60_000],
  ])('%i ms after the limit is late by the minute that is shown, or not at all', (after, by) => {
    const log = wentOut(openLog({ ...wideFacts, emergencyAt: iso(NOW - HOUR) }), 4 + after / HOUR);
    const item = found(viewOf(log, NOW + DAY).steps, ({ step }) => step.id === 'publish-authoritative');
    expect(item.state).toMatchObject({ kind: 'done', at: iso(NOW + 4 * HOUR + after) });
    expect(item.overrun?.by).toBe(by);
    const isTold = by !== undefined;
    expect(item.clocks.some(({ clock }) => clock.kind === 'met' && /晚了/.test(metWords(clock)))).toBe(
      isTold,
    );
    const { bars } = timelineOf(indexFor(log), log, viewOf(log, NOW + DAY), NOW + DAY);
    const bar = found(bars, ({ deadline }) => deadline.id === 'five-hours');
    expect(bar.outcome).toBe(isTold ? 'missed' : 'met');
    expect(clockOutcome(bar, false)).toBe(isTold ? '晚了1分' : '刚好到点');
  });

  test('is not late where something else kept the limit in time', () => {
    const first = wentOut(openLog(limitedFacts), 1);
    const log = act(
      first,
      later(60),
      regrade({ ...limitedFacts, spread: 'citywide', attentionAt: iso(NOW) }),
    );
    const item = stepOf(wentOut(log, 61), 'publish-wide', NOW + 3 * DAY);
    expect(item).toMatchObject({ applies: true, state: { at: iso(NOW + HOUR) }, overrun: undefined });
  });

  test('is late by a limit that a re-grade brought afterwards, and keeps one that it kept before that', () => {
    const facts = { ...wideFacts, emergencyAt: iso(NOW - HOUR), emergencyLevel: 'ungraded' };
    const graded = (out: number) =>
      stepOf(
        act(wentOut(openLog(facts), out), later(20), regrade({ ...facts, emergencyLevel: 'major' })),
        'publish-authoritative',
      );
    expect(graded(2)).toMatchObject({ state: { kind: 'done', at: iso(NOW + 2 * HOUR) }, overrun: undefined });
    expect(graded(9)).toMatchObject({ overrun: { by: 5 * HOUR } });
  });

  test('stays on record where a re-grade takes the step off the list, and only what was there before it', () => {
    const limited = act(wentOut(openLog(limitedFacts), 1), later(2), regrade({ ...wideFacts }));
    expect(stepOf(limited, 'publish-limited')).toMatchObject({ applies: false, state: { kind: 'done' } });
    const after = wentOut(act(openLog(limitedFacts), later(2), regrade({ ...wideFacts })), 3);
    expect(stepOf(after, 'publish-limited')).toBeUndefined();
    expect(listOf(limited, NOW + DAY).includes(stepText.onRecord)).toBe(true);
    expect(listOf(after, NOW + DAY).includes(stepText.onRecord)).toBe(false);
  });

  test('and what was there before the step was asked for did it as long as it was', () => {
    const facts = { ...wideFacts, emergencyAt: iso(NOW - HOUR), emergencyLevel: 'ungraded' };
    const out = wentOut(openLog(facts), 1);
    const graded = act(out, later(2), regrade({ ...facts, emergencyLevel: 'major' }));
    const done = stepOf(graded, 'publish-authoritative');
    expect(done).toMatchObject({ applies: true, state: { kind: 'done' } });
    const back = act(graded, later(3), regrade(facts));
    expect(stepOf(back, 'publish-authoritative')).toMatchObject({ applies: false, state: done?.state });
  });

  test('also where one of two officers who worked apart had asked for it', () => {
    const facts = { ...wideFacts, emergencyAt: iso(NOW - HOUR), emergencyLevel: 'ungraded' };
    const start = openLog(limitedFacts);
    const major = act(start, later(1), regrade({ ...facts, emergencyLevel: 'major' }));
    for (const hour of [0, 2]) {
      const other = act(start, later(hour), regrade({ ...facts, request: 'petition' }));
      const out = wentOut(incidentLogs.extend(major, other.events), 3);
      const done = stepOf(out, 'publish-authoritative');
      expect(done).toMatchObject({ applies: true, state: { kind: 'done' } });
      const back = act(out, later(4), regrade(facts));
      expect(stepOf(back, 'publish-authoritative')).toMatchObject({ applies: false, state: done?.state });
    }
  });

  test('and nothing else is recorded of a step that does not apply any more', () => {
    const done = act(openOn(barePlaybook, wideFacts), context, markDone('draft-plans'));
    const log = act(done, later(1), regrade(limitedFacts));
    for (const command of [
      { kind: 'reopenStep', step: 'draft-plans', reason: '再办一次' },
      { kind: 'start', step: 'draft-plans' },
    ] as const)
      expect(refusalOf(log, command, later(2))).toEqual({ code: 'unknownStep' });
    expect(stepOf(log, 'draft-plans')).toMatchObject({ applies: false, state: { kind: 'done' } });
  });

  test('brings up an occasion, as a note on its step does', () => {
    const log = act(openLog(simpleFacts), context, note('记者来电，约下午答复', { step: 'answer-press' }));
    expect(stepOf(log, 'answer-press')).toMatchObject({ applies: true, state: { kind: 'todo' } });
  });
});

test('the number of a step is the same before and after whatever changes the list, and on the blank sheet', () => {
  const numbers = (log: IncidentLog) =>
    new Map(viewOf(log, NOW + DAY).steps.map(({ step, number }) => [step.id, number]));
  const small = openLog(limitedFacts);
  const wide = act(small, later(1), regrade({ ...wideFacts }));
  const before = numbers(small);
  const after = numbers(wide);
  expect(after.size).toBeGreaterThan(before.size);
  for (const [id, number] of before) expect(after.get(id) ?? number).toBe(number);
  expect(new Set(after.values()).size).toBe(after.size);
});

/** The checklist as it is drawn. */
const listOf = (log: IncidentLog, now: number): string =>
  renderAt(workOf(incidentOf(log, now)), StepList, {
    current: undefined,
    openStep: undefined,
    pane: 'list' as const,
  });
/** The steps as they are printed. */
function sheetOf(log: IncidentLog, now: number): DocumentTable {
  const incident = incidentOf(log, now);
  const { sections } = incidentFile({ ...incident, names: namesOf(incident), now });
  const section = sections.find(({ id }) => id === 'steps');
  return section?.kind === 'table' ? section.table : { head: [], widths: [], rows: [], empty: '' };
}

interface Row {
  readonly number: number;
  readonly title: string;
  readonly word: string;
}

/** The rows of the checklist as they are read. */
const rowsIn = (html: string): readonly Row[] =>
  [...html.matchAll(/<li id="step-[^"]+" class="step-row"(.*?)<\/li>/gs)].map(([, row = '']) => ({
    number: Number(/row-number numeric">(\d+)</.exec(row)?.[1]),
    title: /class="row-title">([^<]+)/.exec(row)?.[1] ?? '',
    word: /class="state[^"]*">([^<]+)</.exec(row)?.[1] ?? '',
  }));

/** The rows of the printed sheet: number, title, and the boxes that are ticked. */
const linesIn = ({ rows }: DocumentTable): readonly Row[] =>
  rows.flatMap(row => {
    if (typeof row === 'string') return [];
    const [number = '', said = '', marks = ''] = row;
    const [title = ''] = typeof said === 'string' ? [said] : said;
    const boxes = typeof marks === 'string' ? [] : marks.flatMap(({ pieces }) => pieces);
    const ticked = boxes.flatMap(box =>
      typeof box === 'object' && box.kind === 'box' && box.ticked ? [box.label] : [],
    );
    return [{ number: Number(number), title: lineText(title), word: ticked.join() }];
  });

/** Logs that officers wrote together and apart, then graded anew, with something out at either side of that. */
const anyLogs: fc.Arbitrary<readonly IncidentLog[]> = fc
  .tuple(anyTurns(12), anyAnswers, fc.integer({ min: 0, max: 60 }))
  .map(([turns, facts, hours]) => {
    const { logs } = play(turns);
    const merged = logOf(allEvents(logs));
    const out = (log: IncidentLog, at: number): IncidentLog =>
      attempt(log, later(at), elsewhere({ publishedAt: iso(NOW + at * HOUR) }));
    const before = out(merged, 1 + hours);
    const graded = attempt(before, later(70), regrade(facts));
    return [...logs, merged, before, graded, out(graded, 72)];
  });

describe('of any log', () => {
  test('list, header, paper, account, register, documents, closing, review and hand-over say one thing of each step', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyLogs, fc.integer({ min: 0, max: 90 }), (logs, ahead) => {
        for (const log of logs) {
          const now = NOW + (80 + ahead) * DAY;
          const view = viewOf(log, now);
          const index = indexFor(log);
          const isClosed = view.status === 'closed';
          const applying = view.steps.filter(({ applies }) => applies);
          const former = view.steps.filter(({ applies }) => !applies);
          const open = withoutResult(view.steps);
          const done = applying.filter(({ state }) => state.kind === 'done');

          // One source: what applies is what the answers ask for, and nothing else is shown as done.
          const isContested = view.differences.some(({ subject }) => subject.startsWith('answer:'));
          const wanted = new Set([...checklist(index, view.facts), ...occasionalSteps(index, view.facts)]);
          if (!isContested) for (const { step } of applying) expect(wanted).toContain(step);
          for (const { step, state, notes } of former) {
            seen.add('no longer');
            if (!isContested) expect(wanted).not.toContain(step);
            const returned = state.kind === 'todo' && (state.returned ?? state.reopened);
            expect(state.kind !== 'todo' || notes.length > 0 || returned !== undefined).toBe(true);
          }

          // The list, and what the header counts.
          const work = workOf(incidentOf(log, now));
          const list = listOf(log, now);
          const rows = rowsIn(list);
          expect(rows).toEqual(
            applying.map(item => ({
              number: item.number,
              title: item.step.title,
              word: stepStateLabel(item, isClosed),
            })),
          );
          expect(view.progress).toEqual({
            finished: applying.filter(({ state }) => isFinished(state)).length,
            total: rows.length,
          });
          const header = renderAt(work, IncidentHeader, { page: '' as const, of: '' });
          // A matter without steps counts none.
          const { finished, total } = view.progress;
          expect(header.includes(deskText.progress(finished, total))).toBe(total > 0);
          for (const { overrun } of applying)
            if (overrun !== undefined) {
              seen.add('late');
              expect(list).toContain(lateWords(overrun.by));
            }

          // Paper: the same numbers, the same steps ticked, and no box for what does not apply.
          const sheet = sheetOf(log, now);
          const tick = ({ state, applies }: StepView): string =>
            applies && state.kind in paperMarkLabel
              ? paperMarkLabel[state.kind as keyof typeof paperMarkLabel]
              : '';
          expect(linesIn(sheet)).toEqual(
            index.playbook.phases.flatMap(({ id }) =>
              view.steps
                .filter(({ step }) => step.phase === id)
                .map(item => ({ number: item.number, title: item.step.title, word: tick(item) })),
            ),
          );
          if (former.length > 0) expect(cellTexts(sheet).join()).toContain(noLongerLabel);

          // Clocks are ended by what applies, at the time at which it was done.
          for (const { clock, steps } of view.clocks) {
            if (clock.kind !== 'met' || clock.by === undefined) continue;
            const by = found(done, ({ step }) => step === clock.by);
            expect(steps).toContain(by.step);
            expect(clock.at).toBe(Date.parse((by.state as { at: string }).at));
            expect(by.overrun !== undefined).toBe(
              by.clocks.some(
                ({ clock: each }) => each.kind === 'met' && lateBy(each.due, each.at) !== undefined,
              ),
            );
          }
          // The act that does a step is in the account, and nobody has taken it back.
          const told = new Map(view.account.map(({ event, takenBack }) => [event.id, takenBack]));
          for (const { state } of done)
            if (state.kind === 'done')
              expect([told.has(state.event), told.get(state.event)]).toEqual([true, undefined]);

          // Documents due, register, closing, review and hand-over count the same steps as open.
          for (const { form, due } of wantedForms(view, index.playbook.forms, zhang))
            expect(due.kind === 'now' || due.kind === 'later').toBe(
              !isClosed && open.some(({ step }) => form.steps?.includes(step.id) === true),
            );
          const { offline } = registerOf([{ view, index }], view.drill !== undefined).rows[0] ?? {};
          const solving = applying.find(({ step }) => step.fills === 'solution');
          expect(offline?.state).toBe(solving?.state.kind);
          for (const { steps } of view.closing) for (const each of steps) expect(open).toContain(each);
          expect(reviewOf(index, log, view, now).unfinished).toEqual(open);
          const { todo, done: doneWords } = handoverOf(log, now);
          for (const { step } of open) expect(todo).toContain(`“${step.title}”`);
          const claimed = /清单上还办结了(.*)/.exec(doneWords)?.[1] ?? '';
          for (const { step } of [...former, ...open]) expect(claimed).not.toContain(`“${step.title}”`);
          if (done.some(({ state }) => state.kind === 'done' && state.sensed)) seen.add('sensed');
        }
      }),
      { numRuns: runs(20) },
    );
    expect([...seen].sort()).toEqual(['late', 'no longer', 'sensed']);
  });
});
