import { useState } from 'preact/hooks';
import type { Log } from '../../domain/incident/state.ts';
import type { Playbook } from '../../domain/playbook/playbook.ts';
import { deskText, eventSentence, type LogNames } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import type { Act } from './Incident.tsx';
import { TextForm } from './TextForm.tsx';

/** How many entries are drawn at first, and how many more each time. */
const STEP = 30;

/** Short names of the questions whose answers a re-grade changed. */
function changedAnswers({ state }: Log, playbook: Playbook, event: string): readonly string[] {
  const position = state.facts.findIndex(entry => entry.event === event);
  const before = state.facts[position - 1]?.value ?? {};
  const after = state.facts[position]?.value ?? {};
  return playbook.triage.questions.filter(({ id }) => before[id] !== after[id]).map(({ label }) => label);
}

interface Props {
  log: Log;
  playbook: Playbook;
  roleName(id: string): string;
  act: Act;
  /** A closed incident keeps what was done; only notes can be taken back. */
  closed: boolean;
}

/** The latest of the log, newest first. Entries taken back stay, struck through. */
export function LogPanel({ log, playbook, roleName, act, closed }: Props) {
  const [shown, setShown] = useState(STEP);
  const now = Date.now();
  const latest = log.events.slice(-shown).reverse();
  const names: LogNames = {
    stepTitle: id => playbook.steps.find(step => step.id === id)?.title ?? id,
    target: id => log.events.find(event => event.id === id),
    changed: id => changedAnswers(log, playbook, id),
  };
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
          const sentence = eventSentence(event, names, now);
          const canUndo =
            !undone &&
            event.type !== 'opened' &&
            event.type !== 'undone' &&
            (!closed || event.type === 'noted' || event.type === 'closed');
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
      {log.events.length > shown && (
        <button type="button" class="quiet no-print" onClick={() => setShown(shown + STEP)}>
          {deskText.moreLog(log.events.length - shown)}
        </button>
      )}
    </section>
  );
}
