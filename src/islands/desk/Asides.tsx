import { timeNow } from '../../session/surroundings.ts';
import './screen.css';
import './Asides.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { IncidentEvent } from '../../incident/event.ts';
import { playbooksNamed } from '../../incident/named.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Aside } from '../../session/records.ts';
import { asidesText } from '../../text/asides.ts';
import { deskText, eventSentence, type LogNames, namedIn } from '../../text/incident.ts';
import { faultSentence } from '../../text/package.ts';
import { fullTime } from '../../text/time.ts';
import { saveFile } from './save-file.ts';
import type { Running } from './work.ts';

/** How many faults and records are drawn at first: a refused file may hold ten thousand. */
const FIRST = 20;

/** Refused files, kept so that they can be looked at: what is wrong in them, and what is not. */
export function Asides({ running }: { running: Running }) {
  const { asides } = running.snapshot;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section class="desk-screen asides" aria-labelledby="asides-title">
      <h2 ref={heading} id="asides-title" tabIndex={-1}>
        {asidesText.title}
      </h2>
      <p class="faint">{asides.length === 0 ? asidesText.none : asidesText.hint}</p>
      {asides.map(aside => (
        <File key={aside.id} aside={aside} running={running} onDropped={() => heading.current?.focus()} />
      ))}
    </section>
  );
}

function File({
  aside,
  running: { session },
  onDropped,
}: {
  aside: Aside;
  running: Running;
  onDropped(): void;
}) {
  const { id, name, at, faults, sound, text } = aside;
  const [shown, setShown] = useState(FIRST);
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string>();
  // The button that was pressed gives way to the question; the safe answer takes its focus.
  const asked = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (sure) asked.current?.focus();
  }, [sure]);
  const now = timeNow();
  const names = namesIn(
    sound,
    playbooksNamed(sound)
      .map(digest => session.indexOf(digest))
      .findLast(index => index !== undefined),
  );
  const save = (): void => {
    setProblem(undefined);
    saveFile({ name, type: 'application/json', data: text, picker: false }).catch(() =>
      setProblem(asidesText.notSaved),
    );
  };
  const drop = (): void => {
    void session.dropAside(id);
    onDropped();
  };
  return (
    <article aria-labelledby={`aside-${id}`}>
      <h3 id={`aside-${id}`}>{name}</h3>
      <p class="small faint">{asidesText.refusedAt(fullTime(at, now))}</p>
      <p>
        <strong>{asidesText.faults(faults.length)}</strong>
      </p>
      <ul class="faults">
        {faults.slice(0, FIRST).map(fault => (
          <li key={`${fault.position} ${fault.problem}`}>{faultSentence(fault)}</li>
        ))}
        {faults.length > FIRST && <li>{asidesText.moreFaults(faults.length - FIRST)}</li>}
      </ul>
      {sound.length === 0 ? (
        <p>{asidesText.noneSound}</p>
      ) : (
        <details>
          <summary>{asidesText.sound(sound.length)}</summary>
          <p class="small faint">{asidesText.soundHint}</p>
          <ol>
            {sound.slice(0, shown).map(event => (
              <li key={event.id}>
                <span class="small faint numeric">
                  {deskText.by(
                    names.roleName(event.by.role),
                    event.by.name,
                    fullTime(Date.parse(event.at), now),
                  )}
                </span>
                <p class="entry">{eventSentence(event, names, now)}</p>
              </li>
            ))}
          </ol>
          {sound.length > shown && (
            <button type="button" class="quiet" onClick={() => setShown(shown + 5 * FIRST)}>
              {asidesText.moreSound(sound.length - shown)}
            </button>
          )}
        </details>
      )}
      {sure ? (
        <div class="tool-row">
          <p id={`aside-${id}-sure`}>{asidesText.dropSure}</p>
          <button type="button" aria-label={asidesText.dropNowLabel(name)} onClick={drop}>
            {asidesText.dropNow}
          </button>
          <button
            ref={asked}
            type="button"
            class="quiet"
            aria-describedby={`aside-${id}-sure`}
            onClick={() => setSure(false)}
          >
            {asidesText.keep}
          </button>
        </div>
      ) : (
        <div class="tool-row">
          <button type="button" aria-label={asidesText.saveLabel(name)} onClick={save}>
            {asidesText.save}
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={asidesText.dropLabel(name)}
            onClick={() => setSure(true)}
          >
            {asidesText.drop}
          </button>
        </div>
      )}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </article>
  );
}

/** Names from the playbook the file names, where this page knows it; the ids themselves otherwise. */
function namesIn(sound: readonly IncidentEvent[], index: PlaybookIndex | undefined): LogNames {
  return {
    stepTitle: id => index?.steps.get(id)?.title ?? asidesText.unknownStep(id),
    step: id => index?.steps.get(id),
    roleName: id => index?.playbook.roles.find(role => role.id === id)?.short ?? id,
    pauseTitle: id =>
      index?.playbook.pauses?.find(pause => pause.id === id)?.title ?? asidesText.unknownPause(id),
    named: id => (index === undefined ? id : namedIn(index.playbook, id)),
    // A made-up file may hold an undoing that takes back itself, or two that take back each other.
    target: id => sound.find(event => event.id === id && event.type !== 'undone'),
    changed: id => {
      const answers = sound.flatMap(event =>
        event.type === 'opened' || event.type === 'regraded'
          ? [{ id: event.id, facts: event.data.facts }]
          : [],
      );
      const place = answers.findIndex(each => each.id === id);
      const before = answers[place - 1]?.facts ?? {};
      const after = answers[place]?.facts ?? {};
      const changed = index?.playbook.triage.questions.filter(
        question => before[question.id] !== after[question.id],
      );
      return changed?.map(({ label }) => label) ?? [asidesText.answers];
    },
  };
}
