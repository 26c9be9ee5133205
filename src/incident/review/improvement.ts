import type { Person } from '../event.ts';
import type { Log } from '../state.ts';

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

/** What the review of an incident asks for, oldest first. */
export function improvementsOf({ state: { release, undone } }: Log): {
  readonly actions: readonly Action[];
  readonly proposals: readonly Proposal[];
} {
  const actions = new Map<string, Action>();
  const proposals = new Map<string, Proposal>();
  for (const { id: event, at, type, data } of release) {
    if (undone.has(event)) continue;
    if (type === 'actionRecorded') {
      const { action: id, finding, text, owner, due } = data;
      actions.set(id, { id, event, at, finding, text, owner, due, done: actions.get(id)?.done });
    } else if (type === 'actionDone') {
      const action = actions.get(data.action);
      if (action !== undefined)
        actions.set(action.id, { ...action, done: { event, at, result: data.result } });
    } else if (type === 'proposalRecorded') {
      const { proposal: id, target, what, why } = data;
      proposals.set(id, { id, event, at, target, what, why });
    }
  }
  return { actions: [...actions.values()], proposals: [...proposals.values()] };
}
