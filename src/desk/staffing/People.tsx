import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { typedPerson } from '../../kit/person.ts';
import { Section } from '../../kit/Section.tsx';
import type { RosterColleague } from '../../session/records.ts';
import type { Party, Person } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { personName } from '../core/words/person.ts';
import { refusalSentence } from '../core/words/refusal.ts';
import { roleOptions } from '../parts/officer-asks.tsx';
import { useSnapshot } from '../parts/useSession.tsx';
import { useWork } from '../parts/work.tsx';
import type { KnownPerson } from '../people/people.ts';
import { recordPerson } from '../people/person-recorded.ts';
import {
  areTitled,
  checkColleague,
  dialled,
  inPlaceOf,
  isOne,
  rosterEntry,
  rosterKey,
  withColleague,
} from '../people/roster.tsx';
import { personKey } from '../people/same-person.ts';
import { personText } from '../people/words.ts';
import { teamText } from './team-words.ts';

interface Props {
  holders: readonly Holder[];
  /** Ticks everything somebody has in hand. */
  onPick(holder: Holder): void;
}

/** The last change to the roster, and how to take it back, or why it failed. */
interface RosterNotice {
  readonly words: string;
  readonly offer?: readonly [words: string, take: () => string | undefined] | undefined;
}

/** 名册: colleagues of this machine, with what each has in hand. */
export function Roster(props: Props) {
  const { session, act, view } = useWork();
  const { people } = view;
  const { roster, readProblem } = useSnapshot(session);
  const [notice, setNotice] = useState<RosterNotice>();

  /** Changes it as it is stored by then: another window may have added to it. */
  const onRoster = (change: (stored: readonly RosterColleague[]) => readonly RosterColleague[]): void =>
    void session.changeRoster(change);
  const change = (before: RosterColleague, colleague: RosterColleague): void => {
    onRoster(kept => inPlaceOf(kept, before, colleague));
    setNotice(undefined);
  };
  const add = (colleague: RosterColleague): void => {
    const before = rosterEntry(roster, colleague, people);
    onRoster(kept => withColleague(kept, colleague, people));
    if (before === undefined) {
      setNotice(undefined);
      return;
    }
    const who = personName(before);
    const tellApart = (): string | undefined => {
      const { name, title = '' } = colleague;
      const refused = act({ kind: 'tellApart', name, title, other: before.title ?? '' })?.sentence;
      if (refused === undefined)
        onRoster(kept => [...inPlaceOf(kept, { ...before, ...colleague }, before), colleague]);
      return refused;
    };
    setNotice({
      words: teamText.changed(who),
      offer: areTitled(before, colleague) ? [personText.apart(who), tellApart] : undefined,
    });
  };
  const remove = (colleague: RosterColleague, place: number): void => {
    onRoster(kept => kept.filter(each => rosterKey(each) !== rosterKey(colleague)));
    const putBack = (): undefined =>
      void onRoster(kept => [...kept.slice(0, place), colleague, ...kept.slice(place)]);
    setNotice({ words: teamText.removed(personName(colleague)), offer: [teamText.putBack, putBack] });
  };
  const take = ({ words, offer }: RosterNotice): void => {
    const refused = offer?.[1]();
    setNotice(refused === undefined ? undefined : { words: `${words} ${refused}`, offer });
  };

  return (
    <Section
      id="roster-title"
      class="people roster flow stays"
      title={teamText.roster}
      hint={teamText.rosterHint}
    >
      {roster.length === 0 && readProblem === undefined && <p class="small">{teamText.rosterNone}</p>}
      <ul class="plain">
        {roster.map((colleague, place) => (
          <Someone
            key={rosterKey(colleague)}
            {...props}
            person={colleague}
            draft={`colleague ${rosterKey(colleague)}`}
            act={[teamText.remove, () => remove(colleague, place)]}
            form={opened => (
              <ColleagueForm
                {...opened}
                id={`colleague-${place}`}
                changing={colleague}
                onColleague={next => change(colleague, next)}
              />
            )}
          />
        ))}
      </ul>
      <div role="status" class="tool-row small cluster">
        {notice !== undefined && <span>{notice.words}</span>}
        {notice?.offer !== undefined && (
          <Button class="quiet small" words={notice.offer[0]} onClick={() => take(notice)} />
        )}
      </div>
      <FormButton
        id="colleague"
        button={teamText.add}
        form={opened => <ColleagueForm {...opened} changing={undefined} onColleague={add} />}
      />
    </Section>
  );
}

interface FormProps extends Opened {
  draft?: string;
  /** The one that is changed; absent for a new one. */
  changing: RosterColleague | undefined;
  onColleague(colleague: RosterColleague): void;
}

/** One entry of the roster. Names go into the record with every step given; numbers have a field of their own. */
function ColleagueForm({ changing, onColleague, ...opened }: FormProps) {
  const { session, view, index } = useWork();
  const { team } = useSnapshot(session);
  return (
    <Form
      {...opened}
      class="colleague stack"
      fields={{
        person: {
          kind: 'person',
          label: teamText.name,
          titleLabel: teamText.post,
          value: changing && typedPerson(changing),
        },
        unit: { kind: 'office', label: teamText.unit, value: changing?.unit },
        role: {
          kind: 'choice',
          label: teamText.role,
          options: roleOptions(index.playbook.roles, teamText.noRole),
          value: changing?.role,
        },
        phone: { kind: 'phone', label: teamText.phone, value: changing?.phone },
        ...(team !== undefined && {
          machine: { kind: 'line', label: teamText.machine, value: changing?.machine } as const,
        }),
      }}
      focus="person"
      action={teamText.save}
      onSubmit={typed => {
        const checked = checkColleague(session.snapshot().roster, typed, changing, view.people);
        if (checked.ok) {
          onColleague(checked.value);
          return undefined;
        }
        const { refusal } = checked;
        if (refusal.code === 'noMachineCode') return { sentence: teamText.noMachineCode, field: 'machine' };
        return refusal.code === 'known'
          ? { sentence: teamText.known, field: 'person' }
          : { sentence: refusalSentence(refusal), field: 'field' in refusal ? refusal.field : undefined };
      }}
    />
  );
}

/** Everyone who is named in the record or has open steps, with known details; a title and a number can be added. */
export function PeopleNamed({ holders, onPick }: Props) {
  const { session, view, act } = useWork();
  const { roster } = useSnapshot(session);
  const { people } = view;
  const isIn = (person: KnownPerson, list: readonly KnownPerson[]): boolean =>
    rosterEntry(list, person, people) !== undefined;
  const inHand = holders.flatMap(({ party }) => party.person ?? []);
  const named = people.all.filter(person => person.name !== '' || isIn(person, inHand));
  if (named.length === 0) return null;
  return (
    <Section
      id="people-named-title"
      class="people people-named flow stays"
      title={teamText.named}
      hint={teamText.namedHint}
    >
      <ul class="plain">
        {named.map((person, place) => {
          const { name, role, phone } = person;
          const key = personKey(people, person);
          const isKnown = isIn(person, roster);
          return (
            <Someone
              key={key}
              {...{ person, onPick }}
              // The assignments of somebody in the roster are shown there.
              holders={isKnown ? [] : holders}
              draft={`person ${key}`}
              act={
                !isKnown && [
                  teamText.addThis,
                  () => void session.changeRoster(kept => withColleague(kept, person, people)),
                ]
              }
              form={
                name === ''
                  ? undefined
                  : opened => (
                      <Form
                        {...opened}
                        id={`person-${place}`}
                        fields={{
                          title: { kind: 'line', label: teamText.post, value: person.title },
                          phone: ask(recordPerson.fields.phone, { label: teamText.phone, value: phone }),
                        }}
                        action={teamText.save}
                        onSubmit={({ title, ...given }) =>
                          act({ kind: 'recordPerson', person: { name, title }, role, ...given })
                        }
                      />
                    )
              }
            />
          );
        })}
      </ul>
      <FormButton
        offered={named.length > 1}
        id="same-person"
        button={personText.same}
        class="quiet small"
        form={opened => <SamePersonForm {...opened} among={named} />}
      />
    </Section>
  );
}

/** Says that two names are one person's. */
function SamePersonForm({ among, ...opened }: Opened & { among: readonly KnownPerson[] }) {
  const { view, act } = useWork();
  const options = among.map(person => ({
    value: personKey(view.people, person),
    label: personName(person),
  }));
  const of = (key: string): Person => {
    const { name = '', title } = among.find(each => personKey(view.people, each) === key) ?? {};
    return present({ name, title });
  };
  return (
    <Form
      {...opened}
      fields={{
        one: { kind: 'choice', label: personText.sameOne, options },
        other: { kind: 'choice', label: personText.sameOther, options },
      }}
      action={personText.sameSave}
      onSubmit={({ one, other }) => act({ kind: 'tellSame', one: of(one), other: of(other) })}
    />
  );
}

interface SomeoneProps extends Props {
  person: KnownPerson;
  /** The draft of what changes the entry. */
  draft: string;
  form: ((opened: Opened & { draft: string }) => ComponentChildren) | undefined;
  /** Another action on the entry. */
  act: false | readonly [words: string, press: () => void];
}

/** A person with their post and number, how much they have in hand, and what can be done about the entry. */
function Someone({ person, holders, onPick, draft, form, act }: SomeoneProps) {
  const { view, roleName } = useWork();
  const { role, phone } = person;
  const who = personName(person);
  const holder = holders.find(
    ({ party }) => party.person !== undefined && isOne(view.people, party.person, person),
  );
  return (
    <li class="cluster">
      <div class="someone split">
        <p>
          <strong>{who}</strong>
          {role !== undefined && <span class="small faint"> · {roleName(role)}</span>}
          {phone !== undefined && (
            <span class="small numeric block">
              <a href={`tel:${dialled(phone)}`}>{phone}</a>
            </span>
          )}
          {holder !== undefined && (
            <span class="small faint numeric block">{teamText.holds(holder.steps.length)}</span>
          )}
        </p>
        {holder !== undefined && (
          <Button
            class="small"
            words={teamText.pick}
            label={teamText.pickLabel(who, holder.steps.length)}
            onClick={() => onPick(holder)}
          />
        )}
      </div>
      <FormButton
        offered={form !== undefined}
        id={draft}
        button={teamText.change}
        of={who}
        class="quiet small"
        form={opened => form?.({ ...opened, draft })}
      >
        {act !== false && <Button class="quiet small" words={act[0]} of={who} onClick={act[1]} />}
      </FormButton>
    </li>
  );
}

/** Somebody with open steps in hand. */
export interface Holder {
  readonly party: Party;
  readonly steps: readonly string[];
}
