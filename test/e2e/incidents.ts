import type { Page } from 'playwright-core';
import { monotonicFactory } from 'ulid';
import { type Command, decide, open } from '../../src/domain/incident/decide.ts';
import { derive } from '../../src/domain/incident/derive.ts';
import type { Actor, IncidentEvent } from '../../src/domain/incident/event.ts';
import { writePackage } from '../../src/domain/incident/package.ts';
import { extendLog, foldLog } from '../../src/domain/incident/state.ts';
import type { Facts } from '../../src/domain/playbook/condition.ts';
import { HOUR, limitedFacts, wideFacts } from '../support/answers.ts';
import { digest, index, playbook, required } from '../support/playbook.ts';

/** An ISO time some hours before now, on a full minute: what a form can hold. */
export const before = (hours: number, now = Date.now()): string =>
  new Date(Math.floor(now / 60_000) * 60_000 - hours * HOUR).toISOString();

/** A small matter found two hours ago by the office itself: only the 48 hours run. */
export const limited = (): Facts => ({ ...limitedFacts, foundAt: before(2), finder: 'office' });

/** A landslide the whole city talks about: nearly every question asked, nearly every clock running. */
export const wide = (): Facts => ({
  ...wideFacts,
  link: 'https://weibo.example/1',
  foundAt: before(2),
  emergencyAt: before(3),
  attentionAt: before(1),
});

const officer: Actor = { role: 'office', name: '张三' };
const newId = monotonicFactory();

export interface SeededIncident {
  readonly id: string;
  readonly title: string;
  readonly events: readonly IncidentEvent[];
  /** The package as exported. */
  readonly file: string;
}

/** An incident as another machine would export it. @param commands what was done after opening, a second apart */
export function seeded(facts: Facts = limited(), commands: readonly Command[] = []): SeededIncident {
  const opened = open(index, digest, facts, { now: Date.now(), newId, by: officer });
  if (!opened.ok) throw new Error(`not opened: ${opened.refusal.code}`);
  let log = required(foldLog([opened.value]), 'log');
  for (const command of commands) {
    const now = Date.now();
    const decided = decide(index, log, derive(index, log, now), command, { now, newId, by: officer });
    if (!decided.ok) throw new Error(`refused: ${decided.refusal.code}`);
    log = extendLog(log, decided.value);
  }
  return {
    id: log.state.incidentId,
    title: facts['title'] ?? '',
    events: log.events,
    file: writePackage(playbook, log.events, Date.now()),
  };
}

/** Every stored event, as IndexedDB holds it, in the order of ids. */
export const storedEvents = (page: Page): Promise<readonly IncidentEvent[]> =>
  page.evaluate(
    () =>
      new Promise<IncidentEvent[]>((resolve, reject) => {
        const opening = indexedDB.open('yuqing');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('events').objectStore('events').getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  );

/** The events of an exported package. */
export function eventsIn(file: string): readonly IncidentEvent[] {
  const { events } = JSON.parse(file) as { readonly events: readonly IncidentEvent[] };
  return events;
}
