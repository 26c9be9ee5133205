import type { Person } from '../../incident/kinds/define.ts';
import type { StepView } from '../../incident/view.ts';
import { personName } from '../../text/people.ts';
import { stepStateLabel } from '../../text/step.ts';
import { teamText } from '../../text/team.ts';
import type { KeyOf } from './roster.ts';
import { useWork } from './work.ts';

/** Somebody with open steps in hand. */
export interface Holder {
  readonly person: Person;
  readonly steps: readonly string[];
}

/** Which steps are shown: all, those in nobody's hands, or one person's, by key. */
export type Filter = 'all' | 'nobody' | `of ${string}`;

export const filterOf = (holder: Person | undefined, keyOf: KeyOf): Filter =>
  holder === undefined ? 'nobody' : `of ${keyOf(holder)}`;

/** Who has what in hand, in the order of the checklist. */
export function holdersOf(open: readonly StepView[], keyOf: KeyOf): readonly Holder[] {
  const held = new Map<string, { readonly person: Person; readonly steps: string[] }>();
  for (const { step, assignee } of open) {
    if (assignee === undefined) continue;
    const holder = held.get(keyOf(assignee));
    if (holder === undefined) held.set(keyOf(assignee), { person: assignee, steps: [step.id] });
    else holder.steps.push(step.id);
  }
  return [...held.values()];
}

/** Which steps can be shown, with how many there are of each. */
export function filtersOf(open: readonly StepView[], holders: readonly Holder[], keyOf: KeyOf) {
  const unassigned = open.filter(({ assignee }) => assignee === undefined).length;
  return {
    all: teamText.all(open.length),
    ...(unassigned > 0 && { nobody: teamText.unassigned(unassigned) }),
    ...Object.fromEntries(
      holders.map(({ person, steps }) => [
        filterOf(person, keyOf),
        teamText.ofPerson(personName(person), steps.length),
      ]),
    ),
  } as Readonly<Record<Filter, string>>;
}

interface ChoiceProps {
  item: StepView;
  ticked: boolean;
  onTicked(on: boolean): void;
}

/** An open step to be given to somebody. */
export function StepChoice({ item, ticked, onTicked }: ChoiceProps) {
  const work = useWork();
  const { step, number, state, assignee } = item;
  return (
    <label class="check">
      <input type="checkbox" checked={ticked} onChange={event => onTicked(event.currentTarget.checked)} />
      <span class="team-step">
        <span>
          <span class="faint numeric">{number}</span> {step.title}
        </span>
        <span class="small faint">
          {step.roles.map(work.roleName).join('、')}
          {state.kind !== 'todo' && ` · ${stepStateLabel(step, state.kind)}`}
        </span>
      </span>
      <span class={`small ${assignee === undefined ? 'faint' : ''}`}>
        {assignee === undefined ? teamText.noHolder : teamText.holder(personName(assignee))}
      </span>
    </label>
  );
}
