import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterCount, checkText, checkTime } from '../../../src/base/typed.ts';
import { checkAnswer } from '../../../src/playbook/wizard/answer.ts';
import type { Question } from '../../../src/playbook/wizard/flow.ts';
import { DAY, HOUR, NOW } from '../../support/answers.ts';
import { found, playbook } from '../../support/playbook.ts';

const question = (id: string): Question => found(playbook.triage.questions, each => each.id === id);
const MINUTE = 60_000;
const iso = (moment: number): string => new Date(moment).toISOString();

describe('checkTime', () => {
  test.each([
    ['now', iso(NOW), iso(NOW)],
    ['two minutes ahead: office clocks differ', iso(NOW + 2 * MINUTE), iso(NOW + 2 * MINUTE)],
    ['a year ago', iso(NOW - 365 * DAY), iso(NOW - 365 * DAY)],
    ['Shanghai time', '2026-11-24T09:30+08:00', '2026-11-24T01:30:00.000Z'],
    ['Shanghai time with seconds', '2026-11-24T09:30:15+08:00', '2026-11-24T01:30:15.000Z'],
    ['midnight in Shanghai', '2026-11-24T00:00+08:00', '2026-11-23T16:00:00.000Z'],
    ['another zone', '2026-11-23T20:00:00-05:00', '2026-11-24T01:00:00.000Z'],
    ['blanks around', ' 2026-11-24T09:30+08:00\n', '2026-11-24T01:30:00.000Z'],
  ])('accepts %s', (_, raw, value) => {
    expect(checkTime(raw, NOW)).toEqual({ ok: true, value });
  });

  test.each([
    ['nothing', '', 'required'],
    ['blanks', ' \t\n　', 'required'],
    ['a time more than two minutes ahead', iso(NOW + 2 * MINUTE + 1), 'inFuture'],
    ['tomorrow', iso(NOW + DAY), 'inFuture'],
    ['the year 9999', '9999-12-31T23:59:00+08:00', 'inFuture'],
    // Too late or no time at all: no reader could say which.
    [
      'the largest moment there is',
      '+275760-09-13T00:00:00.000Z',
      expect.stringMatching(/inFuture|notATime/),
    ],
    ['more than a year ago', iso(NOW - 367 * DAY), 'tooLongAgo'],
    ['the year 0', '0000-01-01T00:00:00.000Z', 'tooLongAgo'],
    ['the epoch', '1970-01-01T00:00:00.000Z', 'tooLongAgo'],
    ['words', '昨天下午', 'notATime'],
    ['a thirteenth month', '2026-13-01T00:00:00+08:00', 'notATime'],
    ['a twenty-fifth hour', '2026-11-24T25:00:00+08:00', 'notATime'],
    ['an emoji', '🕐', 'notATime'],
    ['HTML', '<b>2026-11-24</b>', 'notATime'],
    ['10,000 characters', '1'.repeat(10_000), 'notATime'],
  ])('refuses %s', (_, raw, code) => {
    expect(checkTime(raw, NOW)).toMatchObject({ ok: false, refusal: { code } });
  });

  // A time that is no full ISO 8601 with zone must not be guessed at: the engine would read it by this machine's own zone.
  test.each([
    ['a date without a time of day', '2026-11-24'],
    ['a year alone', '2026'],
    ['a word and a year', '大概 2026'],
    ['a time without a zone', '2026-11-24T10:00'],
    ['a day that February does not have', '2026-02-30T10:00:00+08:00'],
    ['10,000 characters and a year', `${'x'.repeat(10_000)} 2026`],
  ])('refuses %s as no full time', (_, raw) => {
    expect(checkTime(raw, NOW)).toEqual({ ok: false, refusal: { code: 'notATime' } });
  });

  test('accepts exactly the moments between a year ago and two minutes ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400 * DAY, max: 10 * HOUR }), offset => {
        const expected = offset > 2 * MINUTE ? 'inFuture' : offset < -366 * DAY ? 'tooLongAgo' : 'ok';
        const result = checkTime(iso(NOW + offset), NOW);
        expect(result.ok ? 'ok' : result.refusal.code).toBe(expected);
      }),
    );
  });
});

describe('checkText', () => {
  test.each([
    ['HTML as it stands', '<script>alert(1)</script> &amp; "引号"'],
    ['emoji', '🧑‍🌾🚜🌾'],
    ['line breaks inside', '第一行\n第二行'],
    ['traditional characters and rare ones', '黃韡 𠮷野家'],
  ])('keeps %s', (_, text) => {
    expect(checkText(text, 60)).toEqual({ ok: true, value: text });
  });

  test('takes surrounding blanks away, full-width ones too', () => {
    expect(checkText(' \n　某镇某村　\t', 60)).toEqual({ ok: true, value: '某镇某村' });
  });

  test('leaves out every mark that turns the direction of writing, and keeps what joins an emoji', () => {
    const marks = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';
    const typed = [...marks].map(mark => `张${mark}三`).join('');
    expect(checkText(`${marks} ${typed}👨‍👩‍👧${marks}`, 60)).toEqual({
      ok: true,
      value: `${'张三'.repeat(marks.length)}👨‍👩‍👧`,
    });
    expect(checkText(marks, 60)).toEqual({ ok: false, refusal: { code: 'required' } });
  });

  test.each(['', ' ', '　', '\n\t'])('wants something where %j is given, unless it is optional', blank => {
    expect(checkText(blank, 60)).toEqual({ ok: false, refusal: { code: 'required' } });
    expect(checkText(blank, 60, true)).toEqual({ ok: true, value: '' });
  });

  test('counts 10,000 characters and says how many are allowed', () => {
    expect(checkText('字'.repeat(10_000), 4_000)).toEqual({
      ok: false,
      refusal: { code: 'tooLong', length: 10_000, limit: 4_000 },
    });
  });

  test('accepts text up to the limit and refuses one character more, whatever the characters', () => {
    const character = fc.constantFrom('字', 'a', '😀', '𠮷', '<', '，');
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 80 }),
        (text, limit) => {
          expect(checkText(text.join(''), limit).ok).toBe(text.length <= limit);
        },
      ),
    );
  });
});

test.each([
  ['', 0],
  ['舆情', 2],
  ['😀', 1],
  ['𠮷', 1],
  ['👍🏽', 1],
  ['👨‍👩‍👧', 1],
  ['🇨🇳', 1],
])('a reader counts %j as %i characters', (text, count) => {
  expect(characterCount(text)).toBe(count);
});

describe('checkAnswer', () => {
  test('wants an answer to every question but an optional one', () => {
    for (const each of playbook.triage.questions) {
      const optional = each.kind !== 'choice' && each.optional === true;
      const missing = each.kind === 'choice' ? 'notAnOption' : 'required';
      for (const raw of [undefined, ''])
        expect(checkAnswer(each, raw, NOW)).toEqual(
          optional ? { ok: true, value: '' } : { ok: false, refusal: { code: missing } },
        );
    }
  });

  test('accepts every option of every choice as it stands', () => {
    for (const each of playbook.triage.questions)
      if (each.kind === 'choice')
        for (const { value } of each.options)
          expect(checkAnswer(each, value, NOW)).toEqual({ ok: true, value });
  });

  test.each([
    ['another case', 'Weibo'],
    ['blanks around', ' weibo '],
    ['the label', '微博'],
    ['an emoji', '😀'],
    ['HTML', '<b>weibo</b>'],
    ['a word of the engine', '__proto__'],
    ['10,000 characters', 'w'.repeat(10_000)],
  ])('refuses %s as no option of a choice', (_, raw) => {
    expect(checkAnswer(question('place'), raw, NOW)).toEqual({ ok: false, refusal: { code: 'notAnOption' } });
  });

  test('holds a title to its 60 characters and a link to its 500', () => {
    for (const [id, limit] of [
      ['title', 60],
      ['link', 500],
    ] as const) {
      expect(checkAnswer(question(id), '字'.repeat(limit), NOW).ok).toBe(true);
      expect(checkAnswer(question(id), '字'.repeat(10_000), NOW)).toEqual({
        ok: false,
        refusal: { code: 'tooLong', length: 10_000, limit },
      });
    }
  });

  test('refuses a future time', () => {
    expect(checkAnswer(question('foundAt'), iso(NOW + HOUR), NOW)).toEqual({
      ok: false,
      refusal: { code: 'inFuture' },
    });
  });

  test('answers any text at all with a value or a refusal, never an exception', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...playbook.triage.questions),
        fc.string({ unit: 'binary' }),
        (each, raw) => {
          const result = checkAnswer(each, raw, NOW);
          expect(result.ok ? typeof result.value : typeof result.refusal.code).toBe('string');
        },
      ),
    );
  });
});
