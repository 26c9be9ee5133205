import './screen.css';
import './Team.css';
import { useState } from 'preact/hooks';
import type { Person } from '../../incident/kinds/define.ts';
import { personKey } from '../../incident/same-person.ts';
import { isSettled } from '../../incident/settled.ts';
import type { StepView } from '../../incident/view.ts';
import { byPhase } from '../../playbook/checklist.ts';
import { personName } from '../../text/people.ts';
import { stepStateLabel } from '../../text/step.ts';
import { teamText } from '../../text/team.ts';
import { GiveBar } from './GiveBar.tsx';
import { PeopleNamed } from './PeopleNamed.tsx';
import { Roster } from './Roster.tsx';
import type { KeyOf } from './roster.ts';
import type { Holder } from './Someone.tsx';
import type { Work } from './work.ts';

/** Which steps are shown: all, those in nobody's hands, or one person's by key. */
type Filter = { readonly kind: 'all' | 'nobody' } | { readonly kind: 'person'; readonly key: string };

const ALL: Filter = { kind: 'all' };

const keyIn = (filter: Filter): string | undefined => ('key' in filter ? filter.key : undefined);
const sameFilter = (one: Filter, other: Filter): boolean =>
  one.kind === other.kind && keyIn(one) === keyIn(other);

function shows(filter: Filter, { assignee }: StepView, keyOf: KeyOf): boolean {
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
function holdersOf(open: readonly StepView[], keyOf: KeyOf): readonly Holder[] {
  const held = new Map<string, { readonly person: Person; readonly steps: string[] }>();
  for (const { step, assignee } of open) {
    if (assignee === undefined) continue;
    const holder = held.get(keyOf(assignee));
    if (holder === undefined) held.set(keyOf(assignee), { person: assignee, steps: [step.id] });
    else holder.steps.push(step.id);
  }
  return [...held.values()];
}

/** 分工: this machine's roster, and the open steps to be given to somebody, many at once. */
export function Team({ work }: { work: Work }) {
  const { view } = work.incident;
  const { roster } = work.running.snapshot;
  const [wanted, setWanted] = useState<Filter>(ALL);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());

  const open = view.steps.filter(({ applies, state }) => applies && !isSettled(state));
  const keyOf: KeyOf = person => personKey(view.people, person);
  const holders = holdersOf(open, keyOf);
  // Whoever has nothing left is no filter any more.
  const filter = open.some(item => shows(wanted, item, keyOf)) ? wanted : ALL;
  const shown = open.filter(item => shows(filter, item, keyOf));
  // What is not on the screen is not given away.
  const chosen = shown.filter(({ step }) => ticked.has(step.id)).map(({ step }) => step.id);

  return (
    <section class="desk-screen team flow" aria-labelledby="incident-title">
      <div class="team-body">
        <Roster
          roster={roster}
          roles={work.incident.index.playbook.roles}
          isRead={work.running.snapshot.readProblem === undefined}
          holders={holders}
          keyOf={keyOf}
          onApart={({ name, title = '' }, { title: other = '' }) =>
            work.act({ kind: 'tellApart', name, title, other })?.sentence
          }
          onRoster={change => void work.session.changeRoster(change)}
          onPick={({ person, steps }) => {
            setWanted({ kind: 'person', key: keyOf(person) });
            setTicked(new Set(steps));
          }}
        />
        <section class="team-steps flow-3" aria-labelledby="team-steps-title">
          <h2 id="team-steps-title">{teamText.steps}</h2>
          {view.status === 'closed' && <p>{teamText.closed}</p>}
          {view.status === 'open' && open.length === 0 && <p>{teamText.none}</p>}
          {view.status === 'open' && open.length > 0 && (
            <>
              <Filters keyOf={keyOf} open={open} holders={holders} filter={filter} onFilter={setWanted} />
              <div class="tool-row cluster">
                <button type="button" onClick={() => setTicked(new Set(shown.map(({ step }) => step.id)))}>
                  {teamText.pickAll}
                </button>
                <button type="button" class="quiet" onClick={() => setTicked(new Set())}>
                  {teamText.clear}
                </button>
              </div>
              {byPhase(work.incident.index.playbook.phases, shown, ({ step }) => step.phase).map(
                ({ phase, items }) => (
                  <fieldset key={phase.id}>
                    <legend>{phase.title}</legend>
                    {items.map(item => (
                      <StepChoice
                        key={item.step.id}
                        item={item}
                        work={work}
                        ticked={ticked.has(item.step.id)}
                        onTicked={on => {
                          const next = new Set(ticked);
                          if (on) next.add(item.step.id);
                          else next.delete(item.step.id);
                          setTicked(next);
                        }}
                      />
                    ))}
                  </fieldset>
                ),
              )}
              <GiveBar work={work} chosen={chosen} onGiven={() => setTicked(new Set())} />
            </>
          )}
        </section>
        <PeopleNamed work={work} />
      </div>
    </section>
  );
}

function Filters({
  open,
  holders,
  filter,
  keyOf,
  onFilter,
}: {
  open: readonly StepView[];
  holders: readonly Holder[];
  filter: Filter;
  keyOf: KeyOf;
  onFilter(filter: Filter): void;
}) {
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

function StepChoice({
  item: { step, number, state, assignee },
  work,
  ticked,
  onTicked,
}: {
  item: StepView;
  work: Work;
  ticked: boolean;
  onTicked(on: boolean): void;
}) {
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
