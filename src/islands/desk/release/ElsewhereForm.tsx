import { type CommandProblem, carryOut } from '../carry-out.ts';
import './sign-off.css';
import { useRef, useState } from 'preact/hooks';
import { STATEMENT_KINDS } from '../../../incident/kinds/statement-saved.ts';
import { useDraft } from '../../../kit/draft.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../../playbook/deadline/compute.ts';
import { deskText } from '../../../text/incident.ts';
import { editorText, elsewhereText, kindLabel } from '../../../text/statements.ts';
import { described, Field } from '../../shared/Field.tsx';
import { usePrivacyGuard } from '../../shared/privacy.ts';
import { NOBODY, PersonField, personOf } from '../PersonField.tsx';
import type { Work } from '../work.ts';
import { OutFields } from './OutFields.tsx';
import { usualPlace } from './release.ts';

interface Props {
  work: Work;
  /** Written down, under the statement's id. */
  onSaved(statement: string): void;
  onCancel(): void;
}

const NOTHING = {
  /** The version that went out; '' for words that were not drafted here. */
  version: '',
  channel: '',
  form: '',
  title: '',
  text: '',
  /** Absent it is the usual one of the channel. */
  place: undefined as string | undefined,
  time: '',
  link: '',
  /** Absent it is what the version promises. */
  nextUpdate: undefined as string | undefined,
  approver: NOBODY,
};

/** The statement that was written down last: the session has published it before the command came back. */
function lastRecorded({ session, incident }: Work): string {
  const now = session.snapshot().incidents.find(({ view }) => view.id === incident.view.id);
  const event = now?.log.events.findLast(({ type }) => type === 'publishedElsewhere');
  return now?.view.publications.find(out => out.event === event?.id)?.statement ?? '';
}

/** 事后补录: what went out elsewhere, what it said, and who approved it there. */
export function ElsewhereForm({ work, onSaved, onCancel }: Props) {
  const { view, index } = work.incident;
  const { channels } = index.playbook.release;
  const [kept, keep] = useDraft('elsewhere', NOTHING);
  const typed = {
    ...kept,
    channel: kept.channel === '' ? (channels[0]?.id ?? '') : kept.channel,
    form: kept.form === '' ? STATEMENT_KINDS[0] : kept.form,
  };
  const [problem, setProblem] = useState<CommandProblem>();
  const guard = usePrivacyGuard();
  const form = useRef<HTMLFormElement>(null);
  const versions = view.statements.flatMap(each => each.versions).reverse();
  const version = versions.find(({ id }) => id === typed.version);
  const place = typed.place ?? usualPlace(work, version?.channel ?? typed.channel);
  const promised = version?.nextUpdate;
  const nextUpdate =
    typed.nextUpdate ?? (promised === undefined ? '' : toShanghaiInput(Date.parse(promised)));
  const set = (change: Partial<typeof NOTHING>): void => {
    setProblem(undefined);
    guard.reset();
    keep({ ...kept, ...change });
  };
  const at = (field: string): string | undefined =>
    problem?.field !== field
      ? undefined
      : problem.refusal.code === 'badField' && problem.refusal.why.code === 'notAhead'
        ? elsewhereText.nextUpdateLate
        : problem.sentence;

  const submit = (): void => {
    if (!guard.allows(`${typed.title}\n${typed.text}`)) return;
    const { version: id, channel, form: kind, title, text, time, link, approver } = typed;
    const refused = carryOut(work, {
      kind: 'recordPublication',
      version: id === '' ? undefined : id,
      channel,
      form: kind,
      title,
      text,
      place,
      publishedAt: time === '' ? '' : fromShanghaiInput(time),
      link,
      nextUpdate: nextUpdate === '' ? undefined : fromShanghaiInput(nextUpdate),
      approver: personOf(approver),
    });
    setProblem(refused);
    if (refused === undefined) {
      keep(undefined);
      onSaved(lastRecorded(work));
      return;
    }
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[id="publish-${refused.field}"]`)?.focus(),
    );
  };
  const line = (field: 'title' | 'text', label: string, hint?: string) => {
    const id = `publish-${field}`;
    const props = {
      id,
      value: typed[field],
      ...described(id, hint, at(field)),
      onInput: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
    };
    return (
      <Field id={id} label={label} hint={hint} problem={at(field)}>
        {field === 'text' ? <textarea rows={6} {...props} /> : <input autocomplete="off" {...props} />}
      </Field>
    );
  };
  const choice = (
    field: 'version' | 'channel' | 'form',
    label: string,
    options: readonly (readonly [value: string, words: string])[],
  ) => {
    const id = `publish-${field}`;
    return (
      <Field id={id} label={label} problem={at(field)}>
        <select
          id={id}
          value={typed[field]}
          {...described(id, undefined, at(field))}
          onChange={event => set({ [field]: event.currentTarget.value })}
        >
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </Field>
    );
  };

  return (
    <form
      ref={form}
      class="publish-form elsewhere-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 id="elsewhere-title" tabIndex={-1}>
        {elsewhereText.title}
      </h2>
      <p class="small">{elsewhereText.hint}</p>
      {versions.length > 0 &&
        choice('version', elsewhereText.said, [
          ['', elsewhereText.other],
          ...versions.map(({ id, title, number }) => [id, elsewhereText.version(title, number)] as const),
        ])}
      {version === undefined && (
        <>
          <div class="pair">
            {choice(
              'channel',
              elsewhereText.channel,
              channels.map(({ id, title }) => [id, title] as const),
            )}
            {choice(
              'form',
              elsewhereText.form,
              STATEMENT_KINDS.map(kind => [kind, kindLabel[kind]] as const),
            )}
          </div>
          {line('title', editorText.heading)}
          {line('text', elsewhereText.text, elsewhereText.textHint)}
        </>
      )}
      <OutFields out={{ place, time: typed.time, link: typed.link }} at={at} onOut={set} />
      <Field id="publish-nextUpdate" label={elsewhereText.nextUpdate} problem={at('nextUpdate')}>
        <input
          id="publish-nextUpdate"
          type="datetime-local"
          value={nextUpdate}
          {...described('publish-nextUpdate', undefined, at('nextUpdate'))}
          onInput={event => set({ nextUpdate: event.currentTarget.value })}
        />
      </Field>
      <PersonField
        id="publish-approver"
        label={elsewhereText.approver}
        person={typed.approver}
        problem={at('approver')}
        onPerson={approver => set({ approver })}
      />
      {(guard.warning !== undefined || (problem !== undefined && problem.field === undefined)) && (
        <p class="problem" role="alert">
          {guard.warning ?? problem?.sentence}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="primary">
          {guard.warning === undefined ? elsewhereText.save : deskText.saveAnyway}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {deskText.cancel}
        </button>
      </div>
    </form>
  );
}
