import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from '../../../src/domain/incident/derive.ts';
import {
  digestOf,
  type IncidentEvent,
  seal,
  type UnsealedEvent,
} from '../../../src/domain/incident/event.ts';
import { inOrder } from '../../../src/domain/incident/log.ts';
import {
  PACKAGE_LIMIT,
  type PackageRefusal,
  readPackage,
  writePackage,
} from '../../../src/domain/incident/package.ts';
import { foldLog } from '../../../src/domain/incident/state.ts';
import { packageSentence } from '../../../src/text/incident.ts';
import { HOUR, hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import {
  allEvents,
  anyTurns,
  carryOut,
  contextAt,
  countingIds,
  openLog,
  play,
} from '../../support/incident.ts';
import { digest, index, playbook, required, smallPlaybook, withPlaybook } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1));
const log = carryOut(
  openLog(),
  context,
  { kind: 'markDone', step: 'report-to-office', doneAt: hoursAgo(1) },
  { kind: 'note', text: '<b>组长来电</b> 😀' },
  { kind: 'regrade', facts: wideFacts },
  { kind: 'note', step: 'archive', text: '第四条之后' },
);
const { events } = log;
const at = (position: number): IncidentEvent => required(events[position], `event ${position}`);
const file = writePackage(playbook, events, NOW);

/** Told apart below: what is left of an emoji when one of its two code units is gone. */
const halfAnEmoji = /\p{Surrogate}/u;

/** The package as data, to be tampered with. */
const tampered = (change: (data: Record<string, unknown>) => Record<string, unknown>): string =>
  JSON.stringify(change(JSON.parse(file)));
const withEvents = (others: readonly unknown[]): string => tampered(data => ({ ...data, events: others }));
/** An event that says something else and whose hash fits again. */
function resealed(event: IncidentEvent, change: Partial<UnsealedEvent>): IncidentEvent {
  const { hash: _, ...rest } = event;
  return seal({ ...rest, ...change } as UnsealedEvent);
}

describe('an exported incident', () => {
  test('comes back the same, with its playbook', () => {
    expect(readPackage(file)).toEqual({ ok: true, value: { playbook, playbookDigest: digest, events } });
  });

  test('comes back the same, whoever wrote what in whatever order', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        const all = allEvents(play(turns).logs);
        const read = readPackage(writePackage(playbook, all, NOW));
        expect(read).toEqual({ ok: true, value: { playbook, playbookDigest: digest, events: inOrder(all) } });
      }),
      { numRuns: 40 },
    );
  });

  test('shows the same on another machine', () => {
    const read = readPackage(file);
    const there = required(foldLog(read.ok ? read.value.events : []), 'log');
    expect(derive(index, there, NOW)).toEqual(derive(index, log, NOW));
  });

  test('comes back the same after its file was formatted, or its line ends changed', () => {
    const same = readPackage(file);
    for (const text of [JSON.stringify(JSON.parse(file)), file.replaceAll('\n', '\r\n'), ` \n${file}\n`])
      expect(readPackage(text)).toEqual(same);
  });

  test('is made the same from what was read', () => {
    const read = readPackage(file);
    const again = read.ok ? writePackage(read.value.playbook, read.value.events, NOW) : '{}';
    expect(JSON.parse(again)).toEqual(JSON.parse(file));
  });
});

describe('a package is refused', () => {
  const stranger = openLog(limitedFacts, contextAt(NOW + HOUR, countingIds(5)));
  const withoutOpening = events.slice(1).map(event => resealed(event, { prev: [] }));

  const refusals: readonly (readonly [name: string, text: string, refusal: PackageRefusal])[] = [
    ['that is not JSON', '舆情台账', { code: 'notJson' }],
    ['that is empty', '', { code: 'notJson' }],
    ['of which only half arrived', file.slice(0, file.length / 2), { code: 'notJson' }],
    ['that lost its last character', file.slice(0, -1), { code: 'notJson' }],
    ['that is other JSON', '{"name":"yuqing-playbook"}', { code: 'otherFile' }],
    ['that is a list', '[]', { code: 'otherFile' }],
    ['that is null', 'null', { code: 'otherFile' }],
    ['that is a text', '"yuqing-incident"', { code: 'otherFile' }],
    ['that has another format', tampered(data => ({ ...data, format: 'other' })), { code: 'otherFile' }],
    ['that has no version', tampered(({ version: _, ...data }) => data), { code: 'otherFile' }],
    ['that has no list of events', tampered(data => ({ ...data, events: {} })), { code: 'otherFile' }],
    ['of a newer shape', tampered(data => ({ ...data, version: 2 })), { code: 'newerPackage' }],
    [
      'of a newer shape this edition knows nothing of',
      '{"format":"yuqing-incident","version":3}',
      { code: 'newerPackage' },
    ],
    ['without events', withEvents([]), { code: 'noEvents' }],
    [
      'with an altered event',
      withEvents(
        events.map((event, index_) => (index_ === 2 ? { ...event, data: { text: '改过' } } : event)),
      ),
      { code: 'badEvent', position: 3, problem: 'altered' },
    ],
    [
      'with an event whose time was changed',
      withEvents(events.map((event, index_) => (index_ === 1 ? { ...event, at: hoursAgo(9) } : event))),
      { code: 'badEvent', position: 2, problem: 'altered' },
    ],
    [
      'with an event that lost a field',
      withEvents(events.map(({ by: _, ...event }, index_) => (index_ === 4 ? event : at(index_)))),
      { code: 'badEvent', position: 5, problem: 'unreadable' },
    ],
    [
      'with something else for an event',
      withEvents([...events, null]),
      { code: 'badEvent', position: 6, problem: 'unreadable' },
    ],
    [
      'with an event of a newer edition',
      withEvents([...events, { ...at(1), v: 2 }]),
      { code: 'badEvent', position: 6, problem: 'newerVersion' },
    ],
    [
      'with an event missing in the middle',
      withEvents(events.filter((_, index_) => index_ !== 2)),
      { code: 'missingEvent', position: 3 },
    ],
    ['with its opening missing', withEvents(events.slice(1)), { code: 'missingEvent', position: 1 }],
    [
      'with an event of another incident',
      withEvents([...events, ...stranger.events]),
      { code: 'foreignEvent', position: 6 },
    ],
    ['with nothing that opens it', withEvents(withoutOpening.slice(0, 1)), { code: 'notOpened' }],
    [
      'that was opened twice',
      withEvents([...events, resealed(at(0), { id: countingIds(7)() })]),
      { code: 'notOpened' },
    ],
    ['without its playbook', tampered(({ playbook: _, ...data }) => data), { code: 'otherFile' }],
    [
      'with another playbook',
      tampered(data => ({ ...data, playbook: smallPlaybook })),
      { code: 'badPlaybook' },
    ],
    [
      'with one word of its playbook changed',
      tampered(data => ({ ...data, playbook: withPlaybook({ edition: '2026-11-25' }) })),
      { code: 'badPlaybook' },
    ],
    [
      'with something else for a playbook',
      tampered(data => ({ ...data, playbook: '手册' })),
      { code: 'badPlaybook' },
    ],
  ];

  test.each(refusals)('%s', (_, text, refusal) => {
    expect(readPackage(text)).toEqual({ ok: false, refusal });
    expect(packageSentence(refusal)).toMatch(/。$/);
  });

  test('that is too large, before anything else is looked at', () => {
    const text = ' '.repeat(PACKAGE_LIMIT + 1);
    expect(readPackage(text)).toEqual({
      ok: false,
      refusal: { code: 'tooLarge', bytes: PACKAGE_LIMIT + 1, limit: PACKAGE_LIMIT },
    });
  });

  test('for every reason there is', () => {
    const reached = new Set(refusals.map(([, , { code }]) => code));
    const all: Record<PackageRefusal['code'], true> = {
      tooLarge: true,
      notJson: true,
      otherFile: true,
      newerPackage: true,
      noEvents: true,
      badEvent: true,
      missingEvent: true,
      foreignEvent: true,
      notOpened: true,
      badPlaybook: true,
      otherIncident: true,
    };
    // Too large a file has a test of its own below; whether an incident is here already only the session can tell.
    const elsewhere = ['tooLarge', 'otherIncident'];
    expect(reached).toEqual(new Set(Object.keys(all).filter(code => !elsewhere.includes(code))));
  });

  test('or says the same, whatever single character of it was changed', () => {
    const same = readPackage(file);
    const anyCharacter = fc.constantFrom('', '0', '9', 'a', '"', '}', '，', '\n', '\\', '\u0000');
    fc.assert(
      fc.property(fc.nat(file.length - 1), anyCharacter, (position, character) => {
        const text = file.slice(0, position) + character + file.slice(position + 1);
        fc.pre(!halfAnEmoji.test(text));
        const read = readPackage(text);
        if (read.ok) expect(read).toEqual(same);
      }),
      { numRuns: 300 },
    );
  });

  test('whatever part of it is missing at the end', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), length => {
        expect(readPackage(file.slice(0, length))).toEqual({ ok: false, refusal: { code: 'notJson' } });
      }),
    );
  });

  test('or read, but never ends in an exception: half an emoji in a note', () => {
    const text = file.replace('😀', '\\ud83d');
    expect(text).not.toBe(file);
    expect(() => readPackage(text)).not.toThrow();
  });

  test.each([
    '昨天下午',
    '',
    '2026-02-30T10:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '+020000-01-01T00:00:00.000Z',
    '+275760-09-13T00:00:00.000Z',
  ])('or can be shown, whatever time a fact in it claims: %j', time => {
    const [opened] = events;
    const forged =
      opened?.type === 'opened'
        ? resealed(opened, {
            data: { ...opened.data, facts: { ...wideFacts, foundAt: time, emergencyAt: time } },
          })
        : undefined;
    const read = readPackage(withEvents([forged]));
    if (read.ok) expect(() => derive(index, required(foldLog(read.value.events), 'log'), NOW)).not.toThrow();
    else expect(read.refusal).toEqual({ code: 'badEvent', position: 1, problem: 'unreadable' });
  });
});

test('the digest that pins a playbook survives being written to a file and read back', () => {
  expect(digestOf(JSON.parse(JSON.stringify(playbook)))).toBe(digest);
});
