import { partyName } from '../../desk/core/words/person.ts';
import { type FirstDraft, firstActs } from '../../desk/first/draft.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Act, Grounds } from '../drills/acts.ts';
import { spokenFindings } from '../drills/finding.ts';
import type { DrillFinished } from '../records/record-kinds.ts';
import { answeredCall, type Call, type Night, type Talk } from './night.ts';

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
  talk.flatMap((turn): readonly Reply[] =>
    turn.kind === 'said'
      ? [
          {
            kind: 'reply',
            to: turn.call,
            words: turn.text,
            next: turn.promised,
            at: start + turn.at,
            until: undefined,
            event: turn.event,
          },
        ]
      : [],
  );

/** Every word said or published, with the sentences to be asked about. A reply has the choice that followed it. */
function wordsIn(night: Night, { talk, written }: KeptNight, start: number, index: PlaybookIndex): Words[] {
  const replies = repliesIn(talk, start);
  const found = spokenFindings(replies, groundsOf(index));
  const wordsOf = (
    kind: Words['kind'],
    {
      event,
      at,
      to,
      text,
      next,
    }: Pick<Reply, 'event' | 'at' | 'to'> & { text: string; next?: number | undefined },
  ): Words => ({
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
  });
  return [
    ...replies.map((reply): Words => {
      const call = night.calls.find(({ id }) => id === reply.to);
      const { choice, chosenAt } = call ? answeredCall(call, talk) : {};
      const said = wordsOf('reply', { ...reply, text: reply.words });
      if (choice === undefined || chosenAt === undefined) return said;
      const { says, right = false, comes } = choice;
      return { ...said, chose: { at: new Date(start + chosenAt).toISOString(), says, right, comes } };
    }),
    ...written.map(({ event, at, title, text }) =>
      wordsOf('publish', { event, at: start + at, to: title, text }),
    ),
  ];
}

/**
 * The grade that the record proves of an answered call: M where the one thing that counts was answered wrongly or not at all, S where a
 * caller who heard nothing for so long had to ask first, P otherwise. Of the words a person judges.
 */
function provedOf(call: Call, talk: Talk): 'P' | 'S' | 'M' {
  const { choice, hungUp, askedAgain } = answeredCall(call, talk);
  if (hungUp !== undefined || (choice !== undefined && choice.right !== true)) return 'M';
  return askedAgain ? 'S' : 'P';
}

/** The replies to each call. */
const claimsIn = ({ calls }: Night, talk: Talk): DrillFinished['data']['claims'] =>
  Object.fromEntries(
    calls.flatMap(call => {
      const { said } = answeredCall(call, talk);
      return said === undefined
        ? []
        : [[call.id, [{ event: said.event, proved: provedOf(call, talk), waits: true }]]];
    }),
  );

/**
 * The result of a night as the trainee's record holds it: who was called, every word and choice, and the only things a machine decides:
 * how soon somebody spoke, and whether the one thing that counts was chosen right. A call that never came counts neither way.
 */
export function finishedNight(night: Night, kept: KeptNight, index: PlaybookIndex): DrillFinished['data'] {
  const { run, talk, first } = kept;
  const start = Date.parse(night.start);
  const answered = night.calls.map(call => ({ call: call.id, ...answeredCall(call, talk) }));
  const hungUp = answered.flatMap(({ call, hungUp: ended, comes }) =>
    ended === undefined
      ? []
      : [{ call, at: new Date(start + ended.at).toISOString(), ...(comes === undefined ? {} : { comes }) }],
  );
  return {
    run,
    scenario: night.id,
    form: 'night',
    mode: 'solo',
    grades: Object.fromEntries(
      answered.flatMap(({ call, came, said }) => (came && said === undefined ? [[call, 'U' as const]] : [])),
    ),
    claims: claimsIn(night, talk),
    notAssessed: answered.flatMap(({ call, came }) => (came ? [] : call)),
    failures: [],
    vetoed: [],
    broken: 0,
    called: firstActs(first).flatMap(([, act]) =>
      act.kind === 'call' ? [{ who: partyName(act), at: act.calledAt, end: act.end }] : [],
    ),
    ...(hungUp.length === 0 ? {} : { hungUp }),
    words: wordsIn(night, kept, start, index),
  };
}
