import { ascending } from '../../base/order.ts';
import type { Actor } from '../../log/envelope.ts';
import type { SignOffLine } from '../approval/sign-off.ts';
import { samePerson, wrote } from '../people/same-person.ts';
import { isVersionOut } from '../statements/life.ts';
import type { StatementVersion } from '../statements/statement.ts';
import type { StepState } from '../steps/step-state.ts';
import { type IncidentView, pressing, type StepView } from './view.ts';

/** Something to do now, and whether it is this post's. */
export type NowItem = { readonly mine: boolean } & (
  | { readonly kind: 'step'; readonly item: StepView }
  /** A draft that was sent back: whoever wrote it has to write it anew. */
  | { readonly kind: 'returned'; readonly version: StatementVersion; readonly line: SignOffLine }
);

/** Whether a step is an officer's: given to the person, or, given to nobody, the business of the post. */
export const isMine = (
  { people }: Pick<IncidentView, 'people'>,
  { step, assignee }: Pick<StepView, 'step' | 'assignee'>,
  { role, name }: Actor,
): boolean =>
  assignee === undefined
    ? role !== '' && step.roles.includes(role)
    : name !== undefined && samePerson(people, assignee, { name });

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
 * What is to be done now, the first thing first: what is the officer's own before what others have to do; of either the steps
 * whose clock presses or has run out, the earliest due before the others, then a returned draft, then the rest; after all that
 * what winds up the incident; and last what somebody is at already. None once the incident is closed.
 */
export function nowItems(view: IncidentView, officer: Actor = NOBODY): readonly NowItem[] {
  if (view.status === 'closed') return [];
  const last = view.steps.at(-1)?.step.phase;
  const steps = view.steps.flatMap((item): readonly NowItem[] =>
    item.applies && isToDo(item.state) ? [{ kind: 'step', item, mine: isMine(view, item, officer) }] : [],
  );
  /** When the first of its clocks that press is due. */
  const alarm = (each: NowItem): number =>
    Math.min(
      ...(each.kind === 'step' ? each.item.clocks : []).map(
        clock => pressing(clock) ?? Number.POSITIVE_INFINITY,
      ),
    );
  const stage = (each: NowItem): number =>
    each.kind === 'returned'
      ? 0
      : each.item.state.kind === 'started'
        ? 2
        : each.item.step.phase === last
          ? 1
          : 0;
  // What presses waits for nothing, be it the winding up.
  const place = (each: NowItem): number => (Number.isFinite(alarm(each)) ? 0 : stage(each));
  return [...returnedDrafts(view, officer), ...steps].sort(
    (one, other) =>
      place(one) - place(other) ||
      Number(other.mine) - Number(one.mine) ||
      ascending(alarm(one), alarm(other)),
  );
}

/** The step to do now; `undefined` where there is none. */
export const currentStep = (view: IncidentView, officer?: Actor): StepView | undefined =>
  nowItems(view, officer)
    .flatMap(each => (each.kind === 'step' ? [each.item] : []))
    .at(0);
