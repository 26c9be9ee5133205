import { useEffect, useRef, useState } from 'preact/hooks';
import type { Person } from '../../incident/kinds/define.ts';
import { comparable } from '../../incident/same-person.ts';
import { useDraft } from '../../kit/draft.ts';
import { described, Field } from '../../kit/Field.tsx';
import { usePrivacyGuard } from '../../kit/privacy.ts';
import type { Role } from '../../playbook/playbook.ts';
import type { Colleague } from '../../session/records.ts';
import { personName, personText } from '../../text/people.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { teamText } from '../../text/team.ts';
import {
  checkColleague,
  dialled,
  entryOf,
  inPlaceOf,
  type KeyOf,
  NO_COLLEAGUE,
  type RosterRefusal,
  rosterKey,
  type TypedColleague,
  withColleague,
} from './roster.ts';

/** Somebody with open steps in hand. */
export interface Holder {
  readonly person: Person;
  readonly steps: readonly string[];
}

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
  const [opened, setOpened] = useDraft<Opened | undefined>('roster/form', undefined);
  const [typed, setTyped] = useDraft('roster/typed', NO_COLLEAGUE);
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const known = new Set(roster.map(keyOf));
  const others = holders.filter(({ person }) => !known.has(keyOf(person)));

  const open = (next: Opened, from: Colleague | undefined): void => {
    setOpened(next);
    setOutcome(undefined);
    setTyped({
      name: from?.name ?? '',
      title: from?.title ?? '',
      role: from?.role ?? '',
      phone: from?.phone ?? '',
    });
  };
  const close = (): void => {
    setOpened(undefined);
    setTyped(undefined);
  };
  const form = (changing: Colleague | undefined) => (
    <ColleagueForm
      typed={typed}
      roles={roles}
      check={() => checkColleague(roster, typed, changing, keyOf)}
      onTyped={setTyped}
      onColleague={colleague => {
        const before = changing === undefined ? entryOf(roster, colleague, keyOf) : undefined;
        onRoster(kept =>
          changing === undefined
            ? withColleague(kept, colleague, keyOf)
            : inPlaceOf(kept, changing, colleague),
        );
        setOutcome(before && { kind: 'changed', before, typed: colleague });
        close();
      }}
      onCancel={close}
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
    <section class="roster" aria-labelledby="roster-title">
      <h2 id="roster-title">{teamText.roster}</h2>
      <p class="small faint">{teamText.rosterHint}</p>
      {roster.length === 0 && isRead && <p class="small">{teamText.rosterNone}</p>}
      <ul>
        {roster.map((colleague, place) => {
          const who = personName(colleague);
          const holder = holders.find(({ person }) => keyOf(person) === keyOf(colleague));
          return (
            <li key={rosterKey(colleague)}>
              {opened === place ? (
                form(colleague)
              ) : (
                <>
                  <Someone person={colleague} phone={colleague.phone} holder={holder} onPick={onPick} />
                  <div class="tool-row">
                    <button
                      type="button"
                      class="quiet small"
                      aria-label={teamText.changeLabel(who)}
                      onClick={() => open(place, colleague)}
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
                        if (opened !== 'new') close();
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
      <div role="status" class="tool-row small">
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
        <button type="button" onClick={() => open('new', undefined)}>
          {teamText.add}
        </button>
      )}
      {others.length > 0 && (
        <>
          <h3>{teamText.offRoster}</h3>
          <ul>
            {others.map(holder => {
              const who = personName(holder.person);
              return (
                <li key={rosterKey(holder.person)}>
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

function Someone({
  person,
  phone,
  holder,
  onPick,
}: {
  person: Person;
  phone: string | undefined;
  holder: Holder | undefined;
  onPick(holder: Holder): void;
}) {
  const count = holder?.steps.length ?? 0;
  return (
    <div class="someone">
      <p>
        <strong>{personName(person)}</strong>
        {phone !== undefined && (
          <span class="small numeric">
            <a href={`tel:${dialled(phone)}`}>{phone}</a>
          </span>
        )}
        <span class="small faint numeric">{teamText.holds(count)}</span>
      </p>
      {holder !== undefined && (
        <button
          type="button"
          class="small"
          aria-label={teamText.pickLabel(personName(person), count)}
          onClick={() => onPick(holder)}
        >
          {teamText.pick}
        </button>
      )}
    </div>
  );
}

function sentenceOf(refusal: RosterRefusal): string {
  return refusal.code === 'tooLong' ? refusalSentence(refusal) : teamText[refusal.code];
}

function ColleagueForm({
  typed,
  roles,
  check,
  onTyped,
  onColleague,
  onCancel,
}: {
  typed: TypedColleague;
  roles: readonly Role[];
  check(): ReturnType<typeof checkColleague>;
  onTyped(typed: TypedColleague): void;
  onColleague(colleague: Colleague): void;
  onCancel(): void;
}) {
  const [refusal, setRefusal] = useState<RosterRefusal>();
  const guard = usePrivacyGuard();
  const form = useRef<HTMLFormElement>(null);
  const focus = (field: keyof TypedColleague): void =>
    form.current?.querySelector<HTMLElement>(`#colleague-${field}`)?.focus();
  // The officer opened it just now: the field is where the hands should be.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);
  const submit = (): void => {
    // Name and title go into the record with every step given; numbers belong into their own field.
    if (!guard.allows(`${typed.name}\n${typed.title}`)) {
      focus('name');
      return;
    }
    const checked = check();
    if (checked.ok) onColleague(checked.value);
    else {
      setRefusal(checked.refusal);
      focus(checked.refusal.field);
    }
  };
  const field = (name: keyof TypedColleague, label: string, type: 'text' | 'tel') => {
    const id = `colleague-${name}`;
    const problem =
      refusal?.field === name ? sentenceOf(refusal) : name === 'name' ? guard.warning : undefined;
    return (
      <Field id={id} label={label} problem={problem}>
        <input
          id={id}
          type={type}
          value={typed[name]}
          autocomplete="off"
          {...described(id, undefined, problem)}
          onInput={event => {
            onTyped({ ...typed, [name]: event.currentTarget.value });
            setRefusal(undefined);
            guard.reset();
          }}
        />
      </Field>
    );
  };
  return (
    <form
      ref={form}
      class="colleague"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      {field('name', teamText.name, 'text')}
      {field('title', teamText.post, 'text')}
      <Field id="colleague-role" label={teamText.role}>
        <select
          id="colleague-role"
          value={typed.role}
          onChange={event => onTyped({ ...typed, role: event.currentTarget.value })}
        >
          <option value="">{teamText.noRole}</option>
          {roles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      {field('phone', teamText.phone, 'tel')}
      <div class="tool-row">
        <button type="submit" class="primary">
          {guard.warning === undefined ? teamText.save : teamText.giveAnyway}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {teamText.cancel}
        </button>
      </div>
    </form>
  );
}
