import { datedName } from '../../desk/parts/file-name.ts';
import { saveFile } from '../../desk/parts/save-file.tsx';
import { calendarFile } from '../../files/calendar.ts';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { reviewCalls } from '../questions/review-call.ts';
import type { ReviewDay } from '../questions/schedule.ts';
import { reviewCallWords } from '../questions/words.ts';

/** Hands the days of review ahead to the trainee's own calendar. @returns what the file is called */
export async function exportReviews(days: readonly ReviewDay[]): Promise<string> {
  const now = timeNow();
  const name = datedName(reviewCallWords.calendar, shanghaiDate(now), 'ics');
  const data = calendarFile(reviewCalls(days), reviewCallWords, now);
  await saveFile({ name, type: 'text/calendar', data });
  return name;
}
