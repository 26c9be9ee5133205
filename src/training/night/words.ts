import { type Again, type Call, type CallEnding, type Night, sentencesIn } from './night.ts';

const inWeek = ['日', '一', '二', '三', '四', '五', '六'];

/** The clock on the wall: `星期六 02:03:15`. @param moment milliseconds since the epoch */
export function wallClock(moment: number): string {
  const local = new Date(moment + 8 * 3_600_000);
  return `星期${inWeek[local.getUTCDay()]} ${local.toISOString().slice(11, 19)}`;
}

const seconds = (length: number): string => `${Math.round(length / 1000)} 秒`;

const againWord: Readonly<Record<Again, string>> = {
  silence: '没人说话',
  evasion: '没答上',
  time: '没听到时间',
  safety: '没听到安全做法',
  pressed: '仍没听到安全做法',
};

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
  count: (words: string) => `${sentencesIn(words)} 句`,
  send: '说出去',
  nothing: '还没有写话。',
  over: '三个电话都打完了',
  beside: (from: string) => `${from}：我的答复和两种参考答法`,
  took: (took: number | undefined) => (took === undefined ? '没有说话' : `${seconds(took)}后说出第一句`),
  asked: (again: readonly Again[]) =>
    again.length === 0
      ? '对方没有再问'
      : `对方又问了 ${again.length} 次：${again.map(each => againWord[each]).join('、')}`,
  own: '我说的',
  model: (place: number) => `答法 ${'一二'[place]}`,
  listen: '对照着看',
  hungUp: '没有人说话，对方挂断了。',
  early: '这一晚到这里为止',
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

/** How a call ended that was not answered to the end, and its consequence. */
export const callEnding = ({ from, safety }: Call, how: CallEnding): string =>
  how === 'acted' && safety !== undefined
    ? `${from}没有听到安全做法，说：“${safety.acts}”${safety.comes}`
    : `${from}没有听到人说话，挂断了。`;
