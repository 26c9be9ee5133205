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

/** Which steps are shown: all, those in nobody's hands, or one person's by key. */
export type Filter = { readonly kind: 'all' | 'nobody' } | { readonly kind: 'person'; readonly key: string };

export const ALL: Filter = { kind: 'all' };

const keyIn = (filter: Filter): string | undefined => ('key' in filter ? filter.key : undefined);
const sameFilter = (one: Filter, other: Filter): boolean =>
  one.kind === other.kind && keyIn(one) === keyIn(other);

export function shows(filter: Filter, { assignee }: StepView, keyOf: KeyOf): boolean {
  switch (filter.kind) {
    case 'all':
      return true;
    case 'nobody':
      return assignee === undefined;
    case 'person':
      return assignee !== undefined && keyOf(assignee) === filter.key;
  }
}

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

interface FiltersProps {
  open: readonly StepView[];
  holders: readonly Holder[];
  filter: Filter;
  keyOf: KeyOf;
  onFilter(filter: Filter): void;
}

/** Which steps are shown, with how many there are of each. */
export function Filters({ open, holders, filter, keyOf, onFilter }: FiltersProps) {
  const choice = (value: Filter, label: string) => (
    <label key={label} class="button pressed" data-checked={sameFilter(filter, value)}>
      <input
        type="radio"
        name="team-filter"
        checked={sameFilter(filter, value)}
        onChange={() => onFilter(value)}
      />
      <span>{label}</span>
    </label>
  );
  const unassigned = open.filter(({ assignee }) => assignee === undefined).length;
  return (
    <fieldset class="team-filter cluster">
      <legend class="visually-hidden">{teamText.filterLabel}</legend>
      {choice(ALL, teamText.all(open.length))}
      {unassigned > 0 && choice({ kind: 'nobody' }, teamText.unassigned(unassigned))}
      {holders.map(({ person, steps }) =>
        choice({ kind: 'person', key: keyOf(person) }, teamText.ofPerson(personName(person), steps.length)),
      )}
    </fieldset>
  );
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
