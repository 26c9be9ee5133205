import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  digestOf,
  EVENT_VERSION,
  hashOf,
  type IncidentEvent,
  seal,
} from '../../../src/domain/incident/event.ts';
import { eventSchema } from '../../../src/domain/incident/event-schema.ts';
import { readEvent } from '../../../src/domain/incident/read-event.ts';
import { hoursAgo, NOW, wideFacts } from '../../support/answers.ts';
import {
  allEvents,
  anyText,
  anyTurns,
  barePlaybook,
  carryOut,
  closeWith,
  complete,
  contextAt,
  countingIds,
  eventOf,
  laterDigest,
  markDone,
  openLog,
  openOn,
  play,
  sheet,
  valuesFor,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { changed, digest, required, withPlaybook } from '../../support/playbook.ts';

/** RFC 8785 for what events hold, written apart from the library: sorted keys, no blanks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** One event of every type, in one log. */
function everyType(): readonly IncidentEvent[] {
  const context = contextAt(NOW, countingIds(1), zhang);
  const marked = complete(
    openLog(),
    context,
    markDone('register-report', hoursAgo(1)),
    { kind: 'markNotApplicable', step: 'align-facts', reason: '不涉及其他单位' },
    { kind: 'skip', step: 'review', reason: '月底一并复盘' },
    { kind: 'start', step: 'archive' },
    { kind: 'defer', step: 'archive', reason: '等批复', until: { kind: 'step', step: 'report-to-leaders' } },
    { kind: 'note', text: '组长来电', noteKind: 'contact', happenedAt: hoursAgo(1) },
    { kind: 'note', step: 'archive', text: '档案室已通知' },
    { kind: 'assign', steps: ['archive'], to: { name: '王五', title: '档案' } },
    { kind: 'handOver', to: { role: 'infoCentre', name: '李四' }, sheet },
    { kind: 'rename', title: '新名称' },
    { kind: 'regrade', facts: wideFacts },
    { kind: 'movePlaybook', playbook: laterDigest },
    { kind: 'movePlaybook', playbook: digest },
  );
  const noted = required(
    marked.events.find(({ type }) => type === 'noted'),
    'note',
  );
  const corrected = carryOut(marked, context, { kind: 'correct', event: noted.id, text: '是副组长' });
  const paused = required(
    viewOf(corrected).steps.find(({ pause }) => pause?.state.kind === 'open'),
    'a step behind a pause',
  );
  const skipped = carryOut(corrected, context, {
    kind: 'skipPause',
    pause: paused.pause?.pause.id ?? '',
    step: paused.step.id,
    reason: '一人值班',
  });
  const reopened = carryOut(closeWith(skipped, context), context, { kind: 'reopen' });
  const last = required(reopened.events.at(-1), 'event');
  return carryOut(reopened, context, { kind: 'undo', event: last.id }).events;
}

/** One step done with a value of every kind. */
function everyValue(): IncidentEvent {
  const wants = (['time', 'text', 'link', 'number', 'people', 'file'] as const).map(kind => ({
    id: kind,
    label: kind,
    kind,
  }));
  const made = withPlaybook(
    { steps: changed(barePlaybook.steps, 'archive', step => ({ ...step, wants })) },
    barePlaybook,
  );
  const step = required(
    made.steps.find(({ id }) => id === 'archive'),
    'archive',
  );
  return eventOf(
    openOn(made),
    { kind: 'markDone', step: 'archive', doneAt: hoursAgo(1), values: valuesFor(step) },
    contextAt(NOW, countingIds(2)),
  );
}

const samples = [...everyType(), everyValue()];

describe('an event', () => {
  test('is among the samples in every type there is', () => {
    expect(new Set(samples.map(({ type }) => type)).size).toBe(eventSchema.def.options.length);
  });

  test('is among the samples with a value of every kind there is', () => {
    const kinds = samples.flatMap(event =>
      event.type === 'stepDone' ? Object.values(event.data.values ?? {}).map(({ kind }) => kind) : [],
    );
    expect(new Set(kinds)).toEqual(new Set(['time', 'text', 'link', 'number', 'people', 'file']));
  });

  test.each(samples)('of type $type carries the SHA-256 of its canonical JSON without the hash', event => {
    const { hash, ...rest } = event;
    expect(hash).toBe(sha256(canonical(rest)));
    expect(hashOf(event)).toBe(hash);
  });

  test.each(samples)('of type $type reads back the same after JSON and after a structured clone', event => {
    expect(readEvent(JSON.parse(JSON.stringify(event)))).toEqual({ event });
    expect(readEvent(structuredClone(event))).toEqual({ event });
  });

  test.each(samples)('of type $type reads the same whatever the order of its keys', event => {
    const reversed = Object.fromEntries(Object.entries(event).reverse());
    expect(readEvent(reversed)).toEqual({ event });
  });

  test.each(samples)('of type $type is altered when any one of its values is', event => {
    const otherTime = '2026-01-01T00:00:00.000Z';
    const otherId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    const altered: readonly object[] = [
      { ...event, at: otherTime },
      { ...event, id: otherId },
      { ...event, incidentId: otherId },
      { ...event, by: { role: 'section' } },
      { ...event, by: { ...event.by, name: '别人' } },
      { ...event, prev: [...event.prev, event.hash] },
      { ...event, hash: event.hash.replace(/./, digit => (digit === '0' ? '1' : '0')) },
    ];
    for (const value of altered) expect(readEvent(value)).toEqual({ problem: { code: 'altered' } });
  });

  test.each(samples)('of type $type from a newer edition is told apart from a broken one', event => {
    expect(readEvent({ ...event, v: EVENT_VERSION + 1 })).toEqual({ problem: { code: 'newerVersion' } });
    expect(readEvent({ v: EVENT_VERSION + 1, shape: 'unknown here' })).toEqual({
      problem: { code: 'newerVersion' },
    });
  });

  test.each(samples)('of type $type is unreadable with a field missing, added or of another kind', event => {
    for (const key of Object.keys(event)) {
      const { [key]: _, ...rest } = Object.fromEntries(Object.entries(event));
      expect(readEvent(rest)).toEqual({ problem: { code: 'unreadable' } });
      expect(readEvent({ ...event, [key]: 7.5 })).toHaveProperty('problem');
    }
    expect(readEvent({ ...event, author: '网民' })).toEqual({ problem: { code: 'unreadable' } });
  });

  test.each([
    ['a date without milliseconds', { at: '2026-11-24T06:00:00Z' }],
    ['a time in another zone', { at: '2026-11-24T14:00:00.000+08:00' }],
    ['an id that is no ULID', { id: 'first' }],
    ['a hash in capitals', { hash: 'A'.repeat(64) }],
    ['a short hash', { hash: 'a'.repeat(63) }],
    ['an unknown type', { type: 'deleted' }],
    ['version 0', { v: 0 }],
    ['a version that is no number', { v: '2' }],
  ])('with %s is unreadable', (_, change) => {
    expect(readEvent({ ...samples[0], ...change })).toEqual({ problem: { code: 'unreadable' } });
  });

  test('any change of any text in any event of any log is noticed', () => {
    fc.assert(
      fc.property(
        anyTurns(12),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'x', '，', '0'),
        (turns, which, where, other) => {
          const events = allEvents(play(turns).logs);
          const text = JSON.stringify(events[which % events.length]);
          // By whole characters: what half an emoji does is a test of its own.
          const characters = [...text];
          const changed = characters.with(where % characters.length, other).join('');
          let value: unknown;
          try {
            value = JSON.parse(changed);
          } catch {
            return;
          }
          const read = readEvent(value);
          if ('event' in read) expect(read.event).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('any value at all reads as an event or a problem, never as an exception', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        value => {
          expect(readEvent(value)).toEqual({
            problem: { code: expect.stringMatching(/^(unreadable|newerVersion)$/) },
          });
        },
      ),
    );
  });

  test('with half an emoji in its text reads as an event or a problem, never as an exception', () => {
    const note = required(
      samples.find(event => event.type === 'noted'),
      'note',
    );
    expect(() => readEvent({ ...note, data: { text: '灾情\ud83d' } })).not.toThrow();
  });
});

describe('an event of version 1', () => {
  /** As the first edition of the site wrote it. */
  const asBefore = (event: IncidentEvent): IncidentEvent => {
    const { hash: _, ...rest } = event;
    return seal({ ...rest, v: 1 });
  };
  const firstTypes = [
    'opened',
    'renamed',
    'regraded',
    'stepDone',
    'stepNotApplicable',
    'stepSkipped',
    'noted',
    'closed',
    'reopened',
    'undone',
  ];
  const old = samples.filter(({ type }) => firstTypes.includes(type)).map(asBefore);

  test.each(old)('of type $type is read as it is, hash and all', event => {
    expect(event.v).toBe(1);
    expect(readEvent(JSON.parse(JSON.stringify(event)))).toEqual({ event });
    expect(hashOf(event)).toBe(event.hash);
  });

  test('keeps the very hash that edition gave it', () => {
    const event = {
      v: 1,
      id: '01KARM8C00000000000000000B',
      incidentId: '01KARM8C00000000000000000A',
      at: '2026-11-24T06:00:00.000Z',
      by: { role: 'office', name: '张三' },
      prev: [],
      type: 'noted',
      data: { text: '组长来电 😀' },
    };
    const hash = '54424916295a0df12dce0185493e18b27e690c8ed8d12bb7a9edb5c638887fc7';
    expect(sha256(canonical(event))).toBe(hash);
    expect(readEvent({ ...event, hash })).toEqual({ event: { ...event, hash } });
  });

  test('does not pass for one of version 2, nor the other way round', () => {
    for (const event of old)
      expect(readEvent({ ...event, v: EVENT_VERSION })).toEqual({ problem: { code: 'altered' } });
    for (const event of samples)
      expect(readEvent({ ...event, v: 1 })).toEqual({ problem: { code: 'altered' } });
  });
});

describe('seal', () => {
  test('keeps every text as it was typed, and the event verifies', () => {
    fc.assert(
      fc.property(anyText, text => {
        const event = seal({
          v: EVENT_VERSION,
          id: countingIds(1)(),
          incidentId: countingIds(2)(),
          at: new Date(NOW).toISOString(),
          by: { role: 'office' },
          prev: [],
          type: 'noted',
          data: { text },
        });
        expect(readEvent(JSON.parse(JSON.stringify(event)))).toEqual({ event });
        expect(event.data).toEqual({ text });
      }),
    );
  });
});

test('a digest does not depend on the order of keys, and does on every value', () => {
  const value = fc.dictionary(
    fc.string(),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
  );
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(digestOf(Object.fromEntries(Object.entries(one).reverse()))).toBe(digestOf(one));
      expect(digestOf(one) === digestOf(other)).toBe(canonical(one) === canonical(other));
    }),
  );
});
