import { useState } from 'preact/hooks';
import { inPlace } from '../../kit/inPlace.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { stepText, toolText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { DrillLine } from '../shared/drill-marks.tsx';
import { ActButton } from './ActButton.tsx';
import { Rooms } from './Rooms.tsx';
import { SaveLine } from './SaveLine.tsx';
import type { Work } from './work.ts';

const loadForms = () => import('./HeaderForms.tsx').then(({ HeaderForms }) => HeaderForms);

export type HeaderForm = 'rename' | 'close' | 'officer' | 'export';

interface Props {
  work: Work;
  listUrl: string;
  onList(): void;
  form: HeaderForm | undefined;
  onForm(form: HeaderForm | undefined): void;
  officerProblem: string | undefined;
}

/** Unsaved elsewhere for this many records: the desk asks for an export. */
const BACKUP_AFTER = 20;

/** What the incident is, how far it is, and what can be done with it as a whole. */
export function IncidentHeader({ work, listUrl, onList, form, onForm, officerProblem }: Props) {
  const { view, log, backup } = work.incident;
  // On a phone the tools fold away: the step comes first.
  const [toolsOpen, setToolsOpen] = useState(false);
  const { officer } = work;
  const closed = view.status === 'closed';
  const applicable = view.steps.filter(({ applies }) => applies);
  const count = (kind: string): number => applicable.filter(({ state }) => state.kind === kind).length;
  const overdue = view.clocks.filter(({ clock }) => clock.kind === 'overdue').length;
  const counts = [
    count('toReport') > 0 && stepText.counts.toReport(count('toReport')),
    count('started') > 0 && stepText.counts.started(count('started')),
    count('deferred') > 0 && stepText.counts.deferred(count('deferred')),
    overdue > 0 && !closed && stepText.counts.overdue(overdue),
  ].filter(Boolean);
  const since = log.events.length - (backup?.events ?? 0);
  const now = timeNow();
  const toggle = (next: HeaderForm) => () => onForm(form === next ? undefined : next);
  const tool = (label: string, onClick: () => void, expanded?: boolean) => (
    <button type="button" class="quiet tool" aria-expanded={expanded} onClick={onClick}>
      {label}
    </button>
  );
  return (
    <header class="incident-header">
      <div class="incident-title">
        <a class="small" href={listUrl} onClick={inPlace(onList)}>
          {deskText.backToList}
        </a>
        <DrillLine drill={view.drill !== undefined} />
        <h1>{view.title}</h1>
        <p class="small faint">
          {view.verdict?.outcome.title} · {deskText.openedAt(fullTime(Date.parse(view.openedAt), now))} ·{' '}
          {deskText.progress(view.progress.settled, view.progress.total)}
          {counts.map(text => ` · ${text}`)}
          {closed && ` · ${deskText.closed}`}
        </p>
      </div>
      <Rooms work={work} room="" />
      <div class="tools no-print" data-open={toolsOpen}>
        <button
          type="button"
          class="quiet tools-toggle"
          aria-expanded={toolsOpen}
          onClick={() => setToolsOpen(!toolsOpen)}
        >
          {toolText.more}
        </button>
        {!closed && tool(deskText.regrade, () => work.go('regrade/'))}
        {tool(deskText.export, toggle('export'), form === 'export')}
        {tool(deskText.print, () => print())}
        {!closed && tool(deskText.rename, toggle('rename'), form === 'rename')}
        {closed ? (
          <ActButton act={work.act} command={{ kind: 'reopen' }} class="quiet tool">
            {deskText.reopen}
          </ActButton>
        ) : (
          tool(deskText.close, toggle('close'), form === 'close')
        )}
        {closed && tool(toolText.archive, () => work.go('archive'))}
        <button type="button" class="quiet" aria-expanded={form === 'officer'} onClick={toggle('officer')}>
          {deskText.officer(officer.role === '' ? undefined : work.roleName(officer.role), officer.name)}
        </button>
        <SaveLine running={work.running} />
      </div>
      {work.running.snapshot.durable && since >= BACKUP_AFTER && form !== 'export' && (
        <div class="notice backup no-print">
          <p>
            {backup === undefined
              ? toolText.backupNever(log.events.length)
              : toolText.backupSince(fullTime(backup.at, now), since)}
            {toolText.backupAsk}
          </p>
          <button type="button" onClick={() => onForm('export')}>
            {toolText.backupNow}
          </button>
        </div>
      )}
      {form !== undefined && <OnDemand load={loadForms} given={{ work, form, onForm, officerProblem }} />}
    </header>
  );
}
