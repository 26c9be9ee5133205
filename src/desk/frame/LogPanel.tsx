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
import { MINUTES_SORTS } from '../../playbook/vocabulary.ts';
import { timeNow } from '../../session/surroundings.ts';
import { MinutesForm } from '../checklist/StepForm.tsx';
import type { IncidentEvent } from '../core/incident.ts';
import { whyKept } from '../incident/decide.ts';
import { eventSentence } from '../incident/sentences.ts';
import { UndoButton } from '../parts/ActButton.tsx';
import { isShortcut } from '../parts/shortcuts.tsx';
import { deskText } from '../parts/words.ts';
import { useWork, type Work } from '../parts/work.tsx';
import { type NoteKind, note } from '../record/noted.ts';
import { logFilterLabel, logText, noteKindLabel } from '../record/words.ts';
import { minutesFormText, minutesText } from '../steps/form-words.ts';
import { minutesDraft } from '../steps/step-ready.ts';
import { SignedMark } from '../team/SignedMark.tsx';

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
            const { takenBack, corrections } = view.entryOf(event);
            const line = {
              id: event.id,
              said: work.said(event),
              sentence: eventSentence(event, names, now),
              isUndone: takenBack !== undefined,
              noted: event.type === 'noted' && event.data.kind,
              canCorrect: event.type === 'noted' && takenBack === undefined,
              corrections: corrections.map(correction => ({
                id: correction.event,
                words: logText.corrected(work.said(correction), correction.text),
              })),
              canTakeBack: whyKept(log, view, event) === undefined,
            };
            return (
              <WhenChanged key={event.id} of={line}>
                {shown => <LogEntry line={shown} act={work.act} />}
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
      weight="minor"
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

/** The content of one entry. */
interface LogLine {
  readonly id: string;
  /** Who wrote it, and when. */
  readonly said: string;
  readonly sentence: string;
  readonly isUndone: boolean;
  readonly noted: NoteKind | false | undefined;
  readonly canCorrect: boolean;
  readonly corrections: readonly { readonly id: string; readonly words: string }[];
  readonly canTakeBack: boolean;
}

/** One entry of the log: who, when and what, what set it right, and what can be done with it. */
function LogEntry({ line, act }: { line: LogLine } & Pick<Work, 'act'>) {
  const { id, said, sentence, isUndone, noted, canCorrect, corrections, canTakeBack } = line;
  return (
    <li data-undone={isUndone} data-note={noted}>
      <span class="small faint numeric">{said}</span> <SignedMark event={id} />
      <p class="entry">{isUndone ? <s>{sentence}</s> : sentence}</p>
      {corrections.map(correction => (
        <p key={correction.id} class="entry correction">
          {correction.words}
        </p>
      ))}
      <FormButton
        offered={canCorrect}
        {...disclosedText({
          id: `correct-${id}`,
          button: logText.correct,
          of: sentence,
          class: 'quiet small',
          label: logText.correct,
          hint: logText.correctHint,
          action: deskText.save,
          onText: text => act({ kind: 'correct', event: id, text }),
        })}
      >
        {canTakeBack && <UndoButton event={id} of={sentence} />}
      </FormButton>
    </li>
  );
}
