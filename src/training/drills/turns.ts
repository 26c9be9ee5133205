import { type Act, fallsInto, type Grounds, givesCause, spokenIn, verificationIn } from './acts.ts';
import { keptBy } from './promises.ts';
import type { AskedQuestion } from './scenario.ts';

/** A turn in the life of a public question. Moments in milliseconds since the epoch. */
export type Turn = {
  readonly at: number;
  /** The event that brought it about; of a broken promise the one that made it. */
  readonly event: string;
} /** `answered`: by verified facts that were put into a statement. */ & (
  | { readonly kind: 'answered' | 'false' }
  /** A publication leaves it open, and promises more by then. */
  | { readonly kind: 'checking'; readonly until: number }
  /** A promise passed without a word. */
  | { readonly kind: 'broken' }
);

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
    if (known !== undefined && known <= at) return { kind: 'answered', at, event };
  }
  const opened = question.opens === undefined ? at : grounds.arrivedAt(question.opens);
  if (act.kind !== 'publish' || act.next === undefined || opened === undefined || opened > at)
    return undefined;
  return act.next > at ? { kind: 'checking', until: act.next, at, event } : undefined;
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
  const found = acts.flatMap(act => {
    const turn = act.at <= moment ? turnOf(question, act, grounds) : undefined;
    return turn === undefined ? [] : [{ act, turn }];
  });
  const answered = found.find(({ turn }) => turn.kind === 'answered')?.turn.at ?? Number.POSITIVE_INFINITY;
  const said = found.filter(({ turn }) => turn.kind !== 'checking' || turn.at < answered);
  const broken = said.flatMap(({ act, turn }): readonly Turn[] =>
    turn.kind === 'checking' && turn.until <= moment && keptBy(act, turn.until, acts, grounds) === undefined
      ? [{ kind: 'broken', at: turn.until, event: turn.event }]
      : [],
  );
  return [...said.map(({ turn }) => turn), ...broken].sort((one, other) => one.at - other.at);
}
