import { foldedWords } from '../../base/folded.ts';
import { type Act, fallsInto, type Grounds, givesCause, spokenIn, verificationIn } from './acts.ts';
import { keptBy } from './promises.ts';
import type { AskedQuestion } from './scenario.ts';

/** A turn in the life of a public question. Moments in milliseconds since the epoch. */
export type Turn = {
  readonly at: number;
  /** The event that brought it about; of a broken promise the one that made it. */
  readonly event: string;
} /** Verified facts answer it. `wide`: published, and not only told to somebody. */ & (
  | { readonly kind: 'answered'; readonly wide: boolean }
  /** It is being looked into, and more is said by then. */
  | { readonly kind: 'checking'; readonly until: number }
  | { readonly kind: 'false' }
  /** A promise passed without a word. */
  | { readonly kind: 'broken' }
);

/** Whether a text is about a question. */
const isAbout = ({ about }: AskedQuestion, words: string): boolean => {
  const text = foldedWords(words);
  return about.some(word => text.includes(foldedWords(word)));
};

function turnOf(question: AskedQuestion, act: Act, grounds: Grounds): Turn | undefined {
  const words = spokenIn(act);
  // Words to the bureau's own leaders do not reach the public.
  const isInside = act.kind === 'reply' && grounds.needs(act.to).keeps !== undefined;
  if (words === undefined || isInside) return undefined;
  const { at, event } = act;
  const traps = grounds.traps.filter(({ id }) => question.traps?.includes(id) === true);
  const { answer } = question;
  const standings = (answer?.facts ?? []).map(fact => verificationIn(act, fact, grounds));
  const isFalse =
    standings.includes('unsettled') ||
    traps.some(trap => fallsInto(words, at, trap, grounds)) ||
    (traps.some(({ kind }) => kind === 'cause') && givesCause(words, at, grounds, 'plain'));
  if (isFalse) return { kind: 'false', at, event };
  if (answer !== undefined && standings.every(each => each === 'so')) {
    const known = answer.from === undefined ? at : grounds.arrivedAt(answer.from);
    // Before anybody can know it, it is a guess, even if the ledger holds it.
    if (known !== undefined && known <= at)
      return { kind: 'answered', wide: act.kind === 'publish', at, event };
  }
  const next = 'next' in act ? act.next : undefined;
  return next !== undefined && next > at && isAbout(question, words)
    ? { kind: 'checking', until: next, at, event }
    : undefined;
}

/**
 * The turns of a question up to a moment, in order. A promise to the public is kept like any other: more is heard in time.
 * @param acts in order
 */
export function turnsOf(
  question: AskedQuestion,
  acts: readonly Act[],
  grounds: Grounds,
  moment: number,
): readonly Turn[] {
  const said = acts.flatMap(act => {
    const turn = act.at <= moment ? turnOf(question, act, grounds) : undefined;
    return turn === undefined ? [] : [{ act, turn }];
  });
  const broken = said.flatMap(({ act, turn }): readonly Turn[] =>
    turn.kind === 'checking' && turn.until <= moment && keptBy(act, turn.until, acts, grounds) === undefined
      ? [{ kind: 'broken', at: turn.until, event: turn.event }]
      : [],
  );
  return [...said.map(({ turn }) => turn), ...broken].sort((one, other) => one.at - other.at);
}
