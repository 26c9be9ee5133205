import { timeNow } from '../../session/surroundings.ts';
import './screen.css';
import './Archive.css';
import { useState } from 'preact/hooks';
import { described, Field } from '../../kit/Field.tsx';
import type { DeskIncident } from '../../session/session.ts';
import { archiveText } from '../../text/archive.ts';
import { exportText } from '../../text/export.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { isBackedUp, namesIncident } from './archive.ts';
import { exportIncident } from './export-package.ts';
import { saveFile } from './save-file.ts';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  /** The incident is off this machine. */
  onGone(): void;
}

interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

/** 归档并清除: a whole export first, then the name typed out, and only then the incident leaves this machine. */
export function Archive({ work, onGone }: Props) {
  const { session, running, incident } = work;
  const { view } = incident;
  const unreadable = running.snapshot.broken.find(({ id }) => id === view.id)?.broken.length ?? 0;
  const [answer, setAnswer] = useState<Answer>();
  const [brokenSaved, setBrokenSaved] = useState(0);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<{
    readonly at: 'export' | 'name' | 'wipe';
    readonly text: string;
  }>();
  const [wiping, setWiping] = useState(false);
  const whole = isBackedUp(incident);
  const problemAt = (at: 'export' | 'name' | 'wipe'): string | undefined =>
    problem?.at === at ? problem.text : undefined;

  const save = async (picker: boolean): Promise<void> => {
    const result = await exportIncident(session, view, { picker });
    setProblem(undefined);
    setAnswer(
      result.ok
        ? { ok: result.value === 'saved', text: exportText[result.value] }
        : { ok: false, text: exportText.failure[result.refusal.code] },
    );
  };
  const saveBroken = async (): Promise<void> => {
    try {
      const data = session.exportBroken(view.id) ?? '';
      const name = `${view.id}-records.json`;
      await saveFile({ name, type: 'application/json', data, picker: false });
      setBrokenSaved(unreadable);
      setProblem(undefined);
    } catch {
      setAnswer({ ok: false, text: exportText.failure.notSaved });
    }
  };
  const wipe = async (): Promise<void> => {
    if (wiping) return;
    if (!whole) setProblem({ at: 'export', text: archiveText.notExported });
    else if (unreadable > brokenSaved) setProblem({ at: 'export', text: archiveText.brokenNotSaved });
    else if (!namesIncident(typed, view.title)) setProblem({ at: 'name', text: archiveText.otherName });
    else {
      setProblem(undefined);
      setWiping(true);
      try {
        await session.wipe(view.id);
        onGone();
      } catch {
        setWiping(false);
        setProblem({ at: 'wipe', text: archiveText.failed });
      }
    }
  };

  const hint = archiveText.nameHint(view.title);
  const nameProblem = problemAt('name');
  return (
    <section class="desk-screen form-width archive flow measure" aria-labelledby="incident-title">
      <p>{archiveText.lead}</p>
      {view.status === 'open' && <p class="archive-open aside">{archiveText.stillOpen}</p>}
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void wipe();
        }}
      >
        <ol class="plain">
          <li>
            <h2>{archiveText.exportStep}</h2>
            <p>{exportedWords(incident)}</p>
            {whole && <p class="small faint">{archiveText.checkFile}</p>}
            <div class="tool-row cluster">
              <button type="button" class={whole ? '' : 'primary'} onClick={() => void save(false)}>
                {deskText.export}
              </button>
              {'showSaveFilePicker' in window && (
                <button type="button" onClick={() => void save(true)}>
                  {exportText.choosePlace}
                </button>
              )}
            </div>
            {unreadable > 0 && (
              <>
                <p>{brokenSaved >= unreadable ? archiveText.brokenSaved : archiveText.broken(unreadable)}</p>
                <button type="button" onClick={() => void saveBroken()}>
                  {archiveText.exportBroken}
                </button>
              </>
            )}
            <p role="status" class={answer === undefined || answer.ok ? 'answer' : 'problem'}>
              {answer?.text}
            </p>
            {problemAt('export') !== undefined && (
              <p class="problem" role="alert">
                {problemAt('export')}
              </p>
            )}
          </li>
          <li>
            <h2>{archiveText.nameStep}</h2>
            <Field id="archive-name" label={archiveText.name} hint={hint} problem={nameProblem}>
              <input
                id="archive-name"
                value={typed}
                autocomplete="off"
                {...described('archive-name', hint, nameProblem)}
                onInput={event => {
                  setTyped(event.currentTarget.value);
                  setProblem(undefined);
                }}
              />
            </Field>
          </li>
          <li>
            <h2>{archiveText.wipeStep}</h2>
            <p>{archiveText.goes}</p>
            <p>{archiveText.stays}</p>
            <button type="submit" aria-disabled={wiping}>
              {wiping ? archiveText.wiping : archiveText.wipe}
            </button>
            {problemAt('wipe') !== undefined && (
              <p class="problem" role="alert">
                {problemAt('wipe')}
              </p>
            )}
          </li>
        </ol>
      </form>
    </section>
  );
}

function exportedWords({ log: { events }, backup }: DeskIncident): string {
  if (backup === undefined) return archiveText.neverExported(events.length);
  const time = fullTime(backup.at, timeNow());
  const since = events.length - backup.events;
  return since > 0 ? archiveText.exportedSome(time, since) : archiveText.exported(time, events.length);
}
