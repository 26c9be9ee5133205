import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBinding, isRunning } from '../../../src/desk/core/clock.ts';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { isMissed } from '../../../src/desk/review/summary.ts';
import { limitOf } from '../../../src/desk/steps/step-row.ts';
import type { StepView } from '../../../src/desk/steps/step-view.ts';
import { clockBars } from '../../../src/desk/timeline/timeline.ts';
import { FACT_KINDS } from '../../../src/playbook/vocabulary.ts';
import { anyAnswers, DAY, HOUR, iso, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  answerWith,
  attempt,
  contextAt,
  countingIds,
  elsewhere,
  markDone,
  openLog,
  regrade,
  viewOf,
} from '../../support/incident.ts';
import { found, playbook } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';

const ids = countingIds(1);
const at = (hours: number) => contextAt(NOW + hours * HOUR, ids);
const out = (hours: number, changes: Parameters<typeof elsewhere>[0] = {}): Command =>
  elsewhere({ publishedAt: iso(NOW + hours * HOUR), ...changes });
const stepOf = (log: IncidentLog, id: string, now = NOW + 2 * DAY): StepView =>
  found([...viewOf(log, now).steps, ...viewOf(log, now).occasional], ({ step }) => step.id === id);
const promises = (log: IncidentLog, now: number) =>
  viewOf(log, now)
    .clocks.filter(({ deadline }) => 'promise' in deadline.anchor)
    .map(({ deadline: { title }, clock }) => [
      title.replace(/^[^（]*/, ''),
      clock.kind,
      'due' in clock && clock.due !== undefined ? (clock.due - NOW) / HOUR : undefined,
    ]);

describe('a step and its limits go by the same evidence', () => {
  test('a report that the office has registered has reached it', () => {
    const log = act(
      openLog({ ...limitedFacts, finder: 'section' }),
      at(0),
      markDone('register-report', iso(NOW)),
    );
    expect(stepOf(log, 'report-to-office')).toMatchObject({
      state: { kind: 'done', at: iso(NOW), sensed: { place: { kind: 'step', step: 'register-report' } } },
      clocks: [{ clock: { kind: 'met' } }],
    });
  });

  test('a first short statement releases what the sections have said, as it keeps the limit', () => {
    const log = act(openLog(limitedFacts), at(0), out(0, { form: 'holding' }));
    expect(stepOf(log, 'publish-limited').state).toMatchObject({ kind: 'done', at: iso(NOW) });
  });

  test('a correction of what one has said oneself clarifies no rumour and is no fuller report', () => {
    const panic = act(openLog({ ...wideFacts, panic: 'yes' }), at(0), out(0, { form: 'holding' }));
    const log = act(panic, at(1), out(1, { form: 'correction' }));
    for (const id of ['publish-follow-up', 'correct-false-information'])
      expect([id, stepOf(log, id).state.kind]).toEqual([id, 'todo']);
    expect(stepOf(act(log, at(2), out(2)), 'publish-follow-up').state.kind).toBe('done');
    // A clarification without a statement of one's own is recorded by hand.
    const byHand = act(log, at(2), markDone('correct-false-information', iso(NOW + 2 * HOUR)));
    expect(stepOf(byHand, 'correct-false-information').state.kind).toBe('done');
  });

  test('themes are answered in public once each of them is, and what was passed on is not', () => {
    const begun = act(
      openLog(limitedFacts),
      at(0),
      out(0),
      { kind: 'recordTheme', title: '几时恢复', count: '30' },
      { kind: 'recordTheme', title: '补偿多少', count: '12' },
    );
    const [one = '', other = ''] = viewOf(begun).themes.map(({ id }) => id);
    const partly = act(begun, at(1), answerWith(begun, one), {
      kind: 'passTheme',
      theme: other,
      to: '征地科',
    });
    expect(viewOf(partly).themes.every(({ answered }) => answered)).toBe(true);
    expect(stepOf(partly, 'reply-by-theme').state.kind).toBe('todo');
    expect(stepOf(act(partly, at(2), answerWith(partly, other)), 'reply-by-theme').state.kind).toBe('done');
  });

  test('no step waits while what went out has met everything that limits it', () => {
    const acts = playbook.steps.flatMap(({ id, evidence }) =>
      evidence?.some(rule => 'published' in rule || 'orders' in rule) === true ? [] : [id],
    );
    const turn = fc.record({
      what: fc.constantFrom('out', 'done', 'report', 'grade'),
      form: fc.constantFrom(...FACT_KINDS),
      step: fc.constantFrom(...acts, 'register-report', 'report-to-office'),
      facts: anyAnswers,
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyAnswers, fc.array(turn, { maxLength: 6 }), (facts, turns) => {
        let log = openLog({ ...facts, emergency: facts['emergency'] ?? 'no' }, at(0));
        turns.forEach(({ what, form, step, facts: graded }, position) => {
          const hours = position + 1;
          const command: Command =
            what === 'out'
              ? out(hours, { form })
              : what === 'grade'
                ? regrade(graded)
                : what === 'done'
                  ? markDone(step, iso(NOW + hours * HOUR))
                  : {
                      kind: 'minute',
                      sort: 'phoneReport',
                      people: '值班领导',
                      said: '已报',
                      heldAt: iso(NOW + hours * HOUR),
                      steps: [step],
                    };
          log = attempt(log, at(hours), command);
        });
        for (const item of viewOf(log, NOW + 2 * DAY).steps) {
          const { step, state, applies, clocks } = item;
          if (!applies || clocks.length === 0 || (state.kind !== 'todo' && state.kind !== 'started'))
            continue;
          if (clocks.some(({ clock }) => clock.kind !== 'met')) seen.add('waits');
          else {
            // Another step kept it, which is named: what goes out would have done this one as well.
            const by = clocks.map(({ clock }) => (clock.kind === 'met' ? clock.by?.title : undefined));
            expect([step.id, limitOf(item)]).toEqual([step.id, expect.stringContaining(`“${by[0]}”`)]);
          }
        }
      }),
      { numRuns: runs(60) },
    );
    expect([...seen]).toEqual(['waits']);
  });

  test('nothing is late for want of a step that this matter has nothing of, nor runs on once it was decided against', () => {
    const petition = openLog({ ...limitedFacts, request: 'petition' });
    const late = NOW + 20 * DAY;
    const missed = (log: IncidentLog) =>
      clockBars(viewOf(log, late), late)
        .filter(isMissed)
        .map(({ deadline }) => deadline.id);
    expect(missed(petition)).toContain('petition-fifteen-days');
    const reason = '来信人撤回，没有信访事项';
    const aside = act(petition, at(1), { kind: 'markNotApplicable', step: 'notify-petitioner', reason });
    expect(missed(aside)).not.toContain('petition-fifteen-days');
    // A limit with a number whose step was left undone stays missed.
    expect(missed(act(petition, at(1), { kind: 'skip', step: 'notify-petitioner', reason }))).toContain(
      'petition-fifteen-days',
    );
    const runningIn = (log: IncidentLog) =>
      viewOf(log, NOW + DAY).clocks.flatMap(each =>
        isRunning(each) && isBinding(each) ? [each.deadline.id] : [],
      );
    expect(runningIn(petition)).toContain('prompt-measures');
    const decided = act(petition, at(1), { kind: 'skip', step: 'take-measures', reason: '没有现场' });
    expect(runningIn(decided)).not.toContain('prompt-measures');
    // Words owed to the public depend on no step.
    const silenced = act(petition, at(1), { kind: 'markNotApplicable', step: 'publish-limited', reason });
    expect(runningIn(silenced)).toContain('forty-eight-hours');
  });
});

describe('a promised update', () => {
  const first = act(
    openLog(limitedFacts),
    at(0),
    out(0, { form: 'holding', nextUpdate: iso(NOW + 4 * HOUR) }),
  );

  test('that a correction kept stays among the limits, beside what the correction promised', () => {
    const log = act(first, at(3), out(3, { form: 'correction', nextUpdate: iso(NOW + 20 * HOUR) }));
    expect(promises(log, NOW + 5 * HOUR)).toEqual([
      ['', 'running', 20],
      ['（第1次）', 'met', 4],
    ]);
  });

  test('that was said again with the same time is one, from when it was said first', () => {
    const again = act(first, at(1), out(1, { nextUpdate: iso(NOW + 4 * HOUR) }));
    expect(promises(again, NOW + 2 * HOUR)).toEqual([['', 'running', 4]]);
    const kept = act(again, at(4), out(4));
    expect(promises(kept, NOW + 5 * HOUR)).toEqual([['', 'met', 4]]);
  });

  test('that was broken stays broken whatever is promised afterwards', () => {
    const late = act(first, at(6), out(6, { nextUpdate: iso(NOW + 9 * HOUR) }));
    const log = act(late, at(8), out(8));
    const view = viewOf(log, NOW + 10 * HOUR);
    const bars = clockBars(view, NOW + 10 * HOUR).filter(({ deadline }) => 'promise' in deadline.anchor);
    expect(bars.map(({ outcome, margin }) => [outcome, (margin ?? 0) / HOUR])).toEqual([
      ['missed', -2],
      ['met', 1],
    ]);
  });

  test('of something that was taken down is still owed', () => {
    const gone = act(first, at(1), {
      kind: 'withdraw',
      publication: viewOf(first).publications[0]?.event ?? '',
      withdrawnAt: iso(NOW + HOUR),
      person: { name: '方副组长', title: '副组长' },
      reason: '数字待核',
    });
    expect(promises(gone, NOW + 2 * HOUR)).toEqual([['', 'running', 4]]);
  });
});
