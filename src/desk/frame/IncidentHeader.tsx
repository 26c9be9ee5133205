import { type ComponentChildren, Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { groupBy } from '../../base/group.ts';
import { Button } from '../../kit/Button.tsx';
import { useHeard } from '../../kit/effects.ts';
import { giveFocus } from '../../kit/focus.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { onDemand } from '../../kit/OnDemand.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { chosenOptions } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { ratifyStands } from '../approval/stands.ts';
import { exitStands } from '../closing/stands.ts';
import { exitText } from '../closing/words.ts';
import { isBinding } from '../core/clock.ts';
import { eventSentence } from '../incident/sentences.ts';
import { ordersText } from '../orders/words.ts';
import { backupWords, exportIncident } from '../packages/export-package.tsx';
import { MarkLine } from '../parts/drill-marks.tsx';
import { FormsOf, marked, useUnfinished } from '../parts/FormsOf.tsx';
import { inHeader, pageOf } from '../parts/form-place.ts';
import { workHref } from '../parts/href.tsx';
import { SaveLine } from '../parts/NotSaved.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { type IncidentPage, type PageGroup, pageGroupOf, pagesShown } from '../parts/route.ts';
import { shownTime } from '../parts/shown-time.tsx';
import { useForeign, useSnapshot } from '../parts/useSession.tsx';
import { deskText, keysText, pageGroupLabel, pageLabel, toolText } from '../parts/words.ts';
import { type HeaderForm, useWork, type Work } from '../parts/work.tsx';
import { stepText } from '../steps/words.ts';
import { ShareButton, TeamLine } from '../team/TeamLine.tsx';

const HeaderForms = onDemand(() => import('./HeaderForms.tsx').then(each => each.HeaderForms));

/** Unsaved elsewhere for this many records: the desk asks for an export. */
const BACKUP_AFTER = 20;

/** The level that the matter is of, as its question has it; `undefined` where nothing says it. */
function levelOf({ index, view }: Work) {
  const question = index.question('level');
  const [option] = chosenOptions(question, view.facts);
  return question === undefined || option === undefined
    ? undefined
    : { words: `${question.label}：${option.label}`, colour: option.colour };
}

/** How far the incident is, in a line. */
function statusOf(work: Work): string {
  const { view, locked } = work;
  const states = groupBy(
    view.steps.filter(({ applies }) => applies),
    ({ state }) => state.kind,
  );
  const overdue = locked ? [] : view.clocks.filter(each => each.clock.kind === 'overdue' && isBinding(each));
  const counted = (of: keyof typeof stepText.counts, items: readonly unknown[] = []) =>
    items.length > 0 && stepText.counts[of](items.length);
  return [
    locked && deskText.closed,
    exitStands(view),
    ratifyStands(view),
    view.verdict?.outcome.title,
    levelOf(work)?.words,
    deskText.openedAt(shownTime(view.openedAt)),
    view.progress.total > 0 && deskText.progress(view.progress.finished, view.progress.total),
    ...(['toReport', 'started', 'deferred'] as const).map(kind => counted(kind, states.get(kind))),
    counted('overdue', overdue),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The print button prints the page, or the document that is open. */
const printWords = (page: IncidentPage, of: string): string =>
  page === 'documents' && of !== '' ? toolText.printDocument : toolText.printPage(pageLabel[page]);

/** The pages of an incident that are in no group: they are opened by the officer's name. */
const PEOPLE = ['team', 'handover'] as const;

/** The latest record, in the log's words. */
const recordedWords = ({ recorded, names }: Work): string | undefined =>
  recorded.length === 0
    ? undefined
    : recorded.map(event => eventSentence(event, names, timeNow())).join('；');

interface Props {
  page: IncidentPage;
  /** The part of the page that the address names. */
  of: string;
}

/** The same on every page: which incident, how far it is, who keeps the record, whether all is on disk, and the way to everywhere. */
export function IncidentHeader({ page, of: place, step }: Props & { step?: string | undefined }) {
  const work = useWork();
  const { session, view, officer, locked, form, openForm } = work;
  const colour = levelOf(work)?.colour;
  const isForeign = useForeign(session, view.playbook);
  const [toolsOpen, setToolsOpen] = useState(false);
  const tools = useRef<HTMLDivElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  // The menu lies over the page: acting elsewhere closes it.
  const leave = ({ target }: Event): void => {
    if (!(target instanceof Node && tools.current?.contains(target))) setToolsOpen(false);
  };
  useHeard('pointerdown', leave);
  useHeard('focusin', leave);
  const putAway = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !toolsOpen) return;
    event.preventDefault();
    setToolsOpen(false);
    giveFocus(more.current);
  };
  const unfinished = useUnfinished();
  const tool = (words: ComponentChildren, press: () => void, isOpen?: boolean) => (
    <Button
      class="quiet"
      words={words}
      aria-expanded={isOpen}
      onClick={({ currentTarget }) => {
        // The menu closes with the button in it, so the focus goes to the button that opens the menu.
        if (currentTarget.closest('#incident-tools')) giveFocus(more.current);
        setToolsOpen(false);
        press();
      }}
    />
  );
  const opener = (of: HeaderForm, label: string, also: readonly IncidentPage[] = []) =>
    tool(
      marked(
        label,
        unfinished.some(
          each =>
            each.name === inHeader(of).name ||
            (each.kind === 'page' && each.page !== page && also.includes(each.page)),
        ),
      ),
      () => openForm(form === of ? undefined : of),
      form === of,
    );
  return (
    <header class="incident-header">
      <div class="incident-title">
        {page === '' && (
          <a
            class="skip"
            href={work.href('')}
            onClick={inPlace(() => giveFocus(document.getElementById('open-step-title'), 'whole'))}
          >
            {deskText.skipToStep}
          </a>
        )}
        <a href={workHref('desk/')} class="small faint no-print" onClick={inPlace(() => work.toList())}>
          {deskText.backToList}
        </a>
        <MarkLine drill={view.drill !== undefined} />
        {isForeign && (
          <p class="alarm-word">
            <PlaceLink place="edition">{deskText.foreign}</PlaceLink>
          </p>
        )}
        <h1 id="incident-title" tabIndex={-1}>
          {view.title}
          {page !== '' && <span class="page-name"> · {pageLabel[page]}</span>}
        </h1>
        <p class="small faint" title={statusOf(work)}>
          {colour !== undefined && <span class="level" style={{ background: colour }} />}
          {statusOf(work)}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard from any button in it. */}
      <div ref={tools} class="tools no-print cluster" onKeyDown={putAway}>
        {opener(
          'officer',
          deskText.officer(officer.role === '' ? undefined : work.roleName(officer.role), officer.name),
          PEOPLE,
        )}
        <SaveLine session={session} recorded={recordedWords(work)} />
        <TeamLine step={step} />
        <Button
          held={more}
          class="quiet"
          words={marked(toolText.more, !toolsOpen && unfinished.some(({ kind }) => kind === 'header'))}
          aria-expanded={toolsOpen}
          aria-controls="incident-tools"
          onClick={() => setToolsOpen(!toolsOpen)}
        />
        <div id="incident-tools" class="tools-more card" hidden={!toolsOpen}>
          {!locked &&
            PEOPLE.map(each => <Fragment key={each}>{tool(pageLabel[each], () => work.go(each))}</Fragment>)}
          {!locked && page !== 'orders' && opener('order', ordersText.register)}
          {!locked && tool(pageLabel.regrade, () => work.go('regrade'))}
          {opener('export', deskText.export)}
          {tool(printWords(page, place), () => print())}
          {tool(pageLabel.paper, () => work.go('paper'))}
          {!locked && opener('rename', deskText.rename)}
          {!locked &&
            (view.exit === undefined || view.exit.state === 'agreed'
              ? opener('close', deskText.close)
              : opener('exit', exitText.review))}
          {opener('keys', keysText.title)}
          <ShareButton />
          {locked && tool(pageLabel.archive, () => work.go('archive'))}
        </div>
      </div>
      <PageGroups page={page} of={place} />
      {form !== 'export' && page !== 'archive' && <Backup key={page} />}
      {form !== undefined && (
        <FormsOf place={inHeader(form)}>
          {form === 'officer' && (
            <nav class="people-pages cluster no-print" aria-label={toolText.people}>
              {PEOPLE.map(each => (
                <PlaceLink key={each} class="tall" place={each} current={each === page && 'page'}>
                  {marked(
                    pageLabel[each],
                    each !== page && unfinished.some(at => at.kind === 'page' && at.page === each),
                  )}
                </PlaceLink>
              ))}
            </nav>
          )}
          <HeaderForms />
        </FormsOf>
      )}
    </header>
  );
}

/** Asks for an export once so much has been recorded since the last one, and makes it. */
function Backup() {
  const { session, incident, view, log } = useWork();
  const { outcome, shown, show } = useOutcome();
  const since = log.events.length - (incident.backup?.events ?? 0);
  // A drill holds nothing real.
  const isDue = useSnapshot(session).durable && view.drill === undefined && since >= BACKUP_AFTER;
  if (!isDue && shown === undefined) return null;
  return (
    <div class="notice backup no-print cluster">
      <p>
        {backupWords(incident)}
        {isDue && toolText.backupAsk}
      </p>
      {isDue && (
        <Button
          words={toolText.backupNow}
          onClick={() => void exportIncident(session, view, false).then(show)}
        />
      )}
      {outcome}
    </div>
  );
}

const groups = Object.keys(pageGroupLabel) as PageGroup[];

/** The groups of pages of an incident, and the pages of the one that is open: those of a release in the order in which it goes. */
function PageGroups({ page, of }: Props) {
  const group = pageGroupOf(page);
  const left = new Set(useUnfinished().map(pageOf));
  /** Where one is, it is before the eyes. */
  const isUnfinished = (of: IncidentPage): boolean => of !== page && left.has(of);
  const { playbook } = useWork().index;
  const pages = group === undefined ? [] : pagesShown(group, playbook);
  const shown = groups.flatMap(each => {
    const own = pagesShown(each, playbook);
    return own[0] === undefined ? [] : [{ each, own, first: own[0] }];
  });
  const hasStatement = useWork().view.statements.some(({ id }) => id === of);
  return (
    <nav class="page-groups tabs no-print" aria-label={toolText.groups}>
      <div>
        {shown.map(({ each, own, first }) => (
          <PlaceLink
            key={each}
            place={first}
            current={each === group && (pages.length > 1 ? 'true' : 'page')}
          >
            {marked(pageGroupLabel[each], each !== group && own.some(isUnfinished))}
          </PlaceLink>
        ))}
      </div>
      {pages.length > 1 && (
        <div class="group-pages" data-group={group}>
          {pages.map(each => (
            <Fragment key={each}>
              <PlaceLink place={each} current={each === page && !hasStatement && 'page'}>
                {marked(pageLabel[each], isUnfinished(each))}
              </PlaceLink>
              {each === 'release' && <SignOffStage of={of} />}
            </Fragment>
          ))}
        </div>
      )}
    </nav>
  );
}

/** 审定, the stage between a draft and the public: the statement that the address names, or else the latest that is on its way. */
function SignOffStage({ of }: Pick<Props, 'of'>) {
  const { statements } = useWork().view;
  const open = statements.find(({ id }) => id === of);
  const waiting = open ?? statements.findLast(({ latest }) => latest.publications.length === 0);
  return waiting === undefined ? (
    <span class="faint">{toolText.signOff}</span>
  ) : (
    <PlaceLink place={`release/${waiting.id}`} current={open !== undefined && 'page'}>
      {toolText.signOff}
    </PlaceLink>
  );
}
