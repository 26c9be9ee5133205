import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Command } from '../../../incident/decide.ts';
import type { FactView } from '../../../incident/release/ledger.ts';
import { useDraft } from '../../../kit/draft.ts';
import { factText } from '../../../text/facts.ts';
import { deskText } from '../../../text/incident.ts';
import { personText } from '../../../text/people.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { described, Field } from '../../shared/Field.tsx';
import { usePrivacyGuard } from '../../shared/privacy.ts';
import { momentTyped, TimeField, type TypedTime } from '../../shared/TimeField.tsx';
import { OfferedPeople, PersonField, personOf } from '../PersonField.tsx';
import type { Work } from '../work.ts';
import { likelyVerifier } from './likely.ts';

interface Props {
  work: Work;
  /** Facts that nobody has said anything of, or that are being checked. The cause is recorded on its own. */
  facts: readonly FactView[];
  /** The cause while nobody has said anything of it: it can only not apply here. */
  cause: FactView | undefined;
  /** The officer opened it just now: the hands should be where something is to be typed. */
  atHand: boolean;
  onDone(count: number): void;
  onCancel(): void;
}

interface Typed {
  /** By the fact's id. */
  readonly values: Readonly<Record<string, string>>;
  /** Ids of facts being checked that turned out as they were written down. */
  readonly confirmed: readonly string[];
  /** Why what is left empty does not apply; empty while it is only not known. */
  readonly none: string;
  readonly source: string;
  readonly verifier: string;
  readonly post: string;
  readonly time: TypedTime;
}

type RecordFact = Extract<Command, { kind: 'recordFact' }>;

/** Several facts that one look has verified: one source, one person, one time. What is left empty is not recorded. */
export function FactsTogether({ work, facts, cause, atHand, onDone, onCancel }: Props) {
  const own = likelyVerifier(useContext(OfferedPeople).people, work.officer, work.incident.view.steps);
  const initial: Typed = {
    values: {},
    confirmed: [],
    none: '',
    source: '',
    verifier: own.name,
    post: own.title,
    time: undefined,
  };
  const [typed, keep] = useDraft('facts', initial);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const guard = usePrivacyGuard();
  const set = (change: Partial<Typed>): void => {
    guard.reset();
    setProblems({});
    keep({ ...typed, ...change });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears.
  useEffect(() => {
    if (atHand) form.current?.querySelector<HTMLElement>('textarea, input')?.focus();
  }, []);

  const commandFor = (fact: FactView): RecordFact | undefined => {
    const entry = fact.standing.at(-1);
    const isConfirmed = entry !== undefined && typed.confirmed.includes(fact.id);
    const value = isConfirmed ? entry.value : (typed.values[fact.id] ?? '');
    if (value.trim() === '') return undefined;
    return {
      kind: 'recordFact',
      fact: fact.id,
      value,
      source: typed.source.trim() === '' && isConfirmed ? entry.source : typed.source,
      state: 'verified',
      person: personOf({ name: typed.verifier, title: typed.post }),
      verifiedAt: momentTyped(typed.time),
      replaces: fact.standing.map(({ event }) => event),
    };
  };
  const isAsked = ({ state, element }: FactView): boolean => state === 'empty' && element?.extra !== true;
  const rest = [...facts.filter(isAsked), ...(cause === undefined ? [] : [cause])].filter(
    ({ id }) => (typed.values[id] ?? '').trim() === '',
  );
  const noneOf = ({ id: fact }: FactView): RecordFact => ({
    kind: 'recordFact',
    fact,
    value: '',
    source: '',
    state: 'notApplicable',
    reason: typed.none,
    replaces: [],
  });
  const submit = (): void => {
    const commands = [
      ...facts.flatMap(fact => commandFor(fact) ?? []),
      ...(typed.none.trim() === '' ? [] : rest.map(noneOf)),
    ];
    if (commands.length === 0) {
      setProblems({ form: factText.nothingTyped });
      return;
    }
    if (!guard.allows([...commands.map(({ value }) => value), typed.source, typed.none].join('\n'))) return;
    const refused = work.actEach(commands.map(command => [command]));
    const told: Record<string, string> = {};
    const values = { ...typed.values };
    commands.forEach(({ fact = '' }, position) => {
      const why = refused[position]?.why;
      if (why === undefined) delete values[fact];
      else {
        const field = why.code === 'badField' && why.field !== 'value' ? why.field : fact;
        told[field] = refusalSentence(why);
      }
    });
    if (Object.keys(told).length === 0) {
      keep(undefined);
      onDone(commands.length);
      return;
    }
    // What was taken is in the ledger; what was not stays as it was typed.
    keep({ ...typed, values });
    setProblems(told);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const valueField = ({ id: fact, label, element }: FactView) => {
    const id = `facts-${fact}`;
    return (
      <Field key={fact} id={id} label={label} hint={element?.hint} problem={problems[fact]}>
        <textarea
          id={id}
          rows={1}
          value={typed.values[fact] ?? ''}
          {...described(id, element?.hint, problems[fact])}
          onInput={event => set({ values: { ...typed.values, [fact]: event.currentTarget.value } })}
        />
      </Field>
    );
  };
  const confirmation = ({ id: fact, label, standing }: FactView) => (
    <label key={fact} class="check">
      <input
        type="checkbox"
        checked={typed.confirmed.includes(fact)}
        onChange={event =>
          set({
            confirmed: event.currentTarget.checked
              ? [...typed.confirmed, fact]
              : typed.confirmed.filter(each => each !== fact),
          })
        }
      />
      {factText.confirmed(label, standing.at(-1)?.value ?? '')}
    </label>
  );
  const checking = facts.filter(({ state }) => state === 'checking');
  const empty = facts.filter(({ state }) => state === 'empty');
  const extra = empty.filter(({ element }) => element?.extra === true);

  return (
    <form
      ref={form}
      class="fact-form facts-together no-print"
      noValidate
      aria-label={factText.together}
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={event => {
        if (event.isComposing) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      <p class="small faint">{factText.togetherHint}</p>
      {checking.map(confirmation)}
      {empty.filter(fact => !extra.includes(fact)).map(valueField)}
      {extra.length > 0 && (
        <details open={extra.some(({ id }) => typed.values[id] !== undefined)}>
          <summary>{factText.others}</summary>
          <div class="stack">{extra.map(valueField)}</div>
        </details>
      )}
      {rest.length > 0 && (
        <Field
          id="facts-none"
          label={factText.noneOf(rest.map(({ label }) => label))}
          hint={factText.reasonHint.notApplicable}
          problem={problems['reason']}
        >
          <input
            id="facts-none"
            value={typed.none}
            autocomplete="off"
            {...described('facts-none', factText.reasonHint.notApplicable, problems['reason'])}
            onInput={event => set({ none: event.currentTarget.value })}
          />
        </Field>
      )}
      <Field
        id="facts-source"
        label={factText.source}
        hint={factText.sourceHint}
        problem={problems['source']}
      >
        <input
          id="facts-source"
          value={typed.source}
          autocomplete="off"
          {...described('facts-source', factText.sourceHint, problems['source'])}
          onInput={event => set({ source: event.currentTarget.value })}
        />
      </Field>
      <PersonField
        id="facts-person"
        label={personText.name(factText.verifier)}
        person={{ name: typed.verifier, title: typed.post }}
        problem={problems['person']}
        onPerson={({ name: verifier, title: post }) => set({ verifier, post })}
      />
      <TimeField
        id="facts-verifiedAt"
        label={factText.verifiedAt}
        problem={problems['verifiedAt']}
        value={typed.time}
        onTime={time => set({ time })}
      />
      {(problems['form'] ?? guard.warning) !== undefined && (
        <p class="problem" role="alert">
          {problems['form'] ?? guard.warning}
        </p>
      )}
      <div class="tool-row">
        <button type="submit" class="primary">
          {guard.warning !== undefined ? deskText.saveAnyway : factText.saveTogether}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            keep(initial);
            onCancel();
          }}
        >
          {deskText.cancel}
        </button>
      </div>
    </form>
  );
}
