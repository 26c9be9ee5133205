import type { IncidentEvent, IncidentLog } from '../desk/core/incident.ts';
import type { IncidentView } from '../desk/core/view.ts';
import { noClockFrom } from '../desk/record/dated.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { BrokenRecord } from '../storage/port.ts';
import type { Exported, Exports } from './exports.ts';
import type { Playbooks } from './playbooks.ts';

/** One incident with the playbook it runs on. */
export interface DeskIncident extends Exported {
  readonly log: IncidentLog;
  readonly index: PlaybookIndex;
  readonly view: IncidentView;
}

/** Records this edition cannot read; kept aside. */
export interface BrokenIncident {
  readonly id: string;
  readonly title: string | undefined;
  readonly broken: readonly BrokenRecord[];
  /**
   * Why nothing of the incident can be shown: its opening record or its playbook is lost; nothing can be worked out from
   * what there is (`unsound`); or the store did not hand it out (`unread`).
   */
  readonly lost: 'opening' | 'playbook' | 'unsound' | 'unread' | undefined;
  /** The sound records of an incident that cannot be shown, so that they can be exported all the same. */
  readonly sound: readonly IncidentEvent[];
}

const fetchEngine = () => import('./engine.ts').then(({ engine }) => engine);

/** Oldest first; ids decide where two were opened at once, so that every tab shows one order. */
function byOpening({ view: one }: DeskIncident, { view: other }: DeskIncident): number {
  if (one.openedAt !== other.openedAt) return one.openedAt < other.openedAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function byNextDeadline(one: DeskIncident, other: DeskIncident): number {
  if (one.view.status !== other.view.status) return one.view.status === 'open' ? -1 : 1;
  if (one.view.status === 'closed') return byOpening(other, one);
  const due = ({ view: { nextClock } }: DeskIncident): number =>
    nextClock !== undefined && 'due' in nextClock.clock
      ? (nextClock.clock.due ?? Number.MAX_VALUE)
      : Number.MAX_VALUE;
  return due(one) - due(other) || byOpening(one, other);
}

/** The last of some moments; all are written alike, so that texts compare as moments do. Empty where there are none. */
function lastOf(moments: readonly string[]): string {
  let last = '';
  for (const moment of moments) if (moment > last) last = moment;
  return last;
}

interface IncidentPorts {
  readonly playbooks: Playbooks;
  /** Files that were made of them. */
  readonly exports: Pick<Exports, 'of' | 'read'>;
  /** All events held of an incident, in no particular order. */
  readonly eventsOf: (id: string) => readonly IncidentEvent[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export type Incidents = ReturnType<typeof createIncidents>;

/** The incidents of a page: their views, and their unreadable records. */
export function createIncidents({ playbooks, exports, eventsOf, now }: IncidentPorts) {
  const shown = new Map<string, DeskIncident>();
  /** When the latest event of each was written down, by its writer's clock. */
  const latest = new Map<string, string>();
  const broken = new Map<string, BrokenIncident>();
  /** Here before any incident is. */
  let engine!: Awaited<ReturnType<typeof fetchEngine>>;
  /** @returns why it cannot be shown; a log and a playbook from elsewhere may be what nothing can be worked out from */
  const show = (log: IncidentLog): 'playbook' | 'unsound' | undefined => {
    const index = playbooks.index(engine.playbookOf(log));
    const id = log.stream;
    if (index === undefined) return 'playbook';
    try {
      const limit = noClockFrom(now());
      latest.set(id, lastOf(log.events.flatMap(({ at }) => (at < limit ? [at] : []))));
      shown.set(id, { log, index, view: engine.derive(index, log, now()), ...exports.of(id) });
      return undefined;
    } catch {
      return 'unsound';
    }
  };
  return {
    /** Rejects where what works out an incident cannot be fetched. */
    start: async (): Promise<void> => {
      engine = await fetchEngine();
    },
    engine: () => engine,
    /** When the latest event of all was written down. Milliseconds since the epoch; `undefined` where there is none. */
    latest: (): number | undefined => {
      const last = lastOf([...latest.values()]);
      return last === '' ? undefined : Date.parse(last);
    },
    get: (id: string): DeskIncident | undefined => shown.get(id),
    /** Open ones first, by next deadline; then closed ones, newest first. */
    list: (): readonly DeskIncident[] => [...shown.values()].sort(byNextDeadline),
    broken: broken as ReadonlyMap<string, BrokenIncident>,
    show,
    /** Computes the incident from the events held. @param damaged its unreadable records */
    takeIn: async (id: string, damaged: readonly BrokenRecord[]): Promise<void> => {
      await playbooks.read(eventsOf(id));
      await exports.read(id);
      // From here on nothing waits: the officer may have acted while the store was read.
      const events = eventsOf(id);
      const { incidentLogs, lastTitle } = engine;
      const present = shown.get(id);
      const log =
        present === undefined ? incidentLogs.fold(events) : incidentLogs.extend(present.log, events);
      const lost = log === undefined ? 'opening' : show(log);
      if (damaged.length > 0 || (lost !== undefined && events.length > 0))
        broken.set(id, {
          id,
          title: log && lastTitle(log),
          broken: damaged,
          lost,
          sound: lost === undefined ? [] : events,
        });
      else broken.delete(id);
    },
    /** The store did not hand it out. */
    unread: (id: string): void => {
      if (!shown.has(id)) broken.set(id, { id, title: undefined, broken: [], lost: 'unread', sound: [] });
    },
    /** Something else is known of the files that were made of it. */
    exported: (id: string): void => {
      const incident = shown.get(id);
      if (incident !== undefined) shown.set(id, { ...incident, ...exports.of(id) });
    },
    /** All of it can be read again. */
    mended: (id: string): void => void broken.delete(id),
    forget: (id: string): void => {
      shown.delete(id);
      latest.delete(id);
      broken.delete(id);
    },
  };
}
