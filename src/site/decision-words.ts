import { conditionWords } from '../desk/core/words/condition.ts';
import type { ConditionWords } from '../playbook/condition.ts';

/** Wording of the picture of the triage. */
export const decisionText = {
  title: '初判决策图',
  summary: '初判向导问的全部问题、每个答案通向哪里、得出什么结果。点一格看说明。',
  picture: '初判的全部问题',
  outcome: '走哪条路：从上往下，取第一条对得上的',
  addition: '同时还要办：对得上的都办',
  heading: { outcome: '走哪条路', addition: '同时还要办' },
  fill: { text: '填写', time: '填时间' },
  verdict: '看结果',
  otherwise: '其他情况',
  /** Conditions as a question with a label names them in its own box: by the answer alone. */
  about: (label: string): ConditionWords => ({
    ...conditionWords,
    is: (fact, value) => (fact === label ? value : conditionWords.is(fact, value)),
    atLeast: (fact, level) => (fact === label ? `${level}及以上` : conditionWords.atLeast(fact, level)),
  }),
  /** @param when `undefined` for what is left */
  branch: (when: string | undefined, to: string) => `${when ?? '其他'} → ${to}`,
} as const;

/** Wording of the two pages that say in tables what the picture draws, with all that the triage explains. */
export const questionsText = {
  title: '初判的全部问题',
  summary: '初判的每一个问题、可以选的答案和下一问。不能逐题填写时，照着判断，再看结果。',
} as const;
export const resultsText = {
  title: '初判的全部结果',
  summary: '各种情况走哪条路，同时还要办哪些事。',
} as const;
