import { useEffect, useRef, useState } from 'preact/hooks';
import type { NoteKind } from '../../incident/kinds/noted.ts';
import { useDraft } from '../../kit/draft.ts';
import { described, Field } from '../../kit/Field.tsx';
import { usePrivacyGuard } from '../../kit/privacy.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { logText } from '../../text/desk.ts';
import { noteKindLabel } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { isShortcut } from '../shared/shortcuts.ts';
import type { Work } from './work.ts';

const kinds = Object.keys(noteKindLabel) as NoteKind[];

/** One key, one line, Enter: what happened, was decided, is guessed, or was agreed with somebody. */
export function QuickLog({ work }: { work: Work }) {
  const [text, keep] = useDraft('log', '');
  const [kind, setKind] = useState<NoteKind>('situation');
  const [time, setTime] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const guard = usePrivacyGuard();

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!isShortcut(event) || event.key.toLowerCase() !== 'n') return;
      event.preventDefault();
      // On a phone the log may be behind another tab of the desk.
      if (field.current?.offsetParent === null) work.go('log');
      requestAnimationFrame(() => field.current?.focus());
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [work.go]);

  const submit = (): void => {
    if (!guard.allows(text)) return;
    const refused = work.act({
      kind: 'note',
      text,
      noteKind: kind,
      ...(time === undefined ? {} : { happenedAt: fromShanghaiInput(time) }),
    });
    setProblem(refused?.sentence);
    if (refused !== undefined) {
      field.current?.focus();
      return;
    }
    keep(undefined);
    setTime(undefined);
  };

  const wrong = problem ?? guard.warning;
  return (
    <form
      class="quick-log no-print"
      data-effort="note"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset class="choices">
        <legend class="visually-hidden">{logText.kind}</legend>
        {kinds.map(each => (
          <label key={each}>
            <input type="radio" name="note-kind" checked={kind === each} onChange={() => setKind(each)} />
            <span>{noteKindLabel[each]}</span>
          </label>
        ))}
      </fieldset>
      <Field
        id="note"
        label={logText.line}
        hint={kind === 'guess' ? logText.guessHint : undefined}
        problem={wrong}
      >
        <div class="line">
          <input
            ref={field}
            id="note"
            value={text}
            autocomplete="off"
            aria-keyshortcuts="N"
            {...described('note', kind === 'guess' ? logText.guessHint : undefined, wrong)}
            onInput={event => {
              keep(event.currentTarget.value || undefined);
              guard.reset();
            }}
          />
          <button type="submit">
            {guard.warning === undefined ? deskText.addNote : deskText.saveAnyway}
          </button>
        </div>
      </Field>
      <div class="line small">
        <button
          type="button"
          class="quiet small"
          aria-expanded={time !== undefined}
          onClick={() => setTime(time === undefined ? toShanghaiInput(timeNow()) : undefined)}
        >
          {time === undefined ? logText.timeNow : logText.timeEarlier}
        </button>
        {time !== undefined && (
          <input
            type="datetime-local"
            aria-label={logText.happenedAt}
            value={time}
            onInput={event => setTime(event.currentTarget.value)}
          />
        )}
        <span class="faint key-hint">{logText.key}</span>
      </div>
    </form>
  );
}
