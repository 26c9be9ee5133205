import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasApprovedCause, namedCauses } from '../../../src/desk/facts/cause.ts';
import type { Ledger } from '../../../src/desk/facts/ledger.ts';
import { act, viewOf } from '../../support/incident.ts';
import { approveCause, openRelease, record, replace, writing } from '../../support/release.ts';

const CAUSE = '连日强降雨使排水沟漫溢，水流长时间冲刷坡脚，引发浅层滑坡';
const context = writing();
const start = openRelease();
const ledgerWith = (...values: readonly string[]): Ledger =>
  viewOf(act(start, context, ...values.map(value => record('cause', value)))).ledger;
const unapproved = ledgerWith(CAUSE);

test('a cause is approved once somebody says so, and not before', () => {
  const log = act(start, context, record('cause', '坡脚开挖'));
  expect(hasApprovedCause(viewOf(log).ledger)).toBe(false);
  expect(hasApprovedCause(viewOf(act(log, context, approveCause(log))).ledger)).toBe(true);
});

describe('a cause of the ledger that nobody has approved', () => {
  test.each([
    ['as it stands', CAUSE],
    ['in a longer sentence', `目前看，${CAUSE}，正在处置。`],
    ['with other punctuation', CAUSE.replaceAll('，', '、')],
    ['with none', CAUSE.replaceAll('，', '')],
    ['with blanks', [...CAUSE].join(' ')],
    ['with unseen characters', [...CAUSE].join('\u200b')],
    ['over two lines', CAUSE.replace('，', '\n')],
    ['with marks above', [...CAUSE].join('\u0301')],
    ['in Kangxi radicals', CAUSE.replace('水', '\u2f54')],
    ['a clause of it alone', '水流长时间冲刷坡脚'],
    ['a clause and some more', '调查发现水流长时间冲刷坡脚的情况'],
    ['cut across its clauses', '排水沟漫溢水流长时间冲刷'],
  ])('is found %s', (_, text) => {
    expect(namedCauses(text, unapproved)).toEqual([CAUSE]);
  });

  test.each([
    ['a few of its words', '排水沟漫溢'],
    ['something else', '道路已单边通行'],
    ['no words', ''],
  ])('is not seen in %s', (_, text) => {
    expect(namedCauses(text, unapproved)).toEqual([]);
  });

  test('is found in either width and case', () => {
    expect(namedCauses('ａｐｉ未鉴权', ledgerWith('API未鉴权'))).toEqual(['API未鉴权']);
  });

  test('is not seen in what another verified fact says too', () => {
    const log = act(
      start,
      context,
      record('place', '青石镇柳塘村后山坡脚'),
      record('cause', '青石镇柳塘村后山坡脚，开挖'),
    );
    const { ledger } = viewOf(log);
    expect(namedCauses('青石镇柳塘村后山坡脚', ledger)).toEqual([]);
    expect(namedCauses('青石镇柳塘村后山坡脚开挖', ledger)).toHaveLength(1);
  });

  test('of signs alone is found as it stands', () => {
    expect(namedCauses('写着？？？三个问号', ledgerWith('？？？'))).toEqual(['？？？']);
    expect(namedCauses('写着？？两个问号', ledgerWith('？？？'))).toEqual([]);
  });

  test('of several accounts is found whichever it is', () => {
    const ledger = ledgerWith('坡脚开挖过陡', '采石场爆破');
    expect(namedCauses('有采石场爆破的说法', ledger)).toEqual(['采石场爆破']);
    expect(namedCauses('坡脚开挖过陡、采石场爆破', ledger)).toHaveLength(2);
  });

  describe('of a word or two', () => {
    const rain = ledgerWith('降雨');

    test.each(['滑坡系降雨引起', '因降雨，看房活动推迟', '由于降雨', '主要原因：降雨', '降雨导致'])(
      'is found in “%s”',
      text => {
        expect(namedCauses(text, rain)).toEqual(['降雨']);
      },
    );

    test.each(['今天有降雨', '降雨量45毫米。原因正在调查', '因连夜降雨，看房活动推迟到12月3日'])(
      'is not seen in “%s”',
      text => {
        expect(namedCauses(text, rain)).toEqual([]);
      },
    );
  });

  describe('beside the approved one', () => {
    const approvedValue = '连日强降雨使排水沟漫溢';
    const first = act(start, context, record('cause', CAUSE));
    const second = act(first, context, replace(first, 'cause', approvedValue));
    const { ledger } = viewOf(act(second, context, approveCause(second)));

    test('is found where it goes beyond what was approved', () => {
      expect(namedCauses(CAUSE, ledger)).toEqual([CAUSE]);
      expect(namedCauses(`${approvedValue}。水流长时间冲刷坡脚`, ledger)).toEqual([CAUSE]);
    });

    test('is not seen in the approved one itself, whole or in part', () => {
      expect(namedCauses(approvedValue, ledger)).toEqual([]);
      expect(namedCauses('强降雨使排水沟漫溢', ledger)).toEqual([]);
    });
  });

  test('within the approved one is let pass there, and only there', () => {
    const first = act(start, context, record('cause', '坡脚开挖'));
    const second = act(first, context, replace(first, 'cause', '村民坡脚开挖过陡'));
    const { ledger } = viewOf(act(second, context, approveCause(second)));
    expect(namedCauses('经查是村民坡脚开挖过陡', ledger)).toEqual([]);
    expect(namedCauses('村民坡脚开挖过陡，也就是坡脚开挖', ledger)).toEqual(['坡脚开挖']);
  });

  test('is never missed, whatever stands around it and between its characters', () => {
    const noise = fc.array(fc.constantFrom(' ', '，', '\u200b', '\u3000', '。', '"', '-'), { maxLength: 2 });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.array(noise, { minLength: CAUSE.length, maxLength: CAUSE.length }),
        fc.string({ maxLength: 40 }),
        (before, between, after) => {
          const hidden = [...CAUSE].map((character, at) => character + (between[at] ?? []).join('')).join('');
          expect(namedCauses(before + hidden + after, unapproved)).toEqual([CAUSE]);
        },
      ),
    );
  });

  test('is looked for in a long text, too', () => {
    const text = '抢险人员正在现场清理土石，道路单边通行。'.repeat(20_000);
    expect(namedCauses(text, unapproved)).toEqual([]);
  });
});
