import { describe, expect, test } from 'vitest';
import type { ClockView } from '../../../src/desk/core/clock.ts';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { namesOf } from '../../../src/desk/incident/names.ts';
import { recommendedStatement } from '../../../src/desk/publications/recommend.ts';
import { correctedWords } from '../../../src/desk/publications/sentences.ts';
import { wholeText } from '../../../src/desk/statements/compose.ts';
import type { Statement } from '../../../src/desk/statements/version.ts';
import { DAY, HOUR, hoursAgo, iso, NOW } from '../../support/answers.ts';
import {
  act,
  atField,
  elsewhere,
  lastId,
  markDone,
  plainView,
  refusalOf,
  stepIn,
  takenBack,
  undo,
  viewOf,
} from '../../support/incident.ts';
import { found, required } from '../../support/playbook.ts';
import {
  approve,
  approveCause,
  check,
  latestIn,
  officer,
  openRelease,
  publish,
  readAloud,
  record,
  released,
  replace,
  rewritten,
  save,
  saveAgain,
  signed,
  statementIn,
  tomorrow,
  writing,
} from '../../support/release.ts';
import { incidentOf } from '../../support/work.ts';

const context = writing();
const fresh = openRelease();
const told = act(fresh, context, record('time', '9时'), record('scale', '3人'), record('cause', '边坡失稳'));
const draft = '{发生时间}发生险情，涉及{涉及规模}。';
const saved = act(told, context, save(draft));
const firstIn = (log: IncidentLog): Statement => required(viewOf(log).statements[0], 'statement');
const stale = (log: IncidentLog): readonly unknown[] =>
  firstIn(log).stale.map(({ fact, said, now }) => [fact, said, now]);

describe('a version of a statement', () => {
  test('holds what was saved: the values at the time, and the facts they came from', () => {
    const version = latestIn(saved);
    expect(version).toMatchObject({
      number: 1,
      id: lastId(saved),
      channel: 'notice',
      kind: 'full',
      title: '情况通告',
      nextUpdate: tomorrow,
      by: { name: '值班员' },
    });
    expect(version).not.toHaveProperty('noUpdate');
    expect(wholeText(version)).toBe('9时发生险情，涉及3人。');
    const later = act(saved, context, replace(saved, 'scale', '5人'));
    expect(wholeText(latestIn(later))).toBe('9时发生险情，涉及3人。');
  });

  test('is numbered, and keeps its number when an earlier one is taken back', () => {
    const second = act(saved, context, saveAgain(saved, '{发生时间}。'));
    const third = act(second, context, saveAgain(second, '{涉及规模}。'));
    const numbers = (log: IncidentLog): readonly number[] =>
      statementIn(log).versions.map(({ number }) => number);
    expect(numbers(third)).toEqual([1, 2, 3]);
    expect(numbers(takenBack(third, context, lastId(second)))).toEqual([1, 3]);
    const fourth = act(takenBack(third, context), context, saveAgain(third, '{发生时间}，{涉及规模}。'));
    expect(numbers(fourth)).toEqual([1, 2, 4]);
  });

  test('that is taken back lets the one before be the latest, with its own checks and approvals', () => {
    const checked = act(saved, context, check(latestIn(saved).id, 'secrecy'));
    const second = act(checked, context, saveAgain(checked, '{发生时间}。'));
    expect(latestIn(second)).toMatchObject({ number: 2, marks: [] });
    expect(statementIn(takenBack(second, context))).toEqual(statementIn(checked));
  });

  test('once edited where they look is checked and approved anew', () => {
    const ready = signed(saved, context);
    const edited = act(ready, context, saveAgain(ready, `${draft}请绕行。`));
    const states = viewOf(edited)
      .signOffOf(latestIn(edited))
      .lines.map(({ item, state }) => [item.id, state]);
    expect(states).toEqual(
      expect.arrayContaining([
        ['secrecy', 'open'],
        ['section', 'waiting'],
        ['office', 'waiting'],
        ['leader', 'waiting'],
        ['aloud', 'waiting'],
      ]),
    );
    expect(refusalOf(edited, publish(latestIn(ready).id), context)).toEqual({ code: 'oldVersion' });
    expect(refusalOf(edited, approve(latestIn(ready).id, 'section', '甲'), context)).toEqual({
      code: 'oldVersion',
    });
    expect(refusalOf(edited, check(latestIn(ready).id, 'secrecy'), context)).toEqual({
      code: 'oldVersion',
    });
  });

  test('keeps the statement it sets right when it is edited', () => {
    const out = released(saved, context);
    const first = firstIn(out).id;
    const correction = act(out, context, save('{涉及规模}', { form: 'correction', corrects: first }));
    const edited = act(
      correction,
      context,
      saveAgain(correction, '更正：{涉及规模}', { form: 'correction' }),
    );
    expect(latestIn(edited).corrects).toBe(first);
  });

  test('by two officers who worked apart is two versions, both there on every machine', () => {
    const one = act(saved, writing(2), saveAgain(saved, '甲{发生时间}'));
    const other = act(saved, writing(3, NOW + HOUR), saveAgain(saved, '乙{发生时间}'));
    for (const log of [incidentLogs.extend(one, other.events), incidentLogs.extend(other, one.events)])
      expect(statementIn(log).versions.map(wholeText)).toEqual(['9时发生险情，涉及3人。', '甲9时', '乙9时']);
  });
});

describe('saving a statement is refused', () => {
  const out = released(saved, context);
  const own = firstIn(out).id;
  test.each<[name: string, command: ReturnType<typeof save>, refusal: object]>([
    ['on a channel nobody knows', save('x', { channel: 'leaflet' }), { code: 'unknownStatement' }],
    ['on a channel called constructor', save('x', { channel: 'constructor' }), { code: 'unknownStatement' }],
    ['of a statement nobody knows', save('x', { statement: 'x' }), { code: 'unknownStatement' }],
    [
      'on another channel than before',
      save('x', { statement: own, channel: 'microblog' }),
      { code: 'unknownStatement' },
    ],
    ['that corrects nothing there is', save('x', { corrects: 'x' }), { code: 'unknownStatement' }],
    ['that corrects itself', save('x', { statement: own, corrects: own }), { code: 'unknownStatement' }],
    [
      'with a part nobody knows',
      save('', { parts: [{ part: 'x', draft: 'x' }] }),
      { code: 'unknownStatement' },
    ],
    [
      'with one part twice',
      save('', {
        parts: [
          { part: 'body', draft: 'x' },
          { part: 'body', draft: 'y' },
        ],
      }),
      { code: 'unknownStatement' },
    ],
    ['without a title', save('x', { title: ' ' }), atField('title', 'required')],
    [
      'with a token in the title, where nothing would be put in its place',
      save('x', { title: '{发生地点}险情' }),
      { code: 'tokenInTitle', token: '发生地点' },
    ],
    ['with too long a title', save('x', { title: '字'.repeat(61) }), { code: 'badField', field: 'title' }],
    ['without any text', save(' \n'), atField('body', 'emptyStatement')],
    ['without parts', save('', { parts: [] }), { code: 'emptyStatement' }],
    ['with too long a part', save('字'.repeat(20_001)), atField('body', 'tooLong')],
    [
      'with a part that its tokens make too long',
      save('{发生时间}'.repeat(20_000 / 2 / 3)),
      atField('body', 'tooLong'),
    ],
    ['with a token nobody knows', save('{天气}'), { code: 'badToken', token: '天气', why: 'unknown' }],
    [
      'with a token not verified',
      save('{发生地点}'),
      { code: 'badToken', token: '发生地点', why: 'notVerified' },
    ],
    [
      'with a cause not approved',
      save('{主要原因}'),
      { code: 'badToken', token: '主要原因', why: 'notApproved' },
    ],
    ['with that cause typed', save('系边坡失稳。'), { code: 'unapprovedCause', text: '边坡失稳' }],
    ['with that cause typed apart', save('边 坡，失\n稳'), { code: 'unapprovedCause', text: '边坡失稳' }],
    ['with that cause in the title', save('x', { title: '边坡失稳情况' }), { code: 'unapprovedCause' }],
    [
      'with that cause in why there is no update',
      save('x', { nextUpdate: '', noUpdate: '已知边坡失稳' }),
      { code: 'unapprovedCause' },
    ],
    [
      'promising a time that has passed',
      save('x', { nextUpdate: hoursAgo(1) }),
      atField('nextUpdate', 'notAhead'),
    ],
    ['promising no time at all', save('x', { nextUpdate: '明天' }), atField('nextUpdate', 'notATime')],
    [
      'promising nothing and with a blank for the reason',
      save('x', { nextUpdate: '', noUpdate: '　' }),
      atField('noUpdate', 'required'),
    ],
    [
      'with too long a reason for no update',
      save('x', { noUpdate: '字'.repeat(501) }),
      { code: 'badField', field: 'noUpdate' },
    ],
  ])('%s', (_, command, refusal) => {
    const long = act(out, context, replace(out, 'time', '9时'.repeat(10)));
    expect(refusalOf(long, command, context)).toMatchObject(refusal);
  });

  test.each(['由于雷击，转移群众30人。', '因雷击道路封闭。', '雷击所致，已转移群众。'])(
    'with a cause of two characters, be it told as the reason for a measure: %s',
    text => {
      const log = act(fresh, context, record('cause', '雷击', { state: 'checking' }));
      expect(refusalOf(log, save(text), context)).toEqual({ code: 'unapprovedCause', text: '雷击' });
      expect(refusalOf(log, save('遇雷击天气请减少外出。'), context)).toBeUndefined();
    },
  );

  test('where nothing was changed, and not where only the promise or the kind was', () => {
    expect(refusalOf(saved, saveAgain(saved, draft), context)).toEqual({ code: 'unchanged' });
    for (const changes of [
      { nextUpdate: iso(NOW + 2 * DAY) },
      { nextUpdate: '' },
      { form: 'holding' },
    ] as const)
      expect(refusalOf(saved, saveAgain(saved, draft, changes), context)).toBeUndefined();
  });
});

describe('what is typed into a statement', () => {
  test.each(['<img src=x onerror=alert(1)>', '🧑‍🌾🚜', '=cmd()', '__proto__ constructor', '{ 甲 }', '𠮷'])(
    'stays as it is: %j',
    text => {
      expect(wholeText(latestIn(act(told, context, save(text))))).toBe(text);
    },
  );

  test('may be the approved cause, by token or by hand, and not once the approval is taken back', () => {
    const approved = act(told, context, approveCause(told));
    for (const text of ['{主要原因}', '系边坡失稳。']) {
      expect(refusalOf(approved, save(text), context)).toBeUndefined();
      expect(refusalOf(takenBack(approved, context), save(text), context)).toMatchObject({
        code: expect.stringMatching(/^(badToken|unapprovedCause)$/),
      });
    }
  });

  test('is a promise where both a promise and its refusal were given', () => {
    const log = act(told, context, save('x', { noUpdate: '不再更新' }));
    expect(latestIn(log).nextUpdate).toBe(tomorrow);
    expect(latestIn(log)).not.toHaveProperty('noUpdate');
  });
});

describe('a published version', () => {
  const out = released(saved, context);

  test('says where, when and by which address, with the promise of its version', () => {
    expect(statementIn(out).published?.publications).toEqual([
      {
        event: expect.any(String),
        by: officer,
        publishedAt: iso(NOW),
        place: '局门户网站',
        link: 'https://example.invalid/notice',
        nextUpdate: tomorrow,
      },
    ]);
    expect(statementIn(takenBack(out, context)).published).toBeUndefined();
  });

  test('can be published at another place too', () => {
    const twice = act(
      out,
      context,
      readAloud(latestIn(out).id),
      publish(latestIn(out).id, { place: '政务公开栏', link: '' }),
    );
    expect(statementIn(twice).published?.publications.map(({ place, link }) => [place, link])).toEqual([
      ['局门户网站', 'https://example.invalid/notice'],
      ['政务公开栏', undefined],
    ]);
  });

  test('is what the statement is called by while a newer version has another title', () => {
    const renamed = act(out, context, saveAgain(out, '{发生时间}。', { title: '又一份通告' }));
    expect(statementIn(renamed)).toMatchObject({ title: '情况通告', latest: { title: '又一份通告' } });
    expect(statementIn(saved).title).toBe('情况通告');
  });

  test('stays the published one while a newer version is in work', () => {
    const edited = act(out, context, saveAgain(out, `${draft}请绕行。`));
    expect(statementIn(edited)).toMatchObject({ latest: { number: 2 }, published: { number: 1 } });
  });

  test('cannot be taken back unless its publication is: it is out', () => {
    const version = latestIn(out).id;
    expect(refusalOf(out, undo(version), context)).toEqual({
      code: 'versionIsOut',
    });
    expect(viewOf(takenBack(takenBack(out, context), context, version)).statements).toEqual([]);
  });

  test('stays known where an officer who worked apart took it back before hearing of it', () => {
    const ready = signed(saved, context);
    const one = act(ready, writing(2), publish(latestIn(ready).id));
    const other = takenBack(ready, writing(3, NOW + HOUR), latestIn(ready).id);
    for (const log of [incidentLogs.extend(one, other.events), incidentLogs.extend(other, one.events)])
      expect(statementIn(log).published).toMatchObject({
        number: 1,
        publications: [{ place: '局门户网站' }],
      });
  });
});

describe('a fact that changes after publication', () => {
  const approved = act(told, context, approveCause(told));
  const out = released(
    act(approved, context, save('{发生时间}，涉及{涉及规模}，原因：{主要原因}，再说一遍{涉及规模}。')),
    context,
  );
  const changed = act(out, context, replace(out, 'scale', '5人'));

  test('is none while the ledger says what was said, be it under another entry', () => {
    expect(stale(out)).toEqual([]);
    expect(stale(act(out, context, replace(out, 'scale', '3人')))).toEqual([]);
  });

  test('is news, and no correction, where it moves on with the matter; but not where it no longer holds', () => {
    const moving = released(
      act(act(fresh, context, record('progress', '道路中断')), context, save('{当前恢复进度}。')),
      context,
    );
    const later = act(moving, context, replace(moving, 'progress', '道路已通'));
    expect(stale(later)).toEqual([]);
    const fallen = act(moving, context, replace(moving, 'progress', '道路已通', { state: 'checking' }));
    expect(stale(fallen)).toEqual([['progress', '道路中断', undefined]]);
  });

  test('is what whoever changes it says it is, whatever is usual of it', () => {
    const scale = (change: 'wrong' | 'moved') => act(out, context, replace(out, 'scale', '5人', { change }));
    expect(stale(scale('moved'))).toEqual([]);
    expect(stale(scale('wrong'))).toEqual([['scale', '3人', '5人']]);
    const moving = released(
      act(act(fresh, context, record('progress', '道路中断')), context, save('{当前恢复进度}。')),
      context,
    );
    const wrong = act(moving, context, replace(moving, 'progress', '道路畅通', { change: 'wrong' }));
    expect(stale(wrong)).toEqual([['progress', '道路中断', '道路畅通']]);
    // The word on the next value says nothing of the one after that.
    const moved = scale('moved');
    const again = act(moved, context, replace(moved, 'scale', '7人', { change: 'wrong' }));
    expect(stale(again)).toEqual([]);
    // Where the danger is over, the warning was right all the same.
    const over = act(
      moving,
      context,
      replace(moving, 'progress', '', { state: 'notApplicable', reason: '已全部恢复' }),
    );
    expect(stale(over)).toEqual([]);
  });

  test('is told anew at once where it has moved on', () => {
    const moved = act(out, context, replace(out, 'scale', '5人', { change: 'moved' }));
    expect(recommendedStatement(viewOf(moved))).toMatchObject({ why: 'news', facts: [{ id: 'scale' }] });
    expect(recommendedStatement(viewOf(out))?.why).not.toBe('news');
  });

  test('is shown once, with what was said and what is verified now', () => {
    expect(stale(changed)).toEqual([['scale', '3人', '5人']]);
    expect(stale(takenBack(changed, context))).toEqual([]);
  });

  test.each<[name: string, change: (log: IncidentLog) => IncidentLog]>([
    ['was withdrawn', log => takenBack(log, context, scaleEvent)],
    ['is told in two ways', log => act(log, context, record('scale', '5人'))],
    [
      'is withheld',
      log => act(log, context, replace(log, 'scale', '3人', { state: 'withheld', reason: '隐私' })),
    ],
    ['is being checked again', log => act(log, context, replace(log, 'scale', '3人', { state: 'checking' }))],
  ])('or %s is shown, with nothing that holds now', (_, change) => {
    expect(stale(change(out))).toEqual([['scale', '3人', undefined]]);
  });
  const scaleEvent = found(
    told.events,
    event => event.type === 'factRecorded' && event.data.fact === 'scale',
  ).id;

  test('is shown where the approval of the cause was taken back', () => {
    expect(stale(takenBack(out, context, lastId(approved)))).toEqual([['cause', '边坡失稳', undefined]]);
  });

  test('is no matter of a statement that did not say it, nor of one that was not published', () => {
    const other = act(out, context, save('{发生时间}'));
    const now = act(other, context, replace(other, 'time', '10时'));
    expect(viewOf(now).statements.map(each => each.stale.length)).toEqual([1, 0]);
  });

  test('is told right by publishing the statement anew', () => {
    const anew = released(act(changed, context, saveAgain(changed, '{涉及规模}')), context);
    expect(stale(anew)).toEqual([]);
  });
});

describe('a correction', () => {
  const out = released(saved, context);
  const first = firstIn(out).id;
  const changed = act(out, context, replace(out, 'scale', '5人'));
  const correct = (log: IncidentLog, of: string, text: string, at = NOW): IncidentLog =>
    released(
      act(
        log,
        writing(4, at),
        save(text, { form: 'correction', corrects: of, nextUpdate: iso(NOW + 9 * DAY) }),
      ),
      writing(5, at),
      { publishedAt: iso(at) },
    );

  test('settles the fact it tells right once it is published, not before', () => {
    const drafted = act(changed, context, save('应为{涉及规模}。', { form: 'correction', corrects: first }));
    expect(stale(drafted)).toHaveLength(1);
    const corrected = correct(changed, first, '应为{涉及规模}。');
    expect(stale(corrected)).toEqual([]);
    expect(firstIn(corrected).correctedBy).toEqual([statementIn(corrected).id]);
    expect(stale(takenBack(corrected, context))).toHaveLength(1);
  });

  test('is named with what it set right, and what it only brought up to date is not', () => {
    const both = act(
      act(fresh, context, record('scale', '涉及三个村民小组，共210户'), record('progress', '道路中断')),
      context,
      save('{涉及规模}。{当前恢复进度}。'),
    );
    const wrong = released(both, context);
    const later = act(
      wrong,
      context,
      replace(wrong, 'scale', '涉及三个村民小组，共180户'),
      replace(wrong, 'progress', '道路已通'),
    );
    const log = correct(later, firstIn(wrong).id, '应为{涉及规模}。{当前恢复进度}。');
    const by = statementIn(log).id;
    expect(firstIn(log).corrected).toEqual([
      { label: '涉及规模', said: '涉及三个村民小组，共210户', now: '涉及三个村民小组，共180户', by },
    ]);
    const said = '涉及规模由“涉及三个村民小组，共210户”更正为“涉及三个村民小组，共180户”';
    const [event] = log.events.filter(({ type }) => type === 'published').slice(-1);
    const out = required(
      viewOf(log).publications.find(each => each.event === event?.id),
      'correction',
    );
    expect(correctedWords(out, namesOf(incidentOf(log)))).toBe(said);
    expect(correctedWords(required(viewOf(log).publications[0], 'first'), namesOf(incidentOf(log)))).toBe('');
    // It is right about what it says itself, and what it set right once stays named when the matter moves on.
    const again = act(
      log,
      writing(7),
      replace(log, 'scale', '涉及三个村民小组，共185户', { change: 'moved' }),
    );
    expect(firstIn(again).corrected).toMatchObject([{ now: '涉及三个村民小组，共180户' }]);
  });

  test('settles what the matter has only moved on from since, but not what it got wrong itself', () => {
    const corrected = correct(changed, first, '应为{涉及规模}。');
    const next = (change: 'wrong' | 'moved') =>
      act(corrected, writing(7), replace(corrected, 'scale', '8人', { change }));
    expect(stale(next('moved'))).toEqual([]);
    expect(stale(next('wrong'))).toEqual([['scale', '3人', '8人']]);
  });

  test('settles nothing it does not tell', () => {
    const both = act(changed, context, replace(changed, 'time', '10时'));
    expect(stale(correct(both, first, '应为{涉及规模}。'))).toEqual([['time', '9时', '10时']]);
  });

  test('does not settle a number by a longer one that holds it', () => {
    const fewer = act(out, context, replace(out, 'scale', '2人'));
    expect(stale(correct(fewer, first, '应为12人。'))).toEqual([['scale', '3人', '2人']]);
    expect(stale(correct(fewer, first, '应为12人中的2人。'))).toEqual([]);
  });

  test('names what is no longer so where nothing holds now', () => {
    const gone = act(out, context, record('scale', '5人'));
    expect(stale(correct(gone, first, '此前发布的情况正在重新核实。'))).toHaveLength(1);
    expect(stale(correct(gone, first, '此前发布的“3人”正在重新核实。'))).toEqual([]);
  });

  test('that is wrong in its turn is corrected like any other, and both are right then', () => {
    const corrected = correct(changed, first, '应为{涉及规模}。');
    const again = act(corrected, writing(6), replace(corrected, 'scale', '7人'));
    expect(viewOf(again).statements.map(each => each.stale.map(({ said, now }) => [said, now]))).toEqual([
      [['3人', '7人']],
      [['5人', '7人']],
    ]);
    const second = required(viewOf(again).statements[1], 'correction').id;
    const settled = correct(again, second, '应为{涉及规模}。', NOW + HOUR);
    expect(viewOf(settled).statements.map(each => each.stale)).toEqual([[], [], []]);
  });

  test('of one that corrects it in turn ends somewhere', () => {
    const corrected = correct(changed, first, '应为{涉及规模}。');
    const circle = rewritten(corrected, event =>
      event.type === 'statementSaved' && event.data.statement === first
        ? { ...event, data: { ...event.data, corrects: statementIn(corrected).id } }
        : event,
    );
    expect(stale(circle)).toEqual([]);
  });
});

describe('publishing', () => {
  const later = (minutes: number) => writing(20 + minutes, NOW + minutes * 60_000);
  const clock = (log: IncidentLog, id: string, now = NOW): ClockView | undefined =>
    viewOf(log, now).clocks.find(({ deadline }) => deadline.id === id);
  const ready = signed(saved, context);
  const out = act(ready, context, publish(latestIn(ready).id));
  const step = (log: IncidentLog) => stepIn(log, 'publish-limited');

  test('is one event, and does the steps that ask for such a version, with place, address and promise', () => {
    expect(out.events).toHaveLength(ready.events.length + 1);
    expect(step(out)?.state).toMatchObject({
      kind: 'done',
      at: iso(NOW),
      event: lastId(out),
      sensed: {
        said: {
          place: { kind: 'text', text: '局门户网站' },
          link: { kind: 'link', url: 'https://example.invalid/notice' },
          nextUpdate: { kind: 'time', at: tomorrow },
          version: { kind: 'text', text: expect.stringMatching(/情况通告.*1/) },
        },
      },
    });
  });

  test('stops the clocks of those steps, and no others', () => {
    const before = new Map(viewOf(ready).clocks.map(each => [each.deadline.id, each.clock]));
    const own = step(ready)?.clocks.map(({ deadline }) => deadline.id) ?? [];
    expect(own.length).toBeGreaterThan(0);
    for (const { deadline, clock: now } of viewOf(out).clocks) {
      if ('promise' in deadline.anchor) continue;
      if (own.includes(deadline.id)) expect(now).toMatchObject({ kind: 'met', at: NOW });
      else expect(now).toEqual(before.get(deadline.id));
    }
  });

  test('taken back opens its steps and clocks again', () => {
    const undone = takenBack(out, context);
    expect(plainView(viewOf(undone))).toEqual(plainView(viewOf(ready)));
    expect(statementIn(undone)).toEqual(statementIn(ready));
  });

  test.each<[name: string, log: IncidentLog, changes: Parameters<typeof publish>[1], refusal: object]>([
    ['before the checks', saved, {}, { code: 'signOffOpen', title: '保密审查' }],
    [
      'before approval',
      act(saved, context, check(latestIn(saved).id, 'secrecy')),
      {},
      { code: 'signOffOpen', title: '相关职能科室' },
    ],
    ['nowhere', ready, { place: ' ' }, atField('place', 'required')],
    ['at no time', ready, { publishedAt: '' }, { code: 'badField', field: 'publishedAt' }],
    ['tomorrow', ready, { publishedAt: tomorrow }, atField('publishedAt', 'inFuture')],
    ['at an address that is none', ready, { link: 'javascript:alert(1)' }, atField('link', 'notALink')],
  ])('is refused %s', (_, log, changes, refusal) => {
    expect(refusalOf(log, publish(latestIn(log).id, changes), context)).toMatchObject(refusal);
  });

  test('is refused where the promised time is not after it', () => {
    const soon = signed(act(told, context, save(draft, { nextUpdate: iso(NOW + HOUR) })), context);
    expect(
      refusalOf(soon, publish(latestIn(soon).id, { publishedAt: iso(NOW + 2 * HOUR) }), later(120)),
    ).toEqual({ code: 'signOffOpen', title: '下次发布时间' });
    expect(refusalOf(soon, publish(latestIn(soon).id), later(30))).toBeUndefined();
  });

  test('is refused once a fact in it changed after approval', () => {
    const changed = act(ready, context, replace(ready, 'scale', '5人'));
    expect(refusalOf(changed, publish(latestIn(changed).id), context)).toEqual({
      code: 'signOffOpen',
      title: '写进的事实还成立',
    });
  });

  test('is refused once the approval of the cause in it is taken back, the cause itself, or another account stands', () => {
    const approved = act(told, context, approveCause(told));
    const withCause = signed(act(approved, context, save('原因：{主要原因}。')), context);
    const version = latestIn(withCause).id;
    expect(refusalOf(withCause, publish(version), context)).toBeUndefined();
    for (const log of [
      takenBack(withCause, context, lastId(approved)),
      takenBack(withCause, context, lastId(told)),
      act(withCause, context, record('cause', '开挖坡脚')),
      act(withCause, context, replace(withCause, 'cause', '开挖坡脚')),
    ])
      expect(refusalOf(log, publish(version), context)).toMatchObject({ code: 'signOffOpen' });
  });

  describe('the clock of the promised next update', () => {
    const promised = (log: IncidentLog, now = NOW) => clock(log, 'promised-update', now)?.clock;

    test('is not there before anything was promised', () => {
      expect(promised(ready)).toBeUndefined();
    });

    test('runs from the publication to the promised time, among the others by when it is due', () => {
      expect(promised(out)).toEqual({
        kind: 'running',
        since: NOW,
        due: NOW + DAY,
        certain: true,
        soon: false,
      });
      expect(promised(out, NOW + 23 * HOUR)).toMatchObject({ soon: true });
      const due = viewOf(out).clocks.flatMap(({ clock: each }) =>
        each.kind === 'running' ? [each.due] : [],
      );
      expect(due).toContain(NOW + DAY);
      expect(due).toEqual([...due].sort((one, other) => one - other));
    });

    test('is overdue when nothing came, and the clock to hold in view', () => {
      expect(promised(out, NOW + DAY + HOUR)).toMatchObject({ kind: 'overdue', due: NOW + DAY });
      const reported = act(out, context, markDone('report-to-office'));
      expect(viewOf(reported, NOW + DAY + HOUR).nextClock?.deadline.id).toBe('promised-update');
    });

    test('is met by the next publication, and starts anew with its promise', () => {
      const next = iso(NOW + 2 * DAY);
      const ended = released(
        act(out, later(60), saveAgain(out, '没有新情况。', { nextUpdate: '', noUpdate: '已处置完' })),
        later(90),
        { publishedAt: iso(NOW + 90 * 60_000) },
      );
      expect(promised(ended, NOW + 3 * HOUR)).toMatchObject({
        kind: 'met',
        since: NOW,
        due: NOW + DAY,
        at: NOW + 90 * 60_000,
      });
      const again = released(
        act(out, later(60), saveAgain(out, '没有新情况。', { nextUpdate: next })),
        later(90),
        { publishedAt: iso(NOW + 90 * 60_000) },
      );
      expect(promised(again, NOW + 3 * HOUR)).toMatchObject({
        kind: 'running',
        since: NOW + 90 * 60_000,
        due: NOW + 2 * DAY,
      });
    });

    test('is met late by a publication after the promised time', () => {
      const at = NOW + DAY + HOUR;
      const late = released(
        act(out, writing(9, at), saveAgain(out, '没有新情况。', { nextUpdate: '', noUpdate: '已处置完' })),
        writing(10, at),
        { publishedAt: iso(at) },
      );
      expect(promised(late, at)).toMatchObject({ kind: 'met', due: NOW + DAY, at });
    });

    test('is not met by what was published at the same moment elsewhere', () => {
      const twice = act(
        out,
        context,
        readAloud(latestIn(out).id),
        publish(latestIn(out).id, { place: '政务公开栏' }),
      );
      expect(promised(twice)).toMatchObject({ kind: 'running', due: NOW + DAY });
    });

    test('runs from what went out elsewhere too', () => {
      const told = act(fresh, context, elsewhere({ nextUpdate: tomorrow }));
      expect(promised(told)).toMatchObject({ kind: 'running', since: NOW - HOUR, due: NOW + DAY });
      expect(promised(takenBack(told, context))).toBeUndefined();
    });

    test('goes when the publication is taken back', () => {
      expect(promised(takenBack(out, context))).toBe(undefined);
    });
  });

  test('is not claimed for a step by ticking it', () => {
    expect(refusalOf(ready, markDone('publish-limited'), context)).toEqual({ code: 'notReleased' });
  });
});
