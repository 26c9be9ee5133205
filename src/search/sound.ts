import type { CompactText } from './normalise.ts';

/** Toneless pinyin of a character, heteronyms included; none for letters, digits and characters outside the corpus. */
export type ReadingsOf = (character: string) => readonly string[];

/** A compact text with the pinyin of each of its UTF-16 units. */
export interface SoundText {
  readonly text: string;
  /** The same units as the source has them: a counted 三 is a digit in `text`. */
  readonly original: string;
  readonly readings: readonly (readonly string[])[];
  /** The first letters of the readings: most places are ruled out by these alone. */
  readonly initials: readonly string[];
}

/** Where a typed word sounds like a stretch of text. */
export interface SoundMatch {
  readonly start: number;
  readonly end: number;
  /** 1 when every letter is part of a whole syllable; less for initials, half-typed syllables and typos; above 0. */
  readonly quality: number;
}

const latin = /[a-z]/;
const shortestLatinWord = 2;
// Below this a mistyped word is a different word.
const shortestTypo = { latin: 5, chinese: 2 };
// A longer run of characters is a question, and questions are searched by their words.
const longestPhrase = 10;
const cost = { whole: 0, halfTyped: 0.2, initial: 0.4, homophone: 0.3, typo: 0.6 };
// Ambiguous readings branch. The bound is per document and word, so a hostile query costs no more than a long one.
const stepBudget = 3000;

/** A lookup over the index's table, in which heteronyms are separated by spaces. */
export function readingsFrom(table: Readonly<Record<string, string>>): ReadingsOf {
  const readings = new Map(
    Object.entries(table).map(([character, sounds]) => [character, sounds.split(' ')]),
  );
  return character => readings.get(character) ?? [];
}

/** Gives a compact text its sound: that of the source where it has one, for a counted 三 still reads `san`. */
export function soundOf(source: string, compacted: CompactText, readingsOf: ReadingsOf): SoundText {
  const original = compacted.offsets.map(offset => source.charAt(offset));
  const readings = original.map((unit, position) => {
    const own = readingsOf(unit);
    return own.length > 0 ? own : readingsOf(compacted.text.charAt(position));
  });
  const initials = readings.map(sounds => sounds.map(sound => sound.charAt(0)).join(''));
  return { text: compacted.text, original: original.join(''), readings, initials };
}

/** Whether a word holds letters, so that it may be pinyin. */
export function mayBePinyin(word: string): boolean {
  return latin.test(word);
}

/**
 * The first place where a run of characters stands with one of them replaced by a homophone: the slip that input
 * methods make easy, and the only one that a short word has room for.
 */
export function findHomophone(
  word: string,
  target: SoundText,
  readingsOf: ReadingsOf,
): SoundMatch | undefined {
  if (word.length < shortestTypo.chinese || word.length > longestPhrase) return undefined;
  for (let start = 0; start + word.length <= target.text.length; start += 1) {
    const wrong = onlyDifference(word, target.text, start);
    if (wrong === undefined) continue;
    const sounds = target.readings[start + wrong] ?? [];
    if (readingsOf(word.charAt(wrong)).some(sound => sounds.includes(sound))) {
      return { start, end: start + word.length, quality: 1 - cost.homophone / word.length };
    }
  }
  return undefined;
}

/** Position in the word of the one unit that differs from the text there; none if more differ. */
function onlyDifference(word: string, text: string, start: number): number | undefined {
  let wrong: number | undefined;
  for (let position = 0; position < word.length; position += 1) {
    if (word.charCodeAt(position) === text.charCodeAt(start + position)) continue;
    if (wrong !== undefined) return undefined;
    wrong = position;
  }
  return wrong;
}

/**
 * The best place where `word` (compact, normalised) is the text or its sound: whole syllables, initials, a half-typed
 * last syllable, or any mixture with characters. With `forgiving`, one wrong, missing, extra or swapped letter is let
 * pass; initials then no longer count, because together they would match anything.
 */
export function findSound(word: string, target: SoundText, forgiving: boolean): SoundMatch | undefined {
  if (word.length < (forgiving ? shortestTypo.latin : shortestLatinWord)) return undefined;
  const walk: Walk = { word, target, forgiving, steps: 0 };
  let best: SoundMatch | undefined;
  for (let start = 0; start < target.text.length && walk.steps < stepBudget; start += 1) {
    if (!mayBegin(walk, start)) continue;
    const path = follow(walk, 0, start, !forgiving);
    if (path === undefined) continue;
    const quality = 1 - path.cost / (path.end - start);
    if (best === undefined || quality > best.quality) best = { start, end: path.end, quality };
  }
  return best;
}

interface Walk {
  readonly word: string;
  readonly target: SoundText;
  readonly forgiving: boolean;
  steps: number;
}

interface Path {
  readonly end: number;
  readonly cost: number;
}

interface Step {
  readonly letters: number;
  readonly cost: number;
  readonly typo: boolean;
}

/** Rules out most places by the first two letters, of which even a slip leaves one where it was or next to it. */
function mayBegin({ word, target, forgiving }: Walk, at: number): boolean {
  const first = word.charAt(0);
  if (!latin.test(first) || target.text.charAt(at) === first) return true;
  if (target.initials[at]?.includes(first)) return true;
  if (!forgiving) return false;
  const second = word.charAt(1);
  const near = (letter: string) => letter === first || letter === second;
  return (target.readings[at] ?? []).some(reading => near(reading.charAt(0)) || near(reading.charAt(1)));
}

/** The cheapest way to spend the word's letters from `from` on the text's characters from `at`. */
function follow(walk: Walk, from: number, at: number, typoSpent: boolean): Path | undefined {
  if (from === walk.word.length) return { end: at, cost: 0 };
  if (at === walk.target.text.length || walk.steps >= stepBudget) return undefined;
  walk.steps += 1;
  let best: Path | undefined;
  for (const step of stepsAt(walk, from, at, typoSpent)) {
    const rest = follow(walk, from + step.letters, at + 1, typoSpent || step.typo);
    if (rest === undefined) continue;
    const total = step.cost + rest.cost;
    if (best === undefined || total < best.cost) best = { end: rest.end, cost: total };
  }
  return best;
}

/** Ways in which the typed letters from `from` can stand for the one character at `at`. */
function stepsAt(walk: Walk, from: number, at: number, typoSpent: boolean): readonly Step[] {
  const { word, target, forgiving } = walk;
  const typed = word.charAt(from);
  if (typed === target.text.charAt(at) || typed === target.original.charAt(at)) {
    return [{ letters: 1, cost: cost.whole, typo: false }];
  }
  const readings = target.readings[at] ?? [];
  if (!latin.test(typed)) return [];
  return readings.flatMap(reading => [
    ...spelled(word, from, reading, !forgiving),
    ...(typoSpent ? [] : misspelled(word, from, reading)),
  ]);
}

function spelled(word: string, from: number, reading: string, initialsCount: boolean): readonly Step[] {
  if (word.startsWith(reading, from)) return [{ letters: reading.length, cost: cost.whole, typo: false }];
  const rest = word.length - from;
  if (rest < reading.length && reading.startsWith(word.slice(from))) {
    return [{ letters: rest, cost: cost.halfTyped, typo: false }];
  }
  return initialsCount ? initials(word, from, reading) : [];
}

function initials(word: string, from: number, reading: string): readonly Step[] {
  if (word.charAt(from) !== reading.charAt(0)) return [];
  const single = { letters: 1, cost: cost.initial, typo: false };
  const isDouble = /^[zcs]h/.test(reading) && word.charAt(from + 1) === 'h';
  return isDouble ? [{ ...single, letters: 2 }, single] : [single];
}

function misspelled(word: string, from: number, reading: string): readonly Step[] {
  if (reading.length < 2) return [];
  return [reading.length - 1, reading.length, reading.length + 1]
    .filter(length => isOneSlip(word.slice(from, from + length), reading))
    .map(letters => ({ letters, cost: cost.typo, typo: true }));
}

/** One letter wrong, missing, extra, or two neighbours swapped. */
export function isOneSlip(typed: string, meant: string): boolean {
  let same = 0;
  while (same < typed.length && typed.charAt(same) === meant.charAt(same)) same += 1;
  const typedRest = typed.slice(same);
  const meantRest = meant.slice(same);
  if (typedRest === meantRest) return false;
  return (
    typedRest.slice(1) === meantRest.slice(1) ||
    typedRest.slice(1) === meantRest ||
    typedRest === meantRest.slice(1) ||
    (typedRest.slice(2) === meantRest.slice(2) &&
      typedRest.charAt(0) === meantRest.charAt(1) &&
      typedRest.charAt(1) === meantRest.charAt(0))
  );
}
