import { useEffect, useState } from 'preact/hooks';
import { PACKAGE_LIMIT } from '../../domain/incident/package.ts';
import type { DeskIncident } from '../../session/session.ts';
import { isPersisted } from '../../session/start.ts';
import { deskText, packageSentence } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { Clock } from '../shared/Clock.tsx';
import type { useSession } from '../shared/hooks.ts';
import { inPlace } from '../shared/inPlace.ts';
import { SaveLine } from './SaveLine.tsx';

interface Props {
  running: NonNullable<ReturnType<typeof useSession>>;
  startUrl: string;
  onOpen(incidentId: string): void;
}

function Row({ incident: { view }, onOpen }: { incident: DeskIncident; onOpen(id: string): void }) {
  return (
    <li>
      <a href={`#${view.id}`} onClick={inPlace(() => onOpen(view.id))}>
        <strong>{view.title}</strong>
        <span class="small faint">{view.verdict?.outcome.title}</span>
        <span class="small faint">
          {deskText.openedAt(fullTime(Date.parse(view.openedAt), Date.now()))} ·{' '}
          {deskText.progress(view.progress.settled, view.progress.total)}
        </span>
      </a>
      <span class="row-clock">
        {view.status === 'closed' && deskText.closed}
        {view.status === 'open' && view.nextClock !== undefined && (
          <>
            <Clock clock={view.nextClock.clock} withDue />
            <span class="small">{view.nextClock.deadline.title}</span>
          </>
        )}
        {view.status === 'open' && view.nextClock === undefined && (
          <span class="small faint">{deskText.noClock}</span>
        )}
      </span>
    </li>
  );
}

/** Every incident on this machine, the next deadline first, and the way to bring in others. */
export function IncidentList({ running, startUrl, onOpen }: Props) {
  const { session, snapshot } = running;
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const [persisted, setPersisted] = useState<boolean>();
  useEffect(() => {
    document.title = deskText.list;
    void isPersisted().then(setPersisted);
  }, []);
  const open = snapshot.incidents.filter(({ view }) => view.status === 'open');
  const closed = snapshot.incidents.filter(({ view }) => view.status === 'closed');

  const importFile = async (file: File): Promise<void> => {
    if (file.size > PACKAGE_LIMIT) {
      setAnswer({
        ok: false,
        text: packageSentence({ code: 'tooLarge', bytes: file.size, limit: PACKAGE_LIMIT }),
      });
      return;
    }
    let text: string;
    try {
      text = await file.text();
    } catch {
      setAnswer({ ok: false, text: deskText.fileUnreadable });
      return;
    }
    const result = session.importFile(text);
    if (!result.ok) {
      setAnswer({ ok: false, text: packageSentence(result.refusal) });
      return;
    }
    const { incidentId, added } = result.value;
    const title = session.snapshot().incidents.find(({ view }) => view.id === incidentId)?.view.title ?? '';
    setAnswer({ ok: true, text: deskText.imported(title, added) });
  };

  return (
    <div class="incident-list">
      <header>
        <h1>{deskText.list}</h1>
        <SaveLine running={running} />
      </header>
      <div class="actions">
        <a class="button primary" href={startUrl}>
          {deskText.start}
        </a>
        <label class="button file">
          {deskText.import}
          <input
            type="file"
            accept=".json,application/json"
            onChange={event => {
              const input = event.currentTarget;
              const file = input.files?.[0];
              if (file !== undefined) void importFile(file).finally(() => (input.value = ''));
            }}
          />
        </label>
      </div>
      <p role="status" class={answer === undefined || answer.ok ? 'answer' : 'problem'}>
        {answer?.text}
      </p>
      {snapshot.incidents.length > 0 && persisted === false && (
        <p class="small faint">{deskText.persistRefused}</p>
      )}
      {snapshot.incidents.length === 0 && (
        <div class="empty">
          <p>{deskText.none}</p>
          <p class="faint">{deskText.noneHint}</p>
        </div>
      )}
      {open.length > 0 && (
        <ul>
          {open.map(incident => (
            <Row key={incident.view.id} incident={incident} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {closed.length > 0 && (
        <>
          <h2>{deskText.closedList}</h2>
          <ul>
            {closed.map(incident => (
              <Row key={incident.view.id} incident={incident} onOpen={onOpen} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
