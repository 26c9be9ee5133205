import type { Flow, Question } from './flow.ts';
import { type Answers, defaultOption, replay } from './walk.ts';

/** Questions that are asked together. The first gives the screen its name. */
export type Screen = readonly [Question, ...Question[]];

/** The path as screens: neighbours of one `screen` stand together. */
export function screensOf(flow: Flow, answers: Answers) {
  const { asked, open } = replay(flow, answers, 'pass');
  const screens: [Question, ...Question[]][] = [];
  for (const question of asked) {
    const last = screens.at(-1);
    if (question.screen !== undefined && last?.[0].screen === question.screen) last.push(question);
    else screens.push([question]);
  }
  const all: readonly Screen[] = screens;
  return {
    /** Every screen of the path; those after the first unanswered one as far as the answers tell. */
    all,
    /** The first with an unanswered question; `undefined` at the verdict. */
    current: all.find(screen => screen.some(question => open.includes(question))),
  };
}

/** The one of some screens on which a question is asked. */
export const screenWith = (screens: readonly Screen[], question: string): Screen | undefined =>
  screens.find(screen => screen.some(({ id }) => id === question));

/** The question whose answers lead out of the triage; `undefined` where a playbook has none. */
export const exitsOf = (flow: Flow): Question | undefined =>
  flow.questions.find(question => defaultOption(question) !== undefined);

/** The first screen of the triage; `total` is about how many screens there are. */
export function openingOf(flow: Flow) {
  const { all, current } = screensOf(flow, {});
  if (current === undefined) throw new Error('the triage asks nothing');
  return { screen: current, total: all.length, exits: exitsOf(flow) };
}
export type Opening = ReturnType<typeof openingOf>;
