import { Button } from '../../kit/Button.tsx';
import { Link } from '../../kit/Link.tsx';
import { type ScreenColumn, Table } from '../../kit/Table.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { recordTheme } from '../feedback/theme.ts';
import type { Theme } from '../feedback/themes.ts';
import { feedbackText, offlineState, onlineState, type TrackState, trackLabel } from '../feedback/words.ts';
import { BasisNote } from '../parts/Basis.tsx';
import { MoreRows, useParts } from '../parts/long-list.tsx';
import { ShareBar } from '../parts/ShareBar.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { useWork } from '../parts/work.tsx';
import { elsewhereWords, staleText } from '../publications/words.ts';
import { type ClockBar, isDone } from '../timeline/timeline.ts';
import { clockOutcome } from '../timeline/words.ts';
import { type Deviation, isMissed } from './summary.ts';
import { deviationLabel, deviationSubject, deviationUntil, reviewText } from './words.ts';

interface TakesUp {
  /** Takes up a deviation as something to improve. */
  onFinding(finding: string): void;
}

/** How a clock ended: a disc with a tick in time, a square with a cross when late. */
const EndMark = ({ met }: { met: boolean }) =>
  met ? (
    <g class="mark met">
      <circle cx={10} cy={10} r={8} />
      <path d="M6 10l3 3l5 -6" />
    </g>
  ) : (
    <g class="mark missed">
      <rect x={3} y={3} width={14} height={14} />
      <path d="M6.5 6.5l7 7M13.5 6.5l-7 7" />
    </g>
  );

/** Every clock against its limit: when it ran, how it ended and by how much. */
export function ClockTable({ bars, onFinding }: TakesUp & { bars: readonly ClockBar[] }) {
  const { index, locked } = useWork();
  return (
    <Table
      class="review-table clock-table carded"
      rows={bars}
      none={reviewText.clocksNone}
      keyOf={({ deadline }) => deadline.id}
      dataOf={({ outcome }) => ({ 'data-kind': outcome })}
      columns={[
        {
          head: reviewText.clock,
          cell: ({ deadline }) => (
            <>
              {deadline.title}
              <span class="small">
                <BasisNote brief of={deadline} playbook={index.playbook} /> {deadline.limitText}
              </span>
            </>
          ),
        },
        {
          head: reviewText.limit,
          class: 'small numeric',
          cell: bar => (
            <>
              {bar.since !== undefined && <p>{reviewText.from(shownTime(bar.since))}</p>}
              {bar.due !== undefined && <p>{reviewText.until(shownTime(bar.due))}</p>}
              {isDone(bar) && <p>{reviewText.metAt(shownTime(bar.end))}</p>}
            </>
          ),
        },
        {
          head: reviewText.outcome,
          cell: bar => {
            const { title } = bar.deadline;
            const missed = isMissed(bar);
            const words = clockOutcome(bar, locked);
            return (
              <>
                <p class="clock-outcome" data-missed={missed}>
                  {(isDone(bar) || missed) && (
                    <svg class="picture" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                      <EndMark met={!missed} />
                    </svg>
                  )}
                  {words}
                </p>
                {missed && (
                  <TakeUp of={title} {...{ onFinding }} finding={reviewText.findings.clock(title, words)} />
                )}
              </>
            );
          },
        },
      ]}
    />
  );
}

/** Takes up a row's deviation as something to improve. */
const TakeUp = ({ of, finding, onFinding }: TakesUp & { of: string; finding: string }) => (
  <p class="no-print">
    <Button words={reviewText.fromRow} of={of} class="quiet small" onClick={() => onFinding(finding)} />
  </p>
);

/** Shapes of the checklist that say the same; all others were passed over. */
const DEVIATION_SHAPE: Readonly<Partial<Record<Deviation['kind'], string>>> = {
  notApplicable: 'notApplicable',
  deferred: 'deferred',
  left: 'todo',
  leftNeed: 'todo',
};

/** Where the incident went otherwise than planned, each to be taken up as something to do better. */
export function Deviations({ deviations, onFinding }: TakesUp & { deviations: readonly Deviation[] }) {
  const { said, names, sentence } = useWork();
  const now = timeNow();
  // A log of months has thousands of deferrals.
  const parts = useParts(deviations.length);
  const rows = deviations.slice(0, parts.shown).map(deviation => ({
    deviation,
    label: deviationLabel[deviation.kind],
    subject: deviationSubject(deviation, names, event => sentence(event, now)),
    until: deviationUntil(deviation, names, now),
  }));
  return (
    <>
      <Table
        class="review-table carded"
        rows={rows}
        none={reviewText.deviationsNone}
        keyOf={({ deviation, subject }) => `${deviation.event} ${subject}`}
        columns={[
          {
            head: reviewText.deviation,
            cell: ({ deviation, label, subject, until }) => (
              <>
                <StateMark state={DEVIATION_SHAPE[deviation.kind] ?? 'skipped'} words={label} /> {subject}
                {until !== undefined && <span class="small faint">{until}</span>}
              </>
            ),
          },
          { head: reviewText.reason, class: 'entry', cell: ({ deviation }) => deviation.reason },
          {
            head: reviewText.who,
            class: 'small',
            cell: ({ deviation, label, subject }) => (
              <>
                <p>{said(deviation)}</p>
                <TakeUp
                  of={subject}
                  {...{ onFinding }}
                  finding={reviewText.findings.deviation(subject, label, deviation.reason)}
                />
              </>
            ),
          },
        ]}
      />
      <MoreRows {...parts} />
    </>
  );
}

/** Every statement: its versions, where and when it went out, and what of it is no longer so. */
export function ReviewStatements() {
  const { view, names } = useWork();
  return (
    <Table
      class="review-table carded"
      rows={view.statements}
      none={reviewText.statementsNone}
      keyOf={({ id }) => id}
      columns={[
        {
          head: reviewText.statement,
          cell: ({ title, latest, correctedBy }) => (
            <>
              {title}
              <span class="small faint">
                {names.channelTitle(latest.channel)}
                {latest.corrects !== undefined &&
                  ` · ${reviewText.corrects(names.statementTitle(latest.corrects))}`}
                {correctedBy.length > 0 && ` · ${reviewText.correctedBy}`}
              </span>
            </>
          ),
        },
        {
          head: reviewText.versions,
          class: 'numeric',
          cell: ({ versions }) => reviewText.versionsOf(versions.length),
        },
        {
          head: reviewText.published,
          cell: ({ versions, stale }) => (
            <>
              {versions.every(({ publications }) => publications.length === 0) && (
                <p class="faint">{reviewText.notPublished}</p>
              )}
              {versions
                .flatMap(({ publications }) => publications)
                .map(({ event, publishedAt, place, link, elsewhere, withdrawn }) => (
                  <p key={event}>
                    {reviewText.publishedAt(shownTime(publishedAt), place)}
                    {elsewhere !== undefined && `（${elsewhereWords}）`}
                    {withdrawn !== undefined && reviewText.withdrawnAt(shownTime(withdrawn.withdrawnAt))}
                    {link !== undefined && (
                      <span class="small">
                        <Link to={link} />
                      </span>
                    )}
                  </p>
                ))}
              {stale.map(each => (
                <p key={each.fact} class="small alarm-word">
                  {staleText.fact(each)}
                </p>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}

const track = (head: string, stateOf: (theme: Theme) => TrackState): ScreenColumn<Theme> => ({
  head,
  data: { 'data-head': head },
  cell: theme => <TrackMark state={stateOf(theme)} />,
});

/** How much of each theme was heard: a table whose numbers are drawn as bars, too. */
export function ThemeTable({ themes }: { themes: readonly Theme[] }) {
  const most = Math.max(1, ...themes.map(({ count }) => count.number));
  return (
    <Table
      class="theme-table carded"
      rows={themes}
      none={reviewText.themesNone}
      keyOf={({ id }) => id}
      columns={[
        {
          head: recordTheme.fields.title.asked.label,
          cell: ({ title, count }) => (
            <>
              <span class="theme-count split">
                <span>{title}</span> <span class="numeric">{feedbackText.count(count)}</span>
              </span>
              <ShareBar share={count.number / most} />
            </>
          ),
        },
        track(feedbackText.online, onlineState),
        track(feedbackText.offline, offlineState),
      ]}
    />
  );
}

interface MarkProps {
  /** The shape of the checklist that says the same. */
  state: string;
  words: string;
  /** Stands out: it is late. */
  alarms?: boolean;
}

/** How something stands: a shape, and its word. */
export const StateMark = ({ state, words, alarms = false }: MarkProps) => (
  <span class="state-mark" data-state={state}>
    <span class="shape" aria-hidden="true" />
    <span class={alarms ? 'alarm-word' : ''}>{words}</span>
  </span>
);

const TRACK_SHAPE: Readonly<Record<TrackState, string>> = {
  unanswered: 'todo',
  withdrawn: 'skipped',
  unpassed: 'todo',
  answered: 'done',
  corrected: 'done',
  passed: 'started',
  solved: 'done',
};

/** Where a track of a theme stands. */
export const TrackMark = ({ state }: { state: TrackState }) => (
  <StateMark state={TRACK_SHAPE[state]} words={trackLabel[state]} />
);
