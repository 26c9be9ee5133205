import { useState } from 'preact/hooks';
import type { Person } from '../../incident/kinds/define.ts';
import { useOpen } from '../../kit/draft.ts';
import type { Role } from '../../playbook/playbook.ts';
import type { Colleague } from '../../session/records.ts';
import { personName } from '../../text/people.ts';
import { teamText } from '../../text/team.ts';
import { ColleagueForm, colleagueDraft } from './ColleagueForm.tsx';
import { type Outcome, RosterTold, small } from './RosterTold.tsx';
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
  const remove = (colleague: Colleague, place: number): void => {
    onRoster(kept => kept.filter(each => rosterKey(each) !== rosterKey(colleague)));
    setOutcome({ kind: 'removed', colleague, place });
    if (opened !== 'new') setOpened(undefined);
  };
  const putBack = (colleague: Colleague, place: number): void => {
    onRoster(kept => [...kept.slice(0, place), colleague, ...kept.slice(place)]);
    setOutcome(undefined);
  };

  return (
    <section class="roster flow-3 stays" aria-labelledby="roster-title">
      <h2 id="roster-title">{teamText.roster}</h2>
      <p class="small faint">{teamText.rosterHint}</p>
      {roster.length === 0 && isRead && <p class="small">{teamText.rosterNone}</p>}
      <ul class="plain">
        {roster.map((colleague, place) => (
          <li key={rosterKey(colleague)} class="cluster">
            {opened === place ? (
              form(colleague)
            ) : (
              <>
                <Someone
                  person={colleague}
                  phone={colleague.phone}
                  holder={holders.find(({ person }) => keyOf(person) === keyOf(colleague))}
                  onPick={onPick}
                />
                <div class="tool-row cluster">
                  {small(teamText.change, teamText.changeLabel(personName(colleague)), () => open(place))}
                  {small(teamText.remove, teamText.removeLabel(personName(colleague)), () =>
                    remove(colleague, place),
                  )}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      <div role="status" class="tool-row small cluster">
        <RosterTold {...{ outcome, problem }} onApart={tellApart} onPutBack={putBack} />
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
            {others.map(holder => (
              <li key={rosterKey(holder.person)} class="cluster">
                <Someone person={holder.person} phone={undefined} holder={holder} onPick={onPick} />
                {small(teamText.addThis, teamText.addThisLabel(personName(holder.person)), () =>
                  onRoster(kept => withColleague(kept, holder.person, keyOf)),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
