import { filledWith, piecesOf, TOKEN, tokenOf, tokensIn } from '../../playbook/template.ts';
import type { TokenProblem } from '../core/refusal.ts';
import type { FactView, Ledger } from '../facts/ledger.ts';
import type { TextSegment } from './segment.ts';
import type { StaleFact, StatementVersion } from './version.ts';

/**
 * Fills a template. A line is left out when it has tokens and all of them stand for nothing; a token without a value in a
 * line that stays is dropped. @param wordsOf the text for a token; '' for nothing
 */
export function fillTemplate(template: string, wordsOf: (token: string) => string): string {
  const lines = template.split('\n').flatMap(line => {
    const tokens = tokensIn(line);
    const isEmpty = tokens.length > 0 && tokens.every(token => wordsOf(token) === '');
    return isEmpty ? [] : [filledWith(line, wordsOf)];
  });
  return lines.join('\n').trim();
}

/**
 * The first text of a part: the lines of its template whose facts are all usable. Tokens of facts stay tokens, so that inserted
 * values stay linked; other tokens are filled in.
 * @param words values of the tokens that are no facts
 */
export function draftPart(template: string, ledger: Ledger, words: Readonly<Record<string, string>>): string {
  // A fact that somebody added may be called like one of the other tokens; the template means the other token.
  const filled = new Map([
    ...ledger.facts.map(({ label, usable }) => [label, usable === undefined ? '' : tokenOf(label)] as const),
    ...Object.entries(words),
  ]);
  const lines = template.split('\n').flatMap(line => {
    const pieces = piecesOf(line).map(piece => ('text' in piece ? piece.text : filled.get(piece.token)));
    // The template's own text is never empty, so an empty piece is a token without a value.
    return pieces.some(piece => piece === undefined || piece === '') ? [] : [pieces.join('')];
  });
  return lines.join('\n').trim();
}

/** Why a fact that is not usable is not. */
export const whyUnusable = (fact: FactView | undefined): 'notVerified' | 'notApproved' =>
  fact?.cause === true && fact.state === 'verified' ? 'notApproved' : 'notVerified';

/** Puts the verified values where the tokens stand. */
export function resolveDraft(
  text: string,
  ledger: Ledger,
): { readonly segments: readonly TextSegment[]; readonly problems: readonly TokenProblem[] } {
  const byLabel = new Map(ledger.facts.map(fact => [fact.label, fact]));
  const problems: TokenProblem[] = [];
  const segments: TextSegment[] = [];
  for (const piece of piecesOf(text)) {
    if ('text' in piece) {
      segments.push({ text: piece.text });
      continue;
    }
    const fact = byLabel.get(piece.token);
    if (fact?.usable !== undefined)
      segments.push({ text: fact.usable.value, fact: fact.id, entry: fact.usable.event });
    else
      problems.push({
        token: piece.token,
        why: fact === undefined ? 'unknown' : whyUnusable(fact),
      });
  }
  return { segments, problems };
}

/** The text of segments as it goes out. */
export const textOf = (segments: readonly TextSegment[]): string => segments.map(({ text }) => text).join('');

/** Words with nothing in them that reads as a token: where something would, braces become full-width ones. */
const plain = (text: string): string =>
  text.search(TOKEN) === -1 ? text : text.replaceAll('{', '｛').replaceAll('}', '｝');

/** Segments back as a draft, the facts as tokens; a fact whose name is lost stays as its words. */
export function draftFromSegments(segments: readonly TextSegment[], ledger: Ledger): string {
  let draft = '';
  let words = '';
  for (const segment of segments) {
    const label = 'fact' in segment ? ledger.byId.get(segment.fact)?.label : undefined;
    if (label === undefined) words += segment.text;
    else {
      // Words are looked at whole: two pieces side by side may together read as a token.
      draft += plain(words) + tokenOf(label);
      words = '';
    }
  }
  return draft + plain(words);
}

/** The whole text of a version, part after part. */
export const wholeText = ({ parts }: Pick<StatementVersion, 'parts'>): string =>
  parts.map(({ text }) => textOf(text)).join('\n');

/** The facts that a version states otherwise than the ledger does now. */
export function staleFacts({ parts }: StatementVersion, ledger: Ledger): readonly StaleFact[] {
  const found = new Map<string, StaleFact>();
  for (const segment of parts.flatMap(({ text }) => text)) {
    if (!('fact' in segment)) continue;
    const { fact, entry, text: said } = segment;
    const known = ledger.byId.get(fact);
    const now = known?.usable?.value;
    if (now !== said) found.set(fact, { fact, label: known?.label ?? fact, said, entry, now });
  }
  return [...found.values()];
}
