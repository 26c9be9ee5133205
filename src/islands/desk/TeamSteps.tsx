import type { StepView } from '../../incident/view.ts';
import { personName } from '../../text/people.ts';
import { stepStateLabel } from '../../text/step.ts';
import { teamText } from '../../text/team.ts';
import type { KeyOf } from './roster.ts';
import type { Holder } from './Someone.tsx';
import { ALL, type Filter, sameFilter } from './team-filter.ts';
import type { Work } from './work.ts';

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
  work: Work;
  ticked: boolean;
  onTicked(on: boolean): void;
}

/** An open step to be given to somebody. */
export function StepChoice({ item, work, ticked, onTicked }: ChoiceProps) {
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
