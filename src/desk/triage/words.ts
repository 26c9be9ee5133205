import { names } from '#names';
import { chosenOptions, type Question } from '../../playbook/wizard/flow.ts';
import { fullTime, type TimeWords } from '../core/words/time.ts';

/** Wording of the triage wizard. */
export const triageText = {
  question: (number: number, most: number) => `第 ${number} 问，最多 ${most} 问`,
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
  /** Answers for a time that may stay open. */
  notKnown: '不清楚',
  unknownTime: '（不清楚的不填）',
  /** Beside a time that was left open when it was asked before. */
  leftOpen: '上次答的是“不清楚”，现在清楚的补填。',
  careful: (label: string, careful: string) => `${label}（先按“${careful}”办理）`,
  verdict: '初判结论',
  sameTime: (label: string) => `先按${label}，不是的请改`,
  officer: '记录人',
  start: '开始处置，打开清单',
  record: '记入台账',
  recordHint: '不再列入处置清单，台账里按这一结果记。',
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
