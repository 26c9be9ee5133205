import type { IncidentEvent, IncidentLog } from '../../src/desk/core/incident.ts';
import { CAPACITY } from '../../src/desk/core/limits.ts';
import { derive } from '../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { withHash } from '../../src/log/hash.ts';
import { verifyEvent } from '../../src/log/verify.ts';
import { createSession } from '../../src/session/session.ts';
import { importCipher, openRecord } from '../../src/storage/cipher.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { NO_PROGRESS, progressAfter } from '../../src/training/records/progress.ts';
import { recordOfTally, type TrainingEvent } from '../../src/training/records/record.ts';
import { limitedFacts, NOW } from '../support/answers.ts';
import { act, contextAt, countingIds, elsewhere, logOf, office, openLog } from '../support/incident.ts';
import { digest, found, index, playbook, required } from '../support/playbook.ts';
import { noticeLog } from '../support/story.ts';
import { answered, catalog, recordFrom } from '../support/training-record.ts';
import { work as workedOn } from './merge-figures.ts';
import { median } from './percentile.ts';

/** Milliseconds, the median of the rounds, of a log of 10,000 events. */
export interface LogFigures {
  /** Everything that screens read, from the log and the time. */
  readonly derive: number;
  /** One event more: added and derived. */
  readonly oneMore: number;
  /** An act on the desk, from the command to the state that screens are told of: decided, added, derived, handed to the store. */
  readonly act: number;
  /** Opening once the records are read: hashes verified, folded, derived. */
  readonly verify: number;
  readonly foldAndDerive: number;
  /** Deriving as many events as import lets in, of the kinds that take longest; and one event more. */
  readonly full: number;
  readonly fullOneMore: number;
  /** Opening sealed records, beyond the time of plain ones. */
  readonly unseal: number;
  /** One answer more in a trainee's record, until it is known what it changes, after 10 and after 10,000. */
  readonly answerAfterTen: number;
  readonly answerAfterMany: number;
}

const EVENTS = 10_000;
const ACTS = 400;
const ROUNDS = 11;

async function timed(work: (round: number) => unknown, rounds = ROUNDS): Promise<number> {
  const samples: number[] = [];
  for (let count = 0; count < rounds; count += 1) {
    const began = performance.now();
    await work(count);
    samples.push(performance.now() - began);
  }
  return median(samples);
}

async function actFigure(log: IncidentLog): Promise<number> {
  const store = createMemoryStore<IncidentEvent>();
  await store.append({ events: log.events, playbooks: [{ digest, playbook }] });
  let now = NOW + EVENTS * 60_000;
  const session = createSession({
    store,
    tabs: { send: () => undefined, listen: () => undefined, close: () => undefined },
    now: () => now,
    newId: countingIds(9, now),
    schedule: () => undefined,
    remember: () => undefined,
  });
  await session.load();
  return timed(async () => {
    now += 60_000;
    const done = session.act(log.stream, { kind: 'note', text: '现场来电，正在核实。' }, office);
    if (!done.ok) throw new Error(done.refusal.code);
  }, 40);
}

async function unsealFigure(events: readonly IncidentEvent[]): Promise<number> {
  const cipher = await importCipher('key', crypto.getRandomValues(new Uint8Array(32)));
  const sealed = await Promise.all(
    events.map(event => cipher.seal({ store: 'events', key: [event.stream, event.id] }, event)),
  );
  return timed(
    () =>
      Promise.all(
        sealed.map((record, at) => {
          const { stream, id } = required(events[at], 'event');
          return openRecord(cipher, { store: 'events', key: [stream, id] }, record);
        }),
      ),
    5,
  );
}

function answerFigure(length: number): Promise<number> {
  const [first] = recordFrom([[answered('find-0', 1)]]);
  const events = Array.from({ length: length + 1 }, (_, place) => ({
    ...required(first, 'event'),
    ...answered(`find-${place % 12}`, 1),
    id: `${place}`,
  })) as TrainingEvent[];
  const before = progressAfter(NO_PROGRESS, events.slice(0, length));
  const last = required(events.at(-1), 'event');
  return timed(() => recordOfTally(progressAfter(before, [...before.events, last]).tally, catalog), 200);
}

/** A log that goes on with copies of one event, a minute apart, each after the one before: deciding so many would take minutes. */
function wentOn(
  begun: IncidentLog,
  sample: IncidentEvent,
  times: number,
  dataAt: (count: number) => IncidentEvent['data'] = () => sample.data,
): IncidentLog {
  const start = NOW + ACTS * 60_000;
  const newId = countingIds(3, start);
  const events = [...begun.events];
  let prev = begun.heads;
  for (let count = 0; count < times; count += 1) {
    const { hash: _, ...rest } = sample;
    const at = new Date(start + count * 60_000).toISOString();
    const event = withHash({ ...rest, id: newId(), at, prev, data: dataAt(count) }) as IncidentEvent;
    events.push(event);
    prev = [event.hash];
  }
  return logOf(events);
}

/** Some hundred acts of every kind, then notes. */
function longLog(): IncidentLog {
  const begun = workedOn(openLog(limitedFacts, contextAt(NOW, countingIds(1))), 2, ACTS);
  const sample = found(begun.events, ({ type }) => type === 'noted');
  return wentOn(begun, sample, EVENTS - begun.events.length, count => ({
    text: `第 ${count} 条：科室来电，现场已安排人员核实，稍后再报。`,
  }));
}

/** The slowest log that import lets in: versions of a signed statement, or publications, until no more may be tied. */
async function fullFigure(): Promise<Pick<LogFigures, 'full' | 'fullOneMore'>> {
  const { events: played } = noticeLog();
  const begun = logOf(
    played.slice(
      0,
      played.findIndex(({ type }) => type === 'closed'),
    ),
  );
  const elsewhereOut = act(begun, contextAt(NOW, countingIds(5)), elsewhere()).events.at(-1);
  const samples = [
    found(begun.events, ({ type }) => type === 'statementSaved'),
    required(elsewhereOut, 'publication'),
  ];
  const figures: { readonly full: number; readonly fullOneMore: number }[] = [];
  for (const sample of samples) {
    const times = Math.floor((CAPACITY.ties - incidentLogs.ties(begun)) / incidentLogs.countTies([sample]));
    const log = wentOn(begun, sample, times);
    const now = NOW + 2 * times * 60_000;
    const { events } = log;
    const fresh = Array.from({ length: 3 }, () => logOf(events));
    const full = await timed(round => derive(index, required(fresh[round], 'log'), now), fresh.length);
    const more = act(log, contextAt(now, countingIds(6, now)), { kind: 'note', text: '再记一笔' });
    const one = required(more.events.at(-1), 'event');
    const fullOneMore = await timed(() => derive(index, incidentLogs.extend(log, [one]), now), 3);
    figures.push({ full, fullOneMore });
  }
  return {
    full: Math.max(...figures.map(({ full }) => full)),
    fullOneMore: Math.max(...figures.map(({ fullOneMore }) => fullOneMore)),
  };
}

/** Measures what the engine takes on a long log. */
export async function logFigures(): Promise<LogFigures> {
  const log = longLog();
  const now = NOW + EVENTS * 60_000;
  const [event] = act(log, contextAt(now, countingIds(4, now)), {
    kind: 'note',
    text: '再记一笔',
  }).events.slice(-1);
  const stored = JSON.parse(JSON.stringify(log.events)) as readonly IncidentEvent[];
  // Results are cached with a log: each round has a log of its own.
  const fresh = Array.from({ length: ROUNDS }, () => logOf(stored));
  await answerFigure(10);
  return {
    derive: await timed(round => derive(index, required(fresh[round], 'log'), now)),
    oneMore: await timed(() => derive(index, incidentLogs.extend(log, [required(event, 'event')]), now)),
    act: await actFigure(log),
    verify: await timed(() => stored.map(verifyEvent), 5),
    ...(await fullFigure()),
    foldAndDerive: await timed(() => derive(index, logOf(stored), now)),
    unseal: await unsealFigure(stored),
    answerAfterTen: await answerFigure(10),
    answerAfterMany: await answerFigure(EVENTS),
  };
}
