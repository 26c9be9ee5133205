import { useState } from 'preact/hooks';
import { TEXT_LIMITS } from '../../domain/incident/event.ts';
import { readPreference } from '../../session/preferences.ts';
import { studyText } from '../../text/study.ts';
import { described, Field } from '../shared/Field.tsx';
import type { Study } from './useStudy.ts';

interface Props {
  study: Pick<Study, 'session' | 'record'>;
  /** Why it is asked. */
  why?: string;
  onDone(): void;
  /** Goes on without one; absent where a name is needed. */
  onSkip?(): void;
}

/** Asks for the trainee's name, where it is first needed. */
export function NameForm({ study: { session, record }, why, onDone, onSkip }: Props) {
  const [name, setName] = useState(record.name || (readPreference('name') ?? ''));
  const [problem, setProblem] = useState<string>();
  const { nameHint } = studyText;
  return (
    <form
      class="name-form no-print"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() === '') {
          setProblem(studyText.nameNeeded);
          document.getElementById('study-name')?.focus();
          return;
        }
        if (name.trim() !== record.name) session.record({ type: 'named', data: { name } });
        onDone();
      }}
    >
      {why !== undefined && <p>{why}</p>}
      <Field id="study-name" label={studyText.name} hint={nameHint} problem={problem}>
        <input
          id="study-name"
          value={name}
          maxLength={TEXT_LIMITS.name}
          autocomplete="name"
          {...described('study-name', nameHint, problem)}
          onInput={event => {
            setName(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
      </Field>
      <p class="actions">
        <button type="submit" class="primary">
          {studyText.nameGoOn}
        </button>
        {onSkip !== undefined && (
          <button type="button" class="quiet" onClick={onSkip}>
            {studyText.nameSkip}
          </button>
        )}
      </p>
    </form>
  );
}
