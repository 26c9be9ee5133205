import { literalPlaces } from '../../base/expression.ts';
import { type FoldedText, foldedBy } from '../../base/folded.ts';
import { remembered } from '../../base/remember.ts';
import { isUnseen } from '../../base/unseen.ts';
import type { Ledger } from './ledger.ts';

/** Every value ever given for the cause that is not the approved one: what must not get out. */
export function unapprovedCauses({ facts }: Ledger): readonly string[] {
  return facts
    .filter(({ cause }) => cause)
    .flatMap(({ history, usable }) =>
      history
        .map(({ value }) => value.trim())
        .filter(value => value !== '' && value !== usable?.value.trim()),
    );
}

const INESSENTIAL = /[\s\p{P}\p{S}\p{Z}\p{C}\p{Mn}]/gu;

/** Characters that count when two texts are compared: no blanks, no punctuation, one width, one case; and their places. */
const essenceOf = (source: string): FoldedText =>
  foldedBy(source, character =>
    isUnseen(character) ? '' : character.normalize('NFKC').toLowerCase().replace(INESSENTIAL, ''),
  );

const essence = (text: string): string => essenceOf(text).text;

/** Below this many characters a value is a common word, a cause only beside the words that make it one. */
const LONG = 4;

/** A part of a value as long as this says the value: no two people write eight characters alike by chance. */
const TELLING = 8;

/** A part of a value that holds one of these says what brought the event about, wherever it is cut. */
const MARKED =
  /因|由于|所致|导致|造成|引起|引发|诱发|雨|施工|开挖|切坡|爆破|冲刷|渗|失误|疏忽|不当|不到位|违规|堵塞|老化|故障|漏洞/;

/** The unapproved causes, ready to be looked for, and the approved one. */
const wantsOf = remembered((ledger: Ledger) => {
  const usable = ledger.facts.flatMap(fact => (fact.usable === undefined ? [] : [fact.usable.value]));
  const causes = [...new Set(unapprovedCauses(ledger))];
  const sayable =
    causes.length === 0 ? [] : [...usable, ...ledger.facts.map(({ label }) => label)].map(essence);
  // Words that a usable fact holds too may be published: the place at the head of a cause.
  const isOwn = (piece: string): boolean => !sayable.some(each => each.includes(piece));
  const wanted = causes.map(value => {
    const whole = essence(value);
    const clauses = value
      .split(/[，。；！？、,;!?\n]/)
      .map(essence)
      .filter(clause => clause.length >= TELLING && clause !== whole && isOwn(clause));
    const pieces = new Set<string>();
    for (let start = 0; start + TELLING <= whole.length; start += 1) {
      const piece = whole.slice(start, start + TELLING);
      if (MARKED.test(piece) && isOwn(piece)) pieces.add(piece);
    }
    // Its whole clauses, and those of its pieces that are marked.
    return { value, essence: whole, clauses, pieces };
  });
  const approved = ledger.facts.flatMap(({ cause, usable: entry }) =>
    cause && entry !== undefined && entry.value !== '' ? [entry.value] : [],
  );
  return { wanted, approved };
});
type Wants = ReturnType<typeof wantsOf>;

/** Whether a cause stands right behind or before the words that make it one: a reason, whatever it is the reason for. */
const isReason = (said: string, cause: string): boolean =>
  ['因', '由于', '因为', '源于', '缘于'].some(lead => said.includes(lead + cause)) ||
  ['所致', '引发', '引起', '导致', '造成'].some(effect => said.includes(cause + effect));

/** Which of the unapproved causes a text says, however it is spaced, punctuated and cut. */
function valuesIn(text: string, { wanted, approved }: Wants): readonly string[] {
  if (wanted.length === 0) return [];
  const whole = essenceOf(text);
  // Words shared with another account are no slip within the approved cause, word for word.
  const covered = new Int32Array(text.length);
  for (const value of approved) for (const [start, end] of literalPlaces(text, value)) covered[start] = end;
  covered.forEach((end, at) => {
    covered[at] = Math.max(end, covered[at - 1] ?? 0);
  });
  const isFree = (at: number, length: number): boolean =>
    (covered[whole.offsets[at] ?? 0] ?? 0) <= (whole.offsets[at + length - 1] ?? 0);
  const says = (piece: string): boolean => {
    for (let at = whole.text.indexOf(piece); at !== -1; at = whole.text.indexOf(piece, at + 1))
      if (isFree(at, piece.length)) return true;
    return false;
  };
  const saysPieceOf = (pieces: ReadonlySet<string>): boolean => {
    if (pieces.size === 0) return false;
    for (let at = 0; at + TELLING <= whole.text.length; at += 1)
      if (pieces.has(whole.text.slice(at, at + TELLING)) && isFree(at, TELLING)) return true;
    return false;
  };
  const rest = approved.reduce((left, value) => left.replaceAll(value, '\n'), text);
  return wanted
    .filter(({ value, essence: piece, clauses, pieces }) => {
      // A value of signs alone has no essence; it is looked for as it stands.
      if (piece === '') return rest.includes(value);
      if (piece.length < LONG)
        return rest.split(/[。；;！？!?\n]/).some(sentence => isReason(essence(sentence), piece));
      return says(piece) || clauses.some(says) || saysPieceOf(pieces);
    })
    .map(({ value }) => value);
}

/** Whether a cause is approved: words that give one are then its own. */
export const hasApprovedCause = (ledger: Ledger): boolean => wantsOf(ledger).approved.length > 0;

/** Only what the ledger knows to be an unapproved cause: what no document may say, however it got into its text. */
export const namedCauses = (text: string, ledger: Ledger): readonly string[] =>
  valuesIn(text, wantsOf(ledger));
