import { type ExpressionFinder, expressionFinder, type Span } from '../../base/expression.ts';
import { remembered } from '../../base/remember.ts';
import type { WordingRule } from '../../playbook/release-kit.ts';
import { foldedWords, foldText, sourceOf } from './fold.ts';
import { hasFrame, isInTitle, matchOnce } from './frame.ts';
import { phrasedAs } from './phrasing.ts';
import { sayingsIn, says } from './saying.ts';

type Until = NonNullable<WordingRule['until']>;

/** A word that does not belong in a statement. */
export interface WordingFinding {
  /** The rule's id. */
  readonly rule: string;
  readonly title: string;
  /** As it stands in the text. */
  readonly word: string;
  /** Position in the text, in UTF-16 units. */
  readonly start: number;
  readonly suggestion: string;
}

/** Up to twelve characters within a clause: what `…` stands for. Folding has made ，；！？ half-width. */
const GAP = { longest: 12, stops: ',。;!?\n' };

/** A rule's expressions, folded. */
const expressionsOf = remembered(({ words, except = [] }: WordingRule) => {
  return {
    // The longest first, so that one mistake is told once: 绝不允许 and not 绝不.
    words: [...words].sort((one, other) => other.length - one.length).map(foldedWords),
    except: except.map(foldedWords),
  };
});

const byStart = ([one]: Span, [other]: Span): number => one - other;

/** Where a text holds words of a rule that none of its exceptions covers. */
function wordsOf(rule: WordingRule, find: ExpressionFinder): readonly Span[] {
  const { words, except } = expressionsOf(rule);
  const all = words.flatMap(word => find(word));
  if (all.length === 0) return all;
  const harmless = except.flatMap(each => find(each, all)).sort(byStart);
  const found: Span[] = [];
  let told = 0;
  let covered = 0;
  let next = 0;
  // Sorting keeps those that begin together in the order of the list.
  for (const [start, end] of [...all].sort(byStart)) {
    for (let place = harmless[next]; place !== undefined && place[0] <= start; place = harmless[next]) {
      covered = Math.max(covered, place[1]);
      next += 1;
    }
    if (start < told) continue;
    told = end;
    if (end > covered) found.push([start, end]);
  }
  return found;
}

/**
 * Finds words of the lists where a text says them, whatever their width and whatever blanks stand within them. What it only asks,
 * denies, leaves open or reports is not said; nor is what stands in a title or in a sentence of a frame that the rule lets pass.
 * @param settled whether a fact makes the words of a rule true
 */
export function lintWording(
  text: string,
  rules: readonly WordingRule[],
  settled: (until: Until) => boolean,
): readonly WordingFinding[] {
  const folded = foldText(text, 'dropped');
  const find = expressionFinder(folded.text, GAP);
  const sayings = sayingsIn(folded.text);
  const match = matchOnce();
  const findings: WordingFinding[] = [];
  for (const rule of rules) {
    if (rule.until !== undefined && settled(rule.until)) continue;
    const { unless = [], phrasing } = rule;
    const phrased = phrasing === undefined ? [] : phrasedAs(phrasing, folded.text);
    let told = 0;
    for (const span of [...wordsOf(rule, find), ...phrased].sort(byStart)) {
      const [from, to] = span;
      if (from < told) continue;
      const { text: sentence, start: begin } = sayings.sentenceAt(from);
      if (isInTitle(sentence, from - begin)) continue;
      if (unless.some(frame => frame !== 'denied' && hasFrame(frame, sentence, from - begin, match)))
        continue;
      // Who says that he cannot vouch for something, or that it is nobody else's, does neither.
      if (!sayings.isSaid(from, to, unless.includes('denied') || phrased.includes(span))) continue;
      told = to;
      const { start, text: word } = sourceOf(text, folded, from, to - from);
      findings.push({ rule: rule.id, title: rule.title, word, start, suggestion: rule.suggestion });
    }
  }
  return findings.sort((one, other) => one.start - other.start);
}

/** Whether a verified value says what a rule waits for: “没有立案，正在核查” does not say 立案. */
export const isSettledBy = (value: string, { says: wanted }: Until): boolean => {
  const text = foldedWords(value);
  return wanted.some(word => says(text, foldedWords(word)));
};
