import { useRef, useState } from 'preact/hooks';
import { TEXT_LIMITS } from '../../incident/kinds/define.ts';
import { useOnce } from '../../kit/effects.ts';
import { described, Field } from '../../kit/Field.tsx';
import { readPreference } from '../../session/preferences.ts';
import { studyText } from '../../text/study.ts';
import type { Study } from './useStudy.ts';

interface Props {
  study: Pick<Study, 'session' | 'record'>;
  /** Why it is asked. */
  why?: string;
  /** Whether the trainee opened it just now: then the field is where the hands should be. */
  takeFocus?: boolean;
  onDone(): void;
  /** Goes on without one; absent where a name is needed. */
  onSkip?(): void;
  /** Leaves the name as it was, where it is being changed. */
  onCancel?(): void;
}

/** Asks for the trainee's name, where it is first needed and where it is changed. */
export function NameForm({
  study: { session, record },
  why,
  takeFocus = true,
  onDone,
  onSkip,
  onCancel,
}: Props) {
  const [name, setName] = useState(record.name || (readPreference('name') ?? ''));
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  // Only on opening.
  useOnce(() => {
    if (takeFocus) field.current?.focus();
  });
  const { nameHint } = studyText;
  return (
    <form
      class="name-form no-print flow-3"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() === '') {
          setProblem(studyText.nameNeeded);
          field.current?.focus();
          return;
        }
        if (name.trim() !== record.name) session.record({ type: 'named', data: { name } });
        onDone();
      }}
    >
      {why !== undefined && <p>{why}</p>}
      <Field id="study-name" label={studyText.name} hint={nameHint} problem={problem}>
        <input
          ref={field}
          id="study-name"
          value={name}
          maxLength={TEXT_LIMITS.name}
          autocomplete="off"
          {...described('study-name', nameHint, problem)}
          onInput={event => {
            setName(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
      </Field>
      <p class="actions cluster">
        <button type="submit" class="primary">
          {onCancel === undefined ? studyText.nameGoOn : studyText.nameChanged}
        </button>
        {onSkip !== undefined && (
          <button type="button" class="quiet" onClick={onSkip}>
            {studyText.nameSkip}
          </button>
        )}
        {onCancel !== undefined && (
          <button type="button" class="quiet" onClick={onCancel}>
            {studyText.nameCancel}
          </button>
        )}
      </p>
    </form>
  );
}
