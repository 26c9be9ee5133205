import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/log/hash.ts';
import { FAULTS } from '../../../src/training/drills/grade.ts';
import { judgementsIn, writeJudgements } from '../../../src/training/records/judgement-file.ts';
import { keptJudge, sentenceKept, type TrainingHappening } from '../../../src/training/records/record.ts';
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
  written as sentence,
} from '../../support/training-record.ts';

const LATER = NOW + HOUR;

const LONG_AGO = '01JAAAAAAAAAAAAAAAAAAAAAAA';
const anyId = fc.constant(LONG_AGO);
/** Anything that hands can put into a field: nothing, halves of characters, what nobody sees, and far too much. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\u200b',
    '\ud83d',
    '\u202e张三',
    '张'.repeat(30_000),
    `${'张'.repeat(39)}😀`,
    `${'张'.repeat(1999)}😀`,
    '👨‍👩‍👧‍👦'.repeat(400),
    `e${'\u0301'.repeat(20_000)}`,
  ),
);
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

  test('gives back what was typed, whatever it was, and whatever was left empty', () => {
    const words = fc.record(
      {
        event: anyId,
        kind: fc.constantFrom('reply', 'publish', 'theme', 'fact'),
        at: fc.constant(new Date(NOW).toISOString()),
        to: typed,
        text: typed,
        facts: fc.array(typed, { maxLength: 2 }),
        next: fc.constant(new Date(LATER).toISOString()),
        suspected: fc.array(fc.record({ fault: fc.constantFrom(...FAULTS), text: typed }), { maxLength: 2 }),
      },
      { requiredKeys: ['event', 'kind', 'at', 'to', 'text', 'facts', 'suspected'] },
    );
    const at = fc.constant(new Date(NOW).toISOString());
    const run = fc.record(
      {
        words: fc.array(words, { maxLength: 3 }),
        called: fc.array(fc.record({ who: typed, at, end: fc.constantFrom('reached', 'inVain') }), {
          maxLength: 2,
        }),
        hungUp: fc.array(
          fc.record(
            { call: fc.constant('villager'), at, comes: fc.constant('后来') },
            { requiredKeys: ['call', 'at'] },
          ),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['words'] },
    );
    const deeds = fc.oneof(
      typed.map(named),
      // The screens ask again for what comes to nothing.
      typed.filter(words => sentenceKept(words) !== '').map(words => sentence('find', words)),
      run.map(more => drill(true, undefined, undefined, more)),
      fc
        .tuple(typed, typed)
        .filter(both => both.every(each => keptJudge(each) !== ''))
        .map(([name, title]): TrainingHappening => {
          const data = { run: LONG_AGO, event: LONG_AGO, lacks: [], faults: [], vetoed: [], name, title };
          return { type: 'drillJudged', data };
        }),
    );
    fc.assert(
      fc.property(fc.array(deeds, { minLength: 1, maxLength: 5 }), all => {
        const record = recordFrom(all.map(each => [each]));
        expect(readRecordFile(writeRecord(record, LATER))).toMatchObject({
          ok: true,
          value: { events: record },
        });
        const judgements = writeJudgements(record, LATER);
        const stream = record[0]?.stream;
        if (judgements !== undefined)
          expect(judgementsIn(readRecordFile(judgements), { stream, names: [] })).toMatchObject({ ok: true });
      }),
      { numRuns: runs(60) },
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
      'holds more than any',
      text.replace('"gaps": []', `"gaps": [${'[],'.repeat(RECORD_LIMIT / 16)}[]]`),
      { code: 'beyondBounds', bound: 'items' },
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
