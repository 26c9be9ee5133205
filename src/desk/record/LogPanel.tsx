import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Disclosure, FormButton } from '../../kit/Disclosure.tsx';
import { useHeard } from '../../kit/effects.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { disclosedText, Form } from '../../kit/Form.tsx';
import { ask, optionsOf } from '../../kit/fields.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { useTyped } from '../../kit/useForm.ts';
import { WhenChanged } from '../../kit/WhenChanged.tsx';
import { MINUTES_SORTS } from '../../playbook/evidence.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { Entry } from '../incident/account.ts';
import { noteKindLabel } from '../incident/act-label.ts';
import { whyKept } from '../incident/decide.ts';
import { eventSentence, minutesText } from '../incident/event-words.ts';
import type { IncidentEvent } from '../incident/kinds.ts';
import { UndoButton } from '../shell/ActButton.tsx';
import { isShortcut } from '../shell/shortcuts.tsx';
import { deskText, logFilterLabel, logText } from '../shell/words.ts';
import { useWork } from '../shell/work.tsx';
import { minutesFormText } from '../steps/form-words.ts';
import { MinutesForm } from '../steps/StepForm.tsx';
import { minutesDraft } from '../steps/step-ready.ts';
import { type NoteKind, note } from './noted.ts';

/** How many entries are drawn at first, and how many more each time. */
const STEP = 30;

type Filter = keyof typeof logFilterLabel;

function passes(event: IncidentEvent, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'steps') return event.type.startsWith('step');
  return event.type === 'noted' && event.data.kind === (filter satisfies NoteKind);
}

/** The quick log, and the log, newest first. Entries taken back stay, struck through. */
export function LogPanel() {
  const work = useWork();
  const { log, view, names, locked } = work;
  const [shown, setShown] = useState(STEP);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const now = timeNow();
  const wanted = search.trim().toLowerCase();
  const isWhole = filter === 'all' && wanted === '';
  const found = isWhole
    ? log.events
    : log.events.filter(
        event =>
          passes(event, filter) &&
          (wanted === '' || eventSentence(event, names, now).toLowerCase().includes(wanted)),
      );
  return (
    <section class="log" aria-labelledby="log-title">
      <header class="pane-header split">
        <h2 id="log-title">{deskText.log}</h2>
        <Button class="quiet small" words={logText.timeline} onClick={() => work.go('timeline')} />
      </header>
      <QuickLog />
      {!locked && (
        <div class="log-minutes">
          <Disclosure
            forms={MINUTES_SORTS.map(sort => ({
              id: minutesDraft(sort),
              button: minutesFormText.record(minutesText[sort].sort),
              class: 'quiet small',
              form: opened => <MinutesForm {...opened} sort={sort} />,
            }))}
          />
        </div>
      )}
      <div class="log-filter no-print cluster">
        <FieldInput
          id="log-filter"
          field={{ kind: 'choice', label: logText.filter, options: optionsOf(logFilterLabel) }}
          value={filter}
          onValue={value => setFilter(value as Filter)}
        />
        <FieldInput
          id="log-search"
          field={{ kind: 'line', label: logText.search }}
          value={search}
          onValue={value => setSearch(String(value))}
        />
      </div>
      {!isWhole && (
        <p class="small faint" role="status">
          {found.length === 0 ? logText.none : logText.found(found.length)}
        </p>
      )}
      <ol class="plain">
        {found
          .slice(-shown)
          .reverse()
          .map(event => {
            const entry = view.entryOf(event);
            const { takenBack, corrections } = entry;
            const takeBack = whyKept(log, view, event) === undefined;
            return (
              <WhenChanged
                key={event.id}
                of={[event, work.incident.index, work.act, takenBack?.event, takeBack, corrections.length]}
              >
                {() => <LogEntry entry={entry} takeBack={takeBack} />}
              </WhenChanged>
            );
          })}
      </ol>
      {found.length > shown && (
        <Button
          class="quiet"
          words={deskText.moreLog(found.length - shown)}
          onClick={() => setShown(shown + STEP)}
        />
      )}
    </section>
  );
}

const LINE = 'note';

/** One key, one line, Enter: what happened, was decided, is guessed, or was agreed with somebody. */
function QuickLog() {
  const { act, go } = useWork();
  const [typed] = useTyped(LINE);
  useHeard('keydown', event => {
    if (!isShortcut(event) || event.key.toLowerCase() !== 'n') return;
    event.preventDefault();
    const line = document.getElementById(LINE);
    // On a phone the log may be behind another tab of the desk.
    if (line?.offsetParent === null) go('log');
    giveFocusSoon(`#${LINE}`);
  });
  return (
    <Form
      id={LINE}
      class="quick-log"
      isMinor
      fields={{
        noteKind: {
          kind: 'choice',
          shown: 'bar',
          label: logText.kind,
          options: optionsOf(noteKindLabel),
          value: 'situation',
        },
        text: ask(note.fields.text, {
          id: LINE,
          label: logText.line,
          hint: typed['noteKind'] === 'guess' ? logText.guessHint : undefined,
        }),
        happenedAt: ask(note.fields.happenedAt, {
          label: logText.happenedAt,
          folded: logText.otherTime,
          clock: timeNow,
        }),
      }}
      action={deskText.addNote}
      after={<p class="small faint key-hint">{logText.key}</p>}
      onSubmit={({ text, noteKind, happenedAt }) =>
        act({
          kind: 'note',
          text,
          noteKind: noteKind as NoteKind,
          ...(typed['happenedAt'] !== undefined && { happenedAt }),
        })
      }
    />
  );
}

interface EntryProps {
  entry: Entry;
  /** Whether it can be taken back. */
  takeBack: boolean;
}

/** One entry of the log: who, when and what, what set it right, and what can be done with it. */
function LogEntry({ entry: { event, takenBack, corrections }, takeBack }: EntryProps) {
  const { act, said, names } = useWork();
  const undone = takenBack !== undefined;
  const sentence = eventSentence(event, names, timeNow());
  return (
    <li data-undone={undone} data-note={event.type === 'noted' && event.data.kind}>
      <span class="small faint numeric">{said(event)}</span>
      <p class="entry">{undone ? <s>{sentence}</s> : sentence}</p>
      {corrections.map(correction => (
        <p key={correction.event} class="entry correction">
          {logText.corrected(said(correction), correction.text)}
        </p>
      ))}
      <FormButton
        offered={!undone && event.type === 'noted'}
        {...disclosedText({
          id: `correct-${event.id}`,
          button: logText.correct,
          of: sentence,
          class: 'quiet small',
          label: logText.correct,
          hint: logText.correctHint,
          action: deskText.save,
          onText: text => act({ kind: 'correct', event: event.id, text }),
        })}
      >
        {takeBack && <UndoButton event={event.id} of={sentence} />}
      </FormButton>
    </li>
  );
}
