import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../kit/Button.tsx';
import { FilePick } from '../../../kit/FilePick.tsx';
import type { FormFields } from '../../../kit/fields.ts';
import { inPlace } from '../../../kit/inPlace.ts';
import { loadingText } from '../../../kit/loading-words.ts';
import { onDemand } from '../../../kit/OnDemand.tsx';
import { painted, useOutcome } from '../../../kit/outcome.tsx';
import { createShared } from '../../../kit/shared.ts';
import type { DeskIncident } from '../../../session/incidents.ts';
import type { Session } from '../../../session/session.ts';
import { isPersisted } from '../../../session/start.ts';
import { inDrill } from '../../../session/surroundings.ts';
import { ratifyStands } from '../../approval/stands.ts';
import { exitStands } from '../../closing/stands.ts';
import { isBinding } from '../../core/clock.ts';
import { clockTitle } from '../../core/words/clock.ts';
import { importText } from '../../packages/import-words.ts';
import type { FileOutcome, PackageAnswers } from '../../packages/take-file.tsx';
import { Clock } from '../../parts/Clock.tsx';
import { MarkLine } from '../../parts/drill-marks.tsx';
import { Unfinished, unfinishedIn } from '../../parts/FormsOf.tsx';
import { workHref } from '../../parts/href.tsx';
import { clearListNotice, useListNotice } from '../../parts/list-notice.tsx';
import { SaveLine } from '../../parts/NotSaved.tsx';
import { OTHERS } from '../../parts/route.ts';
import { shownTime } from '../../parts/shown-time.tsx';
import type { Running } from '../../parts/useSession.tsx';
import { deskText, toolText } from '../../parts/words.ts';

interface Props {
  /** Nothing has been read yet where there is none. */
  running: Running | undefined;
  onOpen(incidentId: string): void;
}

interface RowProps extends Pick<Props, 'onOpen'> {
  incident: DeskIncident;
  session: Session;
}

/** One incident: its title, its progress, and its next limit. */
function Row({ incident: { view }, session, onOpen }: RowProps) {
  const unfinished = unfinishedIn(session.drafts(view.id), view);
  return (
    <li class="incident-row target">
      <a href={`#${view.id}`} onClick={inPlace(() => onOpen(view.id))}>
        <strong>{view.title}</strong>
        <span class="small faint">{view.verdict?.outcome.title}</span>
        <span class="small faint">
          {deskText.openedAt(shownTime(view.openedAt))} ·{' '}
          {exitStands(view) || deskText.progress(view.progress.finished, view.progress.total)}
        </span>
        {session.isForeign(view.playbook) && <span class="small alarm-word">{deskText.foreign}</span>}
        {ratifyStands(view) !== '' && <span class="small alarm-word">{ratifyStands(view)}</span>}
        {view.differences.length > 0 && (
          <span class="small alarm-word">{deskText.differences(view.differences.length)}</span>
        )}
        {unfinished.length > 0 && <Unfinished where={unfinished} />}
      </a>
      <span class="row-clock">
        {view.status === 'closed' ? (
          deskText.closed
        ) : view.nextClock === undefined ? (
          <span class="small faint">{deskText.noClock}</span>
        ) : (
          <>
            <Clock clock={view.nextClock.clock} binds={isBinding(view.nextClock)} withDue />
            <span class="small">{clockTitle(view.nextClock)}</span>
          </>
        )}
      </span>
    </li>
  );
}

/** Every incident on this machine, the next deadline first, and the way to bring in others. */
export function IncidentList({ running, onOpen }: Props) {
  const words = useListNotice();
  return (
    <div class="incident-list">
      <header class="row">
        <h1>{deskText.list}</h1>
        <MarkLine drill={inDrill()} />
        {running && <SaveLine session={running.session} />}
      </header>
      {words !== undefined && (
        <p id="list-told" class="notice" tabIndex={-1}>
          {words}
        </p>
      )}
      <div class="actions cluster">
        <a class="button primary" href={workHref('start/')}>
          {deskText.start}
        </a>
        {running === undefined ? (
          <span class="button">{deskText.import}</span>
        ) : (
          <ImportButton session={running.session} />
        )}
        <div class="tool-row cluster">
          {/* The lock is the real desk's; a drill has none. */}
          {(inDrill() ? OTHERS.filter(each => each !== 'settings') : OTHERS).map(each => (
            <Button key={each} class="quiet" words={toolText[each]} onClick={() => onOpen(each)} />
          ))}
        </div>
      </div>
      {running === undefined ? <Nothing isRead={false} /> : <Incidents running={running} onOpen={onOpen} />}
    </div>
  );
}

/** In the place of the incidents: what to do here. */
function Nothing({ isRead }: { isRead: boolean }) {
  return (
    <div class="empty">
      <p aria-busy={!isRead}>{isRead ? deskText.none : deskText.loading}</p>
      <p class="faint">{deskText.noneHint}</p>
    </div>
  );
}

/** Kept between two visits to the list: its notice takes a line, and Back would scroll one line off. */
const persisted = createShared<boolean | undefined>(undefined);

function Incidents({ running, onOpen }: { running: Running; onOpen(id: string): void }) {
  const { session, snapshot } = running;
  const isKept = persisted.use();
  useEffect(() => void isPersisted().then(persisted.set), []);
  const of = (status: 'open' | 'closed') => snapshot.incidents.filter(({ view }) => view.status === status);
  const [open, closed] = [of('open'), of('closed')];
  const row = (incident: DeskIncident) => <Row key={incident.view.id} {...{ incident, session, onOpen }} />;
  return (
    <>
      {snapshot.quarantine.files.length > 0 && <RefusedFiles running={running} />}
      {snapshot.incidents.length > 0 && isKept === false && (
        <p class="small faint">{deskText.persistRefused}</p>
      )}
      {/* Incidents that could not be read are not absent: only an empty list may be called empty. */}
      {snapshot.incidents.length === 0 &&
        snapshot.readProblem === undefined &&
        snapshot.broken.length === 0 && <Nothing isRead />}
      {open.length > 1 && <Queue incidents={open.map(({ view }) => view)} onOpen={onOpen} />}
      {open.length > 0 && <ul class="ruled">{open.map(row)}</ul>}
      {closed.length > 0 && (
        <>
          <h2>{deskText.closedList}</h2>
          <ul class="ruled">{closed.map(row)}</ul>
        </>
      )}
    </>
  );
}

const Queue = onDemand(() => import('./Queue.tsx').then(each => each.Queue));
const RefusedFiles = onDemand(() => import('./RefusedFiles.tsx').then(each => each.RefusedFiles));

const PassphraseForm = onDemand(() =>
  import('../../../kit/UnkeptForm.tsx').then(({ UnkeptForm }) => UnkeptForm<FormFields>),
);

/** 导入事件文件: plain or encrypted. The result, or the reason of failure, appears beside it. */
function ImportButton({ session }: { session: Session }) {
  const { outcome, show } = useOutcome();
  const [last, setLast] = useState<{
    readonly file: File;
    readonly said: PackageAnswers;
    readonly taken: FileOutcome;
  }>();
  const end = (): void => {
    setLast(undefined);
    show(undefined);
  };
  /** Counts chosen files: results of an earlier file are dropped once the next is chosen. */
  const chosen = useRef(0);

  const take = async (file: File, said: PackageAnswers = {}): Promise<void> => {
    // An import may bring back what was just wiped: the notice of it no longer holds.
    clearListNotice();
    const place = chosen.current;
    const isLatest = (): boolean => chosen.current === place;
    try {
      const { takeFile } = await import('../../packages/take-file.tsx');
      const taken = await takeFile(session, file, said);
      if (!isLatest()) return;
      show(taken.kind === 'locked' ? undefined : { ok: taken.kind === 'taken', text: taken.text });
      setLast({ file, said, taken });
    } catch {
      if (isLatest()) show({ ok: false, text: loadingText.failed });
    }
  };
  const decrypt = async (file: File, passphrase: string): Promise<undefined> => {
    show({ ok: true, text: importText.opening });
    await painted();
    await take(file, { passphrase });
  };
  return (
    <>
      <FilePick
        words={deskText.import}
        accept=".json,.age,application/json"
        onFiles={async ([file]) => {
          if (file === undefined) return;
          // Questions and messages about the previous file do not belong to this one.
          chosen.current += 1;
          end();
          await take(file);
        }}
      />
      {(last?.taken.kind === 'locked' || last?.taken.kind === 'wrongPassphrase') && (
        <PassphraseForm
          id="import"
          fields={{
            passphrase: {
              kind: 'secret',
              label: `${importText.passphrase}：${last.file.name}`,
              hint: importText.passphraseHint,
            },
          }}
          action={importText.openEncrypted}
          onSubmit={({ passphrase }) => decrypt(last.file, String(passphrase))}
          onCancel={end}
        />
      )}
      {outcome}
      {last?.taken.kind === 'asks' && (
        <div class="actions cluster">
          <Button
            words={importText.move}
            onClick={() => {
              if (last.taken.kind === 'asks')
                void take(last.file, { ...last.said, movesTo: last.taken.movesTo });
            }}
          />
          <Button class="quiet" words={importText.leave} onClick={end} />
        </div>
      )}
    </>
  );
}
