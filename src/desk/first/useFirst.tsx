import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DraftPort } from '../../kit/draft.ts';
import type { Session } from '../../session/session.ts';
import { currentSurroundings, timeNow } from '../../session/surroundings.ts';
import type { useSession } from '../shell/useSession.tsx';
import {
  afterOpening,
  type FirstAct,
  type FirstDraft,
  firstDraft,
  forOpening,
  isEmpty,
  withAct,
  withForm,
} from './draft.ts';

const FIRST = 'first/';

/** As a triage, each is a draft of its own: two matters in two tabs must not become one. */
let form = '';
const freshForm = (): string => `${FIRST}${timeNow()}/${performance.timeOrigin}`;

/** Of the run that is going on, where it is a drill's. */
const draftsOf = ({ drafts }: Pick<Session, 'drafts'>) => drafts(currentSurroundings().drill?.()?.run);

/** What was done in the first ten minutes, and how more is. */
export interface FirstWork {
  readonly draft: FirstDraft;
  /** Where its forms keep what is half written. */
  readonly forms: DraftPort;
  /** The time of the matter. Milliseconds since the epoch. */
  now(): number;
  /** @param key of an act that this replaces, or that goes where there is none */
  record(act: FirstAct | undefined, key?: string): void;
  tell(token: string, words: string): void;
}

/** Where the draft of one matter is kept: read as it stands, for a drawing is older than what was done since. */
interface FirstPlace {
  read(): FirstDraft;
  keep(draft: FirstDraft): void;
  listen: DraftPort['listen'];
  now(): number;
  newKey(): string;
}

/** What is done in the first ten minutes, wherever it is kept. */
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

/** A matter that was begun on this machine, and that no incident was opened for. */
interface BegunMatter {
  readonly form: string;
  readonly draft: FirstDraft;
}

/** The matter in hand, and the others that were begun. */
export interface FirstMatters extends FirstWork {
  readonly others: readonly BegunMatter[];
  /** What was cleared last, until something else is done to it. */
  readonly cleared: BegunMatter | undefined;
  /** Begins another; this one stays. */
  another(): void;
  /** Goes on with one that was begun. */
  takeUp(form: string): void;
  /** Gives this one up. */
  clear(): void;
  /** Puts back what was cleared. */
  putBack(): void;
}

const begunIn = (drafts: Pick<DraftPort, 'forms' | 'read'>): readonly BegunMatter[] =>
  drafts
    .forms()
    .filter(each => each.startsWith(FIRST))
    .sort()
    .map(each => ({ form: each, draft: firstDraft(drafts.read(each)) }))
    .filter(({ draft }) => !isEmpty(draft));

/** `undefined` until the drafts of this machine are read, or cannot be. */
export function useFirst(running: ReturnType<typeof useSession>): FirstMatters | undefined {
  const session = typeof running === 'object' ? running.session : undefined;
  const isRead =
    typeof running === 'object' &&
    (running.snapshot.areDraftsRead || running.snapshot.readProblem !== undefined);
  const [, draw] = useState(0);
  const [cleared, setCleared] = useState<BegunMatter>();
  useEffect(() => {
    if (session === undefined || !isRead) return undefined;
    const drafts = draftsOf(session);
    form ||= begunIn(drafts).at(-1)?.form ?? freshForm();
    draw(count => count + 1);
    return drafts.listen(() => draw(count => count + 1));
  }, [session, isRead]);
  const work = useMemo(() => {
    if (session === undefined) return undefined;
    const drafts = draftsOf(session);
    return firstWorkAt({
      read: () => firstDraft(drafts.read(form)),
      keep: next => drafts.keep(form, isEmpty(next) ? undefined : next),
      listen: drafts.listen,
      now: timeNow,
      newKey: () => `${timeNow()}/${performance.now()}`,
    });
  }, [session]);
  if (session === undefined || work === undefined || form === '') return undefined;
  const drafts = draftsOf(session);
  const draft = firstDraft(drafts.read(form));
  const turnTo = (next: string): void => {
    form = next;
    draw(count => count + 1);
  };
  return {
    ...work,
    draft,
    others: begunIn(drafts).filter(each => each.form !== form),
    cleared,
    another: () => turnTo(freshForm()),
    takeUp: turnTo,
    clear: () => {
      setCleared({ form, draft });
      drafts.keep(form, undefined);
      turnTo(freshForm());
    },
    putBack: () => {
      if (cleared === undefined) return;
      drafts.keep(cleared.form, cleared.draft);
      setCleared(undefined);
      turnTo(cleared.form);
    },
  };
}

/** What goes of the matter in hand into the incident that is opened for it. @param said as of {@link forOpening} */
export const firstInHand = (
  session: Pick<Session, 'drafts'>,
  said?: string,
): ReturnType<typeof forOpening> =>
  form === '' ? [] : forOpening(firstDraft(draftsOf(session).read(form)), said);

/** Lets go of what an incident took over; what it refused stays. @param refused of the acts in hand, whether it was */
export function handedIn(session: Pick<Session, 'drafts'>, refused: readonly boolean[]): void {
  if (form === '') return;
  const drafts = draftsOf(session);
  const left = afterOpening(firstDraft(drafts.read(form)), refused);
  const own = form;
  if (isEmpty(left)) form = freshForm();
  drafts.keep(own, isEmpty(left) ? undefined : left);
}
