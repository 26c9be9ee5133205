import { expressionFinder, type Span } from '../../base/expression.ts';
import { foldedSource, foldedWords, foldText } from '../../base/folded.ts';
import type { Suspicions, WordingRule } from '../../playbook/suspicions.ts';
import { byStart, readText } from './reading.ts';

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

/** The longest of the places that begin together or within another. */
function outermost(places: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const place of [...places].sort((one, other) => byStart(one, other) || other[1] - one[1]))
    if (place[0] >= (found.at(-1)?.[1] ?? 0)) found.push(place);
  return found;
}

/**
 * Finds words of the lists that a text states. Questions, denials, open matters and reports of others' words do not count; nor
 * do titles, or sentences of a kind that the rule lets pass.
 * @param rules the rules to try
 */
export function lintWording(
  text: string,
  suspicions: Suspicions,
  rules: readonly WordingRule[] = suspicions.wording,
): readonly WordingFinding[] {
  const folded = foldText(text, 'dropped');
  const reading = readText(folded.text, suspicions);
  return rules
    .flatMap(rule => {
      const unless = rule.unless ?? [];
      const said = reading
        .placesOfWanted(rule)
        .filter(
          span =>
            !reading.isInTitle(span[0]) &&
            !reading.isExcused(unless, span[0]) &&
            reading.isSaid(span, unless.includes('denied')),
        );
      return outermost(said).map(([from, to]): WordingFinding => {
        const { start, text: word } = foldedSource(text, folded, from, to - from);
        return { rule: rule.id, title: rule.title, word, start, suggestion: rule.suggestion };
      });
    })
    .sort((one, other) => one.start - other.start);
}

/** Text that `…` may stand for in an expression of a drill or of a fact: anything within the sentence. */
const WITHIN_SENTENCE = { longest: 40, stops: '。;!?\n' };

/** Whether a text says one of some expressions, if only as a guess (“不排除”). @param text folded */
export function says(text: string, expressions: readonly string[], suspicions: Suspicions): boolean {
  const find = expressionFinder(text, WITHIN_SENTENCE);
  const { isSaid } = readText(text, suspicions);
  return expressions.some(expression => find(foldedWords(expression)).some(span => isSaid(span, true)));
}

/** Whether a verified value says what a rule waits for: “没有立案，正在核查” does not say 立案. */
export const isFulfilledBy = (value: string, until: Until, suspicions: Suspicions): boolean =>
  says(foldedWords(value), until.says, suspicions);
