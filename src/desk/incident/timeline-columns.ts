import { type Cell, type Column, textCell, timeCell } from '../core/column.ts';
import type { Names } from '../core/names.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import { writerName } from '../people/words.ts';
import type { TimelineEntry } from '../timeline/timeline.ts';
import { effectsOf, limitTitle, timelineText } from '../timeline/words.ts';
import { storySentence } from './sentences.ts';

/** The sentence of an entry, without when and who. @param now milliseconds since the epoch */
export function entrySentence(
  entry: TimelineEntry,
  names: Names,
  now: number,
  time: TimeWords = fullTime,
): string {
  switch (entry.kind) {
    case 'fact':
      return entry.question.label;
    case 'deadline':
      return `到点：${limitTitle(entry.bar)}`;
    default:
      return storySentence(entry.entry, names, now, time);
  }
}

/** The context for wording an entry. */
interface Teller {
  readonly names: Names;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly time: TimeWords;
  /** Whether the clocks stand still at the closing. */
  readonly closed: boolean;
}

/** The timeline, as screen and document have it. */
export const timelineColumns: readonly Column<TimelineEntry, Cell, Teller>[] = [
  { head: timelineText.time, width: 16, cell: ({ at }) => timeCell(at) },
  {
    head: timelineText.what,
    width: 40,
    cell: (entry, { names, now, time }) => textCell(entrySentence(entry, names, now, time)),
  },
  {
    head: timelineText.who,
    width: 18,
    cell: ({ by }, { names }) => textCell(by && writerName(names.roleName(by.role), by)),
  },
  {
    head: timelineText.result,
    width: 26,
    cell: (entry, { closed }) => textCell(effectsOf(entry, closed).join('\n')),
  },
];
