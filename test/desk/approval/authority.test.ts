import { describe, expect, test } from 'vitest';
import { outsideOf } from '../../../src/desk/approval/authority.ts';
import { authorityWords, ratifyStands } from '../../../src/desk/approval/stands.ts';
import { type Authority, NO_LEVEL } from '../../../src/desk/core/authority.ts';
import type { Context } from '../../../src/desk/core/desk.ts';
import type { Command, IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { noticeSentence } from '../../../src/desk/incident/difference-words.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { recommendedStatement } from '../../../src/desk/publications/recommend.ts';
import { registerOf } from '../../../src/desk/register/register.ts';
import { registerTable } from '../../../src/desk/register/words.ts';
import { ratifyUntil, usesOf } from '../../../src/desk/statements/authority-use.ts';
import { HOUR, iso, NOW } from '../../support/answers.ts';
import { handoverOf } from '../../support/handover.ts';
import {
  act,
  atField,
  indexFor,
  lastId,
  namesIn,
  openOn,
  refusalOf,
  viewOf,
} from '../../support/incident.ts';
import { required, withPlaybook } from '../../support/playbook.ts';
import {
  approve,
  check,
  decided,
  latestIn,
  openRelease,
  publish,
  readAloud,
  releasePlaybook,
  rewritten,
  save,
  saveAgain,
  sentBack,
  statementIn,
  writing,
} from '../../support/release.ts';

const MINUTE = 60_000;
const granted: Authority = {
  grantedBy: { name: '郑组长', title: '组长' },
  grantedAt: iso(NOW - 48 * HOUR),
  forms: ['holding'],
  levels: [NO_LEVEL],
  posts: ['office'],
  remain: [],
  callFirst: [{ name: '郑组长' }, { name: '钱副组长' }],
  until: { minutes: 90 },
};
const alone = (now = NOW, authority: Authority | undefined = granted): Context => ({
  ...writing(2, now),
  by: { role: 'office', name: '王敏', title: '值班员' },
  authority,
});
const begun = act(openRelease(), alone(), save('正在核实。', { form: 'holding' }));
const checked = act(begun, alone(), check(latestIn(begun).id, 'secrecy'));
const { id: version } = latestIn(checked);
const called = granted.callFirst.map(person => ({ person, at: iso(NOW - 5 * MINUTE) }));
const use: Command = { kind: 'authorise', version, reason: '夜里要发，都没接通', called };
const used = act(checked, alone(), use);
const heard = act(used, alone(), readAloud(version));
const out = act(heard, alone(NOW + MINUTE), publish(version, { publishedAt: iso(NOW + MINUTE) }));
const view = (log: IncidentLog, now = NOW + MINUTE) => viewOf(log, now);
const clock = (log: IncidentLog, now: number) =>
  view(log, now).clocks.find(({ deadline }) => 'authority' in deadline.anchor)?.clock;
const said = (verdict: 'approved' | 'refused', changes = {}): Command => ({
  kind: 'ratify',
  use: lastId(used),
  verdict,
  person: { name: '郑组长', title: '组长' },
  ...decided(NOW + HOUR),
  note: '口径不对',
  ...changes,
});

test('says in which of several posts somebody decided afterwards', () => {
  const posts = ['leadingGroup', 'bureauOffice'];
  const playbook = withPlaybook(
    {
      release: {
        ...releasePlaybook.release,
        signOff: releasePlaybook.release.signOff.map(item =>
          item.check === 'approval' && item.roles.includes('leadingGroup') ? { ...item, roles: posts } : item,
        ),
      },
    },
    releasePlaybook,
  );
  let log = act(openOn(playbook, undefined, alone()), alone(), save('正在核实。', { form: 'holding' }));
  log = act(log, alone(), check(latestIn(log).id, 'secrecy'));
  log = act(log, alone(), { ...use, version: latestIn(log).id } as Command);
  const item = required(view(log).signOffOf(latestIn(log)).authorised, 'use').item;
  const event = lastId(log);
  const { id } = latestIn(log);
  log = act(log, alone(), readAloud(id));
  log = act(log, alone(NOW + MINUTE), publish(id, { publishedAt: iso(NOW + MINUTE) }));
  const by = (post?: string): Command => said('approved', { use: event, post });
  expect(refusalOf(log, by(), alone(NOW + HOUR))).toMatchObject(atField(`post-${item}`, 'required'));
  const decidedBy = act(log, alone(NOW + HOUR), by('bureauOffice'));
  expect(decidedBy.events.at(-1)?.data).toMatchObject({ post: 'bureauOffice' });
});

describe('without a standing authority', () => {
  test('nothing goes out alone, and no drill has one', () => {
    expect(refusalOf(checked, use, { ...alone(), authority: undefined })).toMatchObject({
      code: 'noAuthority',
    });
    const drill = { run: latestIn(begun).id, scenario: 'rain', seed: 1, form: 'full', from: 0 } as const;
    let log = act(
      openOn(releasePlaybook, undefined, alone(), drill),
      alone(),
      save('正在核实。', { form: 'holding' }),
    );
    log = act(log, alone(), check(latestIn(log).id, 'secrecy'));
    expect(refusalOf(log, { ...use, version: latestIn(log).id } as Command, alone())).toMatchObject({
      code: 'noAuthority',
    });
  });
});

describe('using one', () => {
  test('copies it into the record with why and whom one called in vain, and stands in the place of the last approval', () => {
    const { lines, next, approved, authorised } = view(used).signOffOf(latestIn(used));
    expect([next?.item.id, approved]).toEqual(['aloud', false]);
    expect(authorised).toMatchObject({
      person: { name: '王敏', title: '值班员' },
      text: '夜里要发，都没接通',
      authority: granted,
      called,
      waived: ['section', 'office'],
    });
    expect(lines.filter(({ mark }) => mark?.kind === 'authorised').map(({ item }) => item.id)).toEqual([
      'section',
      'office',
      'leader',
    ]);
    const sentence = eventSentence(required(used.events.at(-1), 'event'), namesIn(used), NOW);
    for (const part of ['授权先发', '王敏', '都没接通', '郑组长 11月24日 13:55 没接通', '内部授权'])
      expect(sentence).toContain(part);
    expect(sentence).not.toContain('本方案');
  });

  test.each<[name: string, authority: Partial<Authority>, changes: object, refusal: object]>([
    ['another form', { forms: ['full'] }, {}, { code: 'outsideAuthority', why: 'form' }],
    ['another level', { levels: ['major'] }, {}, { code: 'outsideAuthority', why: 'level' }],
    ['another post', { posts: ['section'] }, {}, { code: 'outsideAuthority', why: 'post' }],
    ['a stage that remains', { remain: ['office'] }, {}, { code: 'notYourTurn', title: '办公室汇总' }],
    [
      'nobody called',
      {},
      { called: called.slice(0, 1) },
      { code: 'badField', field: 'called', why: { code: 'notCalled' } },
    ],
    [
      'a call ahead',
      {},
      { called: called.map(each => ({ ...each, at: iso(NOW + HOUR) })) },
      { code: 'badField', field: 'called' },
    ],
    ['no reason', {}, { reason: ' ' }, atField('reason', 'required')],
  ])('is refused for %s', (_, authority, changes, refusal) => {
    const context = alone(NOW, { ...granted, ...authority });
    expect(refusalOf(checked, { ...use, ...changes } as Command, context)).toMatchObject(refusal);
  });

  test('leaves out nothing that a rule above the plan asks for, and overrides no return', () => {
    expect(refusalOf(begun, use, alone())).toEqual({ code: 'notYourTurn', title: '保密审查' });
    const back = act(checked, alone(), sentBack(version, 'section', { name: '张三', title: '科长' }, '改'));
    expect(refusalOf(back, use, alone())).toMatchObject({ code: 'notYourTurn' });
  });

  test('covers one version: the next asks for everything again', () => {
    const next = act(used, alone(), saveAgain(used, '仍在核实。', { form: 'holding' }));
    expect(view(next).signOffOf(latestIn(next)).authorised).toBeUndefined();
    expect(refusalOf(next, publish(latestIn(next).id), alone())).toMatchObject({ code: 'signOffOpen' });
  });

  test('does not stand against somebody who says apart that it goes back', () => {
    const apart = act(
      checked,
      writing(7),
      approve(version, 'section', '甲'),
      approve(version, 'office', '乙'),
      sentBack(version, 'leader', { name: '丙', title: '组长' }, '改'),
    );
    const merged = required(
      incidentLogs.fold([...used.events, ...apart.events.slice(checked.events.length)]),
      'log',
    );
    expect(view(merged).signOffOf(latestIn(merged)).authorised).toBeUndefined();
  });
});

describe('what went out on one', () => {
  test('says so wherever it is told of, until it is made up for', () => {
    expect(view(out).publications).toMatchObject([{ signOff: 'authorised', approvers: [] }]);
    expect(view(out).notices).toMatchObject([{ kind: 'toRatify' }]);
    const [row] = registerOf([{ index: indexFor(out), view: view(out) }]).rows;
    expect(row?.online).toMatchObject({ authority: '授权先发，待补审' });
    expect(eventSentence(required(out.events.at(-1), 'event'), namesIn(out, view(out)), NOW)).toContain(
      '授权先发，待补审',
    );
    const done = act(out, alone(NOW + 2 * HOUR), said('approved'));
    expect(view(done).publications).toMatchObject([{ signOff: 'ratified' }]);
    expect(view(done).notices).toEqual([]);
  });

  test('and is not made up for in time is told as that from then on, in one way, wherever it is told of', () => {
    const told = (now: number) => {
      const of = view(out, now);
      const [row] = registerOf([{ index: indexFor(out), view: of }]).rows;
      const handed = JSON.stringify(handoverOf(out, now));
      return {
        clock: clock(out, now)?.kind,
        publication: of.publications.map(({ signOff }) => signOff),
        stands: ratifyStands(of),
        register: row?.online?.authority,
        notice: of.notices.map(noticeSentence),
        handover: ['前补审。', '应马上补审'].filter(words => handed.includes(words)),
        sentence: eventSentence(required(out.events.at(-1), 'event'), namesIn(out, of), now).match(
          /授权先发，[^（）；，]+/,
        )?.[0],
      };
    };
    const due = NOW + MINUTE + 90 * MINUTE;
    expect(told(due)).toEqual({
      clock: 'running',
      publication: ['authorised'],
      stands: '授权先发，待补审',
      register: '授权先发，待补审',
      notice: ['《情况通告》授权先发，待补审。请按时补审，照实记下。'],
      handover: ['前补审。'],
      sentence: '授权先发，待补审',
    });
    expect(told(due + 1)).toEqual({
      clock: 'overdue',
      publication: ['overdue'],
      stands: '授权先发，逾期未补审',
      register: '授权先发，逾期未补审',
      notice: ['《情况通告》授权先发，逾期未补审。请马上补审，照实记下。'],
      handover: ['应马上补审'],
      sentence: '授权先发，逾期未补审',
    });
  });

  test('runs a clock to when it is made up for, which that stops', () => {
    expect(clock(heard, NOW)).toBeUndefined();
    const since = NOW + MINUTE;
    expect(clock(out, NOW + HOUR)).toMatchObject({ kind: 'running', since, due: since + 90 * MINUTE });
    expect(clock(out, NOW + 2 * HOUR)).toMatchObject({ kind: 'overdue' });
    const done = act(out, alone(NOW + 2 * HOUR), said('approved'));
    expect(clock(done, NOW + 3 * HOUR)).toMatchObject({ kind: 'met', at: NOW + HOUR });
  });

  test.each([
    ['approved', 90 * MINUTE, 'ratified', '授权先发，已补审'],
    ['approved', 91 * MINUTE, 'ratified', '授权先发，逾期才补审'],
    ['refused', 91 * MINUTE, 'refused', '授权先发，逾期才补审，未同意'],
  ] as const)(
    '%s after %d ms says whether that was late wherever it is told of',
    (verdict, after, signOff, words) => {
      const at = NOW + MINUTE + after;
      const done = act(out, alone(NOW + 3 * HOUR), said(verdict, decided(at)));
      const [publication] = view(done, NOW + 3 * HOUR).publications;
      expect(publication).toMatchObject({ signOff, ratifiedLate: after > 90 * MINUTE });
      expect(authorityWords(required(publication, 'publication'))).toBe(words);
      const table = registerTable(registerOf([{ index: indexFor(done), view: view(done) }]));
      expect(JSON.stringify(table)).toContain(`（${words}）`);
    },
  );

  test('until a time of the day is until the next one, in Shanghai', () => {
    const until = (timeOfDay: string): number => ratifyUntil({ ...granted, until: { timeOfDay } }, NOW);
    expect(until('15:30')).toBe(NOW + 1.5 * HOUR);
    expect(until('08:00')).toBe(NOW + 18 * HOUR);
    expect(until('14:00')).toBe(NOW + 24 * HOUR);
  });

  test.each<[name: string, command: Command, refusal: object]>([
    [
      'by whoever used it',
      said('approved', { person: { name: '王敏', title: '组长' } }),
      { code: 'gateAlone' },
    ],
    ['before it was used', said('approved', decided(NOW - HOUR)), atField('decidedAt', 'beforeVersion')],
    ['that refuses without a word', said('refused', { note: '' }), atField('note', 'required')],
    ['without a verdict', said('approved', { verdict: '' }), atField('verdict', 'notAnOption')],
    ['of nothing', said('approved', { use: version }), { code: 'unknownStatement' }],
  ])('is not made up for %s', (_, command, refusal) => {
    expect(refusalOf(out, command, alone(NOW + 2 * HOUR))).toMatchObject(refusal);
  });

  test('and was refused owes a correction, until one went out', () => {
    const refused = act(out, alone(NOW + 2 * HOUR), said('refused'));
    const at = (log: IncidentLog) => view(log, NOW + 3 * HOUR);
    expect(at(refused).publications).toMatchObject([{ signOff: 'refused' }]);
    expect(at(refused).notices).toMatchObject([{ kind: 'ratifyRefused' }]);
    expect(recommendedStatement(at(refused))).toMatchObject({ kind: 'correction', why: 'refused' });
    expect(at(refused).closing.find(({ need }) => need.check === 'published')?.wrong).toHaveLength(1);
    const context = { ...writing(9, NOW + 3 * HOUR) };
    const { id } = statementIn(refused);
    let log = act(
      refused,
      context,
      save('此前的说法不准确。', { form: 'correction', corrects: id, nextUpdate: iso(NOW + 30 * HOUR) }),
    );
    const correction = latestIn(log).id;
    const now = NOW + 3 * HOUR;
    log = act(
      log,
      context,
      check(correction, 'secrecy', now),
      approve(correction, 'section', '甲', now),
      approve(correction, 'office', '乙', now),
      approve(correction, 'leader', '丙', now),
      readAloud(correction, now),
      publish(correction, { publishedAt: iso(now) }),
    );
    expect(at(log).notices).toEqual([]);
    expect(recommendedStatement(at(log))?.kind).not.toBe('correction');
  });
});

test('the level that nobody has said is none of those of an emergency', () => {
  expect(outsideOf(granted, { kind: 'holding' }, 'major', 'office')).toBe('level');
  expect(usesOf(view(checked).statements)).toEqual([]);
});

describe('what a forged file says of one', () => {
  /** The log with something else in its last event of a kind. */
  const forged = (log: IncidentLog, type: IncidentEvent['type'], data: object): IncidentLog => {
    const last = required(log.byType.get(type)?.at(-1), type);
    return rewritten(log, event =>
      event.id === last.id ? ({ ...event, data: { ...event.data, ...data } } as IncidentEvent) : event,
    );
  };

  test('of an authority for other forms or other posts, or one that leaves out what it must keep, nothing is let through', () => {
    const passed = (log: IncidentLog) => view(log).signOffOf(latestIn(log));
    expect(passed(used).authorised).toBeDefined();
    for (const change of [{ forms: ['full'] }, { posts: ['section'] }, { remain: ['section', 'office'] }])
      expect(
        passed(forged(used, 'releaseAuthorised', { authority: { ...granted, ...change } })).authorised,
        JSON.stringify(change),
      ).toBeUndefined();
  });

  test('approved afterwards before it was used, it is to be made up for still', () => {
    const ratified = act(out, alone(NOW + HOUR), said('approved'));
    expect(view(ratified, NOW + HOUR).publications[0]?.signOff).toBe('ratified');
    const early = forged(ratified, 'ratified', { decidedAt: iso(NOW - 48 * HOUR) });
    expect(view(early, NOW + HOUR).publications[0]?.signOff).toBe('authorised');
  });
});
