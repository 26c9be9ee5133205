import { isSettled } from '../../incident/settled.ts';
import type { StepView } from '../../incident/view.ts';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { focusSoon } from '../../kit/focus.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { WhenChanged } from '../../kit/WhenChanged.tsx';
import { paneLabel, stepText, toolText } from '../../text/desk.ts';
import { handoverText } from '../../text/handover.ts';
import { deskText } from '../../text/incident.ts';
import { officerName } from '../../text/people.ts';
import { shownTime } from '../shared/shown-time.ts';
import { Clocks } from './Clocks.tsx';
import { loadClosedSummary } from './closed-summary.ts';
import { Differences } from './Differences.tsx';
import { FormsOf, Unfinished, useUnfinished } from './FormsOf.tsx';
import { LogPanel } from './LogPanel.tsx';
import { PrintSheet } from './paper/PrintSheet.tsx';
import { StatementStale } from './release/StatementStale.tsx';
import type { Pane } from './route.ts';
import { StepList } from './StepList.tsx';
import { StepPane } from './StepPane.tsx';
import { useNewEdition } from './useNewEdition.ts';
import { WhatChanged } from './WhatChanged.tsx';
import { useWork } from './work.ts';

interface Props {
  pane: Pane;
  /** The step to do now. */
  current: StepView | undefined;
  opened: StepView | undefined;
  /** Whether the form that closes the incident is open. */
  closing: boolean;
  onExport(): void;
  playbookUrl: string;
}

const panes = Object.keys(paneLabel) as Pane[];

/** One incident: the checklist, the open step, the clocks and the log, side by side or one pane at a time. */
export function Incident({ pane, current, opened, closing, onExport, playbookUrl }: Props) {
  const work = useWork();
  const { view, locked } = work;
  const settled = (): void => {
    work.go('', true);
    focusSoon('#open-step-title');
  };
  const edition = useNewEdition(playbookUrl);
  const unfinished = useUnfinished();
  const own = `step/${opened?.step.id}`;
  const isUnfinished = (of: Pane): boolean =>
    of === 'list'
      ? [...unfinished].some(place => place.startsWith('step/') && place !== own)
      : unfinished.has(of === 'step' ? own : of);
  const publishes = opened?.step.outcome === 'published' && !isSettled(opened.state);
  const atPause = !locked && (publishes || closing);
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
          words={handoverText.given(officerName(work.roleName(handover.to.role), handover.to))}
        >
          <Button words={handoverText.open} onClick={() => work.go('handover')} />
        </Banner>
      )}
      <WhatChanged />
      <Differences />
      <StatementStale />
      {edition !== undefined && atPause && (
        <Banner class="no-print" words={toolText.newEdition(edition.edition)}>
          <Button words={toolText.seeEdition} onClick={() => work.go('edition')} />
        </Banner>
      )}
      <div class="incident-body stack-5">
        <WhenChanged of={[work.incident, work.officer, current?.step.id, opened?.step.id, pane]}>
          {() => <StepList current={current?.step.id} openStep={opened?.step.id} pane={pane} />}
        </WhenChanged>
        <div class="open">
          {opened === undefined && locked ? (
            <OnDemand load={loadClosedSummary} given={{ onExport }} />
          ) : opened === undefined ? (
            <p class="faint">{stepText.nothingOpen}</p>
          ) : (
            <WhenChanged key={opened.step.id} of={[work.incident, work.officer]}>
              {() => (
                <FormsOf place={`step/${opened.step.id}`}>
                  <StepPane item={opened} onSettled={settled} />
                </FormsOf>
              )}
            </WhenChanged>
          )}
        </div>
        <aside>
          <p class="secrecy">{deskText.secrecy}</p>
          <WhenChanged of={[work.incident, work.officer]}>
            {() => (
              <>
                <Clocks />
                <FormsOf place="log">
                  <LogPanel />
                </FormsOf>
              </>
            )}
          </WhenChanged>
        </aside>
      </div>
      <nav class="panes no-print" aria-label={deskText.list}>
        {panes.map(each => (
          <button
            key={each}
            type="button"
            class="quiet"
            aria-current={pane === each ? 'page' : undefined}
            onClick={() => work.go(each === 'step' ? '' : each, true)}
          >
            {paneLabel[each]} {pane !== each && isUnfinished(each) && <Unfinished />}
          </button>
        ))}
      </nav>
      <PrintSheet />
    </>
  );
}
