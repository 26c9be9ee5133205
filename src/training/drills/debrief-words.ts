import { names } from '#names';
import { byKind } from '../../desk/core/words/by-code.ts';
import { lasting } from '../../desk/core/words/lasting.ts';
import { type Act, spokenIn } from './acts.ts';
import { faultName, lackName } from './fault-words.ts';
import type { Grade, Veto } from './grade.ts';
import { AWAITING, gradeBrief, NOT_ASSESSED } from './grade-words.ts';
import type { Failure, Mark, RunOutcome } from './marking.ts';
import type { Moment } from './moments.ts';
import { milliseconds } from './offset.ts';
import type { Objective } from './scenario.ts';
import type { Asked, Response } from './story.ts';
import type { Turn } from './turns.ts';
import { sinceStart } from './words.ts';

export const gradeWord: Readonly<Record<Grade, string>> = {
  P: '做到',
  S: '做到但可改进',
  M: '做到但违反程序或影响他项',
  U: '未做到',
};

/** Why it fails a run, where the scenario gives no reason of its own. */
const failureWhy: Readonly<Record<Veto, string>> = {
  cause: '原因没有核实、没有认定，说出去就成了官方的结论。',
  approval: `发布的内容要经${names.leaders}${names.approve}；跳过这一关，说错了没有人兜得住。`,
  personal: '这些话能让人找到具体的人。回应用不着公开个人信息。',
};

export const whyFailed = ({ fault, why }: Failure): string => why ?? failureWhy[fault];

/** Each grade that words came to, once. */
const gradesSaid = (poor: RunOutcome['poor']): string =>
  [...new Set(poor.map(({ grade }) => gradeWord[grade]))].join('、');

/** The reasons of a verdict, without its failures. */
export function verdictSentence({
  verdict,
  counts,
  notAssessed,
  marks,
  waiting,
  promises,
  unjudged,
  poor,
}: RunOutcome): string {
  const whole = marks.length + notAssessed.length;
  // An objective reached by breaking the procedure was not done as it should be.
  const done = counts.P + counts.S;
  const parts = [`${whole} 项目标，做到了 ${done} 项`];
  if (counts.U > 0) parts.push(`${counts.U} 项未做到`);
  if (notAssessed.length > 0) parts.push(`${notAssessed.length} 项${NOT_ASSESSED}`);
  if (counts.M > 0) parts.push(`${counts.M} 项违反程序或影响他项`);
  const broken = promises.filter(({ kept }) => kept === undefined).length;
  if (promises.length > 0)
    parts.push(`说好再说的 ${promises.length} 次${broken === 0 ? '都兑现了' : `，${broken} 次没有兑现`}`);
  if (poor.length > 0) parts.push(`另有 ${poor.length} 段话判为${gradesSaid(poor)}`);
  if (waiting.length > 0) parts.push(`${waiting.length} 项已答、待判`);
  if (unjudged.length > 0 && verdict !== 'pending') parts.push(`${unjudged.length} 段话未判`);
  const sums = `${parts.join('；')}。`;
  if (verdict === 'failed') return `有一票否决的，其余做得再好也不合格。${sums}`;
  if (verdict === 'incomplete') return `全部做到、说好的都兑现、没有答空的话，方为通过。${sums}`;
  if (verdict === 'open') return `演练结束得早，有的目标无法评定，不通过。${sums}`;
  if (verdict === 'pending') return `${sums}还有 ${unjudged.length} 段话没有人判，判了才有结果。`;
  return counts.P === whole ? `${sums}全部按时、合程序。` : sums;
}

/** From when an objective's time counts. */
export const countedFrom = (after: string | undefined, since: string): string =>
  after === undefined ? '从开场算' : `从“${after}”来的时候算（${since}）`;

/** When it was earned, or that it was not. @param start of the scenario, milliseconds since the epoch */
export function markedAt({ at, since, event }: Mark, start: number): string {
  if (event === undefined) return `到 ${sinceStart(at - start)} 还没有做`;
  if (at === since) return '一开始计时就做了，或者早就做了';
  return `用了${lasting(at - since)}`;
}

export const limits = ({ good, late }: Pick<Objective, 'good' | 'late'>): string =>
  `${lasting(milliseconds(good))}以内 P，${lasting(milliseconds(late))}以内 S`;

/** One reason for a grade below P. */
export function reasonWords(
  reason: Mark['reasons'][number],
  { good, late }: Pick<Objective, 'good' | 'late'>,
): string {
  if (reason === 'late') return `晚了：${lasting(milliseconds(good))}以内为 P。`;
  if (reason === 'overdue') return `太晚：超过了${lasting(milliseconds(late))}，评 M。`;
  if ('lacks' in reason) return `判的人说：${lackName[reason.lacks]}。`;
  if ('fault' in reason) return `判的人说：${faultName[reason.fault]}。`;
  return /[。！？]$/.test(reason.why) ? reason.why : `${reason.why}。`;
}

/** For each kind of demand: that it never came, that it came. */
const askedWord: Readonly<Record<Asked, { never: string; took: string }>> = {
  reply: { never: '没有答复', took: '答复' },
  action: { never: '没有办', took: '办' },
  facts: { never: '没有记', took: '记下' },
};

/** How long something waited, where it was the trainee's to deal with. */
export function tookWords({ asked, took, earlier }: Pick<Response, 'asked' | 'took' | 'earlier'>): string {
  if (earlier) return '开始前已办';
  return took === undefined ? askedWord[asked].never : `${lasting(took)}后${askedWord[asked].took}`;
}

/** Wording of the hot wash. */
export const debriefText = {
  title: '评分和复盘',
  toList: '演练首页',
  print: '打印',
  again: '回到情景，再演一遍',
  printedAt: (time: string) => `${time} 打印`,
  startedAt: (time: string) => `${time} 开始演`,
  endedAt: (time: string) => `演到 ${time}`,
  retryOf: (title: string) => `从“${title}”重来的一遍`,
  tookOver: (time: string) => `${time} 以前是接手前的`,
  unfinished: '这一遍还没有演完。演完或者按“结束演练”以后才评分。',
  nothing: '这一遍没有留下记录：没有做初判，也没有开始处置。',

  elsewhere: (title: string) => `《${title}》没有在发布页签审，是事后补录的。`,
  recorded: '已记入我的学习记录',
  recordFailed: '学习记录没有保存成功；打开这一页会再存。',
  toRecord: '看我的学习记录',

  objectives: '逐项评分',
  objectivesHint: `做得最不够的排在前面。时限是训练用的尺子；${names.plan}写明的时限另见条款。`,
  role: (role: string) => `负责：${role}`,
  why: '为什么',
  ideal: '好的做法',
  notAssessedHint: '演练结束时，对应的事还没来，或者时限还没到；不计做到与否。',

  timeline: '来件和我的动作',
  columns: { objective: '目标', grade: '评分', time: '号、时间', what: '什么事', result: '结果' },
  seeLine: (number: number) => `（第 ${number} 号）`,
  answersTo: (numbers: readonly number[]) => `回应第 ${numbers.join('、')} 号`,
  earns: (title: string, grade: Grade | undefined) =>
    `${grade === undefined ? AWAITING : `${grade} ${gradeBrief[grade]}`}：${title}`,
  fails: (name: string) => `一票否决：${name}`,

  notes: '我的复盘笔记',
  notesHint: `哪里卡住了、下次先做什么、${names.plan}哪里不好用。边写边存，只留在本机；不写网民的姓名和账号。`,

  moments: '下次改这三件',
  more: '逐项评分、全部经过',

  timelineHint: '标着“从这里重来”的来件，可以从它来的那一刻重来：在它以前做的都还在，另记一遍，这一遍不变。',
  retryFrom: '从这里重来',
  retryLabel: (title: string) => `从这里重来：${title}`,
  retryFailed: '没有开始，请重试。',
} as const;

/** Wording of promises. */
export const promiseText = {
  title: '说好再说的时间',
  hint: '发布和答复时填了几点再说的，到点要让听的人听到下文：再答复同一个人，或者发在他看得到的地方；给领导的时间，到点要办成领导要的事。',
  columns: { due: '说好的时间', said: '原话', kept: '兑现了没有' },
  kept: (time: string) => `${time} 兑现`,
  broken: '到点没有下文',
  keep: (deed: string) => `到点以前可以这样兑现：${deed}。`,
} as const;

/** How a moment that mattered is headed. */
export const momentTitle = byKind<Moment>({
  failed: ({ failure }) => `一票否决：${faultName[failure.fault]}`,
  broken: '说好再说，到点没有下文',
  poor: ({ poor: { grade } }) => `判为${gradeWord[grade]}的一段话`,
  missed: ({ mark }) => `没有做到：${mark.objective.title}`,
  spoilt: ({ mark }) => `做了但有违反：${mark.objective.title}`,
  done: ({ mark }) => `做到：${mark.objective.title}`,
});

/** The words that a question of the public was met with, each once; whether they answer it, the reader sees. Moments in milliseconds since the epoch. */
export function wordsOn(
  turns: readonly Turn[],
  acts: readonly Act[],
): readonly { readonly at: number; readonly event: string; readonly words: string }[] {
  const events = new Set(turns.map(({ event }) => event));
  return acts.flatMap(act => {
    const words = spokenIn(act);
    if (words === undefined || !events.delete(act.event)) return [];
    return [{ at: act.at, event: act.event, words }];
  });
}

/** Wording of what the public asked. */
export const askedText = {
  title: '公众问了什么',
  hint: '插入了能答它的事实的、没有答而说定几点再说的、说错了的发布和答复；是否答上，看原话。不计分。',
  columns: { question: '问什么', turns: '答复情况' },
  silent: '没有说到',
} as const;
