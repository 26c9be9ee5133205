import type { z } from '../../base/schema.ts';
import { shuffled } from '../questions/answering.ts';
import type { nightSchema } from './night-schema.ts';

export type Night = z.infer<typeof nightSchema>;
export type Call = Night['calls'][number];
export type CallQuestion = NonNullable<Call['question']>;
export type CallChoice = CallQuestion['choices'][number];

/**
 * One thing that happened on the telephone. `said`: the officer's own words, under the id by which somebody judges them. `chose`: the
 * place of his choice in the content.
 */
type Turn = {
  readonly call: string;
  /** Milliseconds since the night began. */
  readonly at: number;
} & (
  | { readonly kind: 'called' | 'askedAgain' | 'asked' | 'hungUp' }
  | {
      readonly kind: 'said';
      readonly text: string;
      readonly event: string;
      /** When he said that he would speak again, in milliseconds since the epoch, in the night's time. */
      readonly promised?: number;
    }
  | { readonly kind: 'chose'; readonly choice: number }
);

/** Everything that happened on the telephone in a night, in order. */
export type Talk = readonly Turn[];

/** A night as it begins: somebody calls. */
export const begunNight = ({ calls: [first] }: Night): Talk =>
  first === undefined ? [] : [{ call: first.id, at: 0, kind: 'called' }];

/** Where a night is: a caller hears the officer or waits for his choice, the next calls at a moment of the night, or it is over. */
type Standing =
  | { readonly kind: 'call'; readonly call: Call; readonly question: CallQuestion | undefined }
  | { readonly kind: 'between'; readonly next: Call; readonly until: number }
  | { readonly kind: 'over' };

export function standingOf({ calls, gap }: Night, talk: Talk): Standing {
  const last = talk.at(-1);
  const call = calls.find(({ id }) => id === last?.call);
  if (last === undefined || call === undefined) return { kind: 'over' };
  if (last.kind === 'called' || last.kind === 'askedAgain' || last.kind === 'asked') {
    const isAsked = talk.some(turn => turn.call === call.id && turn.kind === 'asked');
    return { kind: 'call', call, question: isAsked ? call.question : undefined };
  }
  const next = calls[calls.indexOf(call) + 1];
  return next === undefined ? { kind: 'over' } : { kind: 'between', next, until: last.at + gap * 1000 };
}

/**
 * A night after the officer has spoken: the caller asks the one thing that counts, or the call is over. His words decide nothing.
 * @param at milliseconds since the night began
 * @param event the id under which somebody judges the words
 * @param promised when he said that he would speak again, in milliseconds since the epoch
 */
export function afterWords(
  night: Night,
  talk: Talk,
  words: string,
  at: number,
  event: string,
  promised?: number,
): Talk {
  const standing = standingOf(night, talk);
  if (standing.kind !== 'call' || standing.question !== undefined || words.trim() === '') return talk;
  const { id, question } = standing.call;
  return [
    ...talk,
    {
      call: id,
      at,
      kind: 'said',
      text: words.trim(),
      event,
      ...(promised === undefined ? {} : { promised }),
    },
    ...(question === undefined ? [] : [{ call: id, at, kind: 'asked' as const }]),
  ];
}

/** A night after the officer has chosen. @param choice its place in the content @param at milliseconds since the night began */
export function afterChoice(night: Night, talk: Talk, choice: number, at: number): Talk {
  const standing = standingOf(night, talk);
  if (standing.kind !== 'call' || standing.question?.choices[choice] === undefined) return talk;
  return [...talk, { call: standing.call.id, at, kind: 'chose', choice }];
}

/** The choices of a question with their places in the content, in an order of chance. @param run the same for the same order */
export const shownChoices = (
  run: string,
  { id, question }: Call,
): readonly { readonly choice: CallChoice; readonly place: number }[] =>
  shuffled(
    (question?.choices ?? []).map((choice, place) => ({ choice, place })),
    0,
    `${run}/${id}`,
  );

/** A night in which the next call comes at once. @param at milliseconds since the night began */
export function ringNext(night: Night, talk: Talk, at: number): Talk {
  const standing = standingOf(night, talk);
  return standing.kind === 'between' ? [...talk, { call: standing.next.id, at, kind: 'called' }] : talk;
}

/**
 * A night after time has passed: the next call comes, or a caller who hears nothing asks again once, and hangs up after as long again.
 * @param at milliseconds since the night began
 */
export function afterTime(night: Night, talk: Talk, at: number): Talk {
  const standing = standingOf(night, talk);
  const last = talk.at(-1);
  if (last === undefined || standing.kind === 'over') return talk;
  if (standing.kind === 'between') return at < standing.until ? talk : ringNext(night, talk, at);
  const { id, patience } = standing.call;
  if (at - last.at < patience * 1000) return talk;
  const hasAskedAgain = talk.some(turn => turn.call === id && turn.kind === 'askedAgain');
  return [...talk, { call: id, at, kind: hasAskedAgain ? 'hungUp' : 'askedAgain' }];
}

/** A call in full: the words, how long until they came, the choice, and whether the caller had to ask again or hung up. */
export function answeredCall({ id, question }: Call, talk: Talk) {
  const turns = talk.filter(({ call }) => call === id);
  const [first] = turns;
  const said = turns.find(turn => turn.kind === 'said');
  const chose = turns.find(turn => turn.kind === 'chose');
  const hungUp = turns.find(turn => turn.kind === 'hungUp');
  const wasAsked = turns.some(turn => turn.kind === 'asked');
  const choice = chose && question?.choices[chose.choice];
  return {
    came: first !== undefined,
    said,
    /** Milliseconds until the first word; `undefined` where nothing was said. */
    took: said && first && said.at - first.at,
    askedAgain: turns.some(turn => turn.kind === 'askedAgain'),
    hungUp,
    choice,
    chosenAt: chose?.at,
    /** The outcome of the choice, or of hanging up where one was asked for. */
    comes: choice?.comes ?? (wasAsked && hungUp !== undefined ? question?.unanswered : undefined),
  };
}

const MINUTE = 60_000;

/**
 * When an officer can say that he will speak again: every ten minutes of two hours, then every half hour of six more.
 * @param moment of the night, in milliseconds since the epoch, as are the times
 */
export const timesToPromise = (moment: number): readonly number[] => {
  const [tens, halves] = [10 * MINUTE, 30 * MINUTE];
  const from = Math.floor(moment / tens + 1) * tens;
  const then = Math.floor((from + 11 * tens) / halves + 1) * halves;
  return [
    ...Array.from({ length: 12 }, (_, place) => from + place * tens),
    ...Array.from({ length: 12 }, (_, place) => then + place * halves),
  ];
};

/** How many sentences words are. */
export const sentencesIn = (words: string): number =>
  words.split(/[。！？；\n!?;]/).filter(sentence => sentence.trim() !== '').length;
