import { earlierFirst } from '../../base/order.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { IncidentView } from '../core/view.ts';
import { comparable } from '../people/same-person.ts';
import type { GivenTask, StepView } from './step-view.ts';

/** Every task that was given out, the earliest first; of one that was given out again the last word on its limit. */
export function tasksGiven(
  minutes: IncidentView['minutes'],
  steps: IncidentView['steps'],
): readonly GivenTask[] {
  const given = [
    ...minutes.flatMap(({ event, heldAt: at, tasks = [] }) => tasks.map(task => ({ ...task, event, at }))),
    ...steps.flatMap(({ step: { title }, state }) =>
      // The record that its evidence rests on has said it already.
      state.kind !== 'done' || state.sensed !== undefined
        ? []
        : Object.values(state.values).flatMap(value =>
            value.kind === 'tasks'
              ? value.tasks.map(task => ({ ...task, event: state.event, at: state.at, step: title }))
              : [],
          ),
    ),
  ].sort(earlierFirst);
  return [...new Map(given.map(task => [JSON.stringify([task.who, task.what]), task])).values()];
}

/**
 * The tasks by which a step can be assigned: any for the steps of whoever leads, for another those of its own posts by name. A step
 * that somebody has takes none, unless it is that unit's and has no limit yet.
 */
export function tasksFor(
  { step, assignee, dueBy }: StepView,
  tasks: readonly GivenTask[],
  index: PlaybookIndex,
): readonly GivenTask[] {
  const isOfLead = index
    .stepsThatFill('lead')
    .some(({ evidence = [] }) =>
      evidence.some(rule => 'assigned' in rule && rule.assigned.includes(step.id)),
    );
  const posts = index.playbook.roles
    .filter(({ id }) => step.roles.includes(id))
    .flatMap(({ name, short }) => [comparable(name), comparable(short)]);
  const isFree = ({ who, by }: GivenTask): boolean =>
    assignee === undefined ||
    (dueBy === undefined && by !== undefined && comparable(assignee.unit ?? '') === comparable(who));
  return tasks.filter(task => isFree(task) && (isOfLead || posts.includes(comparable(task.who))));
}
