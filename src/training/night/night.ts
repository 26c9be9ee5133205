import { foldedWords } from '../../base/folded.ts';
import type { z } from '../../base/schema.ts';
import { lintWording } from '../../desk/gate/wording.ts';
import type { Suspicions } from '../../playbook/suspicions.ts';
import { promisedIn } from '../drills/promised-time.ts';
import type { nightSchema } from './night-schema.ts';

export type Night = z.infer<typeof nightSchema>;
export type Call = Night['calls'][number];

/** Why a caller asks again. */
export type Again = keyof Call['again'];

/** One thing that was said. `at`: milliseconds since the night began. */
interface Turn {
  readonly call: string;
  readonly at: number;
  readonly text: string;
  /** Of the caller's, why he asks again; of the first, and of the trainee's, nothing. */
  readonly again?: Again;
  readonly isMine: boolean;
  /** Of the trainee's, the id under which somebody judges it. */
  readonly event?: string;
}

/** So few characters answer nobody. */
const LEAST_ANSWER = 3;

/** What a night has come to: everything that was said, in order. */
export type Talk = readonly Turn[];

/** A night as it begins: somebody calls. */
export const begunNight = ({ calls: [first] }: Night): Talk =>
  first === undefined ? [] : [{ call: first.id, at: 0, text: first.text, isMine: false }];

/** The call that is going on; `undefined` once all three are over. */
export function callNow({ calls }: Night, talk: Talk): Call | undefined {
  const last = talk.at(-1);
  const call = calls.find(({ id }) => id === last?.call);
  return last?.isMine === true ? undefined : call;
}

/** Faults by which somebody on the telephone feels put off. */
const EVASIVE: readonly string[] = ['blame', 'unanswered', 'cold'];

/** What words leave a caller to ask, the most pressing first. @param moment when they are said, milliseconds since the epoch */
export function leftOpen(
  call: Call,
  words: string,
  moment: number,
  suspicions: Suspicions,
): readonly Again[] {
  const text = foldedWords(words);
  const evasive = suspicions.wording.filter(({ fault }) => fault !== undefined && EVASIVE.includes(fault));
  const open: Readonly<Record<Exclude<Again, 'silence'>, boolean>> = {
    evasion: text.length < LEAST_ANSWER || lintWording(words, suspicions, evasive).length > 0,
    where: call.asks.includes('where') && call.where?.some(word => text.includes(foldedWords(word))) !== true,
    time: call.asks.includes('time') && promisedIn(words, moment) === undefined,
  };
  return (['evasion', 'where', 'time'] as const).filter(why => open[why]);
}

/**
 * A night after the trainee has said something: the caller asks again, once for each thing that all of the answers leave open, or hangs up and the next one calls.
 * @param at milliseconds since the night began @param event the id under which somebody judges what was said
 */
export function afterWords(
  night: Night,
  talk: Talk,
  words: string,
  at: number,
  suspicions: Suspicions,
  event?: string,
): Talk {
  const call = callNow(night, talk);
  if (call === undefined || words.trim() === '') return talk;
  const said: Talk = [
    ...talk,
    { call: call.id, at, text: words.trim(), isMine: true, ...(event === undefined ? {} : { event }) },
  ];
  const own = said.filter(turn => turn.isMine && turn.call === call.id);
  const asked = new Set(said.flatMap(turn => (turn.call === call.id ? (turn.again ?? []) : [])));
  const moment = Date.parse(night.start) + at;
  // What one sentence leaves open, an earlier one may have said.
  const open = leftOpen(call, own.map(({ text }) => text).join('\n'), moment, suspicions).filter(
    why => !asked.has(why) && call.again[why] !== undefined,
  );
  const [why] = open;
  if (why !== undefined)
    return [...said, { call: call.id, at, text: call.again[why] ?? '', again: why, isMine: false }];
  const next = night.calls[night.calls.indexOf(call) + 1];
  return next === undefined ? said : [...said, { call: next.id, at, text: next.text, isMine: false }];
}

/** A night after time has passed: whoever hears nothing asks once. @param at milliseconds since the night began */
export function afterSilence(night: Night, talk: Talk, at: number): Talk {
  const call = callNow(night, talk);
  const last = talk.at(-1);
  if (call === undefined || last === undefined) return talk;
  const isAsked = talk.some(turn => turn.call === call.id && turn.again === 'silence');
  return isAsked || at - last.at < call.patience * 1000
    ? talk
    : [...talk, { call: call.id, at, text: call.again.silence, again: 'silence', isMine: false }];
}

/** How a call went: what was said in it, how long until the first word, and what was asked again. */
export function answeredCall({ id }: Call, talk: Talk) {
  const turns = talk.filter(({ call }) => call === id);
  const own = turns.filter(({ isMine }) => isMine);
  return {
    words: own.map(({ text }) => text),
    /** Milliseconds; `undefined` where nothing was said. */
    took: own[0] && own[0].at - (turns[0]?.at ?? 0),
    again: turns.flatMap(turn => turn.again ?? []),
  };
}

/** How many sentences words are. */
export const sentencesIn = (words: string): number =>
  words.split(/[。！？；\n!?;]/).filter(sentence => sentence.trim() !== '').length;
