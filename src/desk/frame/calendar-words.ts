import { names } from '#names';
import { basisLabel, cited } from '../../site/words.ts';
import { outputMarkOf, tagged } from '../core/words/output-mark.ts';
import type { Reminder, ReminderWords } from './list/queue.ts';

/** Title of the calendar of limits. */
export const limitsTitle = `${names.matter}处置时限`;

/**
 * Wording of calendar entries.
 * @param rules that are cited by number
 * @param drill whether the limits are a drill's: each entry says so, and that of a draft, as calendars show them one by one
 */
export function reminderWords(rules: Parameters<typeof cited>[2], drill = false): ReminderWords {
  const mark = outputMarkOf(drill);
  return {
    calendar: tagged(limitsTitle, drill),
    summary: ({ kind, title, incident }: Reminder) =>
      tagged(
        kind === 'limit' ? `到时限：${title}（${incident}）` : `暂缓到时：${title}（${incident}）`,
        drill,
      ),
    description: ({ incident, basis, cite }: Reminder) =>
      `${mark === undefined ? '' : `${mark.line}\n`}事件：${incident}\n依据：${basisLabel[basis]} ${cite.map(id => cited(basis, id, rules)).join('、')}\n这是导出时的时限；办结或者重新初判以后，请重新导出，或删除这一条。`,
  };
}
