import { type Night, sentencesIn } from './night.ts';

const inWeek = ['日', '一', '二', '三', '四', '五', '六'];

/** The clock on the wall: `星期六 02:03:15`. @param moment milliseconds since the epoch */
export function wallClock(moment: number): string {
  const local = new Date(moment + 8 * 3_600_000);
  return `星期${inWeek[local.getUTCDay()]} ${local.toISOString().slice(11, 19)}`;
}

/** An hour of the night: `02:30`. @param moment milliseconds since the epoch */
export const hourOf = (moment: number): string => wallClock(moment).slice(4, 9);

const seconds = (length: number): string => `${Math.round(length / 1000)} 秒`;

/** Wording of a night. */
export const nightText = {
  known: '手里知道的',
  lines: '头十分钟的五件事',
  linesHint:
    '和处置台上的一样。通话的空当里做：打给谁、接没接通、先说的一句，记在这里；电话不真拨，话不真发。',
  written: '先说的一句（要发到网上的）',
  recorded: '已记入我的学习记录，未判。',
  judge: '带教的人判',
  begin: '接第一个电话',
  from: (place: number, count: number, from: string) => `第 ${place} / ${count} 个电话：${from}`,
  mine: '我说',
  say: '我说的话',
  sayHint: '照着电话里说的写，三到五句够了。',
  promised: '几点再说',
  notPromised: '没有说定',
  count: (words: string) => `${sentencesIn(words)} 句`,
  send: '说出去',
  choose: '选一句答他（按数字键也行）',
  nothing: '还没有写话。',
  over: '三个电话都打完了',
  beside: (from: string) => `${from}：我的答复和两种参考答法`,
  took: (took: number | undefined) => (took === undefined ? '没有说话' : `${seconds(took)}后说出第一句`),
  askedAgain: '；对方催了一遍',
  own: '我说的',
  model: (place: number) => `答法 ${'一二'[place]}`,
  listen: '对照着看',
  hungUp: '没有人说话，对方挂断了。',
  between: '电话空着',
  betweenHint: '打119、报领导、先说一句，趁现在。',
  left: (left: number) => `${Math.max(0, Math.ceil(left / 1000))} 秒后下一个电话进来。`,
  next: '办好了，接下一个电话',
  again: '再来一遍',
  back: '演练首页',
} as const;

/** The caller's words, asked again or first. */
export const callerOf = ({ calls }: Night, id: string): string =>
  calls.find(call => call.id === id)?.from ?? id;

/** A choice, and what came of it. */
export const choiceWords = ({ says, comes }: { readonly says: string; readonly comes: string }): string =>
  `选了“${says}”${comes}`;

/** A caller who hung up, and what came of it. */
export const hungUpWords = (from: string, comes: string | undefined): string =>
  `${from}没有听到人说话，挂断了。${comes ?? ''}`;
