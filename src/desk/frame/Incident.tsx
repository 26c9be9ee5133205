import { useMemo, useRef, useState } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { useOnChange } from '../../kit/effects.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { OneOf } from '../../kit/OneOf.tsx';
import { recordName } from '../../session/small-records.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { StepList } from '../checklist/StepList.tsx';
import { StepPane } from '../checklist/StepPane.tsx';
import type { AccountEntry } from '../core/account.ts';
import { handoverText } from '../handover/words.ts';
import { eventSentence } from '../incident/sentences.ts';
import { PrintSheet } from '../paper/PrintSheet.tsx';
import { FormsOf, marked, useUnfinished } from '../parts/FormsOf.tsx';
import { atStep, LOG_PLACE } from '../parts/form-place.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { type Drawer, type Pane, paneAt } from '../parts/route.ts';
import { shownTime } from '../parts/shown-time.tsx';
import { useSteadyField } from '../parts/steady-field.tsx';
import { changedText, deskText, keysText, paneLabel, toolText } from '../parts/words.ts';
import { useWork, type Work } from '../parts/work.tsx';
import { samePerson } from '../people/same-person.ts';
import { officerName } from '../people/words.ts';
import { StatementStale } from '../release/StatementStale.tsx';
import { isFinished } from '../steps/finished.ts';
import type { StepView } from '../steps/step-view.ts';
import { stepText } from '../steps/words.ts';
import { useNewEdition } from '../triage/useNewEdition.tsx';
import { Clocks, DRAWER } from './Clocks.tsx';
import { Differences } from './Differences.tsx';
import { LogPanel } from './LogPanel.tsx';
import { loadClosedSummary } from './load-summary.tsx';
import { changedSince, type ReadMark } from './since.ts';

interface Props {
  pane: Pane;
  /** The step that the address names; '' where it names none. */
  of: string;
  /** The step to do now. */
  current: StepView | undefined;
  opened: StepView | undefined;
  drawer: Drawer | undefined;
  onDrawer(drawer: Drawer | undefined): void;
}

const panes = Object.keys(paneLabel) as Pane[];
const shownInDrawer: Readonly<Record<Drawer, string>> = { clocks: paneLabel.clocks, log: paneLabel.log };

/** One incident: the checklist and the open step, with the clocks or the log beside them when they are asked for; on a phone one pane at a time. */
export function Incident({ pane, of, current, opened, drawer, onDrawer }: Props) {
  const work = useWork();
  const { view, locked, officer } = work;
  const isShared = useIsShared(work);
  const openNext = (): void => {
    work.go('', true);
    giveFocusSoon('#open-step-title');
  };
  const body = useRef<HTMLDivElement>(null);
  useSteadyField(body);
  const unfinished = useUnfinished();
  const isUnfinished = (of: Pane): boolean =>
    unfinished.some(place =>
      place.kind === 'step' ? of === (place.step === opened?.step.id ? 'step' : 'list') : place.kind === of,
    );
  const publishes = opened?.step.outcome === 'published' && !isFinished(opened.state);
  const edition = useNewEdition(!locked && (publishes || work.form === 'close'));
  const handover = view.handovers.at(-1);

  return (
    <>
      {view.recordedAhead !== undefined && (
        <Banner alarm words={toolText.recordedAhead(shownTime(view.recordedAhead))} />
      )}
      {view.gaps > 0 && <Banner alarm words={toolText.gaps(view.gaps)} />}
      {!locked && handover !== undefined && handover.accepted === undefined && (
        <Banner
          class="no-print"
          words={
            isShared && samePerson(view.people, { name: officer.name ?? '' }, { name: handover.to.name })
              ? handoverText.toMe(officerName(work.roleName(handover.by.role), handover.by))
              : handoverText.given(officerName(work.roleName(handover.to.role), handover.to))
          }
        >
          <Button words={handoverText.open} onClick={() => work.go('handover')} />
        </Banner>
      )}
      {isShared && <OnDemand load={loadGiven} given={{}} />}
      <Differences />
      <WhatChanged />
      <StatementStale />
      {edition !== undefined && (
        <Banner class="no-print" words={toolText.newEdition(edition.edition)}>
          <Button words={toolText.seeEdition} onClick={() => work.go('edition')} />
        </Banner>
      )}
      <div ref={body} class="incident-body stack">
        <StepList current={current?.step.id} openStep={opened?.step.id} pane={pane} />
        <div class="open">
          {opened === undefined && locked ? (
            <OnDemand load={loadClosedSummary} given={{}} />
          ) : opened === undefined ? (
            view.steps.length > 0 && <p class="faint">{stepText.nothingOpen}</p>
          ) : (
            <FormsOf key={opened.step.id} place={atStep(opened.step.id)}>
              <StepPane item={opened} onResult={openNext} />
            </FormsOf>
          )}
        </div>
        <aside id={DRAWER} aria-label={deskText.drawer}>
          <div class="drawer-head no-print split">
            <OneOf
              id="drawer-shown"
              label={deskText.drawer}
              options={shownInDrawer}
              value={drawer ?? 'clocks'}
              onValue={each => onDrawer(each)}
            />
            <Button
              class="quiet"
              words={keysText.close}
              of={deskText.drawer}
              onClick={() => onDrawer(undefined)}
            />
          </div>
          <Clocks />
          <FormsOf place={LOG_PLACE}>
            <LogPanel />
          </FormsOf>
          <p class="secrecy">{deskText.secrecy}</p>
        </aside>
      </div>
      <nav class="panes no-print" aria-label={deskText.list}>
        {panes.map(each => (
          <Button
            key={each}
            class="quiet"
            words={marked(
              each === 'step' && opened === undefined && locked ? deskText.closedPane : paneLabel[each],
              pane !== each && isUnfinished(each),
            )}
            aria-current={pane === each ? 'page' : undefined}
            onClick={() =>
              each === 'clocks' || each === 'log' ? onDrawer(each) : work.go(paneAt(each, of), true)
            }
          />
        ))}
      </nav>
      <PrintSheet />
    </>
  );
}

/** Whether the incident is shared with a team: an officer working alone sees no colleagues. */
function useIsShared({ session, view: { id } }: Work): boolean {
  const now = (): boolean => session.snapshot().team?.shared.includes(id) === true;
  const [isShared, setShared] = useState(now);
  useOnChange([session, id], () => {
    setShared(now());
    return session.subscribe(() => setShared(now()));
  });
  return isShared;
}

/** The latest that stand here; the time line has them all. */
const SHOWN = 3;

/** 有什么变了: what others did since this officer last looked. Nothing where nobody did. */
function WhatChanged() {
  const work = useWork();
  const { changes, read } = useSince(work);
  if (changes.length === 0) return null;
  return (
    <section class="panel changed no-print card" aria-labelledby="changed-title">
      <header class="pane-header split">
        <h2 id="changed-title">{changedText.title(changes.length)}</h2>
        <Button words={changedText.read} onClick={read} />
      </header>
      <ul class="plain">
        {changes.slice(-SHOWN).map(({ event }) => (
          <li key={event.id}>
            <span class="small faint numeric">{work.said(event)}</span>{' '}
            {eventSentence(event, work.names, timeNow())}
          </li>
        ))}
      </ul>
      {changes.length > SHOWN && (
        <p class="small">
          <PlaceLink place="timeline">{changedText.more(changes.length - SHOWN)}</PlaceLink>
        </p>
      )}
    </section>
  );
}

type Marks = Readonly<Record<string, ReadMark>>;

/**
 * Changes by others since this officer last marked the log as read, and how to mark it. For an officer who opens an incident
 * for the first time, reading begins there. The mark is a small record of this machine, under the incident's name, and is wiped
 * with it.
 */
function useSince({ session, incident: { view, log }, officer }: Work): {
  readonly changes: readonly AccountEntry[];
  read(): void;
} {
  const [mark, setMark] = useState<ReadMark>();
  const reader = `${officer.role} ${officer.name ?? ''}`;
  const name = recordName.read(view.id);
  const keep = async (next: (kept: ReadMark | undefined) => ReadMark): Promise<void> => {
    const marks = await session.changeRecord(name, kept => {
      const before = kept as Marks | undefined;
      const own = next(before?.[reader]);
      return own === before?.[reader] ? (before as Marks) : { ...before, [reader]: own };
    });
    setMark(marks[reader]);
  };
  // A mark is read once for each reader of an incident.
  useOnChange([name, reader], () => {
    setMark(undefined);
    // In a drill all others are played; where the disk refuses, the mark of reading is simply unknown.
    if (!inDrill() && officer.role !== '') keep(kept => kept ?? log.heads).catch(() => undefined);
  });
  const changes = useMemo(
    () => (mark === undefined ? [] : changedSince(log, view, mark, officer)),
    [log, view, mark, officer],
  );
  return {
    changes,
    read: () => {
      setMark(log.heads);
      keep(() => log.heads).catch(() => undefined);
    },
  };
}

const loadGiven = () => import('../team/GivenHere.tsx').then(({ GivenHere }) => GivenHere);
