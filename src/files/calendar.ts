import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { wellFormed } from '../base/typed.ts';

// The library gives an entry such an id before ours; plain http and Chrome before 92 have no call for it.
crypto.randomUUID ??= () =>
  '00000000-0000-4000-8000-000000000000'.replace(/0/g, () =>
    ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 16).toString(16),
  ) as ReturnType<Crypto['randomUUID']>;

const MINUTE = 60_000;
const LENGTH = 15 * MINUTE;
/** How long before the limit a calendar rings. */
const ALARMS = [60 * MINUTE, 15 * MINUTE];

/** Text as RFC 5545 allows it: no control characters but line breaks. */
const plain = (text: string): string => wellFormed(text.replace(/[^\P{Cc}\n]/gu, ' '));

/** An entry for which the calendar is to ring. */
interface CalendarEntry {
  /** The same in a later file for the same thing. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly due: number;
}

/** The words that entries are written in. */
interface CalendarWords<Entry> {
  /** Name of the calendar; plain words without line breaks. */
  readonly calendar: string;
  summary(entry: Entry): string;
  description(entry: Entry): string;
}

/**
 * Reminders as an iCalendar file. Times are in UTC, so no zone needs describing. Importing a later file again updates the
 * entries of an earlier one: ids stay, and the sequence counts minutes.
 * @param now milliseconds since the epoch
 */
export function calendarFile<Entry extends CalendarEntry>(
  entries: readonly Entry[],
  words: CalendarWords<Entry>,
  now: number,
): string {
  const calendar = ical({
    name: words.calendar,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'yuqing-playbook', product: 'reminders', language: 'ZH' },
  });
  for (const entry of entries) {
    const { due } = entry;
    const summary = plain(words.summary(entry));
    const event = calendar.createEvent({
      id: `${entry.id}@yuqing-playbook`,
      sequence: Math.floor(now / MINUTE),
      stamp: new Date(now),
      start: new Date(due),
      end: new Date(due + LENGTH),
      summary,
      description: plain(words.description(entry)),
      // A limit is no appointment: it must not make the officer look busy.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    for (const before of ALARMS)
      if (due - before > now)
        event.createAlarm({
          type: ICalAlarmType.display,
          triggerBefore: before / 1000,
          description: summary,
        });
  }
  // Every line of the format ends, the last one too; the library leaves that one open.
  return `${calendar.toString()}\r\n`;
}
