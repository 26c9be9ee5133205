import { names } from '#names';
import { characterCount } from '../../base/typed.ts';
import type { IncidentView } from '../core/view.ts';
import { howLabel } from '../core/words/decided.ts';
import { lasting } from '../core/words/lasting.ts';
import { personName } from '../core/words/person.ts';
import { having, joinedSaid, labelled, sentence } from '../core/words/sentence.ts';
import { personText, writerName } from '../people/words.ts';
import type { ClosedView } from './closing.ts';
import { exitStands, exitWord } from './stands.ts';

/** How an incident was closed, in one sentence. @param left how many steps had no result */
export function closedSentence(
  { reason = '', second, combines }: Pick<ClosedView, 'reason' | 'second' | 'combines'>,
  left: number,
): string {
  const parts = [
    having(reason, said => `结束：${said}`) || '结束',
    ...(left === 0 ? [] : [`${left} 步没有结果，均已写明处理意见`]),
    ...(second === undefined
      ? []
      : [
          combines === undefined
            ? `第二人${personName(second)}确认`
            : `${personName(second)}${personText.combinedSaid(combines)}`,
        ]),
  ];
  return joinedSaid(parts, characterCount(reason) > 20 ? '。' : '，');
}

/** Wording of the closing of an incident. */
export const closingText = {
  title: '结束之前',
  must: '做到了才能结束',
  mustHint: '办完再来结束；写到一半的字会留着。',
  leftTitle: (steps: number) => (steps === 0 ? '没有办完的' : `没有结果的 ${steps} 步`),
  leftHint: '每一步均须写明处理意见：一组写一句，意见不同的逐步写。“无”“没有”不算。',
  phaseWord: '未办的原因、接办岗位、时限',
  nothingLeft: '清单上每一步都有结果。',
  halfWritten: (places: number) => `还有 ${places} 处写到一半没有记入。结束以后这些不再办理，要记的先记完。`,
  each: '逐步写',
  stepWord: (title: string) => `“${title}”的处理意见`,
  stepHint: '不写的，用这一组的那一句。',
  themes: (count: number) => `${count} 类反映没有答复，也没有转办`,
  wrong: (title: string) => `《${title}》发出去以后事实变了，还没有更正`,
  owed: (title: string) => `《${title}》撤下以后，还没有向公众说明或者更正`,
  order: (name: string) => `${name}还没有办结反馈`,
  promise: '承诺的下次发布还没有发',
  second: '第二人姓名',
  secondTitle: '第二人职务',
  secondHint:
    '一人念、一人应，念完写下第二人。可待第二人到岗后办理；没有第二人的，写自己，注明一人兼的理由。',
  reason: '补一句办结情况（可以不填）',
  reasonLabel: '办结情况',
  reasonFrom: '来自办结反馈，请核对',
} as const;

/** Wording of what a closed incident came to. */
export const closedText = {
  title: '这起事件的结果',
  /** A statement that went out elsewhere may be older than the incident. @param length milliseconds */
  sinceOpened: (length: number) => `开始${length < 0 ? '前' : '后'} ${lasting(length)}`,
  found: '发现',
  opened: '开始处置',
  published: '首次发布',
  closed: '结束',
  steps: '清单',
  next: '接下来可以',
  reviewHint: `对照${names.plan}看得失，定改进事项。`,
  report: '写报告',
  reportHint: '由记录填好，核对后送出。',
  exportHint: '留一份在本机以外。',
  archiveHint: '导出后从本机清除。',
} as const;

/** Wording of the review of a matter that is to end without being handled. */
export const exitText = {
  review: '复核',
  hint: '由登记的人以外另一个岗位的人定。同意的，这件事就此结束；退回的，改“办理方式”，或者补充以后再提请复核。',
  outcome: '复核的意见',
  person: (posts: readonly string[]) => `复核人（${posts.join('、')}）`,
  post: '复核人的岗位',
  save: '记下复核',
  filedBy: (who: string, time: string) => `${who} ${time} 登记`,
} as const;

/** The review as a sentence: who filed the matter and when, the state of the review, who did it, how, when; '' where there is none. */
export function exitSentence(
  view: Pick<IncidentView, 'exit' | 'clocks'>,
  roleName: (role: string) => string,
  time: (at: string) => string,
): string {
  const { exit } = view;
  if (exit === undefined) return '';
  const filed = exitText.filedBy(writerName(roleName(exit.filedBy.role), exit.filedBy), time(exit.since));
  if (exit.review === undefined) return sentence(filed, exitStands(view));
  const { person, how, decidedAt, note, outcome } = exit.review;
  return (
    sentence(filed, `${personName(person)}${time(decidedAt)}${howLabel[how]}${exitWord[outcome]}`) +
    labelled('意见', note ?? '')
  );
}
