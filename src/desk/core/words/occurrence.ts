import { dayStart, type Occurrence } from '../occurrence.ts';
import { documentDay, documentHour, documentTime } from './time.ts';

/** It in words: `11月24日14时32分`, `11月24日约15时`, `11月24日`, `11月24日14时至15时30分`. @param now milliseconds since the epoch */
export function occurrenceWords(when: Occurrence, now: number): string {
  switch (when.kind) {
    case 'exact':
      return documentTime(Date.parse(when.at), now);
    case 'about': {
      const at = Date.parse(when.at);
      return `${documentDay(at, now)}约${documentHour(at)}`;
    }
    case 'day': {
      const from = dayStart(when.from);
      const first = documentDay(from, now);
      return when.to === undefined || when.to === when.from
        ? first
        : `${first}至${documentDay(dayStart(when.to), from)}`;
    }
    case 'span': {
      const [from, to] = [Date.parse(when.from), Date.parse(when.to)];
      const isOneDay = documentDay(from, to) === documentDay(to, to);
      return `${documentTime(from, now)}至${isOneDay ? documentHour(to) : documentTime(to, from)}`;
    }
  }
}
