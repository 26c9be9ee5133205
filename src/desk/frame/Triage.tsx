import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { useFetched } from '../../kit/fetched.ts';
import { useKeptFocus } from '../../kit/focus.ts';
import { PlainForm } from '../../kit/PlainForm.tsx';
import { ORDER_PLACE } from '../triage/door-words.ts';
import '../parts/form-history.tsx';
import '../parts/shared.css';
import { useState } from 'preact/hooks';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import { endingOf, indexPlaybook, type PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Opening } from '../../playbook/wizard/screens.ts';
import { doneAt, firstActs } from '../first/draft.ts';
import { proposedAnswers } from '../first/proposed-answers.ts';
import { useFirst } from '../first/useFirst.tsx';
import { useHash } from '../parts/hooks.tsx';
import { takeSheet } from '../parts/href.tsx';
import { NotSaved } from '../parts/NotSaved.tsx';
import { useOfficer } from '../parts/officer.tsx';
import { officerAsks } from '../parts/officer-asks.tsx';
import { StoreNotices } from '../parts/StoreNotices.tsx';
import { fetchPlaybook, useSession } from '../parts/useSession.tsx';
import { Exits, ScreenForm } from '../triage/ScreenForm.tsx';
import { Wizard } from '../triage/Wizard.tsx';
import { triageText } from '../triage/words.ts';
import { useAnswers, useStart } from './useTriage.tsx';

interface Props {
  /** Whether an order can be registered here. */
  order?: boolean;
  /** The first screen, shown before the playbook has loaded. */
  opening: Opening;
}

// A page carries the styles of every screen that its build can reach: the desk's are fetched with it, where there is no storage that
// would let the desk's own page show the incident.
const loadDesk = async () => {
  if (import.meta.env.SSR) throw new Error('the desk is not drawn by the build');
  const [{ Desk }] = await Promise.all([import('./Desk.tsx'), takeSheet('desk/styles.css')]);
  return Desk;
};
const loadOrderStart = () => import('./OrderStart.tsx').then(({ OrderStart }) => OrderStart);
const loadLockScreen = () => import('../lock/LockScreen.tsx').then(({ LockScreen }) => LockScreen);

/** 开始处置: from the first question to an open incident. */
export const Triage = (props: Props) => (
  <ScreenBoundary>
    <TriageScreen {...props} />
  </ScreenBoundary>
);

/** The first screen before there is a playbook to answer: its words are in the page. */
const FirstScreen = ({ opening, order }: Required<Props>) => (
  <div class="wizard measure" aria-busy="true">
    <ScreenForm screen={opening.screen} number={1} most={opening.most} busy />
    <Exits question={opening.exits} onOrder={order ? () => undefined : undefined} busy />
    <p class="secrecy">{triageText.secrecy}</p>
  </div>
);

interface StartProps {
  index: PlaybookIndex;
  /** The answers, as the playbook reads them. */
  facts: Facts;
  doubt: FormProblem | undefined;
  onStart(officer: Actor, confirmed?: true): Promise<FormProblem | undefined>;
}

/** The way on from the verdict: who keeps the record, and a button that opens the incident or puts the matter on record. */
function StartForm({ index, facts, doubt, onStart }: StartProps) {
  const [officer, setOfficer] = useOfficer();
  const isRecord = endingOf(index, facts) !== undefined;
  return (
    <PlainForm
      id="officer"
      class="start"
      fields={officerAsks(index.playbook.roles, officer, setOfficer)}
      after={
        <>
          <p class="secrecy">{triageText.secrecy}</p>
          {isRecord && <p class="small faint">{triageText.recordHint}</p>}
        </>
      }
      action={isRecord ? triageText.record : triageText.start}
      doubt={() => doubt}
      onSubmit={(_, __, confirmed) => onStart(officer, confirmed)}
    >
      <h2>{triageText.officer}</h2>
    </PlainForm>
  );
}

function TriageScreen({ opening, order = false }: Props) {
  useKeptFocus();
  const running = useSession();
  const [place, navigate] = useHash();
  // Also fails where the playbook has another shape, and cannot be indexed.
  const [index, load] = useFetched([], async () => indexPlaybook(await fetchPlaybook()));
  const { matter, answers, resumed, keep, beginAnew, handIn } = useAnswers(running);
  const first = useFirst(running);
  const [openedHere, setOpenedHere] = useState(false);
  const start = useStart(handIn, incident => {
    navigate(incident);
    setOpenedHere(true);
  });

  if (running === 'locked') return <OnDemand load={loadLockScreen} given={{}} />;
  if (index === 'failed')
    return (
      <Banner alarm words={triageText.loadFailed}>
        <Button words={triageText.retry} onClick={load} />
      </Banner>
    );
  if (running === undefined || index === undefined || answers === undefined)
    return <FirstScreen opening={opening} order={order} />;

  const { session, snapshot } = running;
  // An incident opened on this page that could not be written stays on it: leaving the page would lose it.
  const isHere = snapshot.incidents.some(({ view }) => place.startsWith(`${view.id}/`));
  if (openedHere || isHere) return <OnDemand load={loadDesk} given={{}} />;
  if (order && place === ORDER_PLACE)
    return (
      <>
        <StoreNotices session={session} state={snapshot} />
        <NotSaved session={session} />
        <OnDemand
          load={loadOrderStart}
          given={{
            index,
            session,
            onOpen: (given, by, registered) =>
              start(session, [index.playbook, given, by, { isUngraded: true }], registered),
            onCancel: () => navigate(''),
          }}
        />
      </>
    );
  return (
    <>
      <StoreNotices session={session} state={snapshot} />
      <NotSaved session={session} />
      {resumed && (
        <Banner words={triageText.resumed}>
          <Button
            words={triageText.startOver}
            onClick={() => {
              beginAnew();
              navigate('');
            }}
          />
        </Banner>
      )}
      <Wizard
        index={index}
        matter={matter}
        answers={answers}
        proposed={
          first && proposedAnswers(index.playbook.first, index.playbook.triage.questions, first.draft)
        }
        firstDone={first && firstActs(first.draft).map(([, act]) => doneAt(act))[0]}
        place={place}
        onAnswers={keep}
        onPlace={navigate}
        onOrder={order ? () => navigate(ORDER_PLACE) : undefined}
      >
        {(facts, { doubt, datesConfirmed }) => (
          <StartForm
            index={index}
            facts={facts}
            doubt={doubt}
            onStart={(officer, confirmed = datesConfirmed) =>
              start(session, [index.playbook, answers, officer, { datesConfirmed: confirmed }])
            }
          />
        )}
      </Wizard>
    </>
  );
}
