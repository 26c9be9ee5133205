import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import { carried } from '../../log/carried.ts';
import { eventRecord, live, meantBy } from '../core/events.ts';
import type { EventOfType, EventRecord, IncidentEvent, IncidentLog } from '../core/incident.ts';
import type { NoteView } from '../steps/step-view.ts';

const NONE: readonly EventRecord<'corrected'>[] = [];

/** Corrections of an event, by its id, oldest first. */
const correctionsIn = remembered((log: IncidentLog) => {
  const corrections = groupBy(live(log, 'corrected'), ({ data }) => data.event);
  return new Map([...corrections].map(([event, of]) => [event, of.map(eventRecord)]));
});

export const correctionsOf = (log: IncidentLog, event: string): readonly EventRecord<'corrected'>[] =>
  correctionsIn(log).get(event) ?? NONE;

const noteIn =
  (log: IncidentLog) =>
  (event: EventOfType<'noted'>): NoteView => ({
    ...eventRecord(event),
    corrections: correctionsOf(log, event.id),
  });

/** Every note of a log, in its order. */
export const notesIn = remembered((log: IncidentLog): readonly NoteView[] =>
  live(log, 'noted').map(noteIn(log)),
);

/** The notes on steps, by the step's id. */
export const notesOfSteps = carried(
  (log: IncidentLog) => {
    const ofSteps = live(log, 'noted').filter(({ data }) => data.step !== undefined);
    return groupBy(ofSteps.map(noteIn(log)), ({ step }) => step);
  },
  (before, event: IncidentEvent, log) => {
    const meant = meantBy(log, event);
    const isNews = meant.type === 'corrected' || (meant.type === 'noted' && meant.data.step !== undefined);
    return isNews ? undefined : before;
  },
);

declare module '../core/view.ts' {
  interface IncidentView {
    /** Every note, those on steps among them, in the order of the log. */
    readonly notes: readonly NoteView[];
  }
}
