import { byDeed } from '../../desk/core/words/by-code.ts';
import { conditionWords } from '../../desk/core/words/condition.ts';
import { lasting } from '../../desk/core/words/lasting.ts';
import { factStateLabel } from '../../desk/facts/words.ts';
import { noteKindLabel } from '../../desk/record/words.ts';
import { statementKindLabel } from '../../desk/statements/words.ts';
import { describe, type FactDefinitions } from '../../playbook/condition.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { arrivalNamed, themeStage } from './acts-words.ts';
import { milliseconds } from './offset.ts';
import type { Keeping } from './promises.ts';
import { alternatives, type Pattern, type Scenario, type SinglePattern, type Trigger } from './scenario.ts';
import { sinceStart } from './words.ts';

/** Names for the parts of a pattern. */
export interface PatternNames {
  readonly playbook: Playbook;
  readonly scenario: Scenario;
  readonly definitions: FactDefinitions;
}

/** So many tempting words show what kind of words they are. */
const EXAMPLES = 4;

const either = (names: readonly string[]): string => names.join('或');

const stepsWords = (ids: readonly string[], { playbook }: PatternNames): string =>
  either(ids.map(id => `“${playbook.steps.find(step => step.id === id)?.title ?? id}”`));
const factsWords = (ids: readonly string[], { playbook }: PatternNames): string =>
  ids.map(id => playbook.release.elements.find(element => element.id === id)?.label ?? id).join('、');

const singleWords = byDeed<SinglePattern, [PatternNames]>({
  open: '做初判、开始处置',
  grade: ({ facts }, { definitions }) => `把初判定为“${describe(facts, definitions, conditionWords)}”`,
  step: ({ step }, names) => `办${stepsWords(step, names)}`,
  leave: ({ step }, names) => `不办${stepsWords(step, names)}`,
  assign: '指定经办人',
  fact: ({ fact, state }, names) => `把${factsWords(fact, names)}记进台账（${factStateLabel[state]}）`,
  publish: ({ form, channel, holds, unsettled, promises }, names) => {
    const traits = [
      holds && `写到${factsWords(holds, names)}`,
      unsettled && `用了没有核清的${factsWords(unsettled, names)}`,
      promises === undefined ? undefined : promises ? '说了下次发布时间' : '没说下次发布时间',
    ].filter(trait => trait !== undefined);
    const kinds = form === undefined ? '说明' : either(form.map(each => statementKindLabel[each]));
    const { channels } = names.playbook.release;
    const places = channel?.map(id => channels.find(each => each.id === id)?.title ?? id);
    return `发布${traits.length === 0 ? '' : `${traits.join('、')}的`}${kinds}${places === undefined ? '' : `（${either(places)}）`}`;
  },
  say: ({ trap }, { scenario }) => {
    const words = scenario.traps.filter(({ id }) => trap.includes(id)).flatMap(each => each.words);
    const examples = words.slice(0, EXAMPLES).map(word => `“${word}”`);
    return `说出${examples.join('')}${words.length > EXAMPLES ? '一类' : ''}的话`;
  },
  reply: ({ to }, { scenario }) => `答复${either(to.map(id => `“${arrivalNamed(scenario, id)}”`))}`,
  note: ({ kind }) => (kind === undefined ? '写记录' : `记一条“${noteKindLabel[kind]}”`),
  theme: ({ stage }) => themeStage[stage],
  file: ({ form }, { playbook }) =>
    `存${either(form.map(id => `“${playbook.forms.find(each => each.id === id)?.title ?? id}”`))}`,
  handOver: '交接',
  close: '办结',
});

/** The turns of a public question, as conditions. */
const turnWords = {
  answered: (asks: string) => `一旦用核实了的事实答了“${asks}”`,
  checking: (asks: string) => `一旦发布里没有答“${asks}”、说定了几点再说`,
  false: (asks: string) => `一旦对“${asks}”说了不实或者没有结论的话`,
  broken: (asks: string) => `一旦对“${asks}”说好的时间到了，没有再说`,
} as const;

/** A pattern, worded as something to do. */
const patternWords = (pattern: Pattern, names: PatternNames): string =>
  alternatives(pattern)
    .map(each => singleWords(each, names))
    .join('，或者');

/** When a facilitator brings a reaction in: once something has been done, or by a time at which it has not. */
export function triggerWords(trigger: Trigger, names: PatternNames): string {
  if ('undone' in trigger)
    return `到 ${sinceStart(milliseconds(trigger.by))} 还没有${patternWords(trigger.undone, names)}`;
  const wait = milliseconds(trigger.wait ?? 'PT0M');
  if ('broken' in trigger)
    return `一旦${patternWords(trigger.broken, names)}时说好的时间到了，对方没有听到下文${wait === 0 ? '' : `，过${lasting(wait)}`}`;
  if ('question' in trigger) {
    const asked = names.scenario.public.questions.find(({ id }) => id === trigger.question)?.asks;
    return `${turnWords[trigger.turns](asked ?? trigger.question)}${wait === 0 ? '' : `，过${lasting(wait)}`}`;
  }
  return `一旦${patternWords(trigger.done, names)}${wait === 0 ? '' : `，过${lasting(wait)}`}`;
}

/** The acts that would have kept a promise in time. */
export function keepingWords({ deed, again, channels }: Keeping, names: PatternNames): string {
  const { channels: known } = names.playbook.release;
  const places = channels.map(id => known.find(each => each.id === id)?.title ?? id);
  return [
    ...(deed === undefined ? [] : [patternWords(deed, names)]),
    ...(again ? ['再答复一次'] : []),
    ...(places.length === 0 ? [] : [`发布在${either(places)}`]),
  ].join('，或者');
}

/** When it stays away after all. */
export const unlessWords = (unless: Pattern, names: PatternNames): string =>
  `此前已经${patternWords(unless, names)}的，不来`;
