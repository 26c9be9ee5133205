/** The subject of a theme. Apart from the theme's kinds of event, which statements need not know. */
export const themeSubject = (what: 'title' | 'passed' | 'solved', theme: string): string =>
  `theme:${theme}/${what}`;

/** Ways of answering a theme: a question is answered, or something untrue is corrected. */
export const ANSWER_WAYS = ['answered', 'corrected'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];
