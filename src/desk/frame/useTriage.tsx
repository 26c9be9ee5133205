import { useEffect, useRef, useState } from 'preact/hooks';
import { useBeforePaint } from '../../kit/effects.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import type { Session } from '../../session/session.ts';
import { askToPersist } from '../../session/start.ts';
import type { Command } from '../core/incident.ts';
import type { Refusal } from '../core/refusal.ts';
import { isEmpty } from '../first/draft.ts';
import {
  answersKept,
  draftsOf,
  keepAnswers,
  matterInHand,
  readFirst,
  turnTo,
  useMatter,
} from '../first/matter.tsx';
import { firstInHand, handedIn } from '../first/useFirst.tsx';
import { recordedPlace, workHref } from '../parts/href.tsx';
import { noRole } from '../parts/officer-asks.tsx';
import { officerText } from '../parts/officer-words.ts';
import type { useSession } from '../parts/useSession.tsx';
import { triageText } from '../triage/words.ts';

/** Why an incident cannot be opened: at the field, where one is to blame. */
const refusedWith = (refusal: Refusal): Promise<FormProblem> =>
  import('../core/words/refusal.ts').then(
    ({ refusedAt }) => refusedAt(refusal),
    () => ({ sentence: triageText.refused }),
  );

/** The answers of a matter as they were found, or given since. */
interface FoundAnswers {
  readonly matter: string;
  readonly answers: Answers;
  /** They were found here, and not given since the page was opened. */
  readonly resumed: boolean;
}

/** The answers so far of the matter in hand, kept on this machine; `undefined` until its drafts are read, or cannot be: then a triage begins anew. */
export function useAnswers(running: ReturnType<typeof useSession>) {
  const matter = useMatter(running);
  const session = typeof running === 'object' ? running.session : undefined;
  const [last, setLast] = useState<FoundAnswers>();
  let found = last?.matter === matter ? last : undefined;
  if (found === undefined && session !== undefined && matter !== '') {
    const answers = answersKept(draftsOf(session), matter);
    found = { matter, answers, resumed: Object.keys(answers).length > 0 };
  }
  useBeforePaint([matter, session], () => setLast(found));
  /** Given in this tab, which still shows them. */
  const given = useRef<Answers>({});
  useBeforePaint([matter], () => {
    given.current = {};
  });
  const put = (next: Answers): void => {
    given.current = next;
    if (session !== undefined) keepAnswers(draftsOf(session), matter, next);
  };
  useEffect(() => {
    const drafts = session && draftsOf(session);
    // Another tab that had found them here may begin anew.
    return drafts?.listen(() => {
      if (matterInHand() === matter && Object.keys(answersKept(drafts, matter)).length === 0)
        keepAnswers(drafts, matter, given.current);
    });
  }, [session, matter]);
  return {
    matter,
    answers: found?.answers,
    resumed: found?.resumed === true,
    keep: (next: Answers): void => {
      setLast({ matter, answers: next, resumed: false });
      put(next);
    },
    /** Begins anew: where nothing else was done of the matter another one, for another tab may keep the answers that it gave. */
    beginAnew: (): void => {
      setLast({ matter, answers: {}, resumed: false });
      put({});
      if (session !== undefined && isEmpty(readFirst(draftsOf(session), matter))) turnTo();
    },
    /** Lets them go once an incident has them. */
    handIn: (): void => put({}),
  };
}

type Opens = Pick<Session, 'openWith' | 'flushed' | 'snapshot' | 'drafts'>;

/** Opens an incident from the answers and goes to its desk; says why it cannot. */
export function useStart(
  /** Called once the incident has the answers. */
  onOpened: () => void,
  /** Called with the incident where leaving the page would lose what could not be written. */
  onStay: (incident: string) => void,
) {
  return async (
    session: Opens,
    given: Parameters<Session['open']>,
    /** An order for which the incident is opened: nothing of the matter in hand goes into it. */
    order?: Command,
  ): Promise<FormProblem | undefined> => {
    const [, , officer] = given;
    if (officer.role === '') return noRole(officerText.chooseRole);
    const opened = await session
      .openWith(order === undefined ? { each: firstInHand(session) } : { whole: order }, ...given)
      .catch(() => undefined);
    if (opened === undefined) return { sentence: triageText.loadFailed };
    if (!opened.ok) return refusedWith(opened.refusal);
    const { incident, refused } = opened.value;
    if (order === undefined) handedIn(session, refused);
    await session.flushed();
    // Some browsers ask the officer first; the checklist does not wait for the answer.
    void askToPersist();
    if (!session.snapshot().durable || session.snapshot().save.kind !== 'saved') {
      onStay(incident);
      return undefined;
    }
    if (order === undefined) onOpened();
    await session.flushed();
    const isRecord = session.snapshot().incidents.find(({ view }) => view.id === incident)?.view.verdict
      ?.outcome.ends;
    // Back from the desk, a browser may bring this page as it was left, with nothing more to start.
    addEventListener('pageshow', () => location.reload());
    location.assign(
      `${workHref('desk/')}#${order !== undefined ? `${incident}/orders` : isRecord === undefined ? incident : recordedPlace(incident)}`,
    );
    // Until the desk has come there is nothing to press a second time.
    return new Promise(() => undefined);
  };
}
