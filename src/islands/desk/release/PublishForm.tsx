import { timeNow } from '../../../session/surroundings.ts';
import './sign-off.css';
import { useRef, useState } from 'preact/hooks';
import { doneByPublishing } from '../../../incident/evidence.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { isSettled } from '../../../incident/settled.ts';
import type { StepView } from '../../../incident/view.ts';
import type { PlaybookIndex } from '../../../playbook/checklist.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../../playbook/deadline/compute.ts';
import { wantOf } from '../../../playbook/meaning.ts';
import type { Want } from '../../../playbook/want.ts';
import { refusalSentence } from '../../../text/incident.ts';
import { editorText, publishText } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import { Clock } from '../../shared/Clock.tsx';
import { described, Field } from '../../shared/Field.tsx';
import { useNow } from '../../shared/hooks.ts';
import { useKept } from '../kept.ts';
import { ValueField } from '../ValueField.tsx';
import type { Work } from '../work.ts';
import { carryOut, type ReleaseProblem } from './release.ts';

/** What the publication itself says of a step: asked once, above. */
const SAID: ReadonlySet<Want['means']> = new Set(['version', 'place', 'link', 'nextUpdate']);

interface Props {
  work: Work;
  version: StatementVersion;
  onPublished(): void;
}

interface Typed {
  /** Absent it is where such a statement went last, or the channel's name. */
  readonly place?: string;
  /** `YYYY-MM-DDTHH:mm`, Shanghai time; absent it follows the clock, until somebody touches it. */
  readonly time?: string;
  readonly link: string;
  readonly steps: readonly string[];
  /** By step, then by want. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const NOTHING: Typed = { link: '', steps: [], values: {} };

const isAsked = ({ means, optional, kind }: Want): boolean =>
  optional !== true && !(means !== undefined && SAID.has(means)) && kind !== 'file';

/** Where and when it went out, and which steps of the checklist that does. */
export function PublishForm({ work, version, onPublished }: Props) {
  const { view, index } = work.incident;
  const [typed, keep] = useKept(`${version.id}/publish`, NOTHING);
  const [problem, setProblem] = useState<ReleaseProblem>();
  const form = useRef<HTMLFormElement>(null);
  const now = useNow();
  const open = view.steps.filter(
    ({ step, applies, state }) => applies && step.outcome === 'published' && !isSettled(state),
  );
  const isFirst = view.publications.length === 0;
  const does = open.filter(({ step }) => doneByPublishing(step, version, isFirst));
  const others = open.filter(item => !does.includes(item));
  const channel = index.playbook.release.channels.find(({ id }) => id === version.channel);
  const before = view.statements
    .filter(({ latest }) => latest.channel === version.channel)
    .flatMap(({ versions }) => versions.flatMap(({ publications }) => publications));
  const place = typed.place ?? before.at(-1)?.place ?? channel?.title ?? '';
  const chosen = others.filter(({ step }) => typed.steps.includes(step.id));
  const set = (change: Partial<Typed>): void => {
    setProblem(undefined);
    keep({ ...typed, ...change });
  };

  const wrong = wrongOf(problem, index.steps);
  const submit = (): void => {
    const refused = carryOut(work, {
      kind: 'publish',
      version: version.id,
      place,
      publishedAt:
        typed.time === undefined ? new Date(timeNow()).toISOString() : fromShanghaiInput(typed.time),
      link: typed.link,
      steps: chosen.map(({ step }) => ({ step: step.id, values: typed.values[step.id] ?? {} })),
    });
    setProblem(refused);
    if (refused === undefined) {
      keep(NOTHING);
      onPublished();
      return;
    }
    const { field } = wrongOf(refused, index.steps);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[id="${field}"]`)?.focus());
  };
  const at = (field: string): string | undefined => (wrong.field === field ? wrong.sentence : undefined);
  const passed = version.nextUpdate !== undefined && Date.parse(version.nextUpdate) <= now;

  return (
    <form
      ref={form}
      class="publish-form no-print"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        id="publish-place"
        label={publishText.place}
        hint={publishText.placeHint}
        problem={at('publish-place')}
      >
        <input
          id="publish-place"
          value={place}
          autocomplete="off"
          {...described('publish-place', publishText.placeHint, at('publish-place'))}
          onInput={event => set({ place: event.currentTarget.value })}
        />
      </Field>
      <Field
        id="publish-time"
        label={publishText.time}
        hint={publishText.timeHint}
        problem={at('publish-time')}
      >
        <input
          id="publish-time"
          type="datetime-local"
          value={typed.time ?? toShanghaiInput(now)}
          {...described('publish-time', publishText.timeHint, at('publish-time'))}
          onInput={event => set({ time: event.currentTarget.value })}
        />
      </Field>
      <Field id="publish-link" label={publishText.link} problem={at('publish-link')}>
        <input
          id="publish-link"
          type="url"
          inputMode="url"
          value={typed.link}
          autocomplete="off"
          {...described('publish-link', undefined, at('publish-link'))}
          onInput={event => set({ link: event.currentTarget.value })}
        />
      </Field>
      <p class="small">
        {version.nextUpdate === undefined
          ? version.noUpdate === undefined
            ? editorText.noPromise
            : editorText.notPromised(version.noUpdate)
          : editorText.promised(fullTime(Date.parse(version.nextUpdate), now))}
      </p>
      {passed && (
        <p class="problem" role="alert">
          {publishText.nextPassed}
        </p>
      )}
      {open.length === 0 && <p class="small">{publishText.noSteps}</p>}
      {does.length > 0 && (
        <p class="small">{publishText.does(does.map(({ step, number }) => `${number} ${step.title}`))}</p>
      )}
      {others.length > 0 && (
        <fieldset class="publish-steps">
          <legend>{publishText.steps}</legend>
          <p class="small faint">{publishText.stepsHint}</p>
          {others.map(item => (
            <StepChoice
              key={item.step.id}
              item={item}
              ticked={typed.steps.includes(item.step.id)}
              values={typed.values[item.step.id] ?? {}}
              version={version}
              wrong={at}
              onTick={on =>
                set({
                  steps: on
                    ? [...typed.steps, item.step.id]
                    : typed.steps.filter(each => each !== item.step.id),
                })
              }
              onValues={values => set({ values: { ...typed.values, [item.step.id]: values } })}
            />
          ))}
        </fieldset>
      )}
      {wrong.field === undefined && wrong.sentence !== undefined && (
        <p class="problem" role="alert">
          {wrong.sentence}
        </p>
      )}
      <button type="submit" class="primary">
        {publishText.publish}
      </button>
    </form>
  );
}

/** The field a refusal belongs to, and its sentence; no field where it belongs to the whole. */
function wrongOf(
  problem: ReleaseProblem | undefined,
  steps: PlaybookIndex['steps'],
): {
  readonly field?: string;
  readonly sentence?: string;
} {
  if (problem === undefined) return {};
  const { refusal, sentence } = problem;
  if (refusal.code !== 'badField') return { sentence };
  const { field, why } = refusal;
  if (field === 'nextUpdate') return { sentence: publishText.nextPassed };
  if (field === 'publishedAt') return { field: 'publish-time', sentence };
  if (field === 'place' || field === 'link') return { field: `publish-${field}`, sentence };
  if (why.code !== 'badField') return { field: `publish-step-${field}`, sentence };
  const want = steps.get(field)?.wants?.find(({ id }) => id === why.field);
  if (want?.means === 'link') return { field: 'publish-link', sentence: publishText.needsLink };
  if (want?.means === 'nextUpdate')
    return { field: `publish-step-${field}`, sentence: publishText.needsNext };
  return { field: `publish-${field}-${why.field}`, sentence: refusalSentence(why.why) };
}

interface ChoiceProps {
  item: StepView;
  ticked: boolean;
  values: Readonly<Record<string, string>>;
  version: StatementVersion;
  wrong(field: string): string | undefined;
  onTick(on: boolean): void;
  onValues(values: Readonly<Record<string, string>>): void;
}

/** A step this publication may do, with its clocks and what else it wants. */
function StepChoice({
  item: { step, number, clocks },
  ticked,
  values,
  version,
  wrong,
  onTick,
  onValues,
}: ChoiceProps) {
  const id = `publish-step-${step.id}`;
  const next = wantOf(step, 'nextUpdate');
  const wantsNext = next !== undefined && next.optional !== true;
  const problem = wrong(id);
  return (
    <div class="publish-step">
      <label class="check">
        <input
          id={id}
          type="checkbox"
          checked={ticked}
          {...described(id, undefined, problem)}
          onChange={event => onTick(event.currentTarget.checked)}
        />
        <span>
          <span class="numeric">{number}</span> {step.title}
          {clocks.map(({ deadline, clock }) => (
            <span key={deadline.id} class="publish-clock small">
              {deadline.title} <Clock clock={clock} />
            </span>
          ))}
        </span>
      </label>
      {problem !== undefined && (
        <p class="problem" role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {ticked && wantsNext === true && version.nextUpdate === undefined && problem === undefined && (
        <p class="small alarm-word">{publishText.needsNext}</p>
      )}
      {ticked &&
        step.wants
          ?.filter(isAsked)
          .map(want => (
            <ValueField
              key={want.id}
              id={`publish-${step.id}-${want.id}`}
              want={want}
              value={values[want.id]}
              problem={wrong(`publish-${step.id}-${want.id}`)}
              onValue={value => onValues({ ...values, [want.id]: typeof value === 'string' ? value : '' })}
            />
          ))}
    </div>
  );
}
