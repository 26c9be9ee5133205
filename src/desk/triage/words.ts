import { names } from '#names';
import { chosenOptions, type Question } from '../../playbook/wizard/flow.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';
import type { ChangedAnswer } from './change.ts';

// Here, and not as sentences of documents have it: those would come with the first load.
const quoted = (titles: readonly string[], between = ''): string =>
  titles.map(title => `“${title}”`).join(between);

/** Wording of the triage wizard. */
export const triageText = {
  question: (number: number, total: number) => `第 ${number} 问，共约 ${total} 问`,
  loading: '正在载入……',
  loadFailed: '手册没有载入，请检查网络后重试。已填的答案还在。',
  refused: '这一项填得不对，请改过再继续。',
  retry: '重试',
  resumed: '上次的答案还在，可以接着办。',
  startOver: '从头再来',
  reused: '沿用，请确认',
  next: '继续',
  back: '上一问',
  shanghai: '北京时间',
  exits: `不是${names.matter}？`,
  answers: '已答',
  again: '看已答的，改了结果会怎样',
  change: '更改',
  empty: '未填',
  /** Of a time that may stay open. */
  notKnown: '不清楚',
  unknownTime: '（不清楚的不填）',
  careful: (label: string, careful: string) => `${label}（先按“${careful}”办理）`,
  verdict: '初判结论',
  firstOf: '先办这一件',
  additions: '同时还要办',
  sameTime: (label: string) => `先按${label}，不是的请改`,
  lead: `牵头${names.section}`,
  clocks: '已经起算的时限',
  clockGrounds: '时限的依据',
  unknown: (label: string, words: string) => `“${label}”${words}`,
  unknowns: (words: readonly string[]) => `有不清楚的，从严办理：${words.join('；')}。核实后及时更改。`,
  openingClocks: '建立事件时起算',
  waitingClocks: '还没有起算',
  firstSteps: '先做这三件事',
  turns: '改哪个答案，结果会变',
  /** @param values that come to the same */
  turn: (question: Question, values: readonly string[]) =>
    `“${question.label}”${question.kind === 'choice' && question.multiple === true ? '加上' : '改为'}${quoted(values, '或')}`,
  // Titles hold colons of their own.
  turnTrack: (title: string | undefined) =>
    title === undefined ? '接着答完其余各问，再看结果' : `转为“${title}”`,
  turnGained: (titles: readonly string[]) => `增加${quoted(titles)}`,
  turnLost: (titles: readonly string[]) => `不再需要${quoted(titles)}`,
  moreTurns: (count: number) => `另外 ${count} 种改动`,
  officer: '记录人',
  role: '岗位',
  chooseRole: '请选择岗位',
  name: '姓名（可以不填）',
  nameHint: '写进记录，显示在每一步旁边；导出的文件里也有。',
  title: '职务（可以不填）',
  titleHint: '例如“办公室副主任”。签字、核实、交接、结束时自动带上。',
  start: '开始处置，打开清单',
  record: '记入台账',
  recordHint: '不再列入处置清单，台账和统计里按这一结果记。',
  secrecy: '不得录入国家秘密、工作秘密和网民身份信息。',
} as const;

/** An answer in the words of its question. @param now milliseconds since the epoch */
export function answerWords(
  question: Question,
  answer: string | undefined,
  now: number,
  time: TimeWords = fullTime,
): string {
  if (answer === '' && question.kind === 'time') return triageText.notKnown;
  if (answer === undefined || answer === '') return triageText.empty;
  if (question.kind === 'time') return time(Date.parse(answer), now);
  if (question.kind === 'text') return answer;
  return chosenOptions(question, { [question.id]: answer })
    .map(({ label, countsAs }) => {
      const [careful] = chosenOptions(question, { [question.id]: countsAs ?? '' });
      return careful === undefined ? label : triageText.careful(label, careful.label);
    })
    .join('、');
}

/** An answer that was changed, in a sentence. Without one before or after, the question was not asked there. */
export function changedWords(
  { question, before, after }: ChangedAnswer,
  now: number,
  time: TimeWords = fullTime,
): string {
  const said = (answer: string): string => `“${answerWords(question, answer, now, time)}”`;
  const label = `“${question.label}”`;
  if (after === undefined) return `${label}不再问`;
  return before === undefined ? `${label}填${said(after)}` : `${label}由${said(before)}改为${said(after)}`;
}
