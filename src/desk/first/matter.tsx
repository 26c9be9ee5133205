import { useEffect } from 'preact/hooks';
import type { DraftPort } from '../../kit/draft.ts';
import { createShared } from '../../kit/shared.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import type { Session } from '../../session/session.ts';
import { currentSurroundings, timeNow } from '../../session/surroundings.ts';
import type { useSession } from '../parts/useSession.tsx';
import { type FirstDraft, firstDraft, isEmpty } from './draft.ts';

/** Prefixes of the drafts that one matter has on this machine before an incident is opened for it; the matter's name follows. */
const FIRST = 'first/';
const TRIAGE = 'triage/';

/** In a drill the drafts belong to the run, and are deleted with it. */
export const draftsOf = ({ drafts }: Pick<Session, 'drafts'>) => drafts(currentSurroundings().drill?.()?.run);

type Kept = Pick<DraftPort, 'read' | 'keep'>;

export const readFirst = ({ read }: Pick<Kept, 'read'>, matter: string): FirstDraft =>
  firstDraft(read(FIRST + matter));

export const keepFirst = ({ keep }: Pick<Kept, 'keep'>, matter: string, draft: FirstDraft): void =>
  keep(FIRST + matter, isEmpty(draft) ? undefined : draft);

const isAnswers = (draft: unknown): draft is Answers =>
  typeof draft === 'object' &&
  draft !== null &&
  Object.values(draft).every(value => typeof value === 'string');

/** The answers to the triage of a matter; none where it was not begun. */
export const answersKept = ({ read }: Pick<Kept, 'read'>, matter: string): Answers => {
  const draft = read(TRIAGE + matter);
  return isAnswers(draft) ? draft : {};
};

export const keepAnswers = ({ keep }: Pick<Kept, 'keep'>, matter: string, answers: Answers): void =>
  keep(TRIAGE + matter, Object.keys(answers).length === 0 ? undefined : answers);

export function giveUp({ keep }: Pick<Kept, 'keep'>, matter: string): void {
  for (const kind of [FIRST, TRIAGE]) keep(kind + matter, undefined);
}

/** A matter that was begun on this machine, and that no incident was opened for. */
export interface BegunMatter {
  readonly matter: string;
  readonly draft: FirstDraft;
  readonly answers: Answers;
}

export const begunMatter = (drafts: Pick<Kept, 'read'>, matter: string): BegunMatter => ({
  matter,
  draft: readFirst(drafts, matter),
  answers: answersKept(drafts, matter),
});

export const isBegun = ({ draft, answers }: BegunMatter): boolean =>
  !isEmpty(draft) || Object.keys(answers).length > 0;

/** Earliest first. */
export function begunIn(drafts: Pick<DraftPort, 'forms' | 'read'>): readonly BegunMatter[] {
  const named = drafts
    .forms()
    .flatMap(form =>
      [FIRST, TRIAGE].flatMap(kind => (form.startsWith(kind) ? [form.slice(kind.length)] : [])),
    );
  return [...new Set(named)]
    .sort()
    .map(matter => begunMatter(drafts, matter))
    .filter(isBegun);
}

/**
 * Which matter the whole page works on: its first lines and its triage are of one, and turn to another together. Named after when it was
 * begun and after its page, for a drill's clock may stand still: two matters in two tabs must not become one.
 */
const inHand = createShared('');
const freshMatter = (): string => `${timeNow()}/${performance.timeOrigin}`;

export const matterInHand = (): string => inHand.now();

export const turnTo = (matter = freshMatter()): void => inHand.set(matter);

/** The matter in hand: the one begun last, until another is turned to. '' until the drafts of this machine are read, or cannot be. */
export function useMatter(running: ReturnType<typeof useSession>): string {
  const session = typeof running === 'object' ? running.session : undefined;
  const isRead =
    typeof running === 'object' &&
    (running.snapshot.areDraftsRead || running.snapshot.readProblem !== undefined);
  useEffect(() => {
    if (session !== undefined && isRead && inHand.now() === '')
      turnTo(begunIn(draftsOf(session)).at(-1)?.matter);
  }, [session, isRead]);
  return inHand.use();
}
