import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { groupBy } from '../../base/group.ts';
import { Button } from '../../kit/Button.tsx';
import { useHeard, useOnChange } from '../../kit/effects.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { onDemand } from '../../kit/OnDemand.tsx';
import { keysText, pageLabel, roomLabel, stepText, toolText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { DrillLine } from '../shared/drill-marks.tsx';
import { SaveLine } from '../shared/NotSaved.tsx';
import { isShortcut } from '../shared/shortcuts.ts';
import { shownTime } from '../shared/shown-time.ts';
import { backupWords } from './export-package.ts';
import { FormsOf, pageOf, Unfinished, useUnfinished } from './FormsOf.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { type Page, pagesOf, type Room, roomOf } from './route.ts';
import { useWork, type Work } from './work.ts';

const HeaderForms = onDemand(() => import('./HeaderForms.tsx').then(each => each.HeaderForms));

export type HeaderForm = 'rename' | 'close' | 'officer' | 'export' | 'keys';

interface Props {
  page: Page;
  listUrl: string;
  onList(): void;
  form: HeaderForm | undefined;
  onForm(form: HeaderForm | undefined): void;
  officerProblem: string | undefined;
}

/** Unsaved elsewhere for this many records: the desk asks for an export. */
const BACKUP_AFTER = 20;

/** How far the incident is, in a line. */
function standing({ view, locked }: Work): string {
  const states = groupBy(
    view.steps.filter(({ applies }) => applies),
    ({ state }) => state.kind,
  );
  const overdue = locked ? [] : view.clocks.filter(({ clock }) => clock.kind === 'overdue');
  const counted = (of: keyof typeof stepText.counts, items: readonly unknown[] = []) =>
    items.length > 0 && stepText.counts[of](items.length);
  return [
    locked && deskText.closed,
    view.verdict?.outcome.title,
    deskText.openedAt(shownTime(view.openedAt)),
    deskText.progress(view.progress.settled, view.progress.total),
    ...(['toReport', 'started', 'deferred'] as const).map(kind => counted(kind, states.get(kind))),
    counted('overdue', overdue),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The same in every room: which incident, how far it is, who keeps the record, whether all is on disk, and the way to everywhere. */
export function IncidentHeader({ page, listUrl, onList, form, onForm, officerProblem }: Props) {
  const work = useWork();
  const { session, view, log, officer, locked } = work;
  const [toolsOpen, setToolsOpen] = useState(false);
  const tools = useRef<HTMLDivElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  // It lies over the limits: whoever goes on elsewhere is done with it.
  const leave = ({ target }: Event): void => {
    if (!(target instanceof Node && tools.current?.contains(target))) setToolsOpen(false);
  };
  useHeard('pointerdown', leave);
  useHeard('focusin', leave);
  const putAway = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !toolsOpen) return;
    event.preventDefault();
    setToolsOpen(false);
    more.current?.focus();
  };
  const unfinished = useUnfinished();
  const since = log.events.length - (work.incident.backup?.events ?? 0);
  // A drill holds nothing real.
  const isBackupDue = session.snapshot().durable && view.drill === undefined && since >= BACKUP_AFTER;
  const tool = (words: ComponentChildren, press: () => void, isOpen?: boolean) => (
    <Button
      class="quiet"
      words={words}
      aria-expanded={isOpen}
      onClick={() => {
        setToolsOpen(false);
        press();
      }}
    />
  );
  const opener = (of: HeaderForm, label: string) =>
    tool(
      <>
        {label} {unfinished.has(`header/${of}`) && <Unfinished />}
      </>,
      () => onForm(form === of ? undefined : of),
      form === of,
    );
  return (
    <header class="incident-header">
      <div class="incident-title">
        <DrillLine drill={view.drill !== undefined} />
        <h1 id="incident-title" tabIndex={-1}>
          {view.title}
          {page !== '' && <span class="page-name"> · {pageLabel[page]}</span>}
        </h1>
        <p class="small faint">
          <a href={listUrl} class="no-print" onClick={inPlace(onList)}>
            {deskText.backToList}
          </a>
          <span class="no-print"> · </span>
          {standing(work)}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard from any button in it. */}
      <div ref={tools} class="tools no-print cluster" onKeyDown={putAway}>
        {opener(
          'officer',
          deskText.officer(officer.role === '' ? undefined : work.roleName(officer.role), officer.name),
        )}
        <SaveLine session={session} />
        <button
          ref={more}
          type="button"
          class="quiet"
          aria-expanded={toolsOpen}
          aria-controls="incident-tools"
          onClick={() => setToolsOpen(!toolsOpen)}
        >
          {toolText.more}{' '}
          {!toolsOpen && [...unfinished].some(of => of.startsWith('header/')) && <Unfinished />}
        </button>
        <div id="incident-tools" class="tools-more card" hidden={!toolsOpen}>
          {!locked && tool(pageLabel.regrade, () => work.go('regrade'))}
          {opener('export', deskText.export)}
          {tool(deskText.print, () => print())}
          {!locked && opener('rename', deskText.rename)}
          {!locked && opener('close', deskText.close)}
          {opener('keys', keysText.title)}
          {locked && tool(pageLabel.archive, () => work.go('archive'))}
        </div>
      </div>
      <Rooms page={page} />
      {isBackupDue && form !== 'export' && (
        <div class="notice backup no-print cluster">
          <p>
            {backupWords(work.incident)}
            {toolText.backupAsk}
          </p>
          <Button words={toolText.backupNow} onClick={() => onForm('export')} />
        </div>
      )}
      {form !== undefined && (
        <FormsOf place={`header/${form}`}>
          <HeaderForms {...{ form, onForm, officerProblem }} />
        </FormsOf>
      )}
    </header>
  );
}

/** Which form of the header is open: it belongs to the page it was opened on. Who keeps the record is asked where that is `missing`; `?` lists the keys. */
export function useHeaderForm(page: Page, missing: boolean) {
  const [shown, setShown] = useState<{ readonly form: HeaderForm | undefined; readonly on: Page }>();
  const setForm = (next: HeaderForm | undefined): void => setShown({ form: next, on: page });
  useOnChange([missing, page], () => {
    if (missing) setForm('officer');
  });
  useHeard('keydown', event => {
    if (event.key === '?' && isShortcut(event)) setForm('keys');
  });
  return [shown?.on === page ? shown.form : undefined, setForm] as const;
}

const rooms = Object.keys(roomLabel) as Room[];

/** The five rooms of an incident, and the pages of the one that is open. */
function Rooms({ page }: { page: Page }) {
  const room = roomOf(page);
  const left = new Set([...useUnfinished()].map(pageOf));
  /** Where one is, it is before the eyes. */
  const isUnfinished = (of: Page): boolean => of !== page && left.has(of);
  const pages = room === undefined ? [] : pagesOf[room];
  return (
    <nav class="rooms tabs no-print" aria-label={toolText.rooms}>
      <div>
        {rooms.map(each => (
          <PlaceLink
            key={each}
            place={pagesOf[each][0] ?? ''}
            current={each === room && (pages.length > 1 ? 'true' : 'page')}
          >
            {roomLabel[each]} {each !== room && pagesOf[each].some(isUnfinished) && <Unfinished />}
          </PlaceLink>
        ))}
      </div>
      {pages.length > 1 && (
        <div class="room-pages">
          {pages.map(each => (
            <PlaceLink key={each} place={each} current={each === page && 'page'}>
              {pageLabel[each]} {isUnfinished(each) && <Unfinished />}
            </PlaceLink>
          ))}
        </div>
      )}
    </nav>
  );
}
