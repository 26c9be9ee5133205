import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/incident/decide.ts';
import { doneByPublishing } from '../../src/incident/evidence.ts';
import { type IncidentEvent, type IncidentLog, incidentLogs } from '../../src/incident/kinds/registry.ts';
import type { StepState } from '../../src/incident/step-state.ts';
import { timelineOf } from '../../src/incident/timeline.ts';
import type { EvidenceRule } from '../../src/playbook/evidence.ts';
import { hoursAgo, NOW, wideFacts } from '../support/answers.ts';
import {
  answer,
  carryOut,
  contextAt,
  countingIds,
  eventOf,
  indexFor,
  li,
  openLog,
  openOn,
  sheet,
  viewOf,
  zhang,
} from '../support/incident.ts';
import { changed, found, playbook, required, withPlaybook } from '../support/playbook.ts';
import { check, latestIn, record, recordNew, released, save } from '../support/release.ts';

const receiver = { role: 'infoCentre', name: '李四', title: '值班长' };
const context = contextAt(NOW, countingIds(1), zhang);
const other = contextAt(NOW + 1000, countingIds(2), li);

/** An incident on a playbook whose step `archive` is done by these rules alone. */
const opened = (...evidence: readonly EvidenceRule[]): IncidentLog =>
  openOn(
    withPlaybook({
      steps: changed(playbook.steps, 'archive', ({ wants: _, ...step }) => ({
        ...step,
        evidence: [...evidence],
      })),
    }),
    wideFacts,
  );
const act = (log: IncidentLog, ...commands: readonly Command[]): IncidentLog =>
  carryOut(log, context, ...commands);
const stateOf = (log: IncidentLog, id = 'archive'): StepState =>
  found(viewOf(log).steps, ({ step }) => step.id === id).state;
const archiveIn = (log: IncidentLog) => indexFor(log).steps.get('archive');
const lastOf = ({ events }: IncidentLog): IncidentEvent => required(events.at(-1), 'event');
const undoLast = (log: IncidentLog): IncidentLog =>
  act(log, { kind: 'undo', reason: '记错了', event: lastOf(log).id });

const heard = (title = '何时复工'): Command => ({ kind: 'recordTheme', title, count: '3', place: '论坛' });
const themeIn = (log: IncidentLog): string => required(viewOf(log).themes[0], 'theme').id;
const file = (form: string): Command => ({ kind: 'fileDocument', form, fields: {} });
const meeting = (steps: readonly string[] = ['archive']): Command => ({
  kind: 'minute',
  sort: 'meeting',
  steps,
  heldAt: hoursAgo(2),
  people: '组长、执法科',
  said: '先设警戒',
  absent: '法规科',
});
const settled = (log: IncidentLog): IncidentLog =>
  playbook.release.elements
    .filter(({ extra }) => extra !== true)
    .reduce(
      (before, { id, cause }) =>
        cause === true
          ? act(before, record(id, '不公开', { state: 'withheld', reason: '正在侦查' }))
          : act(before, record(id, `${id}已核`)),
      log,
    );

type Case = readonly [
  what: string,
  rules: readonly EvidenceRule[],
  before: (log: IncidentLog) => IncidentLog,
  evidence: (log: IncidentLog) => IncidentLog,
];

/** For each kind of evidence: what falls just short of it, and what completes it. */
const cases: readonly Case[] = [
  [
    'a record that names the step',
    [{ minutes: ['meeting'] }],
    log => act(log, meeting([])),
    log => act(log, meeting()),
  ],
  [
    'a step that was given to somebody',
    [{ assigned: ['solve-problem'] }],
    log => act(log, { kind: 'assign', steps: ['review'], to: { name: '王五' } }),
    log => act(log, { kind: 'assign', steps: ['solve-problem'], to: { name: '王五', title: '执法科科长' } }),
  ],
  [
    'a document filed',
    [{ filed: ['initial-report'] }],
    log => act(log, file('final-report')),
    log => act(log, file('initial-report')),
  ],
  [
    'all of several documents filed',
    [{ filed: ['handling-plan', 'release-plan'] }],
    log => act(log, file('handling-plan'), file('handling-plan')),
    log => act(log, file('release-plan')),
  ],
  [
    'a statement of the kind saved',
    [{ drafted: ['full'] }],
    log => act(log, save('正在核实。', { form: 'holding' })),
    log => act(log, save('都已处置完。')),
  ],
  [
    'a check signed',
    [{ signed: ['secrecy'] }],
    log => {
      const saved = act(log, save('都已处置完。'));
      return act(saved, check(latestIn(saved).id, 'disclosure'));
    },
    log => act(log, check(latestIn(log).id, 'secrecy')),
  ],
  [
    'the post counted',
    [{ post: 'counted' }],
    log => act(log, { kind: 'recordPost', summary: '采石场放炮' }),
    log => act(log, { kind: 'recordPost', attention: '约3.2万', comments: '320' }),
  ],
  ['a theme heard', [{ themes: 'recorded' }], log => log, log => act(log, heard())],
  [
    'every theme answered or passed on',
    [{ themes: 'answered' }],
    log => {
      const two = act(log, heard(), heard('赔不赔'));
      return act(two, { kind: 'answerTheme', theme: themeIn(two), how: 'answered', text: '周五' });
    },
    log => {
      const open = found(viewOf(log).themes, theme => !theme.settled);
      return act(log, { kind: 'passTheme', theme: open.id, to: '执法科' });
    },
  ],
  [
    'something untrue set right',
    [{ themes: 'corrected' }],
    log => {
      const one = act(log, heard());
      return act(one, { kind: 'answerTheme', theme: themeIn(one), how: 'answered', text: '周五' });
    },
    log => act(log, { kind: 'answerTheme', theme: themeIn(log), how: 'corrected', text: '没有炸伤人' }),
  ],
  [
    'the record handed over',
    [{ handover: 'accepted' }],
    log => act(log, { kind: 'handOver', to: receiver, sheet }),
    log => {
      const handover = required(viewOf(log).handovers.at(-1), 'hand-over').event;
      return carryOut(log, contextAt(NOW, countingIds(77), receiver), { kind: 'acceptHandover', handover });
    },
  ],
  [
    'everything that is to be verified settled',
    [{ facts: 'settled' }],
    log => act(log, recordNew('转移人数', '12人')),
    settled,
  ],
];

describe('evidence', () => {
  test.each(cases)(
    '%s does a step; less does not; taken back, the step is open',
    (_, rules, before, evidence) => {
      const short = before(opened(...rules));
      expect(stateOf(short)).toEqual({ kind: 'todo' });
      const shown = evidence(short);
      const { id, at } = lastOf(shown);
      expect(stateOf(shown)).toMatchObject({ kind: 'done', event: id, writtenAt: at, sensed: { event: id } });
      expect(stateOf(undoLast(shown)).kind).toBe('todo');
    },
  );

  test('of a chain of approval names whoever had the last word; of a publication, what went out and where', () => {
    const log = released(act(opened({ approval: 'complete' }), save('都已处置完。')), context);
    const approved = stateOf(log);
    expect(approved).toMatchObject({ kind: 'done', sensed: { said: { version: { kind: 'text' } } } });
    const out = stateOf(released(act(opened({ published: ['full'] }), save('都已处置完。')), context));
    expect(out).toMatchObject({ kind: 'done', sensed: { place: { kind: 'statement' } } });
    const wrong = released(act(opened({ published: ['holding'] }), save('都已处置完。')), context);
    expect(stateOf(wrong).kind).toBe('todo');
  });

  test('of a follow-up needs something that went out before', () => {
    const once = released(
      act(opened({ published: ['full'], followUp: true }), save('都已处置完。')),
      context,
    );
    expect(stateOf(once).kind).toBe('todo');
    const twice = released(act(once, save('全部处置完。')), context, { link: '' });
    expect(stateOf(twice)).toMatchObject({ kind: 'done', sensed: { event: lastOf(twice).id } });
  });

  test.each<[EvidenceRule]>([
    [{ published: ['full'] }],
    [{ published: ['holding'] }],
    [{ published: ['full'], channel: 'conference' }],
    [{ published: ['full'], followUp: true }],
  ])('of a publication is told before it goes out: %o', rule => {
    let log = opened(rule);
    for (const text of ['都已处置完。', '全部处置完。']) {
      if (stateOf(log).kind === 'done') break;
      const saved = act(log, save(text));
      const [isFirst, step] = [viewOf(log).publications.length === 0, required(archiveIn(log), 'archive')];
      log = released(saved, context);
      expect(stateOf(log).kind === 'done').toBe(doneByPublishing(step, latestIn(saved), isFirst));
    }
  });

  test('of a meeting says who was there and what was decided, at the time it was held', () => {
    expect(stateOf(act(opened({ minutes: ['meeting'] }), meeting()))).toMatchObject({
      at: hoursAgo(2),
      sensed: {
        said: {
          participants: { people: ['组长', '执法科'] },
          conclusion: { text: '先设警戒' },
          absent: { text: '法规科' },
        },
      },
    });
  });

  test('of a post says where it stands and the numbers of its time; an earlier count does the step', () => {
    const once = act(opened({ post: 'counted' }), {
      kind: 'recordPost',
      platform: '微博、短视频',
      attention: '约3.2万',
      countedAt: hoursAgo(1),
    });
    const twice = act(once, { kind: 'recordPost', attention: '50000' });
    for (const log of [once, twice])
      expect(stateOf(log)).toMatchObject({
        at: hoursAgo(1),
        sensed: {
          place: { kind: 'post' },
          said: { platforms: { text: '微博、短视频' }, attention: { number: 32_000, approximate: true } },
        },
      });
  });

  test('is the earliest, and stops the clocks of its step then', () => {
    const log = act(
      openLog(wideFacts),
      { kind: 'markDone', step: 'register-report', doneAt: hoursAgo(1.5) },
      {
        kind: 'minute',
        sort: 'phoneReport',
        steps: ['report-to-leaders'],
        heldAt: hoursAgo(0.5),
        people: '组长',
        said: '采石场',
      },
      {
        kind: 'minute',
        sort: 'phoneReport',
        steps: ['report-to-leaders'],
        heldAt: hoursAgo(1),
        people: '副组长',
        said: '采石场',
      },
    );
    expect(stateOf(log, 'report-to-leaders')).toMatchObject({ at: hoursAgo(1) });
    const { clock } = found(viewOf(log).clocks, ({ deadline }) => deadline.id === 'report-at-once');
    expect(clock).toMatchObject({ kind: 'met', at: Date.parse(hoursAgo(1)) });
    const { entries } = timelineOf(indexFor(log), log, viewOf(log), NOW);
    expect(
      entries.filter(({ meets }) => meets.some(({ deadline }) => deadline.id === 'report-at-once')),
    ).toMatchObject([{ entry: { event: { type: 'minuted' } }, at: Date.parse(hoursAgo(1)) }]);
  });

  test('may not name a step that takes no such record', () => {
    const log = opened({ minutes: ['meeting'] });
    expect(answer(log, meeting(['review', 'archive']), context)).toMatchObject({ ok: true });
    expect(answer(log, meeting(['solve-problem']), context)).toEqual({
      ok: false,
      refusal: { code: 'unknownStep' },
    });
  });
});

test('of the real plan, one publication does every step that ledger, draft, signatures, approval and release hold, with nothing typed into any', () => {
  const log = released(act(settled(openLog(wideFacts)), save('均已核实。')), context);
  const held = viewOf(log).steps.filter(
    ({ step: { evidence = [] }, applies }) =>
      applies &&
      evidence.some(
        rule =>
          'facts' in rule ||
          'drafted' in rule ||
          'signed' in rule ||
          'approval' in rule ||
          ('published' in rule && rule.published.includes('full') && !rule.followUp && !rule.channel),
      ),
  );
  expect(held.map(({ step }) => step.id)).toEqual([
    'investigate',
    'draft-statement',
    'align-facts',
    'withhold-forecast',
    'publication-review',
    'approve-content',
    'publish-brief',
    'publish-authoritative',
    'publish-wide',
  ]);
  for (const { step, state } of held) {
    expect(state, step.id).toMatchObject({ kind: 'done', sensed: {} });
    expect(
      (step.wants ?? []).filter(({ optional }) => optional !== true),
      step.id,
    ).toEqual([]);
  }
  expect(log.events.filter(({ type }) => type.startsWith('step'))).toEqual([]);
  // The list is read aloud once for all of them.
  const aloud = playbook.release.signOff.flatMap(({ id, check: kind }) => (kind === 'aloud' ? [id] : []));
  expect(
    log.events.filter(
      ({ type, data }) => type === 'signed' && aloud.includes((data as { item: string }).item),
    ),
  ).toHaveLength(1);
});

describe('an officer’s own word on a step that evidence does', () => {
  const log = act(opened({ themes: 'recorded' }), heard());
  const reopened = act(log, { kind: 'reopenStep', step: 'archive', reason: '归类错了' });

  test('opens it again with a reason, and only what that did not know counts', () => {
    expect(stateOf(reopened)).toMatchObject({ kind: 'todo', reopened: { reason: '归类错了', by: zhang } });
    expect(stateOf(act(reopened, heard('另一类'))).kind).toBe('done');
    expect(stateOf(undoLast(reopened)).kind).toBe('done');
  });

  test('opens it again where new evidence is taken back', () => {
    expect(stateOf(undoLast(act(reopened, heard('另一类'))))).toMatchObject({ kind: 'todo', reopened: {} });
  });

  test('does not undo evidence written elsewhere that it did not know', () => {
    const reopening = eventOf(log, { kind: 'reopenStep', step: 'archive', reason: '归类错了' }, context);
    const apart = eventOf(log, heard('另一类'), other);
    const merged = incidentLogs.extend(log, [reopening, apart]);
    expect(stateOf(merged)).toMatchObject({ kind: 'done', sensed: { event: apart.id } });
    // The earlier evidence was known to the reopening: without the other it stays open.
    expect(stateOf(act(merged, { kind: 'undo', event: apart.id })).kind).toBe('todo');
  });

  test('sets it aside, until there is new evidence', () => {
    const aside = act(log, { kind: 'markNotApplicable', step: 'archive', reason: '不涉及' });
    expect(stateOf(aside)).toMatchObject({ kind: 'notApplicable' });
    expect(stateOf(act(aside, heard('另一类')))).toMatchObject({ kind: 'done' });
  });

  test('stands where it says that the step was done', () => {
    const done = act(log, { kind: 'markDone', step: 'archive', doneAt: hoursAgo(3) });
    expect(stateOf(done)).toMatchObject({ kind: 'done', at: hoursAgo(3), sensed: undefined });
    expect(answer(done, { kind: 'skip', step: 'archive', reason: '不办' }, context)).toMatchObject({
      ok: false,
    });
  });

  test('is not asked where the step has no result', () => {
    expect(
      answer(
        opened({ themes: 'recorded' }),
        { kind: 'reopenStep', step: 'archive', reason: '再办' },
        context,
      ),
    ).toEqual({ ok: false, refusal: { code: 'nothingToReopen' } });
  });
});
