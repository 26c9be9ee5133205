import { foldedWords } from '../../base/folded.ts';
import type { z } from '../../base/schema.ts';
import { lintWording } from '../../desk/gate/wording.ts';
import type { Suspicions } from '../../playbook/suspicions.ts';
import { promisedIn } from '../drills/promised-time.ts';
import type { nightSchema } from './night-schema.ts';
import { isToldSafe } from './orders.ts';

export type Night = z.infer<typeof nightSchema>;
export type Call = Night['calls'][number];

/** Why a caller asks again. `pressed`: he has still not heard what keeps people safe. */
export type Again = keyof Call['again'];

/** How a call ends that is not answered to the end: he heard nothing and hung up, or he acted without knowing what keeps people safe. */
export type CallEnding = 'hungUp' | 'acted';

/** One thing that was said. `at`: milliseconds since the night began. */
interface Turn {
  readonly call: string;
  readonly at: number;
  /** Empty where a caller hangs up without a word. */
  readonly text: string;
  /** In a caller's turn: why he asks again. */
  readonly again?: Again;
  /** In a caller's last turn: how the call ends. */
  readonly ends?: CallEnding;
  readonly isMine: boolean;
  /** In the trainee's turn: the id under which somebody judges it. */
  readonly event?: string;
}

/** So few characters answer nobody. */
const LEAST_ANSWER = 3;

/** Everything said in a night, in order. */
export type Talk = readonly Turn[];

/** A night as it begins: somebody calls. */
export const begunNight = ({ calls: [first] }: Night): Talk =>
  first === undefined ? [] : [{ call: first.id, at: 0, text: first.text, isMine: false }];

/** Where a night is: on the telephone, between two calls until a moment of the night, or over. */
type Standing =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'between'; readonly next: Call; readonly until: number }
  /** `acted`: whose deed ended it early. */
  | { readonly kind: 'over'; readonly acted: Call | undefined };

export function standingOf({ calls, gap }: Night, talk: Talk): Standing {
  const last = talk.at(-1);
  const call = calls.find(({ id }) => id === last?.call);
  if (last === undefined || call === undefined) return { kind: 'over', acted: undefined };
  if (!last.isMine && last.ends === undefined) return { kind: 'call', call };
  const next = last.ends === 'acted' ? undefined : calls[calls.indexOf(call) + 1];
  return next === undefined
    ? { kind: 'over', acted: last.ends === 'acted' ? call : undefined }
    : { kind: 'between', next, until: last.at + gap * 1000 };
}

/** Faults by which somebody on the telephone feels put off. */
const EVASIVE: readonly string[] = ['blame', 'unanswered', 'cold'];

/** Things that the answers so far leave a caller to ask. */
type Open = Exclude<Again, 'silence' | 'pressed'>;

/**
 * The questions left to a caller, the most pressing first.
 * @param answers in order
 * @param moment when the last is given, milliseconds since the epoch
 */
export function leftOpen(
  { asks, safety }: Call,
  answers: readonly string[],
  moment: number,
  suspicions: Suspicions,
): readonly Open[] {
  const words = answers.join('\n');
  const evasive = suspicions.wording.filter(({ fault }) => fault !== undefined && EVASIVE.includes(fault));
  const open: Readonly<Record<Open, boolean>> = {
    evasion: foldedWords(words).length < LEAST_ANSWER || lintWording(words, suspicions, evasive).length > 0,
    safety: safety !== undefined && !isToldSafe(answers, safety),
    time: asks.includes('time') && promisedIn(words, moment) === undefined,
  };
  return (['evasion', 'safety', 'time'] as const).filter(why => open[why]);
}

/** The next turn of a caller whose safety is at stake: he asks, then presses, and then acts. */
function unsafeTurn({ id, again, safety }: Call, asked: ReadonlySet<Again>, at: number): Turn {
  const why = (['safety', 'pressed'] as const).find(each => !asked.has(each) && again[each] !== undefined);
  return why === undefined
    ? { call: id, at, text: safety?.acts ?? '', ends: 'acted', isMine: false }
    : { call: id, at, text: again[why] ?? '', again: why, isMine: false };
}

const answersIn = (talk: Talk, call: string): readonly string[] =>
  talk.flatMap(turn => (turn.isMine && turn.call === call ? turn.text : []));
const askedIn = (talk: Talk, call: string): ReadonlySet<Again> =>
  new Set(talk.flatMap(turn => (turn.call === call ? (turn.again ?? []) : [])));

/**
 * A night after the trainee has said something. The caller asks again, once for a time and for an answer; for what keeps people
 * safe he asks twice at most, and then acts as he thinks best, which ends the night. Otherwise the call is over.
 * @param at milliseconds since the night began
 * @param event the id under which somebody judges the words
 */
export function afterWords(
  night: Night,
  talk: Talk,
  words: string,
  at: number,
  suspicions: Suspicions,
  event?: string,
): Talk {
  const standing = standingOf(night, talk);
  if (standing.kind !== 'call' || words.trim() === '') return talk;
  const { call } = standing;
  const said: Talk = [
    ...talk,
    { call: call.id, at, text: words.trim(), isMine: true, ...(event === undefined ? {} : { event }) },
  ];
  const asked = askedIn(said, call.id);
  const moment = Date.parse(night.start) + at;
  const open = leftOpen(call, answersIn(said, call.id), moment, suspicions).filter(
    why => why === 'safety' || (!asked.has(why) && call.again[why] !== undefined),
  );
  const [why] = open;
  if (why === undefined) return said;
  return why === 'safety'
    ? [...said, unsafeTurn(call, asked, at)]
    : [...said, { call: call.id, at, text: call.again[why] ?? '', again: why, isMine: false }];
}

/** A night in which the next call comes at once. @param at milliseconds since the night began */
export function ringNext(night: Night, talk: Talk, at: number): Talk {
  const standing = standingOf(night, talk);
  if (standing.kind !== 'between') return talk;
  const { id, text } = standing.next;
  return [...talk, { call: id, at, text, isMine: false }];
}

/**
 * A night after time has passed: the next call comes, or a caller who hears nothing asks once, and after as long again hangs
 * up. A caller in danger who has not heard what keeps him safe acts instead.
 * @param at milliseconds since the night began
 */
export function afterTime(night: Night, talk: Talk, at: number): Talk {
  const standing = standingOf(night, talk);
  const last = talk.at(-1);
  if (last === undefined || standing.kind === 'over') return talk;
  if (standing.kind === 'between') return at < standing.until ? talk : ringNext(night, talk, at);
  const { call } = standing;
  if (at - last.at < call.patience * 1000) return talk;
  const asked = askedIn(talk, call.id);
  if (!asked.has('silence'))
    return [...talk, { call: call.id, at, text: call.again.silence, again: 'silence', isMine: false }];
  const isSafe = call.safety === undefined || isToldSafe(answersIn(talk, call.id), call.safety);
  return [
    ...talk,
    isSafe
      ? { call: call.id, at, text: '', ends: 'hungUp', isMine: false }
      : { call: call.id, at, text: call.safety?.acts ?? '', ends: 'acted', isMine: false },
  ];
}

/**
 * A call in full: its words, how long until the first word, the questions asked again, and how it ended where it was not
 * answered to the end.
 */
export function answeredCall({ id }: Call, talk: Talk) {
  const turns = talk.filter(({ call }) => call === id);
  const own = turns.filter(({ isMine }) => isMine);
  return {
    came: turns.length > 0,
    words: own.map(({ text }) => text),
    /** Milliseconds; `undefined` where nothing was said. */
    took: own[0] && own[0].at - (turns[0]?.at ?? 0),
    again: turns.flatMap(turn => turn.again ?? []),
    ends: turns.at(-1)?.ends,
  };
}

/** How many sentences words are. */
export const sentencesIn = (words: string): number =>
  words.split(/[。！？；\n!?;]/).filter(sentence => sentence.trim() !== '').length;
