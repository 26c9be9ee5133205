import { actionSubject } from '../kinds/improvement.ts';
import { type IncidentLog, live, standing, type Told, told } from '../kinds/registry.ts';

/** Something to do better, with who does it and until when. Times are UTC ISO 8601. */
export type Action = Omit<Told<'actionRecorded'>, 'action'> & {
  readonly id: string;
  readonly done: Told<'actionDone'> | undefined;
};

/** A change of the plan or of a step that the review proposes. */
export type Proposal = Omit<Told<'proposalRecorded'>, 'proposal'> & { readonly id: string };

/** What is to be done better, oldest first. */
export const actionsOf = (log: IncidentLog): readonly Action[] =>
  live(log, 'actionRecorded').map(event => {
    const { action: id, ...planned } = told(event);
    const done = standing(log, actionSubject('done', id), 'actionDone');
    return { ...planned, id, done: done && told(done) };
  });

/** What the review proposes to change, oldest first. */
export const proposalsIn = (log: IncidentLog): readonly Proposal[] =>
  live(log, 'proposalRecorded').map(event => {
    const { proposal: id, ...proposed } = told(event);
    return { ...proposed, id };
  });
