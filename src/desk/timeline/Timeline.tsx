import '../shell/picture.css';
import './timeline.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Table } from '../../kit/Table.tsx';
import { timeNow } from '../../session/surroundings.ts';
import { fullTime } from '../core/words/time.ts';
import { useGrowing } from '../shell/hooks.tsx';
import { deskText } from '../shell/words.ts';
import { useWork } from '../shell/work.tsx';
import { TimelineLegend } from './TimelineMarks.tsx';
import { TimelinePicture } from './TimelinePicture.tsx';
import { frameOf, type Scope, type TimelineEntry, timelineOf } from './timeline.ts';
import { effectsOf, entrySentence, scopeLabel, timelineText } from './words.ts';

const DAY = 86_400_000;
/** A record written within a minute of what it tells is not worth a second time. */
const AT_ONCE = 60_000;
const scopes: readonly Scope[] = ['whole', 'firstDay', 'lastDay'];

/** 时间线: what happened and every limit against it, as a picture and, in full, as a table. */
export function Timeline() {
  const work = useWork();
  const { index, log, view } = work.incident;
  const [scope, setScope] = useState<Scope>('whole');
  // Published anew every few seconds: fine enough for a picture, and still enough to read.
  const now = timeNow();
  const timeline = timelineOf(index, log, view, now);
  const { entries, bars, end } = timeline;
  const closed = view.closedAt !== undefined;
  const whole = frameOf(timeline);
  const isLong = whole.to - whole.from > 2 * DAY;
  const waiting = bars.filter(({ outcome }) => outcome === 'waiting').map(({ deadline }) => deadline.title);
  const shown = useGrowing(entries.length);
  const firstAhead = entries.findIndex(({ kind, at }) => kind === 'deadline' && at > end);

  return (
    <div class="timeline flow">
      {isLong && (
        <fieldset class="timeline-scope no-print">
          <legend class="small faint">{timelineText.scope}</legend>
          {scopes.map(each => (
            <Button
              key={each}
              words={scopeLabel[each]}
              aria-pressed={scope === each}
              onClick={() => setScope(each)}
            />
          ))}
        </fieldset>
      )}
      {bars.length === 0 && <p class="faint">{timelineText.noClocks}</p>}
      <TimelinePicture key={scope} frame={isLong ? frameOf(timeline, scope) : whole} {...{ timeline, now }} />
      <div class="split">
        <TimelineLegend />
        <Button words={timelineText.print} onClick={() => print()} />
      </div>
      {waiting.length > 0 && <p class="small">{timelineText.waiting(waiting)}</p>}
      <Table
        class="carded"
        caption={timelineText.caption}
        columns={[
          { head: timelineText.number, class: 'numeric', cell: (_, position) => position + 1 },
          {
            head: timelineText.time,
            class: 'numeric when',
            cell: entry => (
              <>
                {fullTime(entry.at, now)}
                {entry.kind !== 'fact' && entry.writtenAt - entry.at > AT_ONCE && (
                  <span class="small faint block">{deskText.writtenAt(fullTime(entry.writtenAt, now))}</span>
                )}
              </>
            ),
          },
          { head: timelineText.what, class: 'what', cell: entry => entrySentence(entry, work.names, now) },
          {
            head: timelineText.who,
            class: 'who',
            cell: ({ by }) =>
              by === undefined ? (
                timelineText.nobody
              ) : (
                <>
                  <span>{work.roleName(by.role)}</span> {by.name !== undefined && <span>{by.name}</span>}
                </>
              ),
          },
          {
            head: timelineText.result,
            cell: entry => effectsOf(entry, closed).map(effect => <p key={effect}>{effect}</p>),
          },
        ]}
        rows={entries.slice(0, shown)}
        keyOf={({ id }) => id}
        dataOf={(entry, position) => ({
          'data-kind': entry.kind,
          'data-late': isLate(entry),
          'data-ahead': position === firstAhead ? 'first' : firstAhead !== -1 && position > firstAhead,
        })}
      />
      {entries.length === 0 && <p class="empty">{timelineText.none}</p>}
      <p class="print-only small">{deskText.printed(fullTime(now, now))}</p>
    </div>
  );
}

const isLate = (entry: TimelineEntry): boolean =>
  entry.kind === 'deadline'
    ? entry.bar.outcome !== 'running'
    : entry.meets.some(({ outcome }) => outcome === 'missed');
