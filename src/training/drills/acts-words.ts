import { byKind } from '../../desk/core/words/by-code.ts';
import { factWords } from '../../desk/facts/value.ts';
import { factStateLabel } from '../../desk/facts/words.ts';
import { noteKindLabel } from '../../desk/record/words.ts';
import { statementKindLabel } from '../../desk/statements/words.ts';
import { outcomeLabel } from '../../desk/steps/words.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Act } from './acts.ts';
import type { InjectFact, Scenario } from './scenario.ts';
import type { Story } from './story.ts';
import { injectLabel } from './words.ts';

/** How something that came is called where it is only named: what it is, and from whom. */
export const arrivalName = ({ kind, from }: Pick<Scenario['injects'][number], 'kind' | 'from'>): string =>
  `${injectLabel[kind]} · ${from}`;

/** The same by its id; the id itself where the scenario has no such thing. */
export function arrivalNamed({ injects, reactions }: Scenario, id: string): string {
  const item = [...injects, ...reactions].find(each => each.id === id);
  return item === undefined ? id : arrivalName(item);
}

/** The ledger entry that a good officer makes from an arrival. @param start of the drill, in milliseconds since the epoch */
export function enteredWords(
  { fact, value, source, told }: InjectFact,
  { release }: Playbook,
  start: number,
): string {
  const label = release.elements.find(({ id }) => id === fact)?.label ?? fact;
  return `${label}（${factStateLabel[told === true ? 'checking' : 'verified']}）：${factWords(value, start)}（${source}）`;
}

const inQuotes = (text: string): string => (text === '' ? '' : `：“${text}”`);

/** Ways of dealing with a theme of the public. */
export const themeStage = {
  heard: '记下反映',
  answered: '回应反映',
  passed: '转办反映',
  solved: '办结反映',
} as const;

const stepTitle = ({ steps }: Playbook, id: string): string =>
  steps.find(step => step.id === id)?.title ?? id;

const actWords = byKind<Act, [Playbook, Scenario]>({
  open: '做完初判，开始处置',
  grade: '重新初判',
  step: ({ step: id }, playbook) => {
    const step = playbook.steps.find(each => each.id === id);
    return `${outcomeLabel[step?.outcome ?? 'handled']}：${stepTitle(playbook, id)}`;
  },
  leave: ({ step, reason }, playbook) => `没有办：${stepTitle(playbook, step)}（${reason}）`,
  assign: '指定经办人',
  handOver: '交接',
  close: '办结',
  fact: ({ fact, state, isDisputed, value }, playbook) => {
    const label = playbook.release.elements.find(({ id }) => id === fact)?.label ?? fact;
    return `记进台账（${factStateLabel[isDisputed ? 'conflict' : state]}）：${label}${value === '' ? '' : ` ${value}`}`;
  },
  publish: ({ channel: id, next, form, title }, playbook) => {
    const channel = playbook.release.channels.find(each => each.id === id)?.title ?? id;
    return `发布${statementKindLabel[form]}《${title}》（${channel}）${next === undefined ? '，没有说下次什么时候' : ''}`;
  },
  reply: ({ to, words }, _, scenario) => `答复 ${arrivalNamed(scenario, to)}${inQuotes(words)}`,
  note: ({ noteKind, text }) =>
    `${noteKind === undefined ? '记录' : `记录 · ${noteKindLabel[noteKind]}`}${inQuotes(text)}`,
  theme: ({ stage, title, words }) =>
    `${themeStage[stage]}${title === '' ? '' : `：${title}`}${words === undefined ? '' : inQuotes(words)}`,
  file: ({ form }, playbook) => `存文书：${playbook.forms.find(({ id }) => id === form)?.title ?? form}`,
});

/** An act in one line. */
export const actSentence = (act: Act, { run }: Pick<Story, 'run'>, playbook: Playbook): string =>
  actWords(act, playbook, run.scenario);
