import { findPrivate } from '../../desk/gate/privacy.ts';
import { lintWording } from '../../desk/gate/wording.ts';
import { type Act, fallsInto, type Grounds, givesCause, spokenIn } from './acts.ts';
import { type Fault, type Veto, vetoPurpose } from './grade.ts';
import type { RunEvent } from './run-kinds.ts';

/** What the lists find in words that went out: a suspicion, until somebody who read them has judged. */
export interface Finding {
  /** The event of the act. */
  readonly event: string;
  readonly at: number;
  readonly fault: Fault;
  /** The sentences it lies in; all of the words where none holds it alone. */
  readonly sentences: readonly string[];
  /** What the scenario, or the word list, says of it; `undefined` of a cause, or of what points to a person, in any scenario. */
  readonly why: string | undefined;
  readonly cite: readonly string[];
}

/** What somebody found of words that went out: `faults` are none where nothing is wrong with them. */
export type Judgement = Omit<Extract<RunEvent, { type: 'runJudged' }>['data'], 'faults'> & {
  readonly faults: readonly Fault[];
};

const SENTENCE = /[^。！？；\n]+[。！？；]?/g;

/** The sentences of words that hold something; all of them where none holds it alone. */
function sentencesHolding(words: string, holds: (text: string) => boolean): readonly string[] {
  const sentences = (words.match(SENTENCE) ?? []).map(sentence => sentence.trim());
  // A sentence is read with the one behind it, which may take back or leave open what it tells; the next is looked at itself.
  const found = sentences.filter(
    (sentence, place) => holds(sentence) && holds(`${sentence}${sentences[place + 1] ?? ''}`),
  );
  return found.length > 0 ? found : [words];
}

/** What in words fails a run in any scenario. */
type SpokenVeto = Extract<Fault, Veto>;

/** What no trap of the scenario knows. */
const untrapped = (
  { at, event }: Act,
  fault: SpokenVeto,
  sentences: readonly string[],
  { index }: Grounds,
): Finding => ({ event, at, fault, sentences, why: undefined, cite: index.cited(vetoPurpose[fault]) });

/** What fails a run, or what the scenario tempts one to say. */
function trappedIn(act: Act, grounds: Grounds, sure: 'plain' | 'form'): readonly Finding[] {
  const words = spokenIn(act);
  if (words === undefined) return [];
  const { at, event } = act;
  const trapped = grounds.traps.flatMap((trap): readonly Finding[] => {
    const falls = (text: string): boolean => fallsInto(text, at, trap, grounds);
    const { kind: fault, why, cite } = trap;
    return falls(words) ? [{ event, at, fault, sentences: sentencesHolding(words, falls), why, cite }] : [];
  });
  const more = (fault: SpokenVeto, holds: (text: string) => boolean): readonly Finding[] =>
    holds(words) && trapped.every(each => each.fault !== fault)
      ? [untrapped(act, fault, sentencesHolding(words, holds), grounds)]
      : [];
  return [
    ...trapped,
    ...more('cause', text => givesCause(text, at, grounds, sure)),
    ...more('personal', text => findPrivate(text, grounds.index.playbook.suspicions).length > 0),
  ];
}

/** Adds what a release is checked for too, where no trap has found the like. */
function findingsIn(act: Act, grounds: Grounds): readonly Finding[] {
  const words = spokenIn(act);
  if (words === undefined) return [];
  const { at, event } = act;
  const trapped = trappedIn(act, grounds, 'form');
  const { suspicions } = grounds.index.playbook;
  const worded = suspicions.wording.flatMap((rule): readonly Finding[] => {
    const { fault, suggestion: why, cite } = rule;
    if (fault === undefined || trapped.some(each => each.fault === fault)) return [];
    const holds = (text: string): boolean => lintWording(text, suspicions, [rule]).length > 0;
    return holds(words) ? [{ event, at, fault, sentences: sentencesHolding(words, holds), why, cite }] : [];
  });
  return [...trapped, ...worded];
}

/** What is wrong with the words of an act: as the lists have it, or as somebody judged. */
export const faultsIn = (act: Act, grounds: Grounds): readonly Fault[] =>
  grounds.judged === 'lists'
    ? [...new Set(findingsIn(act, grounds).map(({ fault }) => fault))]
    : [...(grounds.judged.get(act.event) ?? [])];

/** What the lists find, in the order in which it was said. @param acts in order */
export const findingsOf = (acts: readonly Act[], grounds: Grounds): readonly Finding[] =>
  acts.flatMap(act => findingsIn(act, grounds));

/** What in the words of an act fails a run: what the lists find, or what somebody judged so, be it in all of the words. */
export function vetoesIn(act: Act, grounds: Grounds): readonly (Finding & { readonly fault: SpokenVeto })[] {
  const { judged } = grounds;
  const found = trappedIn(act, grounds, judged === 'lists' ? 'plain' : 'form');
  return (['cause', 'personal'] as const).flatMap(fault => {
    const known = found.flatMap(each => (each.fault === fault ? [{ ...each, fault }] : []));
    if (judged === 'lists') return known;
    if (judged.get(act.event)?.has(fault) !== true) return [];
    return known.length > 0 ? known : [{ ...untrapped(act, fault, [spokenIn(act) ?? ''], grounds), fault }];
  });
}

/** The grounds on which a run is marked once people have judged its words. Of two judgements of the same words the last counts. */
export const judgedBy = (grounds: Grounds, judgements: readonly Judgement[]): Grounds => ({
  ...grounds,
  judged: new Map(judgements.map(({ event, faults }) => [event, new Set(faults)])),
});
