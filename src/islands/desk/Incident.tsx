import { timeNow } from '../../session/surroundings.ts';
import './desk.css';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { currentStep, nowItems } from '../../incident/now.ts';
import { isSettled } from '../../incident/settled.ts';
import { WhenChanged } from '../../kit/WhenChanged.tsx';
import { paneLabel, stepText, toolText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { Clocks } from './Clocks.tsx';
import { Differences } from './Differences.tsx';
import { type HeaderForm, IncidentHeader } from './IncidentHeader.tsx';
import { LogPanel } from './LogPanel.tsx';
import { NowBand } from './NowBand.tsx';
import { PrintSheet } from './paper/PrintSheet.tsx';
import { StatementStale } from './release/StatementStale.tsx';
import { StepList } from './StepList.tsx';
import { StepPane } from './StepPane.tsx';
import type { Ringing } from './useAlerts.ts';
import type { NewEdition } from './useNewEdition.ts';
import type { Work } from './work.ts';

type Pane = keyof typeof paneLabel;
const panes = Object.keys(paneLabel) as Pane[];

interface Props {
  work: Work;
  /** What the address names: a pane of the phone, or the open step. */
  page: string;
  place: string;
  listUrl: string;
  onList(): void;
  ringing: Ringing;
  onRing(): void;
  /** A newer edition of the site's playbook than the one the incident runs on. */
  edition: NewEdition | undefined;
  /** Set when a command was refused for want of a role. */
  roleMissing: string | undefined;
}

/** One incident: the checklist, the open step, the clocks and the log, side by side or one pane at a time. */
export function Incident({
  work,
  page,
  place,
  listUrl,
  onList,
  ringing,
  onRing,
  edition,
  roleMissing,
}: Props) {
  const { view } = work.incident;
  const [form, setForm] = useState<HeaderForm>();
  const root = useRef<HTMLDivElement>(null);
  const pane: Pane = panes.find(each => each === page) ?? 'step';
  const items = nowItems(view, work.officer);
  const [first] = items;
  const current = currentStep(view, work.officer);
  const opened = view.steps.find(({ step }) => step.id === place) ?? current;

  useEffect(() => {
    if (roleMissing !== undefined) setForm('officer');
  }, [roleMissing]);

  // The heading takes the focus, so that keyboard and screen reader land where the eye does.
  const focusStep = useCallback((): void => {
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('#open-step-title')?.focus());
  }, []);
  const show = useCallback(
    (step: string): void => {
      work.go(`step/${step}`);
      focusStep();
    },
    [work.go, focusStep],
  );
  const settled = (): void => {
    work.go('', true);
    focusStep();
  };
  const publishes = opened?.step.outcome === 'published' && !isSettled(opened.state);
  const atPause = publishes || form === 'close' || view.status === 'closed';

  return (
    <div
      class="incident"
      ref={root}
      data-pane={pane}
      data-at-current={first?.kind === 'step' && first.item === opened}
    >
      <IncidentHeader
        work={work}
        listUrl={listUrl}
        onList={onList}
        form={form}
        onForm={setForm}
        officerProblem={roleMissing}
      />
      {view.recordedAhead !== undefined && (
        <div class="banner alarm" role="alert">
          <p>{toolText.recordedAhead(fullTime(view.recordedAhead, timeNow()))}</p>
        </div>
      )}
      {view.gaps > 0 && (
        <div class="banner alarm" role="alert">
          <p>{toolText.gaps(view.gaps)}</p>
        </div>
      )}
      <Differences work={work} />
      <StatementStale work={work} release={work.incident.view} />
      {edition !== undefined && atPause && view.status === 'open' && (
        <div class="banner no-print">
          <p>{toolText.newEdition(edition.edition)}</p>
          <button type="button" onClick={() => work.go('edition')}>
            {toolText.seeEdition}
          </button>
        </div>
      )}
      <NowBand work={work} items={items} onShow={show} />

      <div class="incident-body">
        <WhenChanged of={[work.incident, work.officer, current?.step.id, opened?.step.id, show]}>
          {() => <StepList work={work} current={current?.step.id} openStep={opened?.step.id} onOpen={show} />}
        </WhenChanged>
        <div class="open">
          {opened === undefined ? (
            <p class="faint">{stepText.nothingOpen}</p>
          ) : (
            <WhenChanged key={opened.step.id} of={[work.incident, work.officer]}>
              {() => (
                <StepPane item={opened} work={work} locked={view.status === 'closed'} onSettled={settled} />
              )}
            </WhenChanged>
          )}
        </div>
        <aside>
          <p class="secrecy">{deskText.secrecy}</p>
          <WhenChanged of={[work.incident, work.officer, ringing]}>
            {() => (
              <>
                <Clocks work={work} onShow={show} ringing={ringing} onRing={onRing} />
                <LogPanel work={work} />
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
            onClick={() => work.go(each === 'step' ? '' : each)}
          >
            {paneLabel[each]}
          </button>
        ))}
      </nav>
      <PrintSheet work={work} />
    </div>
  );
}
