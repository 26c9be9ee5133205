import './timeline.css';
import { Button } from '../../kit/Button.tsx';
import { onScreen, type ScreenColumn, Table } from '../../kit/Table.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { withGiven } from '../core/column.ts';
import { isWrittenLater } from '../core/late.ts';
import { fullTime } from '../core/words/time.ts';
import { timelineColumns } from '../incident/timeline-columns.ts';
import { EarlierRows, useParts } from '../parts/long-list.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { type TimelineEntry, timelineOf } from '../timeline/timeline.ts';
import { timelineText } from '../timeline/words.ts';

/** A record within a minute of the act it tells needs no second time. */
const AT_ONCE = 60_000;

/** 时间线: what happened and every limit against it. On screen the latest entries come first to hand, on paper all are printed. */
export function Timeline() {
  const work = useWork();
  const { index, log, view } = work.incident;
  // Published anew every few seconds: fine enough, and still enough to read.
  const now = timeNow();
  const { entries, bars, end } = timelineOf(index, log, view, now);
  const closed = view.closedAt !== undefined;
  const waiting = bars.filter(({ outcome }) => outcome === 'waiting').map(({ deadline }) => deadline.title);
  const parts = useParts(entries.length);
  const from = parts.left;
  const firstAhead = entries.findIndex(({ kind, at }) => kind === 'deadline' && at > end);

  return (
    <div class="timeline flow">
      {bars.length === 0 && <p class="faint">{timelineText.noClocks}</p>}
      <Button class="no-print" words={timelineText.print} onClick={() => print()} />
      {waiting.length > 0 && <p class="small">{timelineText.waiting(waiting)}</p>}
      <EarlierRows {...parts} />
      <Table
        class="carded"
        caption={timelineText.caption}
        columns={[
          { head: timelineText.number, class: 'numeric', cell: (_, position) => from + position + 1 },
          ...onScreen(
            withGiven(timelineColumns, { names: work.names, now, time: fullTime, closed }),
            now,
            head => particular(now, Date.parse(view.openedAt))[head],
          ),
        ]}
        rows={entries.slice(from)}
        keyOf={({ id }) => id}
        dataOf={(entry, position) => ({
          'data-kind': entry.kind,
          'data-late': isLate(entry),
          'data-ahead':
            from + position === firstAhead ? 'first' : firstAhead !== -1 && from + position > firstAhead,
        })}
      />
      {entries.length === 0 && <p class="empty">{timelineText.none}</p>}
      <p class="print-only small">{deskText.printed(fullTime(now, now))}</p>
    </div>
  );
}

/** Cells that the screen draws as more than words. */
const particular = (
  now: number,
  openedAt: number,
): Readonly<Record<string, Partial<ScreenColumn<TimelineEntry>>>> => ({
  [timelineText.time]: {
    class: 'numeric when',
    cell: entry => (
      <>
        {fullTime(entry.at, now)}
        {entry.kind !== 'fact' && isWrittenLater(entry.at, entry.writtenAt, openedAt, AT_ONCE) && (
          <span class="small faint block">{deskText.writtenAt(fullTime(entry.writtenAt, now))}</span>
        )}
      </>
    ),
  },
  [timelineText.what]: { class: 'what' },
  [timelineText.who]: { class: 'who' },
  [timelineText.result]: { class: 'result' },
});

const isLate = (entry: TimelineEntry): boolean =>
  entry.kind === 'deadline'
    ? entry.bar.outcome !== 'running'
    : entry.meets.some(({ outcome }) => outcome === 'missed');
