import { answerDefinitions, type Flow, type Question } from './flow.ts';
import { type Answers, defaultOption, isAsked, nextOf, replay } from './walk.ts';

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
    /** How many there are at most: what is not answered yet may lead on by its longest way. */
    get most() {
      return mostScreens(flow, answers);
    },
    /** The first with an unanswered question; `undefined` at the verdict. */
    current: all.find(screen => screen.some(question => open.includes(question))),
  };
}

function mostScreens(flow: Flow, answers: Answers): number {
  const questions = new Map(flow.questions.map(question => [question.id, question]));
  const definitions = answerDefinitions(flow);
  const { facts } = replay(flow, answers, 'pass');
  const known = new Map<string, number>();
  /** @param before the `screen` of the question before it */
  const from = (id: string, before: string | undefined): number => {
    const key = `${id}/${before ?? ''}`;
    const question = questions.get(id);
    const found = known.get(key);
    if (found !== undefined || question === undefined) return found ?? 0;
    // A loop is a content error that the build refuses; it must not hold up the page.
    known.set(key, 0);
    const counts = isAsked(question, facts, definitions);
    const { screen } = question;
    const own = counts && (screen === undefined || screen !== before) ? 1 : 0;
    const isOpen = counts && answers[id] === undefined;
    const targets = isOpen ? question.next.map(({ to }) => to) : [nextOf(question, facts, definitions) ?? ''];
    const most = own + Math.max(...targets.map(to => from(to, counts ? screen : before)));
    known.set(key, most);
    return most;
  };
  return from(flow.start, undefined);
}

/** The one of some screens on which a question is asked. */
export const screenWith = (screens: readonly Screen[], question: string): Screen | undefined =>
  screens.find(screen => screen.some(({ id }) => id === question));

/** The question whose answers lead out of the triage; `undefined` where a playbook has none. */
export const exitsOf = (flow: Flow): Question | undefined =>
  flow.questions.find(question => defaultOption(question) !== undefined);

/** The first screen of the triage; `most` is how many screens there are at most. */
export function openingOf(flow: Flow) {
  const { most, current } = screensOf(flow, {});
  if (current === undefined) throw new Error('the triage asks nothing');
  return { screen: current, most, exits: exitsOf(flow) };
}
export type Opening = ReturnType<typeof openingOf>;
