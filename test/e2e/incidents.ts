import type { Page } from 'playwright-core';
import { monotonicFactory } from 'ulid';
import type { Command, IncidentEvent, IncidentLog } from '../../src/desk/core/incident.ts';
import { decide, open } from '../../src/desk/incident/decide.ts';
import { derive } from '../../src/desk/incident/derive.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { writePackage } from '../../src/desk/packages/package.ts';
import type { Actor } from '../../src/log/envelope.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { DATABASE_NAME } from '../../src/storage/database.ts';
import { HOUR, limitedFacts, wideFacts } from '../support/answers.ts';
import { prepared } from '../support/incident.ts';
import { digest, index, playbook, required } from '../support/playbook.ts';
import { storedIn } from './stored.ts';

/** An ISO time some hours before now, on a full minute: what a form can hold. */
export const before = (hours: number, now = Date.now()): string =>
  new Date(Math.floor(now / 60_000) * 60_000 - hours * HOUR).toISOString();

/** A small matter found two hours ago by the office itself: only the 48 hours run. */
export const limited = (): Facts => ({ ...limitedFacts, foundAt: before(2), finder: 'office' });

/** A landslide the whole city talks about: nearly every question asked, nearly every clock running. */
export const wide = (now?: number): Facts => ({
  ...wideFacts,
  link: 'https://weibo.example/1',
  foundAt: before(2, now),
  emergencyAt: before(3, now),
  attentionAt: before(1, now),
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

/** A command, or one that depends on the log before it. */
export type Meant = Command | ((log: IncidentLog) => Command);

/** Carries out commands one after another; pauses and values they need are put in. @throws when one is refused */
function workedOn(log: IncidentLog, commands: readonly Meant[], by: Actor): SeededIncident {
  let worked = log;
  for (const each of commands) {
    const meant = typeof each === 'function' ? each(worked) : each;
    const now = Date.now();
    const context = { now, newId, by };
    for (const command of prepared(derive(index, worked, now), meant)) {
      const decided = decide(index, worked, derive(index, worked, now), command, context);
      if (!decided.ok) throw new Error(`${command.kind} refused: ${JSON.stringify(decided.refusal)}`);
      worked = incidentLogs.extend(worked, decided.value);
    }
  }
  const { events, gaps, stream } = worked;
  const opened = events[0];
  return {
    id: stream,
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
  return workedOn(required(incidentLogs.fold([opened.value]), 'log'), commands, by);
}

/** The same incident on one more machine, whose officer knows nothing of what others do to it from here on. */
export const fork = (
  { events }: SeededIncident,
  commands: readonly Meant[],
  by: Actor = { role: 'section', name: '李四' },
): SeededIncident => workedOn(required(incidentLogs.fold(events), 'log'), commands, by);

/** Every stored event, as the site reads it, in the order of ids. */
export const storedEvents = async (page: Page): Promise<readonly IncidentEvent[]> =>
  (await storedIn(page, DATABASE_NAME, 'events')) as readonly IncidentEvent[];

/** The events of an exported package. */
export function eventsIn(file: string): readonly IncidentEvent[] {
  const { events } = JSON.parse(file) as { readonly events: readonly IncidentEvent[] };
  return events;
}
