import { useState } from 'preact/hooks';
import type { NoteKind } from '../../incident/kinds/noted.ts';
import type { IncidentEvent } from '../../incident/kinds/registry.ts';
import { whyKept } from '../../incident/take-back.ts';
import { MINUTES_SORTS, type MinutesSort } from '../../playbook/evidence.ts';
import { timeNow } from '../../session/surroundings.ts';
import { logFilterLabel, logText } from '../../text/desk.ts';
import { eventSentence, minutesText } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { minutesFormText } from '../../text/minutes.ts';
import { fullTime } from '../../text/time.ts';
import { OnDemand } from '../shared/OnDemand.tsx';
import { logNames } from './log-names.ts';
import { QuickLog } from './QuickLog.tsx';
import { TextForm } from './TextForm.tsx';
import { UndoButton } from './UndoButton.tsx';
import type { Work } from './work.ts';

/** How many entries are drawn at first, and how many more each time. */
const STEP = 30;

type Filter = keyof typeof logFilterLabel;

function passes(event: IncidentEvent, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'steps') return event.type.startsWith('step');
  return event.type === 'noted' && event.data.kind === (filter satisfies NoteKind);
}

const loadMinutes = () => import('./MinutesForm.tsx').then(({ MinutesForm }) => MinutesForm);

/** Short records of what happened away from this machine, one form at a time. */
function Minutes({ work }: { work: Work }) {
  const [sort, setSort] = useState<MinutesSort>();
  const close = (): void => setSort(undefined);
  if (sort !== undefined)
    return <OnDemand load={loadMinutes} given={{ sort, work, onDone: close, onCancel: close }} />;
  return (
    <fieldset class="actions log-minutes no-print">
      <legend class="visually-hidden">{minutesFormText.group}</legend>
      {MINUTES_SORTS.map(each => (
        <button key={each} type="button" class="quiet small" onClick={() => setSort(each)}>
          {minutesFormText.record(minutesText[each].sort)}
        </button>
      ))}
    </fieldset>
  );
}

/** The quick log, and the log, newest first. Entries taken back stay, struck through. */
export function LogPanel({ work }: { work: Work }) {
  const { log, view } = work.incident;
  const [shown, setShown] = useState(STEP);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [correcting, setCorrecting] = useState<string>();
  const now = timeNow();
  const names = logNames(work);
  const corrections = new Map(view.notes.map(each => [each.event, each.corrections]));
  const wanted = search.trim().toLowerCase();
  const found =
    filter === 'all' && wanted === ''
      ? log.events
      : log.events.filter(
          event =>
            passes(event, filter) &&
            (wanted === '' || eventSentence(event, names, now).toLowerCase().includes(wanted)),
        );
  const latest = found.slice(-shown).reverse();
  return (
    <section class="log" aria-labelledby="log-title">
      <header class="pane-header">
        <h2 id="log-title">{deskText.log}</h2>
        <button type="button" class="quiet small no-print" onClick={() => work.go('timeline')}>
          {logText.timeline}
        </button>
      </header>
      <QuickLog work={work} />
      {view.status === 'open' && <Minutes work={work} />}
      <div class="log-filter no-print">
        <select
          aria-label={logText.filter}
          value={filter}
          onChange={event => setFilter(event.currentTarget.value as Filter)}
        >
          {Object.entries(logFilterLabel).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <input
          type="search"
          aria-label={logText.search}
          placeholder={logText.search}
          value={search}
          onInput={event => setSearch(event.currentTarget.value)}
        />
      </div>
      {(filter !== 'all' || wanted !== '') && (
        <p class="small faint" role="status">
          {found.length === 0 ? logText.none : logText.found(found.length)}
        </p>
      )}
      <ol>
        {latest.map(event => {
          const undone = log.undone.has(event.id);
          const sentence = eventSentence(event, names, now);
          return (
            <li key={event.id} data-undone={undone} data-note={event.type === 'noted' && event.data.kind}>
              <span class="small faint numeric">
                {deskText.by(
                  work.roleName(event.by.role),
                  event.by.name,
                  fullTime(Date.parse(event.at), now),
                )}
              </span>
              <p class="entry">{undone ? <s>{sentence}</s> : sentence}</p>
              {corrections.get(event.id)?.map(correction => (
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
              <span class="line no-print">
                {whyKept(log, view, event) === undefined && (
                  <UndoButton work={work} event={event.id} label={deskText.undoLabel(sentence)} />
                )}
                {!undone && event.type === 'noted' && correcting !== event.id && (
                  <button
                    type="button"
                    class="quiet small"
                    aria-label={logText.correctLabel(sentence)}
                    onClick={() => setCorrecting(event.id)}
                  >
                    {logText.correct}
                  </button>
                )}
              </span>
              {correcting === event.id && (
                <TextForm
                  id={`correct-${event.id}`}
                  label={logText.correct}
                  hint={logText.correctHint}
                  action={deskText.save}
                  onText={text => work.act({ kind: 'correct', event: event.id, text })?.sentence}
                  onDone={() => setCorrecting(undefined)}
                  onCancel={() => setCorrecting(undefined)}
                />
              )}
            </li>
          );
        })}
      </ol>
      {found.length > shown && (
        <button type="button" class="quiet no-print" onClick={() => setShown(shown + STEP)}>
          {deskText.moreLog(found.length - shown)}
        </button>
      )}
    </section>
  );
}
