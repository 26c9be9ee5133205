import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/log/hash.ts';
import {
  RECORD_LIMIT,
  type RecordFileRefusal,
  readRecordFile,
  writeRecord,
} from '../../../src/training/records/record-file.ts';
import { recordFileSentence } from '../../../src/training/records/record-words.ts';
import { HOUR, NOW } from '../../support/answers.ts';
import { required } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';
import {
  answered,
  anyDeeds,
  drill,
  exam,
  finished,
  named,
  recordFrom,
} from '../../support/training-record.ts';

const LATER = NOW + HOUR;
const events = recordFrom([
  [named('张三')],
  [answered('find-0', 0.5, 'check')],
  [finished('find')],
  [exam(85, { 'find-0': 1, 'grade-1': 0 })],
  [drill(true)],
]);
const text = writeRecord(events, LATER);
const [first, ...others] = events;

const written = (change: (file: Record<string, unknown>) => object): string =>
  JSON.stringify(change(JSON.parse(text)));
/** Changed by somebody who knows how the digest is made. */
const resealed = (change: object): string =>
  written(({ digest: _, ...file }) => ({ ...file, ...change, digest: digestOf({ ...file, ...change }) }));

describe('a record file', () => {
  test('gives back the record it was written from, with the name it goes by', () => {
    fc.assert(
      fc.property(anyDeeds(10), deeds => {
        const record = recordFrom(deeds);
        const names = record.flatMap(event => (event.type === 'named' ? event.data.name : []));
        expect(readRecordFile(writeRecord(record, LATER))).toEqual({
          ok: true,
          value: {
            name: names.at(-1) ?? '',
            events: record,
          },
        });
      }),
    );
  });

  test('can be read by eye', () => {
    expect(text).toContain('"format": "yuqing-training-record"');
    expect(text).toContain('张三');
    expect(text.split('\n').length).toBeGreaterThan(events.length);
  });

  test('says which events the machine had lost, and is read without them', () => {
    const rest = events.filter((_, place) => place !== 2);
    const file = writeRecord(rest, LATER);
    expect(JSON.parse(file)).toMatchObject({ gaps: [events[2]?.hash] });
    expect(readRecordFile(file)).toMatchObject({ ok: true, value: { events: rest } });
  });

  test.each<[what: string, file: string, refusal: object]>([
    ['is no JSON', text.slice(0, -3), { code: 'notJson' }],
    ['is empty', '', { code: 'notJson' }],
    ['is another program’s', '{"events":[]}', { code: 'otherFile' }],
    ['is a list', '[]', { code: 'otherFile' }],
    ['is null', 'null', { code: 'otherFile' }],
    ['is an incident', written(file => ({ ...file, format: 'yuqing-incident' })), { code: 'otherFile' }],
    ['has something more', written(file => ({ ...file, rank: 1 })), { code: 'changed' }],
    ['lacks the digest', written(({ digest: _, ...file }) => file), { code: 'changed' }],
    ['is of a newer shape', written(file => ({ ...file, version: 2 })), { code: 'newerPackage' }],
    ['is too large', ' '.repeat(RECORD_LIMIT + 1), { code: 'tooLarge', limit: RECORD_LIMIT }],
    ['has no events', resealed({ events: [] }), { code: 'noEvents' }],
    [
      'has an event nobody can read',
      resealed({ events: [first, { type: 'promoted' }, ...others] }),
      { code: 'badEvents', faults: [{ position: 2, problem: 'unreadable' }] },
    ],
    [
      'is nested without end',
      text.replace('"gaps": []', `"gaps": ${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      { code: 'beyondBounds', bound: 'depth' },
    ],
    [
      'holds a text longer than any',
      written(file => ({ ...file, name: '张'.repeat(10_001) })),
      { code: 'beyondBounds', bound: 'length' },
    ],
    [
      'lacks an event',
      resealed({ events: others }),
      { code: 'badEvents', faults: [{ position: 1, problem: 'missingBefore' }] },
    ],
    ['has another name on it', written(file => ({ ...file, name: '李四' })), { code: 'changed' }],
    ['has another name on it under a digest that fits', resealed({ name: '李四' }), { code: 'changed' }],
    ['lacks its last events', written(file => ({ ...file, events: [first] })), { code: 'changed' }],
    [
      'says that it was exported at another time',
      written(file => ({ ...file, exportedAt: '2027-01-01T00:00:00.000Z' })),
      { code: 'changed' },
    ],
    [
      'declares a loss that was not',
      written(file => ({ ...file, gaps: ['0'.repeat(64)] })),
      { code: 'changed' },
    ],
    ['has half a character in its name', written(file => ({ ...file, name: '\uD83D' })), { code: 'changed' }],
  ])('that %s is refused', (_, file, refusal) => {
    expect(readRecordFile(file)).toMatchObject({ ok: false, refusal });
  });

  test('in which a single character was changed is refused, or still says the same', () => {
    const character = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.constantFrom(...'0123456789abcdef"{}[],: .-+eE\\\n张'),
    );
    const edits = fc.tuple(
      fc.nat(text.length - 1),
      fc.constantFrom(0, 1),
      fc.oneof(character, fc.constant('')),
    );
    const untouched = readRecordFile(text);
    let refused = 0;
    fc.assert(
      fc.property(edits, ([place, taken, put]) => {
        const file = readRecordFile(text.slice(0, place) + put + text.slice(place + taken));
        if (!file.ok) refused += 1;
        // By what it says: the order of keys and the way a number is written may differ.
        else expect(digestOf(file)).toBe(digestOf(untouched));
      }),
      { numRuns: runs(500) },
    );
    expect(refused).toBeGreaterThan(250);
  });

  test('says of every digit and letter of its events that it was changed', () => {
    for (const match of text.matchAll(/[0-9a-z]/g)) {
      const other = match[0] === '1' ? '2' : '1';
      const changed = text.slice(0, match.index) + other + text.slice(match.index + 1);
      if (changed !== text) expect(readRecordFile(changed).ok).toBe(false);
    }
  });
});

test('every refusal has a sentence of its own', () => {
  const refusals: readonly RecordFileRefusal[] = [
    { code: 'tooLarge', limit: RECORD_LIMIT },
    { code: 'notJson' },
    { code: 'otherFile' },
    { code: 'newerPackage' },
    { code: 'noEvents' },
    { code: 'tooManyHeads', limit: 1000 },
    { code: 'badEvents', faults: [{ position: 3, problem: 'altered' }], sound: [] },
    { code: 'beyondBounds', bound: 'depth' },
    { code: 'beyondBounds', bound: 'items' },
    { code: 'beyondBounds', bound: 'length' },
    { code: 'changed' },
  ];
  const sentences = refusals.map(recordFileSentence);
  expect(new Set(sentences).size).toBe(refusals.length);
  for (const sentence of sentences) expect(sentence).toMatch(/没有加入.*。$/);
  expect(required(sentences[6], 'sentence')).toContain('第 3 条');
});
