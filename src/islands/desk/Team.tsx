import './Team.css';
import { useState } from 'preact/hooks';
import { present } from '../../incident/desk.ts';
import type { Person } from '../../incident/kinds/define.ts';
import { personKey } from '../../incident/same-person.ts';
import { isSettled } from '../../incident/settled.ts';
import type { StepView } from '../../incident/view.ts';
import { Button } from '../../kit/Button.tsx';
import { Check } from '../../kit/Check.tsx';
import { Form } from '../../kit/Form.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { byPhase } from '../../playbook/checklist.ts';
import { personName } from '../../text/people.ts';
import { stepStateLabel } from '../../text/step.ts';
import { teamText } from '../../text/team.ts';
import { OneOf } from '../shared/OneOf.tsx';
import { ActButton } from './ActButton.tsx';
import { PeopleNamed, Roster } from './People.tsx';
import { type KeyOf, rosterKey } from './roster.ts';
import { incidentNow, useWork } from './work.ts';

/** Somebody with open steps in hand. */
export interface Holder {
  readonly person: Person;
  readonly steps: readonly string[];
}

/** Which steps are shown: all, those in nobody's hands, or one person's, by key. */
type Filter = 'all' | 'nobody' | `of ${string}`;

const filterOf = (holder: Person | undefined, keyOf: KeyOf): Filter =>
  holder === undefined ? 'nobody' : `of ${keyOf(holder)}`;

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

/** Which steps can be shown, with how many there are of each. */
function filtersOf(open: readonly StepView[], holders: readonly Holder[], keyOf: KeyOf) {
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

/** 分工: this machine's roster, and the open steps to be given to somebody, many at once. */
export function Team() {
  const { view, index } = useWork();
  const [wanted, setWanted] = useState<Filter>('all');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());

  const open = view.steps.filter(({ applies, state }) => applies && !isSettled(state));
  const keyOf: KeyOf = person => personKey(view.people, person);
  const holders = holdersOf(open, keyOf);
  // Whoever has nothing left is no filter any more.
  const options = filtersOf(open, holders, keyOf);
  const filter = wanted in options ? wanted : 'all';
  const shown = open.filter(({ assignee }) => filter === 'all' || filter === filterOf(assignee, keyOf));
  // What is not on the screen is not given away.
  const chosen = shown.filter(({ step }) => ticked.has(step.id)).map(({ step }) => step.id);

  const people = {
    holders,
    keyOf,
    onPick: ({ person, steps }: Holder): void => {
      setWanted(filterOf(person, keyOf));
      setTicked(new Set(steps));
    },
  };
  return (
    <section class="desk-screen team flow" aria-labelledby="incident-title">
      <div class="team-body">
        <Roster {...people} />
        <section class="team-steps flow-3" aria-labelledby="team-steps-title">
          <h2 id="team-steps-title">{teamText.steps}</h2>
          {view.status === 'closed' && <p>{teamText.closed}</p>}
          {view.status === 'open' && open.length === 0 && <p>{teamText.none}</p>}
          {view.status === 'open' && open.length > 0 && (
            <>
              <OneOf
                name="team-filter"
                legend={teamText.filterLabel}
                options={options}
                value={filter}
                onValue={setWanted}
              />
              <div class="tool-row cluster">
                <Button
                  words={teamText.pickAll}
                  onClick={() => setTicked(new Set(shown.map(({ step }) => step.id)))}
                />
                <Button class="quiet" words={teamText.clear} onClick={() => setTicked(new Set())} />
              </div>
              {byPhase(index.playbook.phases, shown, ({ step }) => step.phase).map(({ phase, items }) => (
                <fieldset key={phase.id}>
                  <legend>{phase.title}</legend>
                  {items.map(item => (
                    <StepChoice
                      key={item.step.id}
                      item={item}
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
              ))}
              <GiveBar chosen={chosen} onGiven={() => setTicked(new Set())} />
            </>
          )}
        </section>
        <PeopleNamed {...people} />
      </div>
    </section>
  );
}

interface ChoiceProps {
  item: StepView;
  ticked: boolean;
  onTicked(on: boolean): void;
}

/** An open step to be given to somebody. */
function StepChoice({ item, ticked, onTicked }: ChoiceProps) {
  const work = useWork();
  const { step, number, state, assignee } = item;
  return (
    <Check checked={ticked} onChecked={onTicked}>
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
    </Check>
  );
}

interface GiveProps {
  /** Ids of the steps to be given. */
  chosen: readonly string[];
  onGiven(): void;
}

interface Outcome {
  readonly text: string;
  /** The event to take back. */
  readonly event?: string | undefined;
}

/** Gives the chosen steps to a colleague with one press, or to somebody typed in. */
function GiveBar({ chosen, onGiven }: GiveProps) {
  const work = useWork();
  const { roster } = work.session.snapshot();
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const count = chosen.length;

  /** @returns why not */
  const assign = (to: Person | undefined): string | undefined => {
    setOutcome(undefined);
    const sentence =
      count === 0 ? teamText.nothingChosen : work.act({ kind: 'assign', steps: chosen, to })?.sentence;
    if (sentence !== undefined) return sentence;
    setProblem(undefined);
    const text = to === undefined ? teamText.takenBack(count) : teamText.given(count, personName(to));
    setOutcome({
      text,
      event: incidentNow(work)?.log.events.findLast(({ type }) => type === 'assigned')?.id,
    });
    onGiven();
    return undefined;
  };
  return (
    <section
      class="give card"
      aria-label={teamText.giveTo}
      data-active={count > 0 || outcome !== undefined || problem !== undefined}
    >
      <div class="give-state cluster">
        <p role="status">
          {outcome !== undefined && count === 0 ? outcome.text : <strong>{teamText.chosen(count)}</strong>}
        </p>
        {outcome?.event !== undefined && count === 0 && (
          <ActButton
            words={teamText.undo}
            command={{ kind: 'undo', event: outcome.event }}
            class="quiet"
            onDone={() => setOutcome({ text: teamText.undone })}
          />
        )}
      </div>
      <Problem>{problem}</Problem>
      <div class="tool-row cluster">
        {roster.length > 0 && <span class="small">{teamText.giveTo}</span>}
        {roster.map(({ name, title }) => {
          const person: Person = present({ name, title });
          return (
            <Button
              key={rosterKey(person)}
              words={personName(person)}
              label={teamText.giveLabel(count, personName(person))}
              onClick={() => setProblem(assign(person))}
            />
          );
        })}
        <Button
          class="quiet"
          words={teamText.takeBack}
          label={teamText.takeBackLabel(count)}
          onClick={() => setProblem(assign(undefined))}
        />
      </div>
      <details open={roster.length === 0}>
        <summary>{teamText.someone}</summary>
        <Form
          id="give"
          fields={{
            name: { kind: 'person', label: teamText.name, titleLabel: teamText.post },
          }}
          action={teamText.give(count)}
          onSubmit={({ name: person }) => {
            const sentence = assign(person);
            return sentence === undefined ? undefined : { sentence, field: 'name' };
          }}
        />
      </details>
    </section>
  );
}
