import { names } from '#names';
import type { SignOffWord } from '../../playbook/deciding.ts';
import type { Authority } from '../core/authority.ts';
import { partyName } from '../core/words/person.ts';
import type { Called } from './authority.ts';
import type { SignOffLine } from './sign-off.ts';

/** Wording of the fields that say how something was decided. */
export const decidedText = {
  how: '决定方式',
  evidence: '凭据：通话记录、签批单的照片（可以不附）',
  occasion: '哪一次会议、电话',
  occasionHint: `例如“${names.leaders}碰头会”“与组长、办公室主任三方通话”。不是同一次定的，分开记。`,
  among: '其他参加人员（没有不填）',
  postSource: { roster: '本机名册', last: '上一次签这一项时写的岗位' },
  post: (title: string) => `以哪个岗位办的：${title}`,
  postAlone: '以哪个岗位办的',
  noPost: '都不是',
} as const;

/** People who were called in vain. @param time as the record or a document writes it */
export const calledWords = (called: readonly Called[], time: (at: string) => string): string =>
  called.map(each => `${partyName(each)} ${time(each.at)} 没接通`).join('；');

/** Wording of a standing authority: entering it, using it, and what is said afterwards. */
export const authorityText = {
  title: '常设授权（内部授权）',
  about: `本${names.plan}没有常设授权：不录入，没有${names.approve}的一律不发。${names.here}书面授权了的，照原件录入；用一次，就把授权的内容抄进那起事件的记录。演练里没有这项授权。`,
  none: '现在没有录入。',
  grantedBy: '授权人',
  grantedAt: '什么时候授权的',
  paper: '授权原件的照片',
  paperHint: '拍清楚签名、日期；留在本机，用的时候抄进记录。',
  forms: '哪几种稿可以先发',
  levels: '哪几级可以先发',
  noLevel: '不是突发事件',
  calls: '先要联系',
  term: '补审期限',
  always: '上位规定要求的各项',
  posts: '哪几个岗位可以用',
  remain: '哪几项仍要先过',
  remainHint: '上位规定要求的各项总要过，不用选。',
  callFirst: '先要联系哪几个岗位（都没接通的才可以用）',
  callFirstHint: '照授权书写的选。接通没接通，按岗位对照打过的电话，不看姓名写法。',
  byName: '原来按姓名录入的（改按岗位选的，删去）',
  minutes: '发出去多少分钟以内补审',
  timeOfDay: '或者，到几点以前补审（例如 08:30）',
  save: '录入授权',
  end: '停用授权',
  endAsk: `停用以后，没有${names.approve}的一律不发；再用要照原件重新录入。已经用过的，记录还在。`,
  keep: '不停用',
  change: '改授权',
  kept: '现在的授权',
  doChange: '改好，照新的用',
  missing: '请照原件选上、填上。',
  until: '分钟数和几点，写一样。',
  standing: (who: string, time: string) => `${who} ${time} 授权。`,
  use: '联系不上：按授权先发',
  useHint: (who: string, time: string, until: string) =>
    `内部授权：${who} ${time} 授权，${until}补审。用了以后，各处都注明“授权先发，待补审”。`,
  untilMinutes: (minutes: number) => `发出去 ${minutes} 分钟以内`,
  untilTime: (time: string) => `${time}以前`,
  called: (who: string) => `几点打给${who}，没接通`,
  calledAlready: (who: string, time: string) => `${who} ${time} 没接通，已记。`,
  doUse: '记为授权先发',
  ratify: '补审',
  verdict: '补审的结果',
  approved: '同意',
  refused: '不同意',
  doRatify: '记下补审',
  due: (time: string) => `授权先发，${time}以前补审。`,
  refusedSays: (title: string, reason: string) => `《${title}》补审未同意：${reason}。请发更正，或者撤下。`,
} as const;

/** Until when what goes out on an authority is to be made up for. */
export const ratifiedUntilWords = ({ until }: Pick<Authority, 'until'>): string =>
  'minutes' in until ? authorityText.untilMinutes(until.minutes) : authorityText.untilTime(until.timeOfDay);

/** The verb for signing a line of the sign-off: only the last word lets a text out. */
export const signOffVerb: Readonly<Record<SignOffWord, string>> = {
  decides: names.approve,
  agrees: '同意',
  looks: '核对',
};

const signOffStateLabel: Readonly<Record<SignOffLine['state'], string>> = {
  passed: '机器没查出',
  skipped: '保留原文',
  open: '待办',
  blocked: '要改稿',
  returned: '退回',
  waiting: '未到',
};

/** How a line stands, in a word. Where nobody has signed only a machine has looked, and it is said to have found nothing, never that all is well. */
export function lineStateWords({ item, word, state, mark, isVoid }: SignOffLine): string {
  if (state !== 'passed') return signOffStateLabel[state];
  if (mark?.kind === 'authorised') return '授权先发';
  if (mark !== undefined) return item.check === 'approval' ? `已${signOffVerb[word]}` : '已签';
  return isVoid ? '没有可查的' : signOffStateLabel.passed;
}
