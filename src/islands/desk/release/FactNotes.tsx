import { useTyped } from '../../../kit/useForm.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { factText } from '../../../text/facts.ts';
import { writerName } from '../../../text/people.ts';
import { fullTime } from '../../../text/time.ts';
import type { Work } from '../work.ts';

/** Notes offered to take over: as many as can be looked through. */
const NOTES = 12;

/** What the log holds as fact, offered and never taken by itself. @param draft of the form that takes it */
export function FactNotes({ work, draft }: { work: Work; draft: string }) {
  const [typed, keep] = useTyped(draft);
  const notes = work.incident.view.notes
    .filter(({ kind }) => kind === 'situation')
    .slice(-NOTES)
    .reverse();
  if (notes.length === 0) return null;
  const take = (text: string, source: string): void => {
    const { value = '', source: named = '' } = typed as Readonly<Partial<Record<string, string>>>;
    keep({
      ...typed,
      value: value.trim() === '' ? text : `${value}\n${text}`,
      source: named.trim() === '' ? source : named,
    });
  };
  return (
    <details class="fact-notes small">
      <summary>{factText.takeFrom(notes.length)}</summary>
      <ul class="plain">
        {notes.map(({ event, at, by, happenedAt, text: said, corrections }) => {
          // What set a note right is what it says now.
          const text = corrections.at(-1)?.text ?? said;
          const time = fullTime(Date.parse(happenedAt ?? at), timeNow());
          const who = writerName(work.roleName(by.role), by);
          return (
            <li class="split" key={event}>
              <p class="entry">
                <span class="faint">{time}</span> {text}
              </p>
              <button
                type="button"
                aria-label={factText.takeLabel(text)}
                onClick={() => take(text, factText.takenSource(who, time))}
              >
                {factText.take}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
