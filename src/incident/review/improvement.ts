import type { Person } from '../kinds/define.ts';
import { actionSubject } from '../kinds/improvement.ts';
import { type IncidentLog, incidentLogs, live } from '../kinds/registry.ts';

/** Something to do better, with who does it and until when. Times are UTC ISO 8601. */
export interface Action {
  readonly id: string;
  readonly event: string;
  readonly at: string;
  readonly finding: string;
  readonly text: string;
  readonly owner: Person;
  readonly due: string;
  readonly done: { readonly event: string; readonly at: string; readonly result: string } | undefined;
}

/** A change of the plan or of a step that the review proposes. */
export interface Proposal {
  readonly id: string;
  readonly event: string;
  readonly at: string;
  readonly target: { readonly kind: 'clause' | 'step'; readonly id: string };
  readonly what: string;
  readonly why: string;
}

/** What is to be done better, oldest first. */
export const actionsOf = (log: IncidentLog): readonly Action[] =>
  live(log, 'actionRecorded').map(({ id: event, at, data }) => {
    const { action: id, finding, text, owner, due } = data;
    const done = incidentLogs.values(log, actionSubject('done', id)).at(-1);
    return {
      id,
      event,
      at,
      finding,
      text,
      owner,
      due,
      done:
        done?.type === 'actionDone' ? { event: done.id, at: done.at, result: done.data.result } : undefined,
    };
  });

/** What the review proposes to change, oldest first. */
export const proposalsIn = (log: IncidentLog): readonly Proposal[] =>
  live(log, 'proposalRecorded').map(({ id: event, at, data: { proposal: id, target, what, why } }) => ({
    id,
    event,
    at,
    target,
    what,
    why,
  }));
