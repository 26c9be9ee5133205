import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEXT_LIMITS } from '../../../src/desk/core/define.ts';
import { checkFields, linkField, personField, phoneField } from '../../../src/desk/core/fields.ts';
import { FILE_LIMITS } from '../../../src/desk/core/limits.ts';
import type { ValueRefusal } from '../../../src/desk/core/refusal.ts';
import { checkValues, fullTimeOf, needsValues, type TypedValue } from '../../../src/desk/core/values.ts';
import { refusalSentence } from '../../../src/desk/core/words/refusal.ts';
import type { Want } from '../../../src/playbook/want.ts';
import { iso, NOW } from '../../support/answers.ts';
import { atField, fileOf, forged, readBack, valuesFor } from '../../support/incident.ts';
import { playbook } from '../../support/playbook.ts';

const want = (kind: Want['kind'], change: Partial<Want> = {}): Want => ({
  id: 'value',
  label: '值',
  kind,
  ...change,
});
const check = (kind: Want['kind'], value: TypedValue): ReturnType<typeof checkValues> =>
  checkValues([want(kind)], { value }, 0);
const { file } = fileOf('截图');
const kinds = ['time', 'text', 'link', 'number', 'people', 'office', 'file'] as const;

describe('a value is recorded', () => {
  test.each<[Want['kind'], TypedValue, object]>([
    ['text', ' 已报组长　', { text: '已报组长' }],
    ['text', '<b>第二稿</b>', { text: '<b>第二稿</b>' }],
    ['text', '字'.repeat(TEXT_LIMITS.value), { text: '字'.repeat(TEXT_LIMITS.value) }],
    ['link', 'https://www.example.cn/a?b=1#c', { url: 'https://www.example.cn/a?b=1#c' }],
    ['link', ' http://example.cn ', { url: 'http://example.cn/' }],
    ['link', 'https://192.0.2.7:8080/x', { url: 'https://192.0.2.7:8080/x' }],
    ['link', 'https://例子.中国/公告', { url: new URL('https://例子.中国/公告').href }],
    ['number', '0', { number: 0, approximate: false }],
    ['number', '12.5', { number: 12.5, approximate: false }],
    ['number', '1,200', { number: 1200, approximate: false }],
    ['number', '１，２００', { number: 1200, approximate: false }],
    ['number', '约3.2万', { number: 32_000, approximate: true }],
    [
      'people',
      '组长、副组长，值班长,法规科；办公室;档案\n信息',
      { people: ['组长', '副组长', '值班长', '法规科', '办公室', '档案', '信息'] },
    ],
    ['people', '、 组长 、、', { people: ['组长'] }],
    ['people', [' 组长 ', '', '副组长'], { people: ['组长', '副组长'] }],
    [
      'tasks',
      [
        { who: ' 矿产管理科', what: '测面积', by: '2026-11-24T17:00+08:00' },
        { who: ' ', what: '', by: '' },
        { who: '办公室', what: '负责发布' },
      ],
      {
        tasks: [
          { who: '矿产管理科', what: '测面积', by: '2026-11-24T09:00:00.000Z' },
          { who: '办公室', what: '负责发布' },
        ],
      },
    ],
    ['time', '2026-11-24T14:00+08:00', { at: '2026-11-24T06:00:00.000Z' }],
    ['time', '2030-01-01T00:00:00Z', { at: '2030-01-01T00:00:00.000Z' }],
    ['file', file, file],
    ['file', { ...file, bytes: FILE_LIMITS.one }, { ...file, bytes: FILE_LIMITS.one }],
    ['file', { ...file, name: ' 第一稿\ud83d ' }, { ...file, name: '第一稿\ufffd' }],
  ])('as %s: %j', (kind, typed, recorded) => {
    expect(check(kind, typed)).toEqual({ ok: true, value: { value: { kind, ...recorded } } });
  });

  test('as the words that an office is called by', () => {
    const value = { kind: 'text', text: '矿产管理科' };
    expect(check('office', ' 矿产管理科 ')).toEqual({ ok: true, value: { value } });
  });

  test('and can be sealed into an event that reads back, whatever was typed', () => {
    const anyTyped = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.webUrl(),
      fc.integer({ min: 1, max: 3_000 }).map(length => `https://例子.中国/${'字'.repeat(length)}`),
      fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
      fc.constantFrom('9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+23:59', '-0', '1e400', '0x10'),
      fc.double().map(String),
      fc.array(fc.string({ unit: 'binary' })),
      fc.record({
        kind: fc.constant('file' as const),
        name: fc.string({ unit: 'binary' }),
        type: fc.constant('image/png'),
        bytes: fc.nat(),
        sha256: fc.constant(file.sha256),
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyTyped, (kind, typed) => {
        const checked = check(kind, typed);
        if (!checked.ok) {
          expect(checked.refusal).toMatchObject({ code: 'badField', field: 'value' });
          return;
        }
        const values = { ...checked.value };
        const event = forged({ type: 'stepDone', data: { step: 'archive', doneAt: iso(NOW), values } });
        expect(readBack(JSON.parse(JSON.stringify(event)))).toEqual({ event });
      }),
      { numRuns: 500 },
    );
  });
});

test('as many people as an earlier edition wrote with one record, 250, are read with it, and no more', () => {
  const at = (count: number) =>
    readBack(
      forged({
        type: 'minuted',
        data: {
          sort: 'meeting',
          steps: [],
          heldAt: iso(NOW),
          people: Array.from({ length: count }, (_, place) => `${place}`),
          said: '会',
        },
      }),
    );
  expect('event' in at(101)).toBe(true);
  expect('event' in at(250)).toBe(true);
  expect(at(251)).toEqual({ problem: { code: 'unreadable' } });
});

describe('a value is refused', () => {
  test.each<[Want['kind'], TypedValue, ValueRefusal]>([
    ...kinds.map((kind): [Want['kind'], TypedValue, ValueRefusal] => [
      kind,
      ' 　\n',
      { code: kind === 'file' ? 'noFile' : 'required' },
    ]),
    ['text', ['组长'], { code: 'required' }],
    ['text', file, { code: 'required' }],
    ['text', '字'.repeat(501), { code: 'tooLong', length: 501, limit: TEXT_LIMITS.value }],
    ['link', 'example.cn', { code: 'notALink' }],
    ['link', '微信公众号', { code: 'notALink' }],
    ['link', 'https://', { code: 'notALink' }],
    ['link', 'https://localhost/a', { code: 'notALink' }],
    ['link', 'ftp://example.cn/a', { code: 'notALink' }],
    ['link', 'javascript:alert(1)//example.cn', { code: 'notALink' }],
    ['link', 'data:text/html,<b>example.cn', { code: 'notALink' }],
    ['link', 'https://a b.cn', { code: 'notALink' }],
    ['number', '若干', { code: 'notANumber' }],
    ['number', '-1', { code: 'notANumber' }],
    ['number', '12人', { code: 'notANumber' }],
    ['number', '1.2.3', { code: 'notANumber' }],
    ['number', ',', { code: 'notANumber' }],
    ['number', '0x10', { code: 'notANumber' }],
    ['number', '1e3', { code: 'notANumber' }],
    ['number', 'Infinity', { code: 'notANumber' }],
    ['number', '9'.repeat(400), { code: 'notANumber' }],
    ['people', '、，', { code: 'required' }],
    ['people', [], { code: 'required' }],
    ['people', file, { code: 'required' }],
    ['people', `组长、${'长'.repeat(31)}`, { code: 'tooLong', length: 31, limit: TEXT_LIMITS.name }],
    [
      'people',
      Array.from({ length: 101 }, (_, at) => `${at}`),
      { code: 'tooManyNames', count: 101, limit: 100 },
    ],
    ['office', ['矿产管理科'], { code: 'required' }],
    ['time', '明天', { code: 'notATime' }],
    ['time', '2026-11-24', { code: 'notATime' }],
    ['time', '2027-02-30T10:00+08:00', { code: 'notATime' }],
    ['time', '9999-12-31T23:59:59-23:59', { code: 'notATime' }],
    ['file', '截图.png', { code: 'noFile' }],
    ['file', { ...file, name: ' ' }, { code: 'required' }],
    [
      'file',
      { ...file, bytes: FILE_LIMITS.one + 1 },
      { code: 'fileTooLarge', bytes: FILE_LIMITS.one + 1, limit: 5 * 1024 * 1024 },
    ],
  ])('as %s: %j', (kind, typed, why) => {
    const refused = check(kind, typed);
    expect(refused).toEqual({
      ok: false,
      refusal: { code: 'badField', field: 'value', why },
    });
    expect(refused.ok ? '' : refusalSentence(refused.refusal)).toMatch(/。$/);
  });

  test('when all files of the incident together would pass 30 MB, and not before', () => {
    const all = 30 * 1024 * 1024;
    expect(checkValues([want('file')], { value: { ...file, bytes: 7 } }, all - 7)).toMatchObject({
      ok: true,
    });
    expect(checkValues([want('file')], { value: { ...file, bytes: 8 } }, all - 7)).toEqual({
      ok: false,
      refusal: {
        code: 'badField',
        field: 'value',
        why: { code: 'filesTooLarge', bytes: all + 1, limit: all },
      },
    });
  });

  test('when two files of one step together would', () => {
    const half = 3 * 1024 * 1024;
    const both = checkValues(
      [want('file', { id: 'first' }), want('file', { id: 'second' })],
      { first: { ...file, bytes: half }, second: { ...fileOf('另一张').file, bytes: half } },
      FILE_LIMITS.all - half,
    );
    expect(both).toMatchObject({ ok: false, refusal: { field: 'second', why: { code: 'filesTooLarge' } } });
  });
});

describe('the wants of a step', () => {
  test('that are optional may be left empty, but not filled in wrongly', () => {
    const optional = [want('link', { optional: true })];
    expect(checkValues(optional, {}, 0)).toEqual({ ok: true, value: {} });
    expect(checkValues(optional, { value: ' ' }, 0)).toEqual({ ok: true, value: {} });
    expect(checkValues(optional, { value: '微信' }, 0)).toMatchObject({
      ok: false,
      refusal: atField('value', 'notALink'),
    });
  });

  test('are named one at a time, the first that is missing or wrong', () => {
    const wants = [want('text', { id: 'first' }), want('number', { id: 'second' })];
    expect(checkValues(wants, {}, 0)).toMatchObject({ refusal: { field: 'first' } });
    expect(checkValues(wants, { first: '一', second: '二' }, 0)).toMatchObject({
      refusal: { field: 'second', why: { code: 'notANumber' } },
    });
  });

  test('leave out what was typed for none of them', () => {
    expect(checkValues([want('text')], { value: '一', netizen: '某某' }, 0)).toEqual({
      ok: true,
      value: { value: { kind: 'text', text: '一' } },
    });
  });

  test('ask for a form only where one of them must be filled in', () => {
    expect(needsValues(undefined)).toBe(false);
    expect(needsValues([want('text', { optional: true })])).toBe(false);
    expect(needsValues([want('text', { optional: true }), want('link', { id: 'link' })])).toBe(true);
  });

  test.each(playbook.steps.filter(({ wants }) => wants !== undefined))('of $id can be met', step => {
    const wants = step.wants ?? [];
    for (const which of ['all', 'needed'] as const) {
      const checked = checkValues(wants, valuesFor(step, which), 0);
      const expected = wants.filter(({ optional }) => which === 'all' || optional !== true);
      expect(checked.ok ? Object.keys(checked.value) : checked).toEqual(expected.map(({ id }) => id));
    }
  });
});

test('a moment is kept in the one form a log can hold, or not at all', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.constantFrom('Z', '+08:00', '-23:59'), (date, zone) => {
      const kept = fullTimeOf(date.toISOString().replace('Z', zone));
      if (kept !== undefined) expect(kept).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    }),
    // Most random dates are of no year that a log holds.
    { examples: [[new Date(0), 'Z']] },
  );
});

test('a field is taken without the marks of direction that some programs put before what is copied from them', () => {
  const fields = { phone: phoneField, link: linkField, person: personField('both') };
  const typed = {
    phone: '\u202a0701-0000000\u202c',
    link: '\u2066https://www.example.cn/a\u2069',
    person: { name: '\u202e张\u200b三', title: '值班\u200f长' },
  };
  expect(checkFields(fields, typed, NOW)).toEqual({
    ok: true,
    value: {
      phone: '0701-0000000',
      link: 'https://www.example.cn/a',
      person: { name: '张三', title: '值班长' },
    },
  });
});
