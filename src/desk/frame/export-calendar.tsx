import { calendarFile } from '../../files/calendar.ts';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import type { DeskIncident } from '../../session/incidents.ts';
import { timeNow } from '../../session/surroundings.ts';
import { datedName } from '../parts/file-name.ts';
import { saveFile } from '../parts/save-file.tsx';
import { limitsTitle, reminderWords } from './calendar-words.ts';
import { remindersOf } from './list/queue.ts';

/** Hands the limits still ahead to the officer's own calendar. @returns false where there is none */
export async function exportCalendar({ view, index }: DeskIncident): Promise<boolean> {
  const reminders = remindersOf(view);
  if (reminders.length === 0) return false;
  const words = reminderWords(index.playbook.rules, view.drill !== undefined);
  const now = timeNow();
  await saveFile({
    name: datedName(limitsTitle, shanghaiDate(now), 'ics'),
    type: 'text/calendar',
    data: calendarFile(reminders, words, now),
  });
  return true;
}
