import { Button } from '../../kit/Button.tsx';
import './Team.css';
import { useState } from 'preact/hooks';
import { personKey } from '../../incident/same-person.ts';
import { isSettled } from '../../incident/settled.ts';
import { byPhase } from '../../playbook/checklist.ts';
import { teamText } from '../../text/team.ts';
import { OneOf } from '../shared/OneOf.tsx';
import { GiveBar } from './GiveBar.tsx';
import { PeopleNamed } from './PeopleNamed.tsx';
import { Roster } from './Roster.tsx';
import type { KeyOf } from './roster.ts';
import { type Filter, filterOf, filtersOf, holdersOf, StepChoice } from './TeamSteps.tsx';
import { useWork } from './work.ts';

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

  return (
    <section class="desk-screen team flow" aria-labelledby="incident-title">
      <div class="team-body">
        <Roster
          holders={holders}
          keyOf={keyOf}
          onPick={({ person, steps }) => {
            setWanted(filterOf(person, keyOf));
            setTicked(new Set(steps));
          }}
        />
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
        <PeopleNamed />
      </div>
    </section>
  );
}
