import type { Log } from '../../domain/incident/state.ts';
import type { Playbook } from '../../domain/playbook/playbook.ts';
import { deskText, eventSentence } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import type { Act } from './Incident.tsx';
import { TextForm } from './TextForm.tsx';

/** How many of the latest entries are drawn; the export holds them all. */
const SHOWN = 30;

interface Props {
  log: Log;
  playbook: Playbook;
  roleName(id: string): string;
  act: Act;
}

/** The latest of the log, newest first. Entries taken back stay, struck through. */
export function LogPanel({ log, playbook, roleName, act }: Props) {
  const now = Date.now();
  const latest = log.events.slice(-SHOWN).reverse();
  const stepTitle = (id: string): string => playbook.steps.find(step => step.id === id)?.title ?? id;
  return (
    <section class="log" aria-labelledby="log-title">
      <h2 id="log-title">{deskText.log}</h2>
      <div class="no-print">
        <TextForm
          id="note"
          label={deskText.noteLabel}
          action={deskText.addNote}
          onText={text => act({ kind: 'note', text })}
        />
      </div>
      <ol>
        {latest.map(event => {
          const undone = log.state.undone.has(event.id);
          const sentence = eventSentence(event, stepTitle, now);
          const canUndo = !undone && event.type !== 'opened' && event.type !== 'undone';
          return (
            <li key={event.id} data-undone={undone}>
              <span class="small faint numeric">
                {deskText.by(roleName(event.by.role), event.by.name, fullTime(Date.parse(event.at), now))}
              </span>
              <p class="entry">{undone ? <s>{sentence}</s> : sentence}</p>
              {canUndo && (
                <button
                  type="button"
                  class="quiet small"
                  aria-label={deskText.undoLabel(sentence)}
                  onClick={() => act({ kind: 'undo', event: event.id })}
                >
                  {deskText.undo}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {log.events.length > SHOWN && <p class="small faint">{deskText.moreLog(log.events.length - SHOWN)}</p>}
    </section>
  );
}
