import { names } from '#names';
import type { Question } from '../../playbook/wizard/flow.ts';

const quoted = (titles: readonly string[], between = ''): string =>
  titles.map(title => `“${title}”`).join(between);

/** Wording of the verdict, which comes once the questions are answered: the first load does without. */
export const verdictText = {
  firstOf: '先办这一件',
  additions: '同时还要办',
  lead: `牵头${names.section}`,
  clocks: '已经起算的时限',
  clockGrounds: '时限的依据',
  unknown: (label: string, words: string) => `“${label}”${words}`,
  unknowns: (words: readonly string[]) => `有不清楚的，从严办理：${words.join('；')}。核实后及时更改。`,
  openingClocks: '建立事件时起算',
  waitingClocks: '还没有起算',
  firstSteps: '先做这三件事',
  turns: '改哪个答案，结果会变',
  /** @param values those with the same result */
  turn: (question: Question, values: readonly string[]) =>
    `“${question.label}”${question.kind === 'choice' && question.multiple === true ? '加上' : '改为'}${quoted(values, '或')}`,
  // Titles hold colons of their own.
  turnTrack: (title: string | undefined) =>
    title === undefined ? '接着答完其余各问，再看结果' : `转为“${title}”`,
  turnGained: (titles: readonly string[]) => `增加${quoted(titles)}`,
  turnLost: (titles: readonly string[]) => `不再需要${quoted(titles)}`,
  moreTurns: (count: number) => `另外 ${count} 种改动`,
} as const;

/** That a second person reviews a verdict that ends a matter. @param limit the time word of its clock */
export const reviewNeeded = (limit: string): string =>
  `须由第二人在${limit}复核（参考）；复核同意以前，列表和台账不列为结束。`;
