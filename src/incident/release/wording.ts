import type { WordingRule } from '../../playbook/release-kit.ts';
import { foldText, sourceOf } from './fold.ts';

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

/** A rule made ready for looking. */
interface Matcher {
  readonly words: RegExp;
  readonly except: readonly RegExp[];
}

/** Up to twelve characters within a clause: what `…` stands for. Folding has made ，；！？ half-width. */
const GAP = '[^,。;!?\\n]{0,12}';

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The pattern of an expression; the gaps reach as far as they can, or no farther than they must. */
const patternOf = (expression: string, gap: string): string =>
  foldText(expression, 'dropped').text.replaceAll('...', '…').split('…').map(literal).join(gap);

function matcherOf({ words, except = [] }: WordingRule): Matcher {
  // The longest first, so that one mistake is told once: 绝不允许 and not 绝不.
  const any = [...words]
    .sort((one, other) => other.length - one.length)
    .map(word => patternOf(word, `${GAP}?`))
    .join('|');
  return {
    words: new RegExp(any, 'g'),
    // Folding leaves ～ as ~.
    except: except.map(each => new RegExp(patternOf(each, GAP).replaceAll('~', `(?:${any})`), 'g')),
  };
}

const matchers = new WeakMap<WordingRule, Matcher>();

function cachedMatcher(rule: WordingRule): Matcher {
  const known = matchers.get(rule);
  if (known !== undefined) return known;
  const matcher = matcherOf(rule);
  matchers.set(rule, matcher);
  return matcher;
}

/**
 * Finds words of the lists, whatever their width and whatever blanks stand within them.
 * @param settled whether an element has a verified value, which can make a word true
 */
export function lintWording(
  text: string,
  rules: readonly WordingRule[],
  settled: (element: string) => boolean,
): readonly WordingFinding[] {
  const folded = foldText(text, 'dropped');
  const findings: WordingFinding[] = [];
  for (const rule of rules) {
    if (rule.until !== undefined && settled(rule.until)) continue;
    const { words, except } = cachedMatcher(rule);
    const found = [...folded.text.matchAll(words)];
    if (found.length === 0) continue;
    const harmless = except.flatMap(each =>
      [...folded.text.matchAll(each)].map(({ index, 0: said }) => [index, index + said.length] as const),
    );
    for (const { index, 0: said } of found) {
      if (harmless.some(([from, to]) => index >= from && index + said.length <= to)) continue;
      const { start, text: word } = sourceOf(text, folded, index, said.length);
      findings.push({ rule: rule.id, title: rule.title, word, start, suggestion: rule.suggestion });
    }
  }
  return findings.sort((one, other) => one.start - other.start);
}
