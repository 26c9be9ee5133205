import './Team.css';
import { useState } from 'preact/hooks';
import { groupBy } from '../../base/group.ts';
import { Button } from '../../kit/Button.tsx';
import { Check } from '../../kit/Check.tsx';
import { Form } from '../../kit/Form.tsx';
import { OneOf } from '../../kit/OneOf.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { byPhase } from '../../playbook/checklist.ts';
import type { Party, Person } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { partyName, personName } from '../core/words/person.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { useSnapshot } from '../parts/useSession.tsx';
import { incidentNow, useWork } from '../parts/work.tsx';
import { rosterKey } from '../people/roster.tsx';
import { partyKey } from '../people/same-person.ts';
import { isFinished } from '../steps/finished.ts';
import { stepStateLabel } from '../steps/words.ts';
import { type Holder, PeopleNamed, Roster } from './People.tsx';
import { teamText } from './team-words.ts';

/** Which steps are shown: all, those in nobody's hands, or one person's, by key. */
type Filter = 'all' | 'nobody' | `of ${string}`;

/** 分工: this machine's roster, and the open steps to be given to somebody, many at once. */
export function Team() {
  const { view, index, locked, roleName } = useWork();
  const [wanted, setWanted] = useState<Filter>('all');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());

  const filterOf = (holder: Party | undefined): Filter =>
    holder === undefined ? 'nobody' : `of ${partyKey(view.people, holder)}`;
  const open = view.steps.filter(({ applies, state }) => applies && !isFinished(state));
  const inHand = groupBy(open, ({ assignee }) => filterOf(assignee));
  const holders = [...inHand.values()].flatMap(items => {
    const party = items[0]?.assignee;
    return party === undefined ? [] : [{ party, steps: items.map(({ step }) => step.id) }];
  });
  const options: Partial<Record<Filter, string>> = {
    all: teamText.all(open.length),
    ...(inHand.has('nobody') && { nobody: teamText.unassigned(inHand.get('nobody')?.length ?? 0) }),
    ...Object.fromEntries(
      holders.map(({ party, steps }) => [filterOf(party), teamText.ofPerson(partyName(party), steps.length)]),
    ),
  };
  // A holder without open steps drops out of the filter.
  const filter = wanted in options ? wanted : 'all';
  const shown = filter === 'all' ? open : (inHand.get(filter) ?? []);
  // Steps that are not on the screen are not assigned.
  const chosen = shown.filter(({ step }) => ticked.has(step.id)).map(({ step }) => step.id);

  const people = {
    holders,
    onPick: ({ party, steps }: Holder): void => {
      setWanted(filterOf(party));
      setTicked(new Set(steps));
    },
  };
  return (
    <section class="desk-screen team flow" aria-labelledby="incident-title">
      <div class="team-body">
        <Roster {...people} />
        <section class="team-steps flow" aria-labelledby="team-steps-title">
          <h2 id="team-steps-title">{teamText.steps}</h2>
          {locked && <p>{teamText.closed}</p>}
          {!locked && open.length === 0 && <p>{teamText.none}</p>}
          {!locked && open.length > 0 && (
            <>
              <OneOf
                id="team-filter"
                label={teamText.filterLabel}
                options={options as Record<Filter, string>}
                value={filter}
                onValue={next => setWanted(next)}
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
                  {items.map(item => {
                    const { step, number, state, assignee } = item;
                    return (
                      <Check
                        key={step.id}
                        checked={ticked.has(step.id)}
                        onChecked={on =>
                          setTicked(new Set([...ticked, step.id].filter(id => on || id !== step.id)))
                        }
                      >
                        <span class="team-step">
                          <span>
                            <span class="faint numeric">{number}</span> {step.title}
                          </span>
                          <span class="small faint">
                            {step.roles.map(roleName).join('、')}
                            {state.kind !== 'todo' && ` · ${stepStateLabel(item)}`}
                          </span>
                        </span>
                        <span class={`small ${assignee === undefined ? 'faint' : ''}`}>
                          {assignee === undefined ? teamText.noHolder : teamText.holder(partyName(assignee))}
                        </span>
                      </Check>
                    );
                  })}
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

interface GiveProps {
  /** Ids of the steps to be given. */
  chosen: readonly string[];
  onGiven(): void;
}

/** The result of assigning steps, and the event by which it can be taken back. */
interface Outcome {
  readonly text: string;
  readonly event?: string | undefined;
}

/** Gives the chosen steps to a colleague with one press, or to somebody typed in. */
function GiveBar({ chosen, onGiven }: GiveProps) {
  const work = useWork();
  const { roster } = useSnapshot(work.session);
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
    setOutcome({
      text: to === undefined ? teamText.takenBack(count) : teamText.given(count, personName(to)),
      event: incidentNow(work)?.log.events.findLast(({ type }) => type === 'assigned')?.id,
    });
    onGiven();
    return undefined;
  };
  return (
    <section
      class="give card no-print"
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
          fields={{ name: { kind: 'person', label: teamText.name, titleLabel: teamText.post } }}
          action={teamText.give(count)}
          onSubmit={({ name: person }) => {
            const sentence = assign(person);
            // That no step is chosen is not said at the name.
            return sentence === undefined ? undefined : { sentence, field: count === 0 ? undefined : 'name' };
          }}
        />
      </details>
    </section>
  );
}
