import { useState } from 'preact/hooks';
import { recordPerson } from '../../incident/kinds/person-recorded.ts';
import type { KnownPerson } from '../../incident/people.ts';
import { Button } from '../../kit/Button.tsx';
import { Disclosure, type Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { typedPerson } from '../../kit/person.ts';
import { Section } from '../../kit/Section.tsx';
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
import type { Holder } from './Team.tsx';
import { useWork } from './work.ts';

interface Props {
  holders: readonly Holder[];
  keyOf: KeyOf;
  /** Ticks everything somebody has in hand. */
  onPick(holder: Holder): void;
}

/** What was done to the roster last, and what can be done about it, or why that could not be. */
interface Told {
  readonly words: string;
  readonly offer?: readonly [words: string, take: () => string | undefined] | undefined;
}

/** 名册: colleagues of this machine, with what each has in hand. */
export function Roster({ holders, keyOf, onPick }: Props) {
  const { session, act } = useWork();
  const { roster, readProblem } = session.snapshot();
  const [told, setTold] = useState<Told>();

  /** Changes it as it is stored by then: another window may have added to it. */
  const onRoster = (change: (stored: readonly Colleague[]) => readonly Colleague[]): void =>
    void session.changeRoster(change);
  const tellApart = (before: Colleague, colleague: Colleague): string | undefined => {
    const { name, title = '' } = colleague;
    const refused = act({ kind: 'tellApart', name, title, other: before.title ?? '' })?.sentence;
    if (refused === undefined)
      onRoster(kept => [...inPlaceOf(kept, { ...before, ...colleague }, before), colleague]);
    return refused;
  };
  const change = (changing: Colleague, colleague: Colleague): void => {
    onRoster(kept => inPlaceOf(kept, changing, colleague));
    setTold(undefined);
  };
  const add = (colleague: Colleague): void => {
    const before = entryOf(roster, colleague, keyOf);
    onRoster(kept => withColleague(kept, colleague, keyOf));
    if (before === undefined) {
      setTold(undefined);
      return;
    }
    const who = personName(before);
    const apart = [personText.apart(who), () => tellApart(before, colleague)] as const;
    setTold({ words: teamText.changed(who), offer: areTitled(before, colleague) ? apart : undefined });
  };
  const remove = (colleague: Colleague, place: number): void => {
    onRoster(kept => kept.filter(each => rosterKey(each) !== rosterKey(colleague)));
    const putBack = (): undefined =>
      void onRoster(kept => [...kept.slice(0, place), colleague, ...kept.slice(place)]);
    setTold({ words: teamText.removed(personName(colleague)), offer: [teamText.putBack, putBack] });
  };
  const take = ({ words, offer }: Told): void => {
    const refused = offer?.[1]();
    setTold(refused === undefined ? undefined : { words: `${words} ${refused}`, offer });
  };

  return (
    <Section
      id="roster-title"
      class="people roster flow-3 stays"
      title={teamText.roster}
      hint={teamText.rosterHint}
    >
      {roster.length === 0 && readProblem === undefined && <p class="small">{teamText.rosterNone}</p>}
      <ul class="plain">
        {roster.map((colleague, place) => (
          <li key={rosterKey(colleague)} class="cluster">
            <Someone
              person={colleague}
              holder={holders.find(({ person }) => keyOf(person) === keyOf(colleague))}
              onPick={onPick}
            />
            <Disclosure
              forms={[
                {
                  id: `colleague ${rosterKey(colleague)}`,
                  button: teamText.change,
                  of: personName(colleague),
                  class: 'quiet small',
                  form: opened => (
                    <ColleagueForm
                      {...{ opened, roster, keyOf }}
                      changing={colleague}
                      onColleague={next => change(colleague, next)}
                    />
                  ),
                },
              ]}
            >
              <Button
                class="quiet small"
                words={teamText.remove}
                of={personName(colleague)}
                onClick={() => remove(colleague, place)}
              />
            </Disclosure>
          </li>
        ))}
      </ul>
      <div role="status" class="tool-row small cluster">
        {told !== undefined && <span>{told.words}</span>}
        {told?.offer !== undefined && (
          <Button class="quiet small" words={told.offer[0]} onClick={() => take(told)} />
        )}
      </div>
      <Disclosure
        forms={[
          {
            id: 'colleague',
            button: teamText.add,
            form: opened => (
              <ColleagueForm {...{ opened, roster, keyOf }} changing={undefined} onColleague={add} />
            ),
          },
        ]}
      />
    </Section>
  );
}

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

/** Everyone whom the record names or who has steps in hand, with what it knows of each; a title and a number can be added to it. */
export function PeopleNamed({ holders, keyOf, onPick }: Props) {
  const { session, view, act } = useWork();
  const known = new Set(session.snapshot().roster.map(keyOf));
  const holderOf = (person: KnownPerson): Holder | undefined =>
    holders.find(each => keyOf(each.person) === keyOf(person));
  const named = view.people.all.filter(person => person.name !== '' || holderOf(person) !== undefined);
  if (named.length === 0) return null;
  return (
    <Section
      id="people-named-title"
      class="people people-named flow-3 stays"
      title={teamText.named}
      hint={teamText.namedHint}
    >
      <ul class="plain">
        {named.map((person, place) => (
          <li key={keyOf(person)} class="cluster">
            <Someone
              person={person}
              holder={known.has(keyOf(person)) ? undefined : holderOf(person)}
              onPick={onPick}
            />
            <Disclosure
              forms={[
                person.name !== '' && {
                  id: `person ${keyOf(person)}`,
                  button: teamText.change,
                  of: person.name,
                  class: 'quiet small',
                  form: opened => (
                    <Form
                      {...opened}
                      id={`person-${place}`}
                      draft={opened.id}
                      fields={{
                        title: { kind: 'line', label: teamText.post, value: person.title },
                        phone: ask(recordPerson.fields.phone, { label: teamText.phone, value: person.phone }),
                      }}
                      action={teamText.save}
                      onSubmit={({ title, phone }) => {
                        const { name, role } = person;
                        return act({ kind: 'recordPerson', person: { name, title }, role, phone });
                      }}
                    />
                  ),
                },
              ]}
            >
              {!known.has(keyOf(person)) && (
                <Button
                  class="quiet small"
                  words={teamText.addThis}
                  of={personName(person)}
                  onClick={() => void session.changeRoster(kept => withColleague(kept, person, keyOf))}
                />
              )}
            </Disclosure>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface SomeoneProps extends Pick<Props, 'onPick'> {
  person: KnownPerson;
  holder: Holder | undefined;
}

/** A person with their post and number, and how much they have in hand. */
function Someone({ person, holder, onPick }: SomeoneProps) {
  const { roleName } = useWork();
  const { role, phone } = person;
  return (
    <div class="someone split">
      <p>
        <strong>{personName(person)}</strong>
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
          label={teamText.pickLabel(personName(person), holder.steps.length)}
          onClick={() => onPick(holder)}
        />
      )}
    </div>
  );
}
