import type { IncidentEvent } from '../../incident/kinds/registry.ts';
import type { NoteView } from '../../incident/view.ts';
import { TextForm } from '../../kit/TextForm.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { logText } from '../../text/desk.ts';
import { eventSentence } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { logNames } from './log-names.ts';
import { UndoButton } from './UndoButton.tsx';
import type { Work } from './work.ts';

interface Props {
  event: IncidentEvent;
  work: Work;
  undone: boolean;
  /** Whether it can be taken back. */
  takeBack: boolean;
  corrections: NoteView['corrections'];
  /** Whether the form that corrects it is open. */
  correcting: boolean;
  onCorrect(isOpen: boolean): void;
}

/** The form that sets an entry right. */
export const correctionOf = (event: string): string => `correct-${event}`;

/** One entry of the log: who, when and what, what set it right, and what can be done with it. */
export function LogEntry({ event, work, undone, takeBack, corrections, correcting, onCorrect }: Props) {
  const now = timeNow();
  const sentence = eventSentence(event, logNames(work), now);
  return (
    <li data-undone={undone} data-note={event.type === 'noted' && event.data.kind}>
      <span class="small faint numeric">
        {deskText.by(work.roleName(event.by.role), event.by.name, fullTime(Date.parse(event.at), now))}
      </span>
      <p class="entry">{undone ? <s>{sentence}</s> : sentence}</p>
      {corrections.map(correction => (
        <p key={correction.event} class="entry correction">
          {logText.corrected(
            deskText.by(
              work.roleName(correction.by.role),
              correction.by.name,
              fullTime(Date.parse(correction.at), now),
            ),
            correction.text,
          )}
        </p>
      ))}
      <span class="line no-print cluster">
        {takeBack && <UndoButton work={work} event={event.id} label={deskText.undoLabel(sentence)} />}
        {!undone && event.type === 'noted' && !correcting && (
          <button
            type="button"
            class="quiet small"
            aria-label={logText.correctLabel(sentence)}
            onClick={() => onCorrect(true)}
          >
            {logText.correct}
          </button>
        )}
      </span>
      {correcting && (
        <TextForm
          id={correctionOf(event.id)}
          label={logText.correct}
          hint={logText.correctHint}
          action={deskText.save}
          onText={text => work.act({ kind: 'correct', event: event.id, text })?.sentence}
          onDone={() => onCorrect(false)}
          onCancel={() => onCorrect(false)}
        />
      )}
    </li>
  );
}
