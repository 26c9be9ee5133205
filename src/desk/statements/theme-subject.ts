/** What is said of a theme of the public's questions. Apart from its kinds of event, which statements need not know. */
export const themeSubject = (what: 'title' | 'passed' | 'solved', theme: string): string =>
  `theme:${theme}/${what}`;

/** What an answer does: it answers a question, or sets right something untrue that is being said. */
export const ANSWER_WAYS = ['answered', 'corrected'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];
