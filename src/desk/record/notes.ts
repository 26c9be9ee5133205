import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import { correctionsOf } from '../incident/account.ts';
import { type EventOfType, type IncidentLog, incidentLogs, live, meantBy, told } from '../incident/kinds.ts';
import type { NoteView } from '../incident/view.ts';

const noteIn =
  (log: IncidentLog) =>
  (event: EventOfType<'noted'>): NoteView => ({ ...told(event), corrections: correctionsOf(log, event.id) });

/** Every note of a log, in its order. */
export const notesIn = remembered((log: IncidentLog): readonly NoteView[] =>
  live(log, 'noted').map(noteIn(log)),
);

/** The notes on steps, by the step's id. */
export const notesOfSteps = incidentLogs.carried(
  log => {
    const ofSteps = live(log, 'noted').filter(({ data }) => data.step !== undefined);
    return groupBy(ofSteps.map(noteIn(log)), ({ step }) => step);
  },
  (before, event, log) => {
    const meant = meantBy(log, event);
    const isNews = meant.type === 'corrected' || (meant.type === 'noted' && meant.data.step !== undefined);
    return isNews ? undefined : before;
  },
);
