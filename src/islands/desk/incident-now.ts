import type { DeskIncident } from '../../session/session.ts';
import type { Work } from './work.ts';

/** The incident as the session published it before a command came back; what is drawn does not have it yet. */
export const incidentNow = ({ session, incident }: Work): DeskIncident | undefined =>
  session.snapshot().incidents.find(({ view }) => view.id === incident.view.id);
