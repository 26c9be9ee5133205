import { useEffect } from 'preact/hooks';
import { type NoteKind, note } from '../../incident/kinds/noted.ts';
import { Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { useTyped } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { logText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { noteKindLabel } from '../../text/kind-label.ts';
import { OneOf } from '../shared/OneOf.tsx';
import { isShortcut } from '../shared/shortcuts.ts';
import { useWork } from './work.ts';

const LINE = 'note';

/** One key, one line, Enter: what happened, was decided, is guessed, or was agreed with somebody. */
export function QuickLog() {
  const work = useWork();
  const [typed] = useTyped(LINE);
  const kind = (typed['kind'] as NoteKind | undefined) ?? 'situation';
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!isShortcut(event) || event.key.toLowerCase() !== 'n') return;
      event.preventDefault();
      const line = document.getElementById(LINE);
      // On a phone the log may be behind another tab of the desk.
      if (line?.offsetParent === null) work.go('log');
      requestAnimationFrame(() => line?.focus());
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [work.go]);
  return (
    <Form
      id={LINE}
      class="quick-log"
      effort="note"
      fields={{
        text: ask(note.fields.text, {
          id: LINE,
          label: logText.line,
          hint: kind === 'guess' ? logText.guessHint : undefined,
        }),
        happenedAt: {
          kind: 'time',
          label: logText.happenedAt,
          folded: logText.otherTime,
          clock: timeNow,
        },
      }}
      action={deskText.addNote}
      after={<p class="small faint key-hint">{logText.key}</p>}
      onSubmit={({ text, happenedAt }) =>
        work.act({
          kind: 'note',
          text,
          noteKind: kind,
          ...(typed['happenedAt'] !== undefined && { happenedAt }),
        })
      }
    >
      {state => (
        <OneOf
          name="note-kind"
          legend={logText.kind}
          options={noteKindLabel}
          value={kind}
          onValue={next => state.write({ kind: next === 'situation' ? '' : next })}
        />
      )}
    </Form>
  );
}
