import type { Page } from 'playwright-core';
import { monotonicFactory } from 'ulid';
import type { Command } from '../../src/incident/command.ts';
import { decide, open } from '../../src/incident/decide.ts';
import { derive } from '../../src/incident/derive.ts';
import type { IncidentEvent } from '../../src/incident/event.ts';
import { writePackage } from '../../src/incident/package.ts';
import type { ReleaseCommand } from '../../src/incident/release/command.ts';
import { decideRelease } from '../../src/incident/release/decide.ts';
import { extendLog, foldLog, type Log } from '../../src/incident/state.ts';
import type { Actor } from '../../src/log/envelope.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { HOUR, limitedFacts, wideFacts } from '../support/answers.ts';
import { prepared } from '../support/incident.ts';
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

/** What was done: a command of the desk or of the release screens, or one that needs to know what came before. */
export type Meant = Command | ReleaseCommand | ((log: Log) => Command | ReleaseCommand);

const releaseKinds: ReadonlySet<string> = new Set<ReleaseCommand['kind']>([
  'recordFact',
  'approveCause',
  'saveStatement',
  'passGate',
  'skipGate',
  'approve',
  'return',
  'publish',
  'recordTheme',
  'answerTheme',
  'passTheme',
  'solveTheme',
  'fileDocument',
  'recordAction',
  'finishAction',
  'propose',
]);
const isRelease = (command: Command | ReleaseCommand): command is ReleaseCommand =>
  releaseKinds.has(command.kind);

/** Carries out commands one after another; pauses and values they need are put in. @throws when one is refused */
function workedOn(log: Log, commands: readonly Meant[], by: Actor): SeededIncident {
  let worked = log;
  for (const each of commands) {
    const meant = typeof each === 'function' ? each(worked) : each;
    const now = Date.now();
    const context = { now, newId, by };
    for (const command of isRelease(meant) ? [meant] : prepared(derive(index, worked, now), meant, by)) {
      const view = derive(index, worked, now);
      const decided = isRelease(command)
        ? decideRelease(index, worked, view, command, context)
        : decide(index, worked, view, command, context);
      if (!decided.ok) throw new Error(`${command.kind} refused: ${JSON.stringify(decided.refusal)}`);
      worked = extendLog(worked, decided.value);
    }
  }
  const { events, gaps, state } = worked;
  const opened = events[0];
  return {
    id: state.incidentId,
    title: opened?.type === 'opened' ? opened.data.title : '',
    events,
    file: writePackage({ playbooks: [{ digest, playbook }], events, attachments: [], gaps }, Date.now()),
  };
}

/** An incident as another machine would export it. @param commands what was done after opening */
export function seeded(
  facts: Facts = limited(),
  commands: readonly Meant[] = [],
  by: Actor = officer,
): SeededIncident {
  const opened = open(index, digest, facts, { now: Date.now(), newId, by });
  if (!opened.ok) throw new Error(`not opened: ${opened.refusal.code}`);
  return workedOn(required(foldLog([opened.value]), 'log'), commands, by);
}

/** The same incident on one more machine, whose officer knows nothing of what others do to it from here on. */
export const fork = (
  { events }: SeededIncident,
  commands: readonly Meant[],
  by: Actor = { role: 'section', name: '李四' },
): SeededIncident => workedOn(required(foldLog(events), 'log'), commands, by);

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
