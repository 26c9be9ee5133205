import type { OwnCall, OwnNight } from './own-night.ts';

/** Wording of a night that somebody writes. */
export const ownText = {
  title: '自己写一晚',
  lead: '三个电话，每个两种参考答法；有最要紧的一句要问的，写上问话和三种选法，后来怎样全看选了哪一句。写好马上试演，导出的文件可以发给别人收进来试；要让大家练、记进学习记录，把文件交给维护的人，放进 content/training/nights.yaml。地名、人物都要是编的。',
  night: '这一晚',
  call: (place: number) => `第 ${place + 1} 个电话`,
  try: '马上试演',
  edit: '回去改',
  export: '导出文件',
  exported: (name: string) => `已导出“${name}”。`,
  notExported: '没有导出成功，请重试。',
  take: '收进别人写的一晚',
  taken: (title: string) => `已收进《${title}》，可以改，也可以试演。`,
  notTaken: '这不是导出的一晚，没有收进来。',
  clear: { ask: '清空重写', question: '清空写的这一晚？', yes: '清空', no: '不清空' },
  file: '夜里十分钟',
  trial: '这是试演，不记进学习记录。',
  empty: '还没有写。',
  problems: (count: number) => `有 ${count} 处还没有写，都标在下面。`,
} as const;

export const ownNightLabel: Readonly<Record<Exclude<keyof OwnNight, 'calls'>, string>> = {
  title: '题目',
  tests: '练什么（一句）',
  known: '手里知道的（一行一条）',
};

export const ownCallLabel: Readonly<Record<keyof OwnCall, string>> = {
  from: '来电人',
  text: '他说的话',
  asks: '他最后要问的一句（不问的不填）',
  rightSays: '选法一（对的）',
  rightReacts: '他听了说',
  rightComes: '后来怎样（一句）',
  wrongSays: '选法二（人累了会说的）',
  wrongReacts: '他听了说',
  wrongComes: '后来怎样（一句）',
  otherSays: '选法三（人累了会说的）',
  otherReacts: '他听了说',
  otherComes: '后来怎样（一句）',
  unanswered: '没有人答他，后来怎样（一句）',
  first: '参考答法一',
  second: '参考答法二',
  listen: '判的时候听什么',
};
