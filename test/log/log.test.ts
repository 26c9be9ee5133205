import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../src/log/log.ts';
import { gapsOf, headsOf, inOrder } from '../../src/log/order.ts';
import { required } from '../support/playbook.ts';
import { runs } from '../support/property-runs.ts';
import {
  anyDamaged,
  anyGraph,
  opened,
  type Saying,
  set,
  type Toy,
  told,
  toyKinds,
  toys,
  write,
} from './family.ts';
import { reference } from './reference.ts';

const hashes = (events: readonly Toy[]): readonly string[] => events.map(({ hash }) => hash);
const folded = (events: readonly Toy[]): Log<Toy> => required(toys.fold(events), 'log');
const valuesOf = (log: Log<Toy>, subject: string): readonly unknown[] =>
  toys.values(log, subject).map(event => toys.saidBy(event, subject));

/** A log in the making: each event knows all before it unless told otherwise. */
function writer() {
  const events: Toy[] = [opened];
  let serial = 0;
  const say = (saying: Saying, prev?: readonly Toy[]): Toy => {
    serial += 1;
    const event = write(serial, prev === undefined ? headsOf(events) : hashes(prev), saying);
    events.push(event);
    return event;
  };
  return { events, say, log: () => folded(events) };
}

const anyArrival = anyGraph().chain(events =>
  fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
);

describe('order', () => {
  test('rule 4: every event comes after all it knew, however the clocks were set and however it arrived', () => {
    fc.assert(
      fc.property(anyArrival, ([events, arrival]) => {
        const ordered = inOrder(arrival);
        expect(hashes(ordered)).toEqual(hashes(inOrder(events)));
        const seen = new Set<string>();
        for (const { hash, prev } of ordered) {
          for (const known of prev) expect(seen).toContain(known);
          seen.add(hash);
        }
        expect(seen.size).toBe(events.length);
      }),
    );
  });

  test('rule 4: between events written apart it follows the time, and then the id', () => {
    const late = write(1, [opened.hash], set('a', 1), 30);
    const early = write(9, [opened.hash], set('a', 2), 20);
    const sameTime = [5, 3, 4].map(serial => write(serial, [opened.hash], set('b', serial), 25));
    const [fifth, third, fourth] = sameTime;
    expect(inOrder([late, ...sameTime, early, opened])).toEqual([opened, early, third, fourth, fifth, late]);
  });

  test('rule 4: each event stands once, though it arrived twice', () => {
    fc.assert(
      fc.property(anyArrival, ([events, arrival]) => {
        expect(inOrder([...arrival, ...events])).toEqual(inOrder(events));
      }),
    );
  });

  test('rule 4: of nothing there is no log', () => {
    expect(inOrder([])).toEqual([]);
    expect(toys.fold([])).toBeUndefined();
  });
});

describe('merging', () => {
  const anyParts = anyGraph().chain(([first = opened, ...rest]) => {
    const part = fc.subarray(rest).map(left => folded([first, ...left]));
    return fc.tuple(part, part, part);
  });
  const merge = (one: Log<Toy>, other: Log<Toy>): Log<Toy> => toys.extend(one, other.events);

  test('rule 5: does not care who merges into whom, nor which two merge first', () => {
    fc.assert(
      fc.property(anyParts, ([one, two, three]) => {
        expect(told(merge(one, two))).toEqual(told(merge(two, one)));
        expect(told(merge(merge(one, two), three))).toEqual(told(merge(one, merge(two, three))));
      }),
    );
  });

  test('rule 5: changes nothing the second time, loses nothing and adds nothing', () => {
    fc.assert(
      fc.property(anyParts, ([one, two]) => {
        const merged = merge(one, two);
        expect(merge(merged, two)).toBe(merged);
        expect(new Set(hashes(merged.events))).toEqual(
          new Set([...hashes(one.events), ...hashes(two.events)]),
        );
      }),
    );
  });

  test('rule 5: holds even where two contents have one id, which only a forged file can bring', () => {
    const one = write(1, [opened.hash], set('a', 1));
    const other = write(1, [opened.hash], set('a', 2));
    const [left, right] = [folded([opened, one]), folded([opened, other])];
    expect(told(merge(left, right))).toEqual(told(merge(right, left)));
    expect(merge(left, right).events).toHaveLength(3);
  });
});

describe('gaps', () => {
  test('rule 6: are the hashes that events name and that are not there; heads are those that none names', () => {
    fc.assert(
      fc.property(anyDamaged, events => {
        const { gaps, heads } = folded(events);
        const named = events.flatMap(({ prev }) => prev);
        expect(new Set(gaps)).toEqual(new Set(named.filter(hash => !hashes(events).includes(hash))));
        expect(new Set(gaps)).toEqual(new Set(gapsOf(events)));
        expect(new Set(heads)).toEqual(new Set(hashes(events).filter(hash => !named.includes(hash))));
      }),
    );
  });

  test('rule 6: a record that comes back takes its place', () => {
    fc.assert(
      fc.property(anyGraph(), fc.nat(), (events, pick) => {
        const lost = events[1 + (pick % Math.max(1, events.length - 1))];
        const damaged = folded(events.filter(event => event !== lost));
        expect(told(toys.extend(damaged, events))).toEqual(told(toys.fold(events)));
      }),
    );
  });

  test('rule 6: across a gap nobody counts as having known; what is written next knows all that is left', () => {
    const { events, say, log } = writer();
    say(set('b', 1));
    const lost = say({ type: 'note', data: { text: 'lost' } });
    say(set('b', 2));
    expect(valuesOf(log(), 'b')).toEqual([2]);
    events.splice(events.indexOf(lost), 1);
    expect(valuesOf(log(), 'b')).toEqual([1, 2]);
    say(set('b', 3));
    expect(valuesOf(log(), 'b')).toEqual([3]);
    expect(log().gaps).toEqual([lost.hash]);
  });
});

describe('extending', () => {
  test('rule 7: one by one, or some first and the rest at once, gives what folding all of them gives', () => {
    fc.assert(
      fc.property(anyArrival, fc.nat(), ([events, arrival], cut) => {
        const whole = told(toys.fold(events));
        const [first = opened, ...rest] = arrival;
        expect(told(rest.reduce((log, event) => toys.extend(log, [event]), folded([first])))).toEqual(whole);
        const some = arrival.slice(0, 1 + (cut % arrival.length));
        expect(told(toys.extend(folded(some), arrival))).toEqual(whole);
      }),
    );
  });

  test('rule 7: gives the same where very many come at once', () => {
    const { events, say } = writer();
    for (let at = 0; at < 100; at += 1) say(set('b', at));
    expect(told(toys.extend(folded([opened]), events))).toEqual(told(toys.fold(events)));
  });

  test('rule 7: holds for what officers write on after a fork, each knowing all before it', () => {
    fc.assert(
      fc.property(anyGraph(20), anyGraph(20), (forked, after) => {
        let log = folded(forked);
        for (const [position, { type, data }] of after.slice(1).entries()) {
          const event = write(1000 + position, log.heads, { type, data } as Saying);
          log = toys.extend(log, [event]);
          expect(told(log)).toEqual(told(toys.fold(log.events)));
        }
      }),
      { numRuns: runs(20) },
    );
  });

  test('rule 7: by nothing new is the same log', () => {
    fc.assert(
      fc.property(anyGraph(), events => {
        const log = folded(events);
        expect(toys.extend(log, events)).toBe(log);
      }),
    );
  });
});

describe('what stands', () => {
  test('rule 8: is, in every graph, what the rules say word for word, and so are the differences', () => {
    fc.assert(
      fc.property(anyDamaged, events => {
        const log = folded(events);
        const expected = reference(log.events);
        for (const subject of expected.subjects) {
          const said = expected.said(subject);
          expect(log.subjects.get(subject)).toEqual(
            said.length === 0 ? undefined : { said, current: expected.current(subject) },
          );
        }
        const bySubject = (
          one: { kind: string; subject: string },
          other: { kind: string; subject: string },
        ) => (`${one.kind}/${one.subject}` < `${other.kind}/${other.subject}` ? -1 : 1);
        expect([...toys.differences(log)].sort(bySubject)).toEqual([...expected.differences].sort(bySubject));
      }),
      { numRuns: runs(100) },
    );
  });

  test('rule 8: a value replaces what its writer knew, and only that', () => {
    const { say, log } = writer();
    const first = say(set('b', 1));
    const left = say(set('b', 2), [first]);
    say(set('b', 3), [first]);
    expect(valuesOf(log(), 'b')).toEqual([2, 3]);
    say(set('b', 4), [left]);
    expect(valuesOf(log(), 'b')).toEqual([3, 4]);
  });

  test('rule 8: what is said about itself always stands', () => {
    const { say, log } = writer();
    const notes = ['one', 'two', 'three'].map(words =>
      say({ type: 'note', data: { text: words } }, [opened]),
    );
    for (const note of notes) expect(log().subjects.get(`note:${note.id}`)?.current).toEqual([note]);
    expect(toys.differences(log())).toEqual([]);
  });

  test('rule 9: values that do not say the same differ until an event that knows them all decides', () => {
    const { say, log } = writer();
    const [one, two] = [say(set('b', 1), [opened]), say(set('b', 2), [opened])];
    expect(toys.differences(log())).toEqual([{ kind: 'values', subject: 'b', values: [one, two] }]);
    say(set('b', 3), [one]);
    expect(toys.differences(log())).toHaveLength(1);
    say(set('b', 3));
    expect(toys.differences(log())).toEqual([]);
  });

  test('rule 9: values that say the same are no difference', () => {
    const { say, log } = writer();
    say(set('b', 1), [opened]);
    say(set('b', 1), [opened]);
    expect(toys.differences(log())).toEqual([]);
    expect(valuesOf(log(), 'b')).toEqual([1, 1]);
  });

  test('rule 9: a log of one writer has none', () => {
    fc.assert(
      fc.property(anyGraph(), events => {
        const { say, log } = writer();
        for (const { type, data } of events.slice(1)) say({ type, data } as Saying);
        expect(toys.differences(log())).toEqual([]);
      }),
      { numRuns: runs(20) },
    );
  });
});

describe('taking back', () => {
  test('rule 10: restores what the event had replaced', () => {
    const { say, log } = writer();
    const [one, two] = [say(set('b', 1), [opened]), say(set('b', 2), [opened])];
    const decided = say(set('b', 3));
    expect(valuesOf(log(), 'b')).toEqual([3]);
    say({ type: 'undone', data: { event: decided.id } });
    expect(toys.values(log(), 'b')).toEqual([one, two]);
    say({ type: 'undone', data: { event: one.id } });
    expect(valuesOf(log(), 'b')).toEqual([2]);
    expect(log().events).toContain(one);
  });

  test('rule 10: reaches neither what opens a log nor an undoing', () => {
    const { say, log } = writer();
    const note = say({ type: 'note', data: { text: 'a' } });
    say({ type: 'undone', data: { event: opened.id } });
    const undo = say({ type: 'undone', data: { event: note.id } });
    say({ type: 'undone', data: { event: undo.id } });
    expect([...log().undone.keys()]).toEqual([note.id]);
    expect(valuesOf(log(), 'a')).toEqual([0]);
  });

  test('rule 10: twice, by writers apart, is once', () => {
    const { say, log } = writer();
    const value = say(set('b', 1));
    const undoings = [1, 2].map(() => say({ type: 'undone', data: { event: value.id } }, [value]));
    expect(log().undone.get(value.id)).toEqual(undoings);
    expect(log().subjects.has('b')).toBe(false);
    expect(toys.differences(log())).toEqual([]);
  });
});

describe('choosing', () => {
  test('rule 11: lets the chosen value stand alone, and taken back leaves all of them', () => {
    const { say, log } = writer();
    const [one] = [say(set('b', 1), [opened]), say(set('b', 2), [opened])];
    const choice = say({ type: 'chosen', data: { subject: 'b', event: one.id } });
    expect(toys.values(log(), 'b')).toEqual([one]);
    expect(toys.differences(log())).toEqual([]);
    say({ type: 'undone', data: { event: choice.id } });
    expect(valuesOf(log(), 'b')).toEqual([1, 2]);
  });

  test('rule 11: of two things apart is a difference again', () => {
    const { say, log } = writer();
    const values = [say(set('b', 1), [opened]), say(set('b', 2), [opened])];
    for (const { id } of values) say({ type: 'chosen', data: { subject: 'b', event: id } }, values);
    expect(toys.differences(log())).toEqual([{ kind: 'values', subject: 'b', values }]);
  });

  test('rule 11: of what was taken back, is lost, or speaks of something else counts as never made', () => {
    const { events, say, log } = writer();
    const [one, two] = [say(set('b', 1), [opened]), say(set('b', 2), [opened])];
    const other = say(set('c', 9));
    for (const event of [other, opened]) say({ type: 'chosen', data: { subject: 'b', event: event.id } });
    expect(valuesOf(log(), 'b')).toEqual([1, 2]);
    say({ type: 'chosen', data: { subject: 'b', event: one.id } });
    expect(valuesOf(log(), 'b')).toEqual([1]);
    const kept = [...events];
    say({ type: 'undone', data: { event: one.id } });
    expect(valuesOf(log(), 'b')).toEqual([2]);
    expect(toys.values(folded(kept.filter(event => event !== one)), 'b')).toEqual([two]);
  });
});

describe('settling and disturbing', () => {
  test('rule 12: a closing is contradicted by work written apart, until somebody who knows both speaks', () => {
    const { say, log } = writer();
    const close = say({ type: 'close', data: {} }, [opened]);
    const work = say({ type: 'work', data: { on: 'b' } }, [opened]);
    say({ type: 'note', data: { text: 'no work' } }, [opened]);
    expect(toys.contradicting(log(), 'open')).toEqual([work]);
    expect(toys.differences(log())).toEqual([
      { kind: 'contradicted', subject: 'open', value: close, by: [work] },
    ]);
    say({ type: 'chosen', data: { subject: 'open', event: close.id } });
    expect(toys.differences(log())).toEqual([]);
  });

  test('rule 12: work that knew of the closing, or that the closing knew, contradicts nothing', () => {
    const { say, log } = writer();
    say({ type: 'work', data: { on: 'b' } });
    const close = say({ type: 'close', data: {} });
    say({ type: 'work', data: { on: 'c' } }, [close]);
    say({ type: 'note', data: { text: 'apart' } }, [opened]);
    expect(toys.differences(log())).toEqual([]);
  });

  test('rule 12: of two closings apart, work that knew one contradicts the other, unless that one knew it', () => {
    const { say, log } = writer();
    const one = say({ type: 'close', data: {} }, [opened]);
    const seen = say({ type: 'work', data: { on: 'b' } }, [opened]);
    const other = say({ type: 'close', data: {} }, [seen]);
    expect(toys.contradicting(log(), 'open')).toEqual([]);
    const work = say({ type: 'work', data: { on: 'c' } }, [one, seen]);
    expect(toys.contradicting(log(), 'open')).toEqual([work]);
    say({ type: 'work', data: { on: 'd' } }, [one, other, seen]);
    expect(toys.contradicting(log(), 'open')).toEqual([work]);
  });

  test('rule 12: what contradicts closings apart is told in the order of the log', () => {
    const { say, log } = writer();
    const one = say({ type: 'close', data: {} }, [opened]);
    const knewOne = say({ type: 'work', data: { on: 'b' } }, [one]);
    say({ type: 'close', data: {} }, [opened]);
    const knewNone = say({ type: 'work', data: { on: 'c' } }, [opened]);
    expect(toys.contradicting(log(), 'open')).toEqual([knewOne, knewNone]);
  });

  test('rule 12: what is not settled cannot be contradicted', () => {
    const { say, log } = writer();
    const close = say({ type: 'close', data: {} });
    say(set('open', 0), [close]);
    say({ type: 'work', data: { on: 'b' } }, [close]);
    expect(toys.differences(log())).toEqual([]);
  });

  test('rule 12: taking back work that the closing knew contradicts it', () => {
    const { say, log } = writer();
    const work = say({ type: 'work', data: { on: 'b' } });
    say({ type: 'close', data: {} }, [work]);
    const undo = say({ type: 'undone', data: { event: work.id } }, [work]);
    expect(toys.contradicting(log(), 'open')).toEqual([undo]);
  });

  test('rule 12: work of somebody who saw the closing contradicted contradicts it, even when what did is taken back', () => {
    const { say, log } = writer();
    const close = say({ type: 'close', data: {} }, [opened]);
    const work = say({ type: 'work', data: { on: 'b' } }, [opened]);
    const more = say({ type: 'work', data: { on: 'c' } }, [close, work]);
    expect(toys.contradicting(log(), 'open')).toEqual([work, more]);
    say({ type: 'undone', data: { event: work.id } }, [close, work]);
    expect(toys.contradicting(log(), 'open')).toEqual([more]);
  });

  test('rule 12: work taken back contradicts nothing', () => {
    const { say, log } = writer();
    say({ type: 'close', data: {} }, [opened]);
    const work = say({ type: 'work', data: { on: 'b' } }, [opened]);
    say({ type: 'undone', data: { event: work.id } });
    expect(toys.differences(log())).toEqual([]);
  });
});

describe('what was taken back under somebody', () => {
  test('rule 13: leaves what was built on it orphaned, until somebody chooses the undoing', () => {
    const { say, log } = writer();
    const note = say({ type: 'note', data: { text: 'a' } });
    const undo = say({ type: 'undone', data: { event: note.id } }, [note]);
    const comment = say({ type: 'comment', data: { event: note.id } }, [note]);
    const subject = `undone:${undo.id}`;
    expect(toys.differences(log())).toEqual([
      { kind: 'orphaned', subject, target: note, undo, by: [comment] },
    ]);
    say({ type: 'chosen', data: { subject, event: undo.id } });
    expect(toys.differences(log())).toEqual([]);
  });

  test('rule 13: a choice whose value was taken back elsewhere is orphaned, too', () => {
    const { say, log } = writer();
    const values = [say(set('b', 1), [opened]), say(set('b', 2), [opened])];
    const [one] = values;
    const choice = say({ type: 'chosen', data: { subject: 'b', event: required(one, 'value').id } }, values);
    say({ type: 'undone', data: { event: required(one, 'value').id } }, values);
    expect(toys.differences(log())).toMatchObject([{ kind: 'orphaned', target: one, by: [choice] }]);
  });

  test('rule 13: work on a subject of which nothing is left is orphaned', () => {
    const { say, log } = writer();
    const value = say(set('b', 1));
    const undo = say({ type: 'undone', data: { event: value.id } }, [value]);
    const work = say({ type: 'work', data: { on: 'a' } }, [value]);
    expect(toys.differences(log())).toMatchObject([{ kind: 'orphaned', target: value, undo, by: [work] }]);
    say(set('b', 2));
    expect(toys.differences(log())).toEqual([]);
  });

  test('rule 13: whoever knew what they took back leaves nothing orphaned', () => {
    const { say, log } = writer();
    const note = say({ type: 'note', data: { text: 'a' } });
    say({ type: 'comment', data: { event: note.id } });
    say({ type: 'undone', data: { event: note.id } });
    expect(toys.differences(log())).toEqual([]);
  });
});

test('rule 14: differences stand in the order of the latest event of each', () => {
  fc.assert(
    fc.property(anyGraph(), events => {
      const log = folded(events);
      const places = toys
        .differences(log)
        .map(each =>
          Math.max(
            ...(each.kind === 'values' ? each.values : each.by).map(({ id }) => log.places.get(id) ?? 0),
          ),
        );
      expect(places).toEqual([...places].sort((one, other) => one - other));
    }),
  );
});

test('random graphs show every kind of difference, and every kind of event that says nothing', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyDamaged, events => {
      const log = folded(events);
      for (const { kind } of toys.differences(log)) seen.add(kind);
      if (log.gaps.length > 0) seen.add('gap');
      if (log.undone.size > 0) seen.add('undone');
      if (toys.values(log, 'b').length < (log.subjects.get('b')?.current.length ?? 0))
        seen.add('same choice');
      if (
        (log.byType.get('chosen') ?? []).some(({ id }) =>
          [...log.subjects.values()].every(({ said }) => said.every(event => event.id !== id)),
        )
      )
        seen.add('vain choice');
    }),
    // Always the same graphs: what random ones come to is chance.
    { numRuns: 500, seed: 5 },
  );
  expect([...seen].sort()).toEqual([
    'contradicted',
    'gap',
    'orphaned',
    'same choice',
    'undone',
    'vain choice',
    'values',
  ]);
  expect(Object.keys(toyKinds)).toHaveLength(8);
});
