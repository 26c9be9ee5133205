import { foldedWords } from '../../base/folded.ts';
import { remembered } from '../../base/remember.ts';
import { characterCount } from '../../base/typed.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { ReleaseKit, SignOffItem } from '../../playbook/release-kit.ts';
import type { Suspicions, WordingRule } from '../../playbook/suspicions.ts';
import { hasApprovedCause, namedCauses, unapprovedCauses } from '../facts/cause.ts';
import type { Ledger } from '../facts/ledger.ts';
import { withheldIn } from '../facts/withheld.ts';
import { type CauseFinding, causesGiven } from '../gate/causes.ts';
import { findPrivate, type PrivateFinding } from '../gate/privacy.ts';
import { readText } from '../gate/reading.ts';
import { isFulfilledBy, lintWording, type WordingFinding } from '../gate/wording.ts';
import { addressesIn, blanksIn, deadLinksIn } from './blanks.ts';
import { staleFacts, textOf, wholeText } from './compose.ts';
import type { StatementVersion } from './version.ts';

/** The rules that the checks apply. */
type Kit = Pick<Playbook, 'release' | 'suspicions'>;

/** A finding of a check. */
export type TextFinding =
  /** A fact was inserted whose value is not what the ledger holds as usable now. */
  | { readonly kind: 'stale'; readonly fact: string; readonly label: string; readonly said: string }
  | ({ readonly kind: 'cause' } & CauseFinding)
  | { readonly kind: 'private'; readonly what: PrivateFinding['kind']; readonly text: string }
  /** The ledger withholds it, and it was typed by hand. */
  | { readonly kind: 'withheld'; readonly label: string; readonly text: string }
  | { readonly kind: 'blank' | 'link'; readonly text: string }
  | { readonly kind: 'noUpdate' | 'updatePassed' }
  | { readonly kind: 'body'; readonly name: string }
  | ({ readonly kind: 'wording' } & WordingFinding)
  | { readonly kind: 'length'; readonly part: string; readonly length: number; readonly limit: number };

function tooLongIn({ channel, parts }: StatementVersion, { channels }: ReleaseKit): readonly TextFinding[] {
  const limits = channels.find(({ id }) => id === channel)?.parts ?? [];
  return parts.flatMap(({ part, text }): readonly TextFinding[] => {
    const limit = limits.find(({ id }) => id === part)?.limit;
    const length = characterCount(textOf(text));
    return limit !== undefined && length > limit ? [{ kind: 'length', part, length, limit }] : [];
  });
}

/** Other bodies that a text speaks of. A law quoted names many, and none of them has facts to agree on. */
function bodiesIn(text: string, suspicions: Suspicions): readonly string[] {
  const folded = foldedWords(text);
  const { sentences, isLaw } = readText(folded, suspicions);
  const rest = sentences
    .filter(({ end }) => !isLaw(end - 1))
    .map(({ start, end }) => folded.slice(start, end));
  return suspicions.bodies.filter(name => rest.some(sentence => sentence.includes(name)));
}

/** Findings in the words of a version that do not depend on the ledger. */
function readWords(version: StatementVersion, { release, suspicions }: Kit) {
  const whole = `${version.title}\n${wholeText(version)}`;
  return {
    whole,
    personal: findPrivate(whole, suspicions),
    wording: lintWording(whole, suspicions),
    blanks: blanksIn(whole),
    addresses: addressesIn(whole),
    links: deadLinksIn(whole),
    bodies: bodiesIn(whole, suspicions),
    causes: causesGiven(whole, suspicions),
    tooLong: tooLongIn(version, release),
  };
}
type Words = ReturnType<typeof readWords> & Pick<StatementVersion, 'title'>;

/** By the parts of a version, which the log keeps as long as it lives: words are read once, not with each command. */
const readFor = remembered((_kit: Kit) => new WeakMap<StatementVersion['parts'], Words>());

function wordsOf(version: StatementVersion, kit: Kit): Words {
  const { parts, title } = version;
  const known = readFor(kit).get(parts);
  if (known?.title === title) return known;
  const words = { ...readWords(version, kit), title };
  readFor(kit).set(parts, words);
  return words;
}

/** Whether there is nothing that a check could look at: no fact was inserted, no address is written, no length is limited. */
export function looksAtNothing(
  { check }: SignOffItem,
  version: StatementVersion,
  ledger: Ledger,
  kit: Kit,
): boolean {
  switch (check) {
    case 'facts':
      return version.parts.every(({ text }) => text.every(segment => !('fact' in segment)));
    case 'cause':
      return unapprovedCauses(ledger).length === 0;
    case 'links':
      return wordsOf(version, kit).addresses.length === 0;
    case 'length': {
      const parts = kit.release.channels.find(({ id }) => id === version.channel)?.parts ?? [];
      return parts.every(({ limit }) => limit === undefined);
    }
    default:
      return false;
  }
}

/** The findings of a check in a version. @param now when it is asked, or went out: milliseconds since the epoch */
export function checkFindings(
  { check }: SignOffItem,
  version: StatementVersion,
  ledger: Ledger,
  kit: Kit,
  now: number,
): readonly TextFinding[] {
  switch (check) {
    case 'facts':
      return staleFacts(version, ledger).map(({ fact, label, said }) => ({
        kind: 'stale',
        fact,
        label,
        said,
      }));
    case 'cause':
      return namedCauses(wordsOf(version, kit).whole, ledger).map(text => ({
        kind: 'cause',
        why: 'value',
        text,
      }));
    case 'reasons':
      return hasApprovedCause(ledger)
        ? []
        : wordsOf(version, kit).causes.map(finding => ({ kind: 'cause', ...finding }));
    case 'identity':
    case 'privacy':
      return [
        ...wordsOf(version, kit)
          .personal.filter(
            ({ kind }) => (kind === 'idCard' || kind === 'bankCard') === (check === 'identity'),
          )
          .map(({ kind, text }): TextFinding => ({ kind: 'private', what: kind, text })),
        ...(check === 'privacy' ? withheldIn(wordsOf(version, kit).whole, ledger) : []).map(
          (found): TextFinding => ({ kind: 'withheld', ...found }),
        ),
      ];
    case 'placeholders':
      return wordsOf(version, kit).blanks.map(text => ({ kind: 'blank', text }));
    case 'links':
      return wordsOf(version, kit).links.map(text => ({ kind: 'link', text }));
    case 'nextUpdate':
      if (version.nextUpdate === undefined)
        return version.noUpdate === undefined ? [{ kind: 'noUpdate' }] : [];
      return Date.parse(version.nextUpdate) > now ? [] : [{ kind: 'updatePassed' }];
    case 'bodies':
      return wordsOf(version, kit).bodies.map(name => ({ kind: 'body', name }));
    case 'wording': {
      // A verdict may be said once the fact that bears it out is verified.
      const until = new Map(kit.suspicions.wording.map(rule => [rule.id, rule.until]));
      const isFulfilled = (waits: WordingRule['until']): boolean => {
        const value = waits && ledger.byId.get(waits.fact)?.usable?.value;
        return waits !== undefined && value !== undefined && isFulfilledBy(value, waits, kit.suspicions);
      };
      return wordsOf(version, kit)
        .wording.filter(({ rule }) => !isFulfilled(until.get(rule)))
        .map(finding => ({ kind: 'wording', ...finding }));
    }
    case 'length':
      return wordsOf(version, kit).tooLong;
    case 'asked':
    case 'approval':
    case 'aloud':
      return [];
  }
}
