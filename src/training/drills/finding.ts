import { foldedWords } from '../../base/folded.ts';
import { findPrivate } from '../../desk/gate/privacy.ts';
import { lintWording } from '../../desk/gate/wording.ts';
import { type Act, fallsInto, type Grounds, givesCause, spokenIn } from './acts.ts';
import { type Fault, type Veto, vetoPurpose } from './grade.ts';
import type { Judgement, WordsReading } from './judgement.ts';

/** A suspicion of the lists about published words, until somebody who read them has judged. */
export interface SpokenFinding {
  /** The event of the act. */
  readonly event: string;
  readonly at: number;
  readonly fault: Fault;
  /** The sentences it lies in; all of the words where none holds it alone. */
  readonly sentences: readonly string[];
  /** The explanation of the scenario or the word list; `undefined` for a cause, and for personal data, which count in any scenario. */
  readonly why: string | undefined;
  readonly cite: readonly string[];
}

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

/** Faults of words that fail a run in any scenario. */
type SpokenVeto = Extract<Fault, Veto>;

/** A fault that is none of the scenario's traps. */
const untrapped = (
  { at, event }: Act,
  fault: SpokenVeto,
  sentences: readonly string[],
  { index }: Grounds,
): SpokenFinding => ({ event, at, fault, sentences, why: undefined, cite: index.cited(vetoPurpose[fault]) });

/** Words that fail a run, or that fall into one of the scenario's traps. */
function trappedIn(act: Act, grounds: Grounds, sure: 'plain' | 'form'): readonly SpokenFinding[] {
  const words = spokenIn(act);
  if (words === undefined) return [];
  const { at, event } = act;
  const trapped = grounds.traps.flatMap((trap): readonly SpokenFinding[] => {
    const falls = (text: string): boolean => fallsInto(text, at, trap, grounds);
    const { kind: fault, why, cite } = trap;
    return falls(words) ? [{ event, at, fault, sentences: sentencesHolding(words, falls), why, cite }] : [];
  });
  const more = (fault: SpokenVeto, holds: (text: string) => boolean): readonly SpokenFinding[] =>
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
function findingsIn(act: Act, grounds: Grounds): readonly SpokenFinding[] {
  const words = spokenIn(act);
  if (words === undefined) return [];
  const { at, event } = act;
  const trapped = trappedIn(act, grounds, 'form');
  const { suspicions } = grounds.index.playbook;
  const worded = suspicions.wording.flatMap((rule): readonly SpokenFinding[] => {
    const { fault, suggestion: why, cite } = rule;
    if (fault === undefined || trapped.some(each => each.fault === fault)) return [];
    const holds = (text: string): boolean => lintWording(text, suspicions, [rule]).length > 0;
    return holds(words) ? [{ event, at, fault, sentences: sentencesHolding(words, holds), why, cite }] : [];
  });
  return [...trapped, ...worded];
}

/** So few characters can hardly answer anybody. */
const LEAST_ANSWER = 6;

/** The findings of the lists, and answers too short to be one, in the order of the acts. @param acts in order */
export const spokenFindings = (acts: readonly Act[], grounds: Grounds): readonly SpokenFinding[] =>
  acts.flatMap((act): readonly SpokenFinding[] => {
    const found = findingsIn(act, grounds);
    const isShort = act.kind === 'reply' && foldedWords(act.words).length < LEAST_ANSWER;
    if (!isShort || found.some(({ fault }) => fault === 'unanswered')) return found;
    const { event, at, words } = act;
    return [...found, { event, at, fault: 'unanswered', sentences: [words], why: undefined, cite: [] }];
  });

/** How a strict reader who knows the lists alone reads an act: everything suspected is so, and a time that is asked for is missing where none was promised. */
const strictReading = (act: Act, grounds: Grounds): WordsReading => ({
  lacks: act.kind === 'reply' && grounds.needs(act.to).next && act.next === undefined ? ['time'] : [],
  faults: [...new Set(findingsIn(act, grounds).map(({ fault }) => fault))],
});

/** How the words of an act were read; `undefined` where nobody has read them, or it has none. */
export const readingOf = (act: Act, grounds: Grounds): WordsReading | undefined =>
  grounds.judged !== 'lists'
    ? grounds.judged.get(act.event)
    : spokenIn(act) === undefined
      ? undefined
      : strictReading(act, grounds);

/** The failures in an act's words as somebody judged them: in the sentences that the lists find, or else in all of the words. */
export function vetoesIn(
  act: Act,
  grounds: Grounds,
): readonly (SpokenFinding & { readonly fault: SpokenVeto })[] {
  const reading = readingOf(act, grounds);
  if (reading === undefined) return [];
  const found = trappedIn(act, grounds, grounds.judged === 'lists' ? 'plain' : 'form');
  return (['cause', 'personal'] as const).flatMap(fault => {
    if (!reading.faults.includes(fault)) return [];
    const known = found.flatMap(each => (each.fault === fault ? [{ ...each, fault }] : []));
    // In a dry run of a path only words that can hardly mean anything else fail.
    return known.length > 0 || grounds.judged === 'lists'
      ? known
      : [{ ...untrapped(act, fault, [spokenIn(act) ?? ''], grounds), fault }];
  });
}

/** The grounds on which a run is marked once people have judged its words. Of two judgements of the same words the last counts. */
export const judgedBy = (grounds: Grounds, judgements: readonly Judgement[]): Grounds => ({
  ...grounds,
  judged: new Map(judgements.map(judgement => [judgement.event, judgement])),
});
