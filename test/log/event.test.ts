import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasItsHash, withHash } from '../../src/log/hash.ts';
import { headsAfter, namedHeads } from '../../src/log/heads.ts';
import { LOG_VERSION } from '../../src/log/kind.ts';
import { MOST_NAMED_HEADS } from '../../src/log/limits.ts';
import { readEvent, readEvents } from '../../src/log/read.ts';
import type { Signature } from '../../src/log/signature.ts';
import { verifyEvent } from '../../src/log/verify.ts';
import { required } from '../support/playbook.ts';
import { anyGraph, opened, set, type Toy, toyKinds, toys, ulid, write } from './family.ts';

const read = (value: unknown) => readEvent<Toy>(toys.kinds, value);
const readAll = (values: readonly unknown[], gaps: readonly string[] = []) =>
  readEvents<Toy>(toys.kinds, values, 'opened', new Set(gaps));

/** RFC 8785 for what events hold, written apart from the library: sorted keys, no blanks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`;
}

const note = (words: string): Toy => write(1, [opened.hash], { type: 'note', data: { text: words } });

describe('an event', () => {
  test('rule 1: says nine things, and nothing else is read', () => {
    const event = note('一');
    expect(Object.keys(event).sort()).toEqual([
      'at',
      'by',
      'data',
      'hash',
      'id',
      'prev',
      'stream',
      'type',
      'v',
    ]);
    for (const key of Object.keys(event)) {
      const { [key]: _, ...rest } = Object.fromEntries(Object.entries(event));
      expect(read(rest)).toEqual({ problem: { code: 'unreadable' } });
    }
    const { hash: _, ...unhashed } = event;
    expect(read(withHash({ ...unhashed, author: '网民' }))).toEqual({ problem: { code: 'unreadable' } });
  });

  test('rule 18: carries machines’ signatures beside what is hashed: at most three, and nothing else in their place', () => {
    const event = note('一');
    const one: Signature = { key: `${'A'.repeat(87)}=`, value: `${'B'.repeat(86)}==` };
    for (const signatures of [[one], [one, one, one]]) {
      expect(read({ ...event, signatures })).toEqual({ event: { ...event, signatures } });
      expect(verifyEvent({ ...event, signatures })).toEqual({ event: { ...event, signatures } });
      expect(hasItsHash({ ...event, signatures })).toBe(true);
    }
    for (const signatures of [
      [],
      [one, one, one, one],
      [{ ...one, by: '网民' }],
      [{ key: '', value: '' }],
      one,
      'x',
    ])
      expect(read({ ...event, signatures })).toEqual({ problem: { code: 'unreadable' } });
    expect(verifyEvent({ ...event, signatures: ['x'] })).toEqual({ problem: { code: 'unreadable' } });
  });

  test('rule 1: carries the lowest version that can say its kind: another is not how it was written', () => {
    const kinds = { ...toyKinds, note: { ...toyKinds.note, version: 2 } };
    const { hash: _, ...unhashed } = note('一');
    expect(readEvent<Toy>(kinds, withHash(unhashed))).toEqual({ problem: { code: 'unreadable' } });
    expect(readEvent<Toy>(kinds, opened)).toEqual({ event: opened });
  });

  test('rule 2: carries the SHA-256 of its canonical JSON without the hash', () => {
    fc.assert(
      fc.property(anyGraph(10), fc.string({ unit: 'grapheme', maxLength: 10 }), (events, words) => {
        for (const event of [...events, note(words)]) {
          const { hash, ...rest } = event;
          expect(hash).toBe(createHash('sha256').update(canonical(rest), 'utf8').digest('hex'));
          expect(hasItsHash(event)).toBe(true);
        }
      }),
    );
  });

  test('rule 2: shows any change of any character of it', () => {
    fc.assert(
      fc.property(
        anyGraph(6),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'x', '，', '0'),
        (events, which, where, other) => {
          const characters = [...JSON.stringify(events[which % events.length])];
          const changed = characters.with(where % characters.length, other).join('');
          let value: unknown;
          try {
            value = JSON.parse(changed);
          } catch {
            return;
          }
          const found = read(value);
          const taken = 'event' in found ? found.event : undefined;
          expect([events[which % events.length], undefined]).toContainEqual(taken);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('rule 3: knows the heads that its writer had seen, and all that these know', () => {
    const [one, two] = [1, 2].map(serial => write(serial, [opened.hash], set('b', serial)));
    const joined = write(3, [required(one, 'one').hash, required(two, 'two').hash], set('b', 3));
    const log = required(toys.fold([opened, required(one, 'one'), required(two, 'two'), joined]), 'log');
    expect(log.heads).toEqual([joined.hash]);
    expect(log.subjects.get('b')?.current).toEqual([joined]);
  });

  test('rule 3: names no more heads than are read, and is read with as many; what is left the next one names', () => {
    const hashOf = (serial: number): string => serial.toString(16).padStart(64, '0');
    const heads = Array.from({ length: MOST_NAMED_HEADS + 2 }, (_, serial) => hashOf(serial));
    const one = write(1, namedHeads(heads), set('b', 1));
    expect(read(one)).toEqual({ event: one });
    const left = headsAfter(heads, one);
    expect(left).toEqual([hashOf(0), hashOf(1), one.hash]);
    expect(headsAfter(left, { hash: hashOf(9) })).toEqual([hashOf(9)]);
    expect(read(write(1, heads.slice(1), set('b', 1)))).toEqual({ problem: { code: 'unreadable' } });
  });
});

describe('what comes from elsewhere', () => {
  test('rule 15: reads back the same after JSON, after a structured clone, in any order of keys', () => {
    fc.assert(
      fc.property(anyGraph(10), events => {
        for (const event of events) {
          expect(read(JSON.parse(JSON.stringify(event)))).toEqual({ event });
          expect(read(structuredClone(event))).toEqual({ event });
          expect(read(Object.fromEntries(Object.entries(event).reverse()))).toEqual({ event });
        }
      }),
    );
  });

  test('rule 15: is no event beyond a limit of its kind, though its hash fits', () => {
    expect(read(note('字'.repeat(20)))).toHaveProperty('event');
    expect(read(note('字'.repeat(21)))).toEqual({ problem: { code: 'unreadable' } });
  });

  test.each([
    ['a date without milliseconds', { at: '2026-11-24T06:00:00Z' }],
    ['a time in another zone', { at: '2026-11-24T14:00:00.000+08:00' }],
    ['an id that is no ULID', { id: 'first' }],
    ['a hash in capitals', { hash: 'A'.repeat(64) }],
    ['a short hash', { hash: 'a'.repeat(63) }],
    ['an unknown type', { type: 'deleted' }],
    ['a type that every object has', { type: 'constructor' }],
    ['a nameless role', { by: { role: '' } }],
    ['a name without end', { by: { role: 'office', name: '名'.repeat(201) } }],
    ['version 0', { v: 0 }],
    ['a version that is no number', { v: '1' }],
  ])('rule 15: is no event with %s', (_, change) => {
    const { hash, ...rest } = { ...note('一'), ...change };
    expect(read('hash' in change ? { ...rest, hash } : withHash(rest))).toEqual({
      problem: { code: 'unreadable' },
    });
  });

  test('rule 15: is altered where the hash does not fit, and newer where the version is', () => {
    expect(read({ ...note('一'), data: { text: '二' } })).toEqual({ problem: { code: 'altered' } });
    expect(read({ v: LOG_VERSION + 1, shape: 'unknown here' })).toEqual({
      problem: { code: 'newerVersion' },
    });
  });

  test('rule 15: is never an exception, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        value => {
          expect(read(value)).toEqual({
            problem: { code: expect.stringMatching(/^(unreadable|newerVersion)$/) },
          });
          expect(() => read({ ...note('一'), data: value })).not.toThrow();
        },
      ),
    );
    expect(() => read({ ...note('一'), data: { text: '灾情\ud83d' } })).not.toThrow();
    let deep: unknown = 'x';
    for (let level = 0; level < 20_000; level += 1) deep = { text: deep };
    expect(read({ ...note('一'), data: deep })).toEqual({ problem: { code: 'unreadable' } });
  });

  test('rule 15: is looked at no further after a hundred faults', () => {
    let looked = 0;
    const broken = Array.from({ length: 5_000 }, () => ({
      get v() {
        looked += 1;
        return undefined;
      },
    }));
    const { sound, faults } = readAll([opened, ...broken, note('一')]);
    expect(sound).toEqual([opened]);
    expect(faults).toHaveLength(100);
    // Each is asked a few times what version it is.
    expect(looked).toBeLessThan(1_000);
  });

  test('rule 16: is of one stream, which the opening event names wherever it stands', () => {
    const { hash: _, ...rest } = note('一');
    const foreign = withHash({ ...rest, stream: ulid(7) });
    expect(readAll([foreign, opened])).toEqual({
      sound: [opened],
      faults: [{ position: 1, problem: 'foreign' }],
    });
  });

  test('rule 16: has each id once; the same event twice is no fault', () => {
    const [one, other] = [note('一'), note('二')];
    expect(readAll([opened, one, other]).faults).toEqual([{ position: 3, problem: 'idTaken' }]);
    expect(readAll([opened, one, one]).faults).toEqual([]);
  });

  test('rule 16: names only what is there or declared as a gap', () => {
    const lost = note('一');
    const after = write(2, [lost.hash], set('b', 1));
    expect(readAll([opened, after]).faults).toEqual([{ position: 2, problem: 'missingBefore' }]);
    expect(readAll([opened, after], [lost.hash])).toEqual({ sound: [opened, after], faults: [] });
  });

  test('rule 16: takes nothing back that cannot be', () => {
    const undoing = write(1, [opened.hash], { type: 'undone', data: { event: opened.id } });
    expect(readAll([opened, undoing])).toEqual({
      sound: [opened],
      faults: [{ position: 2, problem: 'unreadable' }],
    });
  });

  test('rule 16: whatever a log holds reads back, in whatever order it is written down', () => {
    const anyFile = anyGraph().chain(events =>
      fc.shuffledSubarray([...events], { minLength: events.length }),
    );
    fc.assert(
      fc.property(anyFile, events => {
        const typeOf = (id: string) => events.find(event => event.id === id)?.type ?? 'opened';
        const isForged = (event: Toy): boolean =>
          event.type === 'undone' && !toys.kinds[typeOf(event.data.event)].undoable;
        expect(readAll(JSON.parse(JSON.stringify(events)))).toEqual({
          sound: events.filter(event => !isForged(event)),
          faults: events.flatMap((event, place) =>
            isForged(event) ? [{ position: place + 1, problem: 'unreadable' }] : [],
          ),
        });
      }),
    );
  });
});
