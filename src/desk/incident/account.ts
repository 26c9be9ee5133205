import { remembered } from '../../base/remember.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { AccountEntry } from '../core/account.ts';
import { eventRecord } from '../core/events.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';
import { registeredBefore } from '../orders/orders.ts';
import { correctionsOf } from '../record/notes.ts';
import { incidentKindOf } from './kinds.ts';

/** When what an event says was done; ISO 8601. */
export const happenedAt = (event: IncidentEvent): string =>
  incidentKindOf(event).happenedAt?.(event) ?? event.at;

/** The same for the log: an order that was registered again is dated by the registration, not by its arrival. */
const happenedIn = (log: IncidentLog, event: IncidentEvent): string =>
  event.type === 'orderRegistered' &&
  event.data.extension === undefined &&
  registeredBefore(log, event) !== undefined
    ? event.at
    : happenedAt(event);

/** The entry of each event of a log. */
export const entryIn =
  (index: PlaybookIndex, log: IncidentLog) =>
  (event: IncidentEvent): AccountEntry => {
    const { story } = incidentKindOf(event);
    const part = typeof story === 'function' ? story(event, index) : story;
    const undo = log.undone.get(event.id)?.[0];
    return {
      event,
      at: happenedIn(log, event),
      part: part === 'log' ? undefined : part,
      takenBack: undo?.type === 'undone' ? eventRecord(undo) : undefined,
      corrections: correctionsOf(log, event.id),
    };
  };

const accounts = remembered((index: PlaybookIndex) =>
  remembered((log: IncidentLog): readonly AccountEntry[] => log.events.map(entryIn(index, log))),
);

/** Everything that was done, in the order of the log: what a timeline, a log, a document and a hand-over tell is read from here. */
export const accountOf = (index: PlaybookIndex, log: IncidentLog): readonly AccountEntry[] =>
  accounts(index)(log);
