import { useEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from '../../kit/draft.ts';
import { deskText } from '../../text/incident.ts';
import { described, Field } from '../shared/Field.tsx';
import { usePrivacyGuard } from '../shared/privacy.ts';

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  value?: string;
  action: string;
  /** Takes the text; the answer is the sentence that says why not. Refused text stays in the field. */
  onText(text: string): string | undefined;
  onDone?: () => void;
  onCancel?: (() => void) | undefined;
}

/** One text, one button: reasons, notes, names. Ctrl+Enter submits from the keyboard. */
export function TextForm({ id, label, hint, value = '', action, onText, onDone, onCancel }: Props) {
  const [text, keep] = useDraft(id, value);
  const cancel = (): void => {
    keep(undefined);
    onCancel?.();
  };
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  // A form that can be cancelled was opened by the officer just now: the field is where the hands should be.
  const openedNow = onCancel !== undefined;
  useEffect(() => {
    if (openedNow) field.current?.focus();
  }, [openedNow]);
  const guard = usePrivacyGuard();
  const submit = (): void => {
    if (!guard.allows(text)) {
      field.current?.focus();
      return;
    }
    const refused = onText(text);
    setProblem(refused);
    if (refused !== undefined) {
      field.current?.focus();
      return;
    }
    keep(undefined);
    onDone?.();
  };
  return (
    <form
      class="inline-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <Field id={id} label={label} hint={hint} problem={problem ?? guard.warning}>
        <textarea
          ref={field}
          id={id}
          rows={2}
          value={text}
          {...described(id, hint, problem ?? guard.warning)}
          onInput={event => {
            keep(event.currentTarget.value === value ? undefined : event.currentTarget.value);
            guard.reset();
          }}
          onKeyDown={event => {
            // While an input method composes, its keys are its own.
            if (event.isComposing) return;
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
            if (event.key === 'Escape' && text === value) cancel();
          }}
        />
      </Field>
      <div class="actions">
        <button type="submit" class={onCancel === undefined ? '' : 'primary'}>
          {guard.warning === undefined ? action : deskText.saveAnyway}
        </button>
        {onCancel !== undefined && (
          <button type="button" class="quiet" onClick={cancel}>
            {deskText.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
