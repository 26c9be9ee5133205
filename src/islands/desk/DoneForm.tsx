import { useRef, useState } from 'preact/hooks';
import { knownFor } from '../../incident/known.ts';
import type { PackedFile } from '../../incident/package.ts';
import type { TypedValue } from '../../incident/values.ts';
import { useDraft } from '../../kit/draft.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Want } from '../../playbook/want.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { described, Field } from '../shared/Field.tsx';
import { useNow } from '../shared/hooks.ts';
import { usePrivacyGuard } from '../shared/privacy.ts';
import { sourceWords, typedOf } from './known.ts';
import { stepDrafts } from './step-drafts.ts';
import { ValueField } from './ValueField.tsx';
import type { Problem, Work } from './work.ts';

/** What stands in the form of a step while it is filled in. */
interface StepDraft {
  /** `YYYY-MM-DDTHH:mm`, Shanghai time; `undefined` follows the clock. */
  readonly time?: string;
  readonly values: Readonly<Record<string, TypedValue>>;
}

const EMPTY: StepDraft = { values: {} };
const NO_FILES: readonly PackedFile[] = [];

const namedIn = (values: StepDraft['values']): ReadonlySet<string> =>
  new Set(
    Object.values(values).flatMap(value =>
      typeof value === 'object' && 'sha256' in value ? [value.sha256] : [],
    ),
  );

interface Props {
  step: Step;
  work: Work;
  onDone(): void;
}

/** Texts of people's own words; addresses and times hold no person's number that the guard could mean. */
const wordsOf = (wants: readonly Want[], values: StepDraft['values']): string =>
  wants
    .filter(({ kind }) => kind === 'text' || kind === 'people' || kind === 'number')
    .map(({ id }) => values[id])
    .filter(value => typeof value === 'string')
    .join('\n');

/** Done at a time the officer states, now unless changed, with the values the step wants. */
export function DoneForm({ step, work, onDone }: Props) {
  const [formName, filesName] = stepDrafts(step.id);
  const [draft, keep] = useDraft(formName, EMPTY);
  const [files, keepFiles] = useDraft(filesName, NO_FILES);
  const now = useNow();
  // Follows the clock until the officer states another time: what is recorded is what is shown.
  const time = draft.time ?? toShanghaiInput(now);
  const [problem, setProblem] = useState<Problem>();
  const form = useRef<HTMLFormElement>(null);
  const guard = usePrivacyGuard();
  const outcome = step.outcome ?? 'handled';
  const wants = step.wants ?? [];
  const id = `done-${step.id}`;
  const known = knownFor(work.incident, step);
  // What is known stands in the field until the officer types something else, nothing at all included.
  const values: StepDraft['values'] = {
    ...Object.fromEntries([...known].map(([want, { value }]) => [want, typedOf(value)])),
    ...draft.values,
  };
  const refused = problem?.refusal;
  const bad = refused?.code === 'badField' ? refused : undefined;
  const badWant = wants.some(({ id: want }) => want === bad?.field) ? bad : undefined;
  const other = badWant === undefined ? problem?.sentence : undefined;

  const submit = (): void => {
    if (!guard.allows(wordsOf(wants, values))) return;
    const named = namedIn(values);
    const answer = work.act(
      {
        kind: 'markDone',
        step: step.id,
        doneAt: draft.time === undefined ? new Date(timeNow()).toISOString() : fromShanghaiInput(draft.time),
        values,
      },
      files.filter(({ sha256 }) => named.has(sha256)),
    );
    setProblem(answer);
    if (answer === undefined) {
      onDone();
      return;
    }
    const { refusal } = answer;
    const field = refusal.code === 'badField' && refusal.field !== 'doneAt' ? `${id}-${refusal.field}` : id;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[id="${field}"]`)?.focus());
  };
  const sourceOf = ({ id: want }: Want): string | undefined => {
    const found = draft.values[want] === undefined ? known.get(want) : undefined;
    return found && sourceWords(found, work);
  };
  const field = (want: Want) => (
    <ValueField
      key={want.id}
      id={`${id}-${want.id}`}
      want={want}
      value={values[want.id]}
      source={sourceOf(want)}
      problem={badWant?.field === want.id ? refusalSentence(badWant.why) : undefined}
      onValue={(value, file) => {
        guard.reset();
        const { [want.id]: _, ...rest } = draft.values;
        const next = value === undefined ? rest : { ...rest, [want.id]: value };
        keep({ ...draft, values: next });
        if (want.kind !== 'file') return;
        const named = namedIn(next);
        const left = [...files, ...(file === undefined ? [] : [file])].filter(({ sha256 }) =>
          named.has(sha256),
        );
        keepFiles(left.length === 0 ? undefined : left);
      }}
    />
  );
  const required = wants.filter(({ optional }) => optional !== true);
  const optional = wants.filter(want => want.optional === true);
  const openOptional =
    optional.some(want => values[want.id] !== undefined) ||
    optional.some(({ id: want }) => want === badWant?.field);

  return (
    <form
      class="done-form"
      ref={form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      {required.map(field)}
      {optional.length > 0 && (
        <details open={openOptional}>
          <summary>{stepText.optionalWants}</summary>
          <div class="stack">{optional.map(field)}</div>
        </details>
      )}
      <Field id={id} label={stepText.doneAt[outcome]} problem={other}>
        <input
          id={id}
          type="datetime-local"
          value={time}
          {...described(id, undefined, other)}
          onInput={event => keep({ ...draft, time: event.currentTarget.value })}
        />
      </Field>
      {guard.warning !== undefined && (
        <p class="problem" role="alert">
          {guard.warning}
        </p>
      )}
      {stepText.notYet[outcome] !== undefined && <p class="small faint">{stepText.notYet[outcome]}</p>}
      <button type="submit" class="primary">
        {guard.warning === undefined ? stepText.markDone[outcome] : deskText.saveAnyway}
      </button>
    </form>
  );
}
