import { useState } from 'preact/hooks';
import type { Person } from '../../incident/kinds/define.ts';
import { comparable } from '../../incident/same-person.ts';
import { useOpen } from '../../kit/draft.ts';
import type { Role } from '../../playbook/playbook.ts';
import type { Colleague } from '../../session/records.ts';
import { personName, personText } from '../../text/people.ts';
import { teamText } from '../../text/team.ts';
import { ColleagueForm, colleagueDraft } from './ColleagueForm.tsx';
import { entryOf, inPlaceOf, type KeyOf, rosterKey, withColleague } from './roster.ts';
import { type Holder, Someone } from './Someone.tsx';

interface Props {
  roster: readonly Colleague[];
  roles: readonly Role[];
  isRead: boolean;
  holders: readonly Holder[];
  keyOf: KeyOf;
  /** Two of one name are two; the answer says why that is not taken. */
  onApart(person: Person, other: Person): string | undefined;
  /** Changes the roster as it is stored by then: another window may have added to it. */
  onRoster(change: (roster: readonly Colleague[]) => readonly Colleague[]): void;
  /** Ticks everything somebody has in hand. */
  onPick(holder: Holder): void;
}

/** The form that is open: for a new colleague, or for the one in this place. */
type Opened = 'new' | number;

/** What was done last, for a second thought. */
type Outcome =
  | { readonly kind: 'removed'; readonly colleague: Colleague; readonly place: number }
  /** An entry that the roster had was changed by one typed anew. */
  | { readonly kind: 'changed'; readonly before: Colleague; readonly typed: Colleague };

/** 名册: colleagues of this machine, with what each has in hand. */
export function Roster({ roster, roles, isRead, holders, keyOf, onApart, onRoster, onPick }: Props) {
  const [opened, setOpened] = useOpen<Opened>([...roster.keys(), 'new'], each =>
    colleagueDraft(each === 'new' ? undefined : roster[each]),
  );
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const known = new Set(roster.map(keyOf));
  const others = holders.filter(({ person }) => !known.has(keyOf(person)));

  const open = (next: Opened | undefined): void => {
    setOpened(next);
    setOutcome(undefined);
  };
  const form = (changing: Colleague | undefined) => (
    <ColleagueForm
      {...{ roster, roles, changing, keyOf }}
      onColleague={colleague => {
        const before = changing === undefined ? entryOf(roster, colleague, keyOf) : undefined;
        onRoster(kept =>
          changing === undefined
            ? withColleague(kept, colleague, keyOf)
            : inPlaceOf(kept, changing, colleague),
        );
        setOutcome(before && { kind: 'changed', before, typed: colleague });
      }}
      onClose={() => setOpened(undefined)}
    />
  );
  const tellApart = (before: Colleague, colleague: Colleague): void => {
    const refused = onApart(colleague, before);
    setProblem(refused);
    if (refused !== undefined) return;
    onRoster(kept => [...inPlaceOf(kept, { ...before, ...colleague }, before), colleague]);
    setOutcome(undefined);
  };

  return (
    <section class="roster flow-3 stays" aria-labelledby="roster-title">
      <h2 id="roster-title">{teamText.roster}</h2>
      <p class="small faint">{teamText.rosterHint}</p>
      {roster.length === 0 && isRead && <p class="small">{teamText.rosterNone}</p>}
      <ul class="plain">
        {roster.map((colleague, place) => {
          const who = personName(colleague);
          const holder = holders.find(({ person }) => keyOf(person) === keyOf(colleague));
          return (
            <li key={rosterKey(colleague)} class="cluster">
              {opened === place ? (
                form(colleague)
              ) : (
                <>
                  <Someone person={colleague} phone={colleague.phone} holder={holder} onPick={onPick} />
                  <div class="tool-row cluster">
                    <button
                      type="button"
                      class="quiet small"
                      aria-label={teamText.changeLabel(who)}
                      onClick={() => open(place)}
                    >
                      {teamText.change}
                    </button>
                    <button
                      type="button"
                      class="quiet small"
                      aria-label={teamText.removeLabel(who)}
                      onClick={() => {
                        onRoster(kept => kept.filter(each => rosterKey(each) !== rosterKey(colleague)));
                        setOutcome({ kind: 'removed', colleague, place });
                        if (opened !== 'new') setOpened(undefined);
                      }}
                    >
                      {teamText.remove}
                    </button>
                  </div>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div role="status" class="tool-row small cluster">
        {outcome?.kind === 'changed' && (
          <>
            <span>{teamText.changed(personName(outcome.before))}</span>
            {areTitled(outcome.before, outcome.typed) && (
              <button
                type="button"
                class="quiet small"
                onClick={() => tellApart(outcome.before, outcome.typed)}
              >
                {personText.apart(personName(outcome.before))}
              </button>
            )}
            {problem !== undefined && <span class="problem">{problem}</span>}
          </>
        )}
        {outcome?.kind === 'removed' && (
          <>
            <span>{teamText.removed(personName(outcome.colleague))}</span>
            <button
              type="button"
              class="quiet small"
              onClick={() => {
                onRoster(kept => [
                  ...kept.slice(0, outcome.place),
                  outcome.colleague,
                  ...kept.slice(outcome.place),
                ]);
                setOutcome(undefined);
              }}
            >
              {teamText.putBack}
            </button>
          </>
        )}
      </div>
      {opened === 'new' ? (
        form(undefined)
      ) : (
        <button type="button" onClick={() => open('new')}>
          {teamText.add}
        </button>
      )}
      {others.length > 0 && (
        <>
          <h3>{teamText.offRoster}</h3>
          <ul class="plain">
            {others.map(holder => {
              const who = personName(holder.person);
              return (
                <li key={rosterKey(holder.person)} class="cluster">
                  <Someone person={holder.person} phone={undefined} holder={holder} onPick={onPick} />
                  <button
                    type="button"
                    class="quiet small"
                    aria-label={teamText.addThisLabel(who)}
                    onClick={() => onRoster(kept => withColleague(kept, holder.person, keyOf))}
                  >
                    {teamText.addThis}
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

/** Two titles may mean two people of one name; without them nobody could tell. */
const areTitled = (one: Person, other: Person): boolean =>
  one.title !== undefined && other.title !== undefined && comparable(one.title) !== comparable(other.title);
