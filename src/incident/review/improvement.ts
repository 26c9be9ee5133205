import { actionSubject } from '../kinds/improvement.ts';
import { type EventOfType, type IncidentLog, incidentLogs, live } from '../kinds/registry.ts';

/** Something to do better, with who does it and until when. Times are UTC ISO 8601. */
export type Action = Omit<EventOfType<'actionRecorded'>['data'], 'action'> & {
  readonly id: string;
  readonly event: string;
  readonly at: string;
  readonly done: { readonly event: string; readonly at: string; readonly result: string } | undefined;
};

/** A change of the plan or of a step that the review proposes. */
export type Proposal = Omit<EventOfType<'proposalRecorded'>['data'], 'proposal'> & {
  readonly id: string;
  readonly event: string;
  readonly at: string;
};

/** What is to be done better, oldest first. */
export const actionsOf = (log: IncidentLog): readonly Action[] =>
  live(log, 'actionRecorded').map(({ id: event, at, data: { action: id, ...planned } }) => {
    const done = incidentLogs.values(log, actionSubject('done', id)).at(-1);
    return {
      ...planned,
      id,
      event,
      at,
      done:
        done?.type === 'actionDone' ? { event: done.id, at: done.at, result: done.data.result } : undefined,
    };
  });

/** What the review proposes to change, oldest first. */
export const proposalsIn = (log: IncidentLog): readonly Proposal[] =>
  live(log, 'proposalRecorded').map(({ id: event, at, data: { proposal: id, ...proposed } }) => ({
    ...proposed,
    id,
    event,
    at,
  }));
