import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import type { Session } from '../../session/session.ts';
import { askToPersist } from '../../session/start.ts';
import { currentSurroundings, timeNow } from '../../session/surroundings.ts';
import type { Refusal } from '../core/refusal.ts';
import { firstInHand, handedIn } from '../first/useFirst.tsx';
import { recordedPlace, workHref } from '../shell/href.tsx';
import { noRole } from '../shell/officer-asks.tsx';
import type { useSession } from '../shell/useSession.tsx';
import { triageText } from './words.ts';

/** Why something is refused, in a sentence. The sentences come with the first refusal: most triages see none. */
export const refusedSentence = (refusal: Refusal): Promise<string> =>
  import('../core/words/refusal.ts').then(
    ({ refusalSentence }) => refusalSentence(refusal),
    () => triageText.refused,
  );

/**
 * Each triage is a draft of its own, named after when it began and after its page, for a drill's clock may stand still: two matters,
 * triaged in two tabs, must not become one.
 */
const TRIAGE = 'triage/';

const freshTriage = (): string => `${TRIAGE}${timeNow()}/${performance.timeOrigin}`;

/** In a drill a triage is of the run that is going on, with which it goes. */
const draftsOf = ({ drafts }: Session) => drafts(currentSurroundings().drill?.()?.run);

const isAnswers = (draft: unknown): draft is Answers =>
  typeof draft === 'object' &&
  draft !== null &&
  Object.values(draft).every(value => typeof value === 'string');

/** The answers so far, kept on this machine; `undefined` until its drafts are read, or cannot be: then a triage begins anew. */
export function useAnswers(running: ReturnType<typeof useSession>) {
  const [answers, setAnswers] = useState<Answers>();
  const [form, setForm] = useState(freshTriage);
  /** They were found here, and not given since the page was opened. */
  const [resumed, setResumed] = useState(false);
  useEffect(() => {
    if (running === undefined || running === 'locked' || answers !== undefined) return;
    const { areDraftsRead, readProblem } = running.snapshot;
    if (!areDraftsRead && readProblem === undefined) return;
    const drafts = draftsOf(running.session);
    const begun = drafts.forms().filter(each => each.startsWith(TRIAGE));
    const latest = begun.sort().at(-1) ?? form;
    const draft = drafts.read(latest);
    const kept = isAnswers(draft) ? draft : {};
    setForm(latest);
    setAnswers(kept);
    setResumed(Object.keys(kept).length > 0);
  }, [running, answers, form]);
  const session = typeof running === 'object' ? running.session : undefined;
  /** Given in this tab, which still shows them. */
  const given = useRef<Answers>();
  const put = (next: Answers | undefined): void => {
    given.current = next;
    if (session !== undefined) draftsOf(session).keep(form, next);
  };
  useEffect(() => {
    const drafts = session && draftsOf(session);
    // Another tab that had found them here may begin anew.
    return drafts?.listen(() => {
      if (drafts.read(form) === undefined) drafts.keep(form, given.current);
    });
  }, [session, form]);
  return {
    answers,
    resumed,
    keep: (next: Answers): void => {
      setAnswers(next);
      setResumed(false);
      const isOver = Object.keys(next).length === 0;
      put(isOver ? undefined : next);
      if (isOver) setForm(freshTriage());
    },
    /** Lets them go once an incident has them. */
    handIn: (): void => put(undefined),
  };
}

type Opens = Pick<Session, 'openWith' | 'settled' | 'snapshot' | 'drafts'>;

/** Opens an incident from the answers and goes to its desk; says why it cannot. */
export function useStart(
  /** Called once the incident has the answers. */
  onOpened: () => void,
  /** Called with the incident where leaving the page would lose what could not be written. */
  onStay: (incident: string) => void,
) {
  return async (session: Opens, ...given: Parameters<Session['open']>): Promise<FormProblem | undefined> => {
    const [, , officer] = given;
    if (officer.role === '') return noRole(triageText.chooseRole);
    const opened = await session.openWith({ each: firstInHand(session) }, ...given).catch(() => undefined);
    if (opened === undefined) return { sentence: triageText.loadFailed };
    if (!opened.ok) return { sentence: await refusedSentence(opened.refusal) };
    const { incident, refused } = opened.value;
    handedIn(session, refused);
    await session.settled();
    // Some browsers ask the officer first; the checklist does not wait for the answer.
    void askToPersist();
    if (!session.snapshot().durable || session.snapshot().save.kind !== 'saved') {
      onStay(incident);
      return undefined;
    }
    onOpened();
    await session.settled();
    const isRecord = session.snapshot().incidents.find(({ view }) => view.id === incident)?.view.verdict
      ?.outcome.ends;
    // Back from the desk, a browser may bring this page as it was left, with nothing more to start.
    addEventListener('pageshow', () => location.reload());
    location.assign(`${workHref('desk/')}#${isRecord === undefined ? incident : recordedPlace(incident)}`);
    // Until the desk has come there is nothing to press a second time.
    return new Promise(() => undefined);
  };
}
