import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { DraftPort } from '../../kit/draft.ts';
import type { Session } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { useSession } from '../parts/useSession.tsx';
import { afterOpening, type FirstAct, type FirstDraft, forOpening, withAct, withForm } from './draft.ts';
import {
  type BegunMatter,
  begunIn,
  begunMatter,
  draftsOf,
  giveUp,
  keepAnswers,
  keepFirst,
  matterInHand,
  readFirst,
  turnTo,
  useMatter,
} from './matter.tsx';

/** The first ten minutes: the acts so far, and functions to add more. */
export interface FirstWork {
  readonly draft: FirstDraft;
  /** Stores half-written forms. */
  readonly forms: DraftPort;
  /** The time of the matter. Milliseconds since the epoch. */
  now(): number;
  /** @param key of an act that this replaces, or that goes where there is none */
  record(act: FirstAct | undefined, key?: string): void;
  tell(token: string, words: string): void;
}

/** Stores the draft of one matter. Always read anew: a drawn component is older than the latest act. */
interface FirstPlace {
  read(): FirstDraft;
  keep(draft: FirstDraft): void;
  listen: DraftPort['listen'];
  now(): number;
  newKey(): string;
}

/** Functions for the first ten minutes, wherever the draft is stored. */
export const firstWorkAt = ({ read, keep, listen, now, newKey }: FirstPlace): Omit<FirstWork, 'draft'> => ({
  forms: {
    read: name => read().forms[name],
    keep: (name, written) => keep(withForm(read(), name, written)),
    forms: () => Object.keys(read().forms),
    listen,
  },
  now,
  record: (act, key = newKey()) => keep(withAct(read(), key, act)),
  tell: (token, words) => {
    const draft = read();
    keep({ ...draft, told: { ...draft.told, [token]: words } });
  },
});

/** The matter in hand, and the others that were begun. */
export interface FirstMatters extends FirstWork, BegunMatter {
  readonly others: readonly BegunMatter[];
  /** The matter cleared last, until it is put back. */
  readonly cleared: BegunMatter | undefined;
  /** Begins another; this one stays. */
  another(): void;
  /** Goes on with one that was begun. */
  takeUp(matter: string): void;
  /** Gives this one up, the answers to its triage among it. */
  clear(): void;
  /** Restores the cleared draft. */
  putBack(): void;
}

/** `undefined` until the drafts of this machine are read, or cannot be. */
export function useFirst(running: ReturnType<typeof useSession>): FirstMatters | undefined {
  const session = typeof running === 'object' ? running.session : undefined;
  const matter = useMatter(running);
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const [cleared, setCleared] = useState<BegunMatter>();
  useEffect(
    () => (session === undefined ? undefined : draftsOf(session).listen(() => draw(undefined))),
    [session],
  );
  const work = useMemo(() => {
    if (session === undefined) return undefined;
    const drafts = draftsOf(session);
    return firstWorkAt({
      read: () => readFirst(drafts, matter),
      keep: next => keepFirst(drafts, matter, next),
      listen: drafts.listen,
      now: timeNow,
      newKey: () => `${timeNow()}/${performance.now()}`,
    });
  }, [session, matter]);
  if (session === undefined || work === undefined || matter === '') return undefined;
  const drafts = draftsOf(session);
  const own = begunMatter(drafts, matter);
  return {
    ...work,
    ...own,
    others: begunIn(drafts).filter(each => each.matter !== matter),
    cleared,
    another: () => turnTo(),
    takeUp: turnTo,
    clear: () => {
      setCleared(own);
      // First: a matter in hand is kept again where another tab lets go of it.
      turnTo();
      giveUp(drafts, matter);
    },
    putBack: () => {
      if (cleared === undefined) return;
      keepFirst(drafts, cleared.matter, cleared.draft);
      keepAnswers(drafts, cleared.matter, cleared.answers);
      setCleared(undefined);
      turnTo(cleared.matter);
    },
  };
}

/** Commands from the matter in hand for the incident that is opened for it. @param said as of {@link forOpening} */
export const firstInHand = (session: Pick<Session, 'drafts'>, said?: string): ReturnType<typeof forOpening> =>
  forOpening(readFirst(draftsOf(session), matterInHand()), said);

/**
 * Drops the commands that an incident has taken over; refused ones stay.
 * @param refused for each command in hand, whether it was refused
 */
export function handedIn(session: Pick<Session, 'drafts'>, refused: readonly boolean[]): void {
  const drafts = draftsOf(session);
  keepFirst(drafts, matterInHand(), afterOpening(readFirst(drafts, matterInHand()), refused));
}
