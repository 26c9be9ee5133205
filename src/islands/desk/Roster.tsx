import { useState } from 'preact/hooks';
import type { Person } from '../../incident/kinds/define.ts';
import { Button } from '../../kit/Button.tsx';
import { Disclosure, type Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { typedPerson } from '../../kit/person.ts';
import type { Colleague } from '../../session/records.ts';
import { personName, personText } from '../../text/people.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { teamText } from '../../text/team.ts';
import {
  areTitled,
  checkColleague,
  dialled,
  entryOf,
  inPlaceOf,
  type KeyOf,
  rosterKey,
  withColleague,
} from './roster.ts';
import type { Holder } from './TeamSteps.tsx';
import { useWork } from './work.ts';

interface Props {
  holders: readonly Holder[];
  keyOf: KeyOf;
  /** Ticks everything somebody has in hand. */
  onPick(holder: Holder): void;
}

/** What was done last, for a second thought. */
type Outcome =
  | { readonly kind: 'removed'; readonly colleague: Colleague; readonly place: number }
  /** An entry that the roster had was changed by one typed anew. */
  | { readonly kind: 'changed'; readonly before: Colleague; readonly typed: Colleague };

/** 名册: colleagues of this machine, with what each has in hand. */
export function Roster({ holders, keyOf, onPick }: Props) {
  const { session, act } = useWork();
  const { roster, readProblem } = session.snapshot();
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const known = new Set(roster.map(keyOf));
  const others = holders.filter(({ person }) => !known.has(keyOf(person)));

  /** Changes it as it is stored by then: another window may have added to it. */
  const onRoster = (change: (stored: readonly Colleague[]) => readonly Colleague[]): void =>
    void session.changeRoster(change);
  const form = (changing: Colleague | undefined) => (opened: Opened) => (
    <ColleagueForm
      {...{ opened, roster, changing, keyOf }}
      onColleague={colleague => {
        const before = changing === undefined ? entryOf(roster, colleague, keyOf) : undefined;
        onRoster(kept =>
          changing === undefined
            ? withColleague(kept, colleague, keyOf)
            : inPlaceOf(kept, changing, colleague),
        );
        setOutcome(before && { kind: 'changed', before, typed: colleague });
      }}
    />
  );
  const tellApart = (before: Colleague, colleague: Colleague): void => {
    const { name, title = '' } = colleague;
    const refused = act({ kind: 'tellApart', name, title, other: before.title ?? '' })?.sentence;
    setProblem(refused);
    if (refused !== undefined) return;
    onRoster(kept => [...inPlaceOf(kept, { ...before, ...colleague }, before), colleague]);
    setOutcome(undefined);
  };
  const remove = (colleague: Colleague, place: number): void => {
    onRoster(kept => kept.filter(each => rosterKey(each) !== rosterKey(colleague)));
    setOutcome({ kind: 'removed', colleague, place });
  };
  const putBack = (colleague: Colleague, place: number): void => {
    onRoster(kept => [...kept.slice(0, place), colleague, ...kept.slice(place)]);
    setOutcome(undefined);
  };

  return (
    <section class="roster flow-3 stays" aria-labelledby="roster-title">
      <h2 id="roster-title">{teamText.roster}</h2>
      <p class="small faint">{teamText.rosterHint}</p>
      {roster.length === 0 && readProblem === undefined && <p class="small">{teamText.rosterNone}</p>}
      <ul class="plain">
        {roster.map((colleague, place) => (
          <li key={rosterKey(colleague)} class="cluster">
            <Someone
              person={colleague}
              phone={colleague.phone}
              holder={holders.find(({ person }) => keyOf(person) === keyOf(colleague))}
              onPick={onPick}
            />
            <Disclosure
              forms={[
                {
                  id: `colleague ${rosterKey(colleague)}`,
                  button: teamText.change,
                  label: teamText.changeLabel(personName(colleague)),
                  class: 'quiet small',
                  form: form(colleague),
                },
              ]}
            >
              {small(teamText.remove, teamText.removeLabel(personName(colleague)), () =>
                remove(colleague, place),
              )}
            </Disclosure>
          </li>
        ))}
      </ul>
      <div role="status" class="tool-row small cluster">
        <RosterTold {...{ outcome, problem }} onApart={tellApart} onPutBack={putBack} />
      </div>
      <Disclosure forms={[{ id: 'colleague', button: teamText.add, form: form(undefined) }]} />
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

/** A small button. */
const small = (words: string, label: string | undefined, onClick: () => void) => (
  <Button class="quiet small" words={words} label={label} onClick={onClick} />
);

interface FormProps extends Pick<Props, 'keyOf'> {
  roster: readonly Colleague[];
  opened: Opened;
  /** The one that is changed; absent for a new one. */
  changing: Colleague | undefined;
  onColleague(colleague: Colleague): void;
}

/** One entry of the roster. Names go into the record with every step given; numbers have a field of their own. */
function ColleagueForm({ opened, roster, changing, keyOf, onColleague }: FormProps) {
  const { roles } = useWork().index.playbook;
  return (
    <Form
      {...opened}
      id={changing === undefined ? 'colleague' : `colleague-${roster.indexOf(changing)}`}
      draft={opened.id}
      class="colleague stack-3"
      fields={{
        person: {
          kind: 'person',
          label: teamText.name,
          titleLabel: teamText.post,
          value: changing && typedPerson(changing),
        },
        role: {
          kind: 'choice',
          label: teamText.role,
          options: [
            { value: '', label: teamText.noRole },
            ...roles.map(({ id, name }) => ({ value: id, label: name })),
          ],
          value: changing?.role,
        },
        phone: { kind: 'phone', label: teamText.phone, value: changing?.phone },
      }}
      focus="person"
      action={teamText.save}
      onSubmit={typed => {
        const checked = checkColleague(roster, typed, changing, keyOf);
        if (checked.ok) {
          onColleague(checked.value);
          return undefined;
        }
        const { refusal } = checked;
        return refusal.code === 'known'
          ? { sentence: teamText.known, field: 'person' }
          : { sentence: refusalSentence(refusal), field: 'field' in refusal ? refusal.field : undefined };
      }}
    />
  );
}

interface ToldProps {
  outcome: Outcome | undefined;
  /** Why two could not be told apart. */
  problem: string | undefined;
  onApart(before: Colleague, typed: Colleague): void;
  onPutBack(colleague: Colleague, place: number): void;
}

/** What was done last, and what can be done about it. */
function RosterTold({ outcome, problem, onApart, onPutBack }: ToldProps) {
  if (outcome?.kind === 'removed')
    return (
      <>
        <span>{teamText.removed(personName(outcome.colleague))}</span>
        {small(teamText.putBack, undefined, () => onPutBack(outcome.colleague, outcome.place))}
      </>
    );
  if (outcome === undefined) return null;
  const { before, typed } = outcome;
  const who = personName(before);
  return (
    <>
      <span>{teamText.changed(who)}</span>
      {areTitled(before, typed) && small(personText.apart(who), undefined, () => onApart(before, typed))}
      {problem !== undefined && <span class="problem">{problem}</span>}
    </>
  );
}

interface SomeoneProps {
  person: Person;
  phone: string | undefined;
  holder: Holder | undefined;
  onPick(holder: Holder): void;
}

/** A person with their number and how much they have in hand. */
function Someone({ person, phone, holder, onPick }: SomeoneProps) {
  const count = holder?.steps.length ?? 0;
  return (
    <div class="someone split">
      <p>
        <strong>{personName(person)}</strong>
        {phone !== undefined && (
          <span class="small numeric block">
            <a href={`tel:${dialled(phone)}`}>{phone}</a>
          </span>
        )}
        <span class="small faint numeric block">{teamText.holds(count)}</span>
      </p>
      {holder !== undefined && (
        <Button
          class="small"
          words={teamText.pick}
          label={teamText.pickLabel(personName(person), count)}
          onClick={() => onPick(holder)}
        />
      )}
    </div>
  );
}
