import { partyName } from '../../desk/core/words/person.ts';
import { type FirstDraft, firstActs } from '../../desk/first/draft.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Act, Grounds } from '../drills/acts.ts';
import { spokenFindings } from '../drills/finding.ts';
import { promisedIn } from '../drills/promised-time.ts';
import type { DrillFinished } from '../records/record-kinds.ts';
import { answeredCall, type Night, type Talk } from './night.ts';

/** The first word to the public, as it was written in a night. `at`: milliseconds since the night began. */
interface Written {
  readonly event: string;
  readonly at: number;
  readonly title: string;
  readonly text: string;
}

/** A night as stored: when it was begun, in real time, and everything said, done and written. */
export interface KeptNight {
  readonly run: string;
  readonly begunAt: number;
  readonly talk: Talk;
  readonly first: FirstDraft;
  readonly written: readonly Written[];
}

type Words = DrillFinished['data']['words'][number];

/** No ledger stands behind a night, and no trap: what the lists of every release find is asked. */
const groundsOf = (index: PlaybookIndex): Grounds => ({
  index,
  traps: [],
  judged: 'lists',
  needs: () => ({}),
  reads: [],
  verification: () => 'other',
  arrivedAt: () => undefined,
});

type Reply = Extract<Act, { kind: 'reply' }>;

/** Every reply of the officer on duty, in order. @param start milliseconds since the epoch */
const repliesIn = (talk: Talk, start: number): readonly Reply[] =>
  talk.flatMap(({ call, at, text, isMine, event }): readonly Reply[] =>
    isMine && event !== undefined
      ? [
          {
            kind: 'reply',
            to: call,
            words: text,
            next: promisedIn(text, start + at),
            at: start + at,
            until: undefined,
            event,
          },
        ]
      : [],
  );

/** Every word said or published, each with the time it promises and the sentences to be asked about. */
function wordsIn(
  replies: readonly Reply[],
  written: readonly Written[],
  start: number,
  index: PlaybookIndex,
): Words[] {
  const found = spokenFindings(replies, groundsOf(index));
  const wordsOf = (
    kind: Words['kind'],
    { event, at, to, text }: { event: string; at: number; to: string; text: string },
  ): Words => {
    const next = promisedIn(text, at);
    return {
      event,
      kind,
      at: new Date(at).toISOString(),
      to,
      text,
      facts: [],
      ...(next === undefined ? {} : { next: new Date(next).toISOString() }),
      suspected: found.flatMap(({ event: of, fault, sentences }) =>
        of === event ? [{ fault, text: sentences.join('') }] : [],
      ),
    };
  };
  return [
    ...replies.map(reply => wordsOf('reply', { ...reply, text: reply.words })),
    ...written.map(({ event, at, title, text }) =>
      wordsOf('publish', { event, at: start + at, to: title, text }),
    ),
  ];
}

/** The replies to each call: `S` where a caller who heard nothing for so long had to ask first, `P` otherwise. */
const claimsIn = ({ calls }: Night, talk: Talk): DrillFinished['data']['claims'] =>
  Object.fromEntries(
    calls.flatMap(({ id }) => {
      const own = talk.flatMap(({ call, isMine, event }) => (call === id && isMine ? (event ?? []) : []));
      const wasSilent = talk.some(({ call, again }) => call === id && again === 'silence');
      const claims = own.map(event => ({
        event,
        proved: wasSilent ? ('S' as const) : ('P' as const),
        waits: true,
      }));
      return claims.length === 0 ? [] : [[id, claims]];
    }),
  );

/**
 * The result of a night as the trainee's record holds it: who was called, every word, and the only things a machine decides,
 * namely how soon somebody spoke, or that nobody did. A call that never came counts neither way.
 */
export function finishedNight(
  night: Night,
  { run, talk, first, written }: KeptNight,
  index: PlaybookIndex,
): DrillFinished['data'] {
  const start = Date.parse(night.start);
  const answered = night.calls.map(call => ({ call, ...answeredCall(call, talk) }));
  const ended = talk.flatMap(({ call, at, ends }) =>
    ends === undefined ? [] : [{ call, at: new Date(start + at).toISOString(), how: ends }],
  );
  return {
    run,
    scenario: night.id,
    form: 'night',
    mode: 'solo',
    grades: Object.fromEntries(
      answered.flatMap(({ call, came, words }) =>
        came && words.length === 0 ? [[call.id, 'U' as const]] : [],
      ),
    ),
    claims: claimsIn(night, talk),
    notAssessed: answered.flatMap(({ call, came }) => (came ? [] : call.id)),
    failures: [],
    vetoed: [],
    broken: 0,
    called: firstActs(first).flatMap(([, act]) =>
      act.kind === 'call' ? [{ who: partyName(act), at: act.calledAt, end: act.end }] : [],
    ),
    ...(ended.length === 0 ? {} : { ended }),
    words: wordsIn(repliesIn(talk, start), written, start, index),
  };
}
