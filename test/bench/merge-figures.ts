import type { IncidentLog } from '../../src/desk/core/incident.ts';
import { derive } from '../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { readPackage, writePackage } from '../../src/desk/packages/package.ts';
import { limitedFacts, NOW } from '../support/answers.ts';
import { act, contextAt, countingIds, lastOf, logOf, markDone, openLog } from '../support/incident.ts';
import { digest, index, playbook } from '../support/playbook.ts';
import { median } from './percentile.ts';

/** Milliseconds, the median of the rounds. */
export interface MergeFigures {
  /** From two files as text to one log on screen: read, verified, merged, derived. */
  readonly total: number;
  /** The part spent on reading and verifying both packages. */
  readonly read: number;
  /** The part spent on folding one, adding the other and deriving the view. */
  readonly merge: number;
}

const EVENTS = 5_000;
/** Part of the log that both officers have: the opening and some common work. */
const SHARED = 500;
const ROUNDS = 5;

/** One officer's work on a log: mostly notes, a mark and its undoing now and then, as a long incident has it. */
export function work(start: IncidentLog, writer: number, length: number): IncidentLog {
  let now = NOW;
  const newId = countingIds(writer);
  let log = start;
  while (log.events.length < length) {
    now += 60_000;
    const context = contextAt(now, newId, { role: 'office', name: `值班员${writer}` });
    const turn = log.events.length;
    const last = lastOf(log);
    if (turn % 25 === 0) log = act(log, context, markDone('archive'));
    else if (last.type === 'stepDone') log = act(log, context, { kind: 'undo', event: last.id });
    else
      log = act(log, context, {
        kind: 'note',
        text: `第 ${turn} 条：科室来电，现场已安排人员核实，稍后再报。`,
        ...(turn % 3 === 0 ? { step: 'register-report', noteKind: 'contact' } : {}),
      });
  }
  return log;
}

const packed = ({ events, gaps }: IncidentLog): string =>
  writePackage({ playbooks: [{ digest, playbook }], events, attachments: [], gaps }, NOW);

function eventsIn(text: string): IncidentLog['events'] {
  const read = readPackage(text);
  if (!read.ok) throw new Error(`not read: ${read.refusal.code}`);
  return read.value.events;
}

/** Reads and merges two packages of 5,000 events each, by officers who share an opening and then worked apart. */
export function mergeFigures(): MergeFigures {
  const shared = work(openLog(limitedFacts, contextAt(NOW, countingIds(1))), 2, SHARED);
  const [one, other] = [packed(work(shared, 3, EVENTS)), packed(work(shared, 4, EVENTS))];
  const samples = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    const read = [eventsIn(one), eventsIn(other)] as const;
    const wasRead = performance.now();
    const merged = incidentLogs.extend(logOf(read[0]), read[1]);
    derive(index, merged, NOW);
    const ended = performance.now();
    if (merged.events.length !== 2 * EVENTS - SHARED) throw new Error('the merge is not the union');
    return { total: ended - started, read: wasRead - started, merge: ended - wasRead };
  });
  return {
    total: median(samples.map(({ total }) => total)),
    read: median(samples.map(({ read }) => read)),
    merge: median(samples.map(({ merge }) => merge)),
  };
}
