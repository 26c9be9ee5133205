import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import type { StatementVersion } from '../../../src/desk/statements/version.ts';
import { doneByPublishing, evidenceOf } from '../../../src/desk/steps/evidence.ts';
import type { StepState } from '../../../src/desk/steps/step-view.ts';
import { timelineOf } from '../../../src/desk/timeline/timeline.ts';
import type { EvidenceRule } from '../../../src/playbook/evidence.ts';
import { hoursAgo, NOW, wideFacts } from '../../support/answers.ts';
import {
  act,
  answer,
  answerWith,
  contextAt,
  countingIds,
  elsewhere,
  eventOf,
  indexFor,
  lastOf,
  li,
  openLog,
  openOn,
  refusalOf,
  regrade,
  sheet,
  stepIn,
  takenBack,
  undo,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { exact } from '../../support/occurrence.ts';
import { found, playbook, required, withStep } from '../../support/playbook.ts';
import { check, latestIn, record, recordNew, released, save } from '../../support/release.ts';

const receiver = { role: 'infoCentre', name: '李四', title: '值班长' };
const context = contextAt(NOW, countingIds(1), zhang);
const other = contextAt(NOW + 1000, countingIds(2), li);

/** An incident on a playbook whose step `archive` is done by these rules alone. */
const opened = (...evidence: readonly EvidenceRule[]): IncidentLog =>
  openOn(
    withStep('archive', ({ wants: _, ...step }) => ({ ...step, evidence: [...evidence] })),
    wideFacts,
  );
const worked = (log: IncidentLog, ...commands: readonly Command[]): IncidentLog =>
  act(log, context, ...commands);
const stateOf = (log: IncidentLog, id = 'archive'): StepState => stepIn(log, id).state;
const undone = (log: IncidentLog): IncidentLog => takenBack(log, context);
const archiveIn = (log: IncidentLog) => indexFor(log).steps.get('archive');

const heard = (title = '何时复工'): Command => ({ kind: 'recordTheme', title, count: '3', place: '论坛' });
/** Who is to search, where a search is what does the step. */
const searcher: Command = { kind: 'assign', steps: ['archive'], to: { name: '王五' } };
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
      (before, { id, cause, means }) =>
        cause === true
          ? worked(before, record(id, '不公开', { state: 'withheld', reason: '正在侦查' }))
          : worked(before, record(id, means === 'happenedAt' ? exact('11:00') : `${id}已核`)),
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
    log => worked(log, meeting([])),
    log => worked(log, meeting()),
  ],
  [
    'a step that was given to somebody',
    [{ assigned: ['solve-problem'] }],
    log => worked(log, { kind: 'assign', steps: ['review'], to: { name: '王五' } }),
    log =>
      worked(log, { kind: 'assign', steps: ['solve-problem'], to: { name: '王五', title: '执法科科长' } }),
  ],
  [
    'a document filed',
    [{ filed: ['initial-report'] }],
    log => worked(log, file('final-report')),
    log => worked(log, file('initial-report')),
  ],
  [
    'all of several documents filed',
    [{ filed: ['handling-plan', 'release-plan'] }],
    log => worked(log, file('handling-plan'), file('handling-plan')),
    log => worked(log, file('release-plan')),
  ],
  [
    'a statement of the kind saved',
    [{ drafted: ['full'] }],
    log => worked(log, save('正在核实。', { form: 'holding' })),
    log => worked(log, save('都已处置完。')),
  ],
  [
    'a check signed',
    [{ signed: ['secrecy'] }],
    log => {
      const saved = worked(log, save('都已处置完。'));
      return worked(saved, check(latestIn(saved).id, 'disclosure'));
    },
    log => worked(log, check(latestIn(log).id, 'secrecy')),
  ],
  [
    'the post counted since the search was given to somebody',
    [{ post: 'searched' }],
    // An officer who reports the post knows how many have seen it, and has searched for nothing.
    log => worked(log, { kind: 'recordPost', attention: '约3万' }, searcher),
    log => worked(log, { kind: 'recordPost', attention: '约3.2万', comments: '320' }),
  ],
  ['a theme heard', [{ themes: 'recorded' }], log => log, log => worked(log, heard())],
  [
    'every theme answered in public',
    [{ themes: 'answered' }],
    log => {
      const two = worked(log, elsewhere(), heard(), heard('赔不赔'));
      const one = worked(two, answerWith(two, themeIn(two)));
      const open = found(viewOf(one).themes, theme => !theme.answered);
      return worked(one, { kind: 'passTheme', theme: open.id, to: '执法科' });
    },
    log => {
      const open = found(viewOf(log).themes, ({ online }) => online.length === 0);
      return worked(log, answerWith(log, open.id));
    },
  ],
  [
    'something untrue set right',
    [{ themes: 'corrected' }],
    log => {
      const one = worked(log, elsewhere(), heard());
      return worked(one, answerWith(one, themeIn(one)));
    },
    log => worked(log, answerWith(log, themeIn(log), { how: 'corrected' })),
  ],
  [
    'the record handed over',
    [{ handover: 'accepted' }],
    log => worked(log, { kind: 'handOver', to: receiver, sheet }),
    log => {
      const handover = required(viewOf(log).handovers.at(-1), 'hand-over').event;
      return act(log, contextAt(NOW, countingIds(77), receiver), { kind: 'acceptHandover', handover });
    },
  ],
  [
    'everything that is to be verified settled',
    [{ facts: 'settled' }],
    log => worked(log, recordNew('转移人数', '12人')),
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
      expect(stateOf(undone(shown)).kind).toBe('todo');
    },
  );

  test('of a report is no text that lies filed, but the word that it was made', () => {
    const log = openOn(
      withStep('archive', ({ wants: _, ...step }) => ({
        ...step,
        outcome: 'reported',
        evidence: [{ filed: ['initial-report'] }, { minutes: ['meeting'] }],
      })),
      wideFacts,
    );
    const written = worked(log, file('initial-report'));
    expect(stateOf(written)).toEqual({ kind: 'todo' });
    expect(stateOf(worked(written, meeting()))).toMatchObject({ kind: 'done', at: hoursAgo(2) });
  });

  test('of a chain of approval names whoever had the last word; of a publication, what went out and where', () => {
    const log = released(worked(opened({ approval: 'complete' }), save('都已处置完。')), context);
    const approved = stateOf(log);
    expect(approved).toMatchObject({ kind: 'done', sensed: { said: { version: { kind: 'text' } } } });
    const out = stateOf(released(worked(opened({ published: ['full'] }), save('都已处置完。')), context));
    expect(out).toMatchObject({ kind: 'done', sensed: { place: { kind: 'statement' } } });
    const wrong = released(worked(opened({ published: ['holding'] }), save('都已处置完。')), context);
    expect(stateOf(wrong).kind).toBe('todo');
  });

  test('of a follow-up needs something that went out before', () => {
    const once = released(
      worked(opened({ published: ['full'], followUp: true }), save('都已处置完。')),
      context,
    );
    expect(stateOf(once).kind).toBe('todo');
    const twice = released(worked(once, save('全部处置完。')), context, { link: '' });
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
      const saved = worked(log, save(text));
      const [isFirst, step] = [viewOf(log).publications.length === 0, required(archiveIn(log), 'archive')];
      log = released(saved, context);
      expect(stateOf(log).kind === 'done').toBe(doneByPublishing(step, latestIn(saved), isFirst));
    }
  });

  test('of a meeting says who was there and what was decided, at the time it was held', () => {
    expect(stateOf(worked(opened({ minutes: ['meeting'] }), meeting()))).toMatchObject({
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
    const once = worked(opened({ post: 'searched' }), searcher, {
      kind: 'recordPost',
      platform: '微博、短视频',
      attention: '约3.2万',
      countedAt: hoursAgo(1),
    });
    const twice = worked(once, { kind: 'recordPost', attention: '50000' });
    for (const log of [once, twice])
      expect(stateOf(log)).toMatchObject({
        at: hoursAgo(1),
        doneBy: { name: '王五' },
        sensed: {
          place: { kind: 'post' },
          said: { platforms: { text: '微博、短视频' }, attention: { number: 32_000, approximate: true } },
        },
      });
  });

  test('of a search is whose it was when the post was counted, whoever is to search from then on', () => {
    const given = worked(opened({ post: 'searched' }), searcher);
    const elsewhere = eventOf(given, { ...searcher, to: { name: '赵六' } }, other);
    const counted = worked(given, { kind: 'recordPost', attention: '500' });
    expect(stateOf(incidentLogs.extend(counted, [elsewhere]))).toMatchObject({
      kind: 'done',
      doneBy: { name: '王五' },
    });
  });

  test('is the earliest, and stops the clocks of its step then', () => {
    const log = worked(
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
    expect(refusalOf(log, meeting(['solve-problem']), context)).toEqual({ code: 'unknownStep' });
  });
});

test('of the real plan, one publication does every step that ledger, draft, signatures, approval and release hold, with nothing typed into any', () => {
  const log = released(worked(settled(openLog(wideFacts)), save('均已核实。')), context);
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

test('the sign-off of a statement that nobody has signed anything of is not worked out', () => {
  const base = openLog(wideFacts);
  const drafts = Array.from({ length: 40 }, (_, place) => save(`第 ${place} 稿。`));
  const drafted = act(base, context, ...drafts);
  const log = act(drafted, context, check(latestIn(drafted).id, 'secrecy'));
  const view = viewOf(log);
  const asked = new Set<string>();
  const signOff = (version: StatementVersion) => {
    asked.add(version.id);
    return view.signOffOf(version);
  };
  for (const step of playbook.steps) evidenceOf({ ...view, log, signOff }, step);
  expect(view.statements).toHaveLength(40);
  expect([...asked]).toEqual([latestIn(drafted).id]);
});

describe('an officer’s own word on a step that evidence does', () => {
  const log = worked(opened({ themes: 'recorded' }), heard());
  const reopened = worked(log, { kind: 'reopenStep', step: 'archive', reason: '归类错了' });

  test('opens it again with a reason, and only what that did not know counts', () => {
    expect(stateOf(reopened)).toMatchObject({ kind: 'todo', reopened: { reason: '归类错了', by: zhang } });
    expect(stateOf(worked(reopened, heard('另一类'))).kind).toBe('done');
    expect(stateOf(undone(reopened)).kind).toBe('done');
  });

  test('opens it again where new evidence is taken back', () => {
    expect(stateOf(undone(worked(reopened, heard('另一类'))))).toMatchObject({ kind: 'todo', reopened: {} });
  });

  test('and evidence written apart from it are asked about: until then the step is not done', () => {
    const reopening = eventOf(log, { kind: 'reopenStep', step: 'archive', reason: '归类错了' }, context);
    const apart = eventOf(log, heard('另一类'), other);
    const merged = incidentLogs.extend(log, [reopening, apart]);
    expect(stateOf(merged)).toMatchObject({ kind: 'todo', reopened: { event: reopening.id } });
    expect(viewOf(merged).differences).toMatchObject([
      { kind: 'contradicted', subject: 'step:archive', value: { id: reopening.id }, by: [{ id: apart.id }] },
    ]);
    // Without the evidence nothing is left to be decided; the earlier was known to the reopening.
    const taken = worked(merged, undo(apart.id));
    expect([stateOf(taken).kind, viewOf(taken).differences]).toEqual(['todo', []]);
    // Evidence whose writer knew of the reopening does the step.
    expect(stateOf(worked(merged, heard('第三类')))).toMatchObject({ kind: 'done' });
  });

  const reason = '已有人办';
  const archive = { step: 'archive', reason } as const;
  test.each<[mark: Command]>([
    [{ kind: 'skip', ...archive }],
    [{ kind: 'markNotApplicable', ...archive }],
    [{ kind: 'defer', ...archive, until: { kind: 'regrade' } }],
  ])('set aside by %o and done apart by minutes is decided for either, by one press', mark => {
    const base = opened({ minutes: ['meeting'] });
    for (const [one, two] of [
      [context, other],
      [other, context],
    ] as const) {
      const aside = eventOf(base, mark, one);
      const minutes = eventOf(base, meeting(), two);
      const merged = incidentLogs.extend(base, [aside, minutes]);
      expect(stateOf(merged)).toMatchObject({ event: aside.id });
      const [difference] = viewOf(merged).differences;
      expect(difference).toMatchObject({ value: { id: aside.id }, by: [{ id: minutes.id }] });
      const choose = (event: string): IncidentLog =>
        worked(merged, { kind: 'choose', subject: 'step:archive', event });
      expect(stateOf(choose(aside.id))).toMatchObject({ event: aside.id });
      expect(stateOf(choose(minutes.id))).toMatchObject({ kind: 'done', sensed: { event: minutes.id } });
      for (const event of [aside.id, minutes.id]) expect(viewOf(choose(event)).differences).toEqual([]);
    }
  });

  test('put off until a re-grade comes back with one of which its writer did not know, whatever the clocks said', () => {
    const base = opened();
    const until = { kind: 'regrade' } as const;
    for (const [one, two] of [
      [context, other],
      [other, context],
    ] as const) {
      const deferral = eventOf(base, { kind: 'defer', ...archive, until }, one);
      const regrading = eventOf(base, regrade({ ...wideFacts, panic: 'no', request: 'none' }), two);
      const merged = incidentLogs.extend(base, [deferral, regrading]);
      expect(stateOf(merged)).toMatchObject({ kind: 'todo', returned: { reason, until } });
    }
  });

  test('sets it aside, until there is new evidence', () => {
    const aside = worked(log, { kind: 'markNotApplicable', step: 'archive', reason: '不涉及' });
    expect(stateOf(aside)).toMatchObject({ kind: 'notApplicable' });
    expect(stateOf(worked(aside, heard('另一类')))).toMatchObject({ kind: 'done' });
  });

  test('stands where it says that the step was done', () => {
    const done = worked(log, { kind: 'markDone', step: 'archive', doneAt: hoursAgo(3) });
    expect(stateOf(done)).toMatchObject({ kind: 'done', at: hoursAgo(3), sensed: undefined });
    expect(answer(done, { kind: 'skip', step: 'archive', reason: '不办' }, context)).toMatchObject({
      ok: false,
    });
  });

  test('is not asked where the step has no result', () => {
    expect(
      refusalOf(
        opened({ themes: 'recorded' }),
        { kind: 'reopenStep', step: 'archive', reason: '再办' },
        context,
      ),
    ).toEqual({ code: 'nothingToReopen' });
  });
});
