import type { Reminder, ReminderWords } from '../domain/incident/reminders.ts';
import { basisLabel } from './site.ts';

/** Wording of calendar entries. @param number how a clause or rule is cited: its number */
export function reminderWords(number: (id: string) => string): ReminderWords {
  return {
    calendar: '舆情处置时限',
    summary: ({ kind, title, incident }: Reminder) =>
      kind === 'limit' ? `到时限：${title}（${incident}）` : `暂缓到时：${title}（${incident}）`,
    description: ({ incident, basis, cite }: Reminder) =>
      `事件：${incident}\n依据：${basisLabel[basis]} ${cite.map(number).join('、')}\n这是导出时的时限；办成或更改研判以后，请重新导出，或删掉这一条。`,
  };
}

/** A name for the calendar's file. @param date `YYYY-MM-DD` */
export const calendarFileName = (date: string): string => `舆情处置时限-${date.replaceAll('-', '')}.ics`;
