import { expressionFinder, type Gap, type Span } from '../../base/expression.ts';
import { foldedWords } from '../../base/folded.ts';
import { groupBy } from '../../base/group.ts';
import { lately, remembered } from '../../base/remember.ts';
import type { Frame, Modality, Suspicions } from '../../playbook/suspicions.ts';

/**
 * Reads a text by the words of `suspicions.yaml`: where an expression stands, in which sentence, and whether it is said there or only
 * asked, denied, left open or reported. “情况正在核实” beside a rumour is what the plan asks for and must not be marked as if the rumour had been confirmed;
 * nor may a rumour be confirmed behind it. These are set phrases, not an understanding of Chinese: whatever is found, a person reads.
 */

/** Up to twelve characters within a clause: what `…` stands for. Folding has made ，；！？ half-width. */
const GAP: Gap = { longest: 12, stops: ',。;!?\n' };
/** How far a sign reaches to the words it is about, in characters. */
const REACH = 16;
/** A sign right behind some words that calls them untrue, or a rumour, has to stand closer than others. */
const NEAR = 8;
/** Longer than people write; a sentence is cut there, which bounds the time that judging takes. */
const LONGEST_SENTENCE = 240;
/** Whom a law is applied to stands this near behind the words. */
const APPLIED = 12;

export const byStart = ([one]: Span, [other]: Span): number => one - other;

type Expressions = readonly string[];
/** A list of expressions with its harmless contexts. */
interface Wanted {
  readonly words: Expressions;
  readonly except?: Expressions | undefined;
}

const foldedOf = remembered((words: Expressions): Expressions => words.map(foldedWords));
const foldedLists = remembered((lists: Suspicions['lists']) =>
  Object.fromEntries(
    Object.entries(lists).map(([name, words]) => [foldedWords(name), words.map(foldedWords)]),
  ),
);

/** A sentence: where it begins and ends, what ends it, and where the next one ends. */
interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly isQuestion: boolean;
  readonly nextEnd: number;
}

function sentencesOf(text: string): readonly Sentence[] {
  const found = [...text.matchAll(new RegExp(`[^。;!?\\n]{1,${LONGEST_SENTENCE}}[。;!?\\n]?`, 'g'))];
  return found.map(({ index: start, 0: words }, position) => {
    const next = found[position + 1];
    const mark = words.at(-1) ?? '';
    return {
      start,
      end: start + words.replace(/[。;!?\n]$/, '').length,
      isQuestion: mark === '?',
      // Another part of a statement is about something else.
      nextEnd: next === undefined || mark === '\n' ? start + words.length : next.index + next[0].length,
    };
  });
}

/** Texts in use are read once, for every rule and every trap looks at the same words; as many as fit this size stay in memory. */
const CHARACTERS_IN_HAND = 50_000;
const readings = remembered((suspicions: Suspicions) =>
  lately(CHARACTERS_IN_HAND, folded => readingOf(folded, suspicions)),
);

/** @param folded a text as `foldedWords` gives it */
export const readText = (folded: string, suspicions: Suspicions): ReturnType<typeof readingOf> =>
  readings(suspicions)(folded);

function readingOf(folded: string, { lists, modality, frames }: Suspicions) {
  const find = expressionFinder(folded, GAP, foldedLists(lists));
  const allSigns = Object.values(modality);
  const sentences = sentencesOf(folded);
  const sentenceOf = new Int32Array(folded.length + 1);
  sentences.forEach(({ start }, position) => {
    sentenceOf.fill(position, start);
  });
  const sentenceAt = (place: number): Sentence =>
    sentences[sentenceOf[place] ?? 0] ?? { start: 0, end: 0, isQuestion: false, nextEnd: 0 };

  const placesOf = remembered((words: Expressions) =>
    foldedOf(words)
      .flatMap(word => find(word))
      .sort(byStart),
  );
  /** Places of a list in each sentence. */
  const placesBySentence = remembered((words: Expressions) =>
    groupBy(placesOf(words), ([start]) => sentenceOf[start] ?? 0),
  );
  const isWithinCapacity = (spans: readonly Span[], [start, end]: Span): boolean =>
    spans.some(([from, to]) => from <= start && end <= to);
  const inSentence = (words: Expressions, place: number): readonly Span[] =>
    placesBySentence(words).get(sentenceOf[place] ?? 0) ?? [];

  /** Most sentences hold no sign of any kind, and say what they say. */
  const isSigned = (place: number): boolean => allSigns.some(words => inSentence(words, place).length > 0);

  /** Signs of a kind in the sentence of a place. “不属实” says no 属实. */
  function signsAt(sign: keyof Modality, place: number): readonly Span[] {
    const harmless = [
      ...inSentence(modality.except, place),
      ...(sign === 'confirmed' ? inSentence(modality.untrue, place) : []),
    ];
    return inSentence(modality[sign], place).filter(span => !isWithinCapacity(harmless, span));
  }

  // Where the clause of each place begins and ends: looked up for every sign.
  const clauseStarts = new Int32Array(folded.length + 1);
  const clauseEnds = new Int32Array(folded.length + 1);
  for (const { index: start, 0: clause } of folded.matchAll(/[^,:。;!?\n]+/g)) {
    clauseStarts.fill(start, start, start + clause.length + 1);
    clauseEnds.fill(start + clause.length, start, start + clause.length + 1);
  }
  const clauseStart = (place: number): number => Math.max(clauseStarts[place] ?? 0, sentenceAt(place).start);
  const clauseEnd = (place: number): number => clauseEnds[place] ?? folded.length;

  /** Whether a place stands in quotation marks, and not behind a word that makes them the bureau's own: 原因是“……”. */
  function isQuoted(start: number, { start: from, end }: Sentence): boolean {
    const before = folded.slice(from, start);
    const opened = Math.max(...['“', '‘', '「', '『', '"'].map(mark => before.lastIndexOf(mark)));
    const closed = Math.max(...['”', '’', '」', '』'].map(mark => before.lastIndexOf(mark)));
    return (
      opened > closed &&
      !/[是系为因于]$/.test(before.slice(0, opened)) &&
      /["”’」』]/.test(folded.slice(start, end))
    );
  }

  /** Signs behind a place in its sentence, and in the next one where that goes on about it; words about anything else are left aside. */
  function signsBehind(
    sign: keyof Modality,
    end: number,
    { end: close, nextEnd }: Sentence,
  ): readonly Span[] {
    const rest = signsAt('rest', end - 1);
    const own = signsAt(sign, end - 1).filter(
      ([from]) => from >= end && !rest.some(([, to]) => to <= from && clauseStart(from) <= to),
    );
    const goesOn = signsAt('goesOn', nextEnd - 1).some(([from]) =>
      /^[。;!?]?$/.test(folded.slice(close, from)),
    );
    return goesOn ? [...own, ...signsAt(sign, nextEnd - 1).filter(([from]) => from > close)] : own;
  }

  /**
   * Whether the words at a place are a statement.
   * @param denials whether a plain no before them makes them none: “没有任何影响” is as much of a claim
   */
  function isSaid([start, end]: Span, denials: boolean): boolean {
    const sentence = sentenceAt(start);
    if (!sentence.isQuestion && !isSigned(start)) return true;
    const clause = clauseStart(start);
    const turns = signsAt('turn', start).filter(([, to]) => to <= start);
    const turned = Math.max(sentence.start, ...turns.map(([, to]) => to));
    const isBefore = (sign: keyof Modality, reach: number): boolean =>
      signsAt(sign, start).some(
        ([from, to]) => from >= clause && to >= turned && from < start && start - to <= reach,
      );
    const isBehind = (sign: keyof Modality): boolean =>
      signsAt(sign, start).some(([from]) => from >= end && from - end <= NEAR && from <= clauseEnd(end));
    const isAsked = sentence.isQuestion && !/[,:]/.test(folded.slice(end, sentence.end));
    if (isAsked || isBefore('asked', REACH) || isBefore('unproved', REACH)) return false;
    if ((denials && isBefore('denied', 0)) || isBehind('untrue')) return false;
    if (signsBehind('confirmed', end, sentence).length > 0) return true;
    if (isBehind('hearsay')) return false;
    const reports = signsAt('reported', start).filter(
      ([from, to]) => from >= turned && from <= start && to <= end,
    );
    const open = (['open', 'untrue'] as const).flatMap(sign => [
      ...signsAt(sign, start).filter(([from, to]) => from >= clause && to <= start),
      ...signsBehind(sign, end, sentence),
    ]);
    if (isQuoted(start, sentence) || reports.some(([from]) => from >= clause)) return open.length === 0;
    // A report goes on into other clauses as far as all of it is left open: “此事正在核实”.
    const isOfAll = ([from]: Span): boolean =>
      from > sentence.end || signsAt('goesOn', from).some(([on]) => on === clauseStart(from));
    return reports.length === 0 || !open.some(isOfAll);
  }

  /** Places of wanted words that nothing harmless covers. */
  function placesOfWanted({ words, except = [] }: Wanted): readonly Span[] {
    const all = [...placesOf(words)].sort((one, other) => byStart(one, other) || other[1] - one[1]);
    if (all.length === 0) return all;
    const harmless = foldedOf(except)
      .flatMap(each => find(each, all))
      .sort(byStart);
    let covered = 0;
    let excused = 0;
    let next = 0;
    return all.filter(([start, end]) => {
      for (let place = harmless[next]; place !== undefined && place[0] <= start; place = harmless[next]) {
        covered = Math.max(covered, place[1]);
        next += 1;
      }
      // A find that begins within harmless words is a part of them.
      if (end <= covered) excused = Math.max(excused, end);
      return start >= excused;
    });
  }

  const holds = (words: Expressions, place: number): boolean => inSentence(words, place).length > 0;
  /** Whether a sentence tells what a law says in general, as far as a place in it. */
  const isLaw = (place: number): boolean => {
    const [quoted] = inSentence(frames.law, place);
    return (
      quoted !== undefined &&
      quoted[0] <= place &&
      !inSentence(frames.applied, place).some(([from]) => from >= quoted[0] && from <= place + APPLIED)
    );
  };
  const isOf: Readonly<Record<Exclude<Frame, 'denied'>, (place: number) => boolean>> = {
    law: place => isLaw(place) || (holds(frames.decided, place) && !holds(frames.coming, place)),
    warning: place => holds(frames.warning, place),
    measured: place => holds(frames.measured, place) && holds(frames.figures, place),
    dated: place => holds(frames.dated, place),
  };

  return {
    sentences,
    sentenceAt,
    isSaid,
    isLaw,
    placesOfWanted,
    /** Whether the clause of a place holds one of some words. */
    clauseHolds: (words: Expressions, place: number): boolean =>
      inSentence(words, place).some(([from, to]) => from >= clauseStart(place) && to <= clauseEnd(place)),
    /** Whether the words of a place are somebody's who may say them. */
    isExcused: (unless: readonly Frame[], place: number): boolean =>
      unless.some(frame => frame !== 'denied' && isOf[frame](place)),
    /** Whether a place stands within the title of a law, a paper or a book. */
    isInTitle(place: number): boolean {
      const { start, end } = sentenceAt(place);
      const before = folded.slice(start, place);
      const isOpen = before.lastIndexOf('《') > before.lastIndexOf('》');
      return isOpen && folded.slice(place, end).includes('》');
    },
  };
}
