import { ascending } from '../../base/order.ts';
import type { Actor } from '../../log/envelope.ts';
import { isAtOnce, repeatedOf } from '../../playbook/deadline/compute.ts';
import type { SignOffLine } from '../approval/sign-off.ts';
import { type ClockView, isBinding, isRunning, pressing } from '../core/clock.ts';
import type { IncidentView } from '../core/view.ts';
import { samePerson, wrote } from '../people/same-person.ts';
import { isVersionOut } from '../statements/life.ts';
import type { StatementVersion } from '../statements/version.ts';
import type { StepState, StepView } from '../steps/step-view.ts';

/** Something to do now, and whether it is this post's. */
export type NowItem = { readonly mine: boolean } & (
  | { readonly kind: 'step'; readonly item: StepView }
  /** A draft that was returned: its writer has to rewrite it. */
  | { readonly kind: 'returned'; readonly version: StatementVersion; readonly line: SignOffLine }
  /** A limit that no step of the checklist meets: an update that was promised, a word that is owed, a publication to be made up for. */
  | { readonly kind: 'limit'; readonly clock: ClockView }
  /** A first word went out before anything was graded: what else is to be done, nobody can say before that. */
  | { readonly kind: 'grade' }
);

/** Whether a step is an officer's: given to the person, or, given to nobody, the business of the post. */
export const isMine = (
  { people }: Pick<IncidentView, 'people'>,
  { step, assignee }: Pick<StepView, 'step' | 'assignee'>,
  { role, name }: Actor,
): boolean =>
  assignee?.person === undefined
    ? role !== '' && step.roles.includes(role)
    : name !== undefined && samePerson(people, assignee.person, { name });

function returnedDrafts(view: IncidentView, officer: Actor): readonly NowItem[] {
  return view.statements.flatMap(({ drafts }) =>
    drafts.flatMap((version): readonly NowItem[] => {
      if (isVersionOut(version)) return [];
      const line = view.signOffOf(version).lines.find(({ state }) => state === 'returned');
      return line === undefined
        ? []
        : [{ kind: 'returned', version, line, mine: wrote(view.people, version.by, officer) }];
    }),
  );
}

const isToDo = ({ kind }: StepState): boolean => kind === 'todo' || kind === 'toReport' || kind === 'started';

/** Nobody, of no post: nothing is theirs. */
const NOBODY: Actor = { role: '' };

/**
 * Running limits without a step: the officer who keeps the record sees to them. The limit of a repeated step belongs to whoever
 * has the step. The review of an exit has its own band.
 */
const limitsAlone = (view: IncidentView, officer: Actor): readonly NowItem[] =>
  view.clocks.flatMap((clock): readonly NowItem[] => {
    if (!isRunning(clock) || !isBinding(clock)) return [];
    const steps = view.steps.filter(({ step }) => clock.steps.includes(step));
    if (isGiven(clock)) return steps.length === 0 ? [{ kind: 'limit', clock, mine: true }] : [];
    return repeatedOf(clock.deadline.within) !== undefined &&
      steps.every(({ state }) => state.kind === 'done')
      ? [{ kind: 'limit', clock, mine: steps.some(item => isMine(view, item, officer)) }]
      : [];
  });

const isGiven = ({ deadline: { anchor } }: ClockView): boolean =>
  'promise' in anchor || 'owed' in anchor || 'authority' in anchor || 'order' in anchor;

const clocksOf = (each: NowItem): readonly ClockView[] =>
  each.kind === 'step' ? each.item.clocks : each.kind === 'limit' ? [each.clock] : [];

/** When the first of its limits that press is due. Milliseconds since the epoch. */
const alarm = (each: NowItem): number =>
  Math.min(...clocksOf(each).map(clock => pressing(clock) ?? Number.POSITIVE_INFINITY));

const gradings = ({ verdict }: IncidentView): readonly NowItem[] =>
  verdict === undefined ? [{ kind: 'grade', mine: true }] : [];

/** The order of urgency. An item is due for the person who has to do it; for everybody else it says whom to urge. */
const URGENCY = { danger: 0, grade: 1, limit: 2, atOnce: 3, promise: 4, rest: 5 } as const;

function urgencyOf(each: NowItem): number {
  const isLeft = each.kind === 'step' && each.item.state.kind === 'started';
  if (each.kind === 'step' && each.item.step.urgency === 'danger' && !isLeft) return URGENCY.danger;
  if (each.kind === 'grade') return URGENCY.grade;
  if (Number.isFinite(alarm(each))) return URGENCY.limit;
  if (isLeft) return URGENCY.rest;
  // 立即、迅速、第一时间: there is no number, and no time to leave it.
  if (clocksOf(each).some(({ clock, deadline }) => clock.kind === 'stopwatch' && isAtOnce(deadline)))
    return URGENCY.atOnce;
  return each.kind === 'limit' ? URGENCY.promise : URGENCY.rest;
}

/** Whether it cannot wait, whoever has to do it. */
export const isUrgent = (each: NowItem): boolean => urgencyOf(each) < URGENCY.rest;

/**
 * The list of what to do now, most urgent first: dangers; the first grading; limits that press, the earliest due first; steps
 * to be done at once; promises; then the officer's own items before other people's, and a returned draft before the steps; then
 * winding up; last, items somebody is already working on. Empty once the incident is closed.
 */
export function nowItems(view: IncidentView, officer: Actor = NOBODY): readonly NowItem[] {
  if (view.status === 'closed') return [];
  const last = view.steps.at(-1)?.step.phase;
  const steps = view.steps.flatMap((item): readonly NowItem[] =>
    item.applies && isToDo(item.state) ? [{ kind: 'step', item, mine: isMine(view, item, officer) }] : [],
  );
  const stage = (each: NowItem): number =>
    each.kind !== 'step' ? 0 : each.item.state.kind === 'started' ? 2 : each.item.step.phase === last ? 1 : 0;
  return [...gradings(view), ...limitsAlone(view, officer), ...returnedDrafts(view, officer), ...steps].sort(
    (one, other) => {
      const urgency = urgencyOf(one);
      if (urgency !== urgencyOf(other)) return urgency - urgencyOf(other);
      if (urgency < URGENCY.rest) return ascending(alarm(one), alarm(other));
      return stage(one) - stage(other) || Number(other.mine) - Number(one.mine);
    },
  );
}

/** The step to do now; `undefined` where there is none. */
export const currentStep = (view: IncidentView, officer?: Actor): StepView | undefined =>
  nowItems(view, officer)
    .flatMap(each => (each.kind === 'step' ? [each.item] : []))
    .at(0);
