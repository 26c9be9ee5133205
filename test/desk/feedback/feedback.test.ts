import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Theme } from '../../../src/desk/feedback/themes.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { DAY, HOUR, iso, NOW } from '../../support/answers.ts';
import {
  act,
  answerWith,
  closeWith,
  closing,
  elsewhere,
  lastId,
  openLog,
  refusalOf,
  takenBack,
  viewOf,
} from '../../support/incident.ts';
import { found, required } from '../../support/playbook.ts';
import { openRelease, record, tomorrow, writing } from '../../support/release.ts';

const context = writing();
const fresh = openRelease();
const hear = (title: string, count: string, theme?: string): Command => ({
  kind: 'recordTheme',
  title,
  count,
  ...(theme === undefined ? {} : { theme }),
});
const first = act(fresh, context, elsewhere({ text: '周五通车。改为周六。' }), hear('何时通车', '3'));
const id = required(viewOf(first).themes[0], 'theme').id;
const themeOf = (log: IncidentLog, theme = id): Theme => found(viewOf(log).themes, each => each.id === theme);
const answer = answerWith(first, id, { text: '周五通车' });
const correct = answerWith(first, id, { how: 'corrected', text: '改为周六' });
const pass: Command = { kind: 'passTheme', theme: id, to: '公路科', due: tomorrow };
const solve: Command = { kind: 'solveTheme', theme: id, result: '已通车' };

describe('a theme', () => {
  test('adds its counts up, and is called as it was called last', () => {
    const log = act(first, context, { ...hear('几时通车', '４０', id), place: '微博' } as Command);
    expect(themeOf(log)).toMatchObject({
      title: '几时通车',
      count: { number: 43, approximate: false },
      answered: false,
    });
    expect(themeOf(log).heard.map(({ count, place }) => [count.number, place])).toEqual([
      [3, undefined],
      [40, '微博'],
    ]);
    const about = act(log, context, hear('几时通车', '约3.2万', id));
    expect(themeOf(about).count).toEqual({ number: 32_043, approximate: true });
    expect(themeOf(takenBack(log, context))).toEqual(themeOf(first));
  });

  test('can be passed on as it is written down, and is not written down where that is refused', () => {
    const heard = { kind: 'recordTheme', title: '几时通车', count: '2', to: '公路科' } as const;
    const log = act(fresh, context, heard);
    expect(log.events.length).toBe(fresh.events.length + 2);
    const [theme] = viewOf(log).themes;
    expect(theme).toMatchObject({ answered: true, passed: { to: '公路科' } });
    expect(theme?.passed?.due).toBeUndefined();
    expect(refusalOf(fresh, { ...heard, to: '科'.repeat(500) }, context)).toMatchObject({ field: 'to' });
  });

  test('stands before those heard less, whenever they were begun', () => {
    const log = act(first, context, hear('赔偿', '9'), hear('水质', '1'));
    expect(viewOf(log).themes.map(({ title }) => title)).toEqual(['赔偿', '何时通车', '水质']);
  });

  test.each<[name: string, command: Command, shown: object]>([
    ['answered', answer, { online: [{ how: 'answered', text: '周五通车' }] }],
    ['corrected', correct, { online: [{ how: 'corrected', text: '改为周六' }] }],
    ['passed on', pass, { passed: { to: '公路科', due: tomorrow } }],
    ['solved', solve, { solved: { result: '已通车' } }],
  ])('that was %s is settled, and open again when that is taken back', (_, command, shown) => {
    const log = act(first, context, command);
    expect(themeOf(log)).toMatchObject({ answered: true, ...shown });
    expect(themeOf(takenBack(log, context))).toEqual(themeOf(first));
  });

  test('keeps every answer online, and the last word offline, side by side', () => {
    const log = act(first, context, answer, correct, pass, { ...pass, to: '养护站' } as Command, solve);
    expect(themeOf(log)).toMatchObject({
      online: [{ text: '周五通车' }, { text: '改为周六' }],
      passed: { to: '养护站' },
      solved: { result: '已通车' },
    });
  });

  describe('to which more was promised is owed that', () => {
    const promising = act(first, context, { ...answer, promised: tomorrow });
    const later = writing(2, NOW + HOUR);
    const again = { ...answer, answeredAt: iso(NOW + HOUR) };
    const other = act(promising, later, hear('赔偿', '2'));
    const compensation = required(
      viewOf(other).themes.find(({ title }) => title === '赔偿'),
      'theme',
    ).id;
    test.each<[name: string, log: IncidentLog, owed: string | undefined]>([
      ['not where nothing was promised', act(first, context, answer), undefined],
      ['from then on', promising, tomorrow],
      ['not once it was answered again', act(promising, later, again), undefined],
      [
        'not once something was published',
        act(promising, later, elsewhere({ publishedAt: iso(NOW + HOUR) })),
        undefined,
      ],
      [
        'still, where another theme was answered',
        act(other, later, { ...again, theme: compensation }),
        tomorrow,
      ],
      [
        'the earlier of two times',
        act(promising, context, { ...answer, promised: iso(NOW + HOUR) }),
        iso(NOW + HOUR),
      ],
    ])('%s', (_, log, owed) => {
      expect(themeOf(log).owed).toBe(owed);
    });
  });

  test('whose only record was taken back is nowhere, and what was answered to it neither', () => {
    const log = act(first, context, answer, pass, solve);
    expect(viewOf(takenBack(log, context, lastId(first))).themes).toEqual([]);
  });

  test('whose first record was taken back keeps what was answered to it, as a later one stands', () => {
    const log = act(first, context, answer, hear('几时通车', '4', id));
    expect(themeOf(takenBack(log, context, lastId(first)))).toMatchObject({
      count: { number: 4 },
      answered: true,
      online: [{ text: '周五通车' }],
    });
  });

  test('is the same on every machine, whoever heard what', () => {
    const one = act(first, writing(2), hear('通车', '5', id), answer);
    const other = act(first, writing(3, NOW + HOUR), hear('通车时间', '7', id), pass);
    const merged = [incidentLogs.extend(one, other.events), incidentLogs.extend(other, one.events)].map(
      each => viewOf(each).themes,
    );
    expect(merged[0]).toEqual(merged[1]);
    expect(merged[0]).toMatchObject([{ count: { number: 15 }, title: '通车时间', answered: true }]);
  });

  test('says what was heard and never by whom: there is no place for it', () => {
    const keys = JSON.stringify(viewOf(act(first, context, answer, pass, solve)).themes);
    expect(keys).not.toMatch(/"(name|user|account|phone|poster|author|by)"/);
  });
});

describe('feedback is refused', () => {
  const bad = (field: string, code: string) => ({ code: 'badField', field, why: { code } });
  test.each<[name: string, command: Command, refusal: object]>([
    ['of a theme nobody knows', hear('一', '1', 'x'), { code: 'unknownTheme' }],
    [
      'of a theme called constructor',
      { ...answer, theme: 'constructor' } as Command,
      { code: 'unknownTheme' },
    ],
    ['of a theme called __proto__', { ...solve, theme: '__proto__' } as Command, { code: 'unknownTheme' }],
    ['without a title', hear(' ', '1'), bad('title', 'required')],
    ['without a count', hear('一', ' '), bad('count', 'required')],
    ['with a count that is none', hear('一', '很多'), bad('count', 'notANumber')],
    ['with less than nothing', hear('一', '-1'), bad('count', 'notANumber')],
    ['with half a voice', hear('一', '1.5'), bad('count', 'notANumber')],
    ['with a count in another notation', hear('一', '0x10'), bad('count', 'notANumber')],
    ['with a count beyond all reason', hear('一', '99999999999999999'), bad('count', 'notANumber')],
    [
      'answered with more promised by a time that has passed',
      { ...answer, promised: iso(NOW - HOUR) } as Command,
      bad('promised', 'notAhead'),
    ],
    ['answered with nothing', { ...answer, text: '' } as Command, bad('text', 'required')],
    ['answered at length', { ...answer, text: '字'.repeat(1001) } as Command, bad('text', 'tooLong')],
    [
      'answered at an address that is none',
      { ...answer, link: 'data:text/html,x' } as Command,
      bad('link', 'notALink'),
    ],
    ['passed to nobody', { ...pass, to: '' } as Command, bad('to', 'required')],
    [
      'passed with a term that has passed',
      { ...pass, due: iso(NOW - DAY) } as Command,
      bad('due', 'notAhead'),
    ],
    ['solved without a word', { ...solve, result: '\n' } as Command, bad('result', 'required')],
  ])('%s', (_, command, refusal) => {
    expect(refusalOf(first, command, context)).toMatchObject(refusal);
  });

  test('where the answer gives a cause that nobody approved', () => {
    const told = act(first, context, elsewhere({ text: '系开挖坡脚所致。' }));
    const log = act(told, context, record('cause', '开挖坡脚所致', { state: 'checking' }));
    expect(refusalOf(log, answerWith(log, id, { text: '系开挖坡脚所致' }), context)).toEqual({
      code: 'badField',
      field: 'text',
      why: { code: 'unapprovedCause', text: '开挖坡脚所致' },
    });
  });

  test('once the incident is closed', () => {
    const settled = act(first, context, answer);
    const closed = act(settled, context, closing);
    for (const command of [hear('又一', '1'), answer, pass, solve])
      expect(refusalOf(closed, command, context)).toEqual({ code: 'incidentClosed' });
    expect(closeWith(openLog(), context).events.at(-1)?.type).toBe('closed');
  });
});
