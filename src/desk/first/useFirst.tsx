import { useEffect, useState } from 'preact/hooks';
import type { Actor } from '../../log/envelope.ts';
import type { Session } from '../../session/session.ts';
import { currentSurroundings, timeNow } from '../../session/surroundings.ts';
import type { useSession } from '../shell/useSession.tsx';
import { type FirstAct, type FirstDraft, firstActs, firstDraft, isEmpty, withAct } from './draft.ts';

const FIRST = 'first/';

/** As a triage, each is a draft of its own: two matters in two tabs must not become one. */
let form = '';
const freshForm = (): string => `${FIRST}${timeNow()}/${performance.timeOrigin}`;

/** Of the run that is going on, where it is a drill's. */
const draftsOf = ({ drafts }: Pick<Session, 'drafts'>) => drafts(currentSurroundings().drill?.()?.run);

/** What was done in the first ten minutes, and how more is. */
export interface FirstWork {
  readonly draft: FirstDraft;
  /** The time of the matter. Milliseconds since the epoch. */
  now(): number;
  /** @param key of an act that this replaces, or that goes where there is none */
  record(act: FirstAct | undefined, key?: string): void;
  tell(token: string, words: string): void;
  /** Another matter. */
  startOver(): void;
}

/** `undefined` until the drafts of this machine are read, or cannot be. */
export function useFirst(running: ReturnType<typeof useSession>): FirstWork | undefined {
  const session = typeof running === 'object' ? running.session : undefined;
  const isRead =
    typeof running === 'object' &&
    (running.snapshot.areDraftsRead || running.snapshot.readProblem !== undefined);
  const [, draw] = useState(0);
  useEffect(() => {
    if (session === undefined || !isRead) return undefined;
    const drafts = draftsOf(session);
    const begun = drafts.forms().filter(each => each.startsWith(FIRST));
    form ||= begun.sort().at(-1) ?? freshForm();
    draw(count => count + 1);
    return drafts.listen(() => draw(count => count + 1));
  }, [session, isRead]);
  if (session === undefined || form === '') return undefined;
  const drafts = draftsOf(session);
  const draft = firstDraft(drafts.read(form));
  const keep = (next: FirstDraft): void => drafts.keep(form, isEmpty(next) ? undefined : next);
  return {
    draft,
    now: timeNow,
    record: (act, key = `${timeNow()}/${performance.now()}`) => keep(withAct(draft, key, act)),
    tell: (token, words) => keep({ ...draft, told: { ...draft.told, [token]: words } }),
    startOver: () => {
      drafts.keep(form, undefined);
      form = freshForm();
      draw(count => count + 1);
    },
  };
}

/** Hands what was done before into the record of the incident that was opened for it; what is refused stays. */
export function handInFirst(
  session: Pick<Session, 'actEach' | 'drafts'>,
  incident: string,
  officer: Actor,
): void {
  if (form === '') return;
  const drafts = draftsOf(session);
  const acts = firstActs(firstDraft(drafts.read(form)));
  const refused = session.actEach(
    incident,
    acts.map(([, act]) => [act]),
    officer,
  );
  if (refused.some(why => why !== undefined)) return;
  drafts.keep(form, undefined);
  form = '';
}
