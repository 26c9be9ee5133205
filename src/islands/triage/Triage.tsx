import '../shared/form-history.ts';
import '../shared/shared.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import { endingOf, indexPlaybook, type PlaybookIndex } from '../../playbook/checklist.ts';
import type { Opening } from '../../playbook/wizard/screens.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import { askToPersist, fetchPlaybook } from '../../session/start.ts';
import { triageText } from '../../text/triage.ts';
import { useHash } from '../shared/hooks.ts';
import { NotSaved } from '../shared/NotSaved.tsx';
import { OfficerFields } from '../shared/OfficerFields.tsx';
import { useOfficer } from '../shared/officer.ts';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { useSession } from '../shared/useSession.ts';
import { Exits } from './Exits.tsx';
import { refusedSentence } from './refused.ts';
import { ScreenForm } from './ScreenForm.tsx';
import { Wizard } from './Wizard.tsx';

interface Props {
  playbookUrl: string;
  startUrl: string;
  deskUrl: string;
  /** So that the page shows what it begins with before the playbook has arrived. */
  opening: Opening;
}

const DRAFT = 'triage';
const nothing = (): void => undefined;

const isAnswers = (draft: unknown): draft is Answers =>
  typeof draft === 'object' &&
  draft !== null &&
  Object.values(draft).every(value => typeof value === 'string');

const loadDesk = () => import('../desk/Desk.tsx').then(({ Desk }) => Desk);
const loadLockScreen = () => import('../desk/LockScreen.tsx').then(({ LockScreen }) => LockScreen);

/** 开始处置: from the first question to an open incident. */
export const Triage = (props: Props) => (
  <ScreenBoundary>
    <TriageScreen {...props} />
  </ScreenBoundary>
);

function TriageScreen({ playbookUrl, startUrl, deskUrl, opening }: Props) {
  const running = useSession();
  const [place, navigate] = useHash();
  const [index, setIndex] = useState<PlaybookIndex>();
  const [failed, setFailed] = useState(false);
  const [answers, setAnswers] = useState<Answers>();
  const [resumed, setResumed] = useState(false);
  const [officer, setOfficer] = useOfficer();
  const [problem, setProblem] = useState<string>();
  // A second press while the first is being written must not open a second incident.
  const starting = useRef(false);
  const [openedHere, setOpenedHere] = useState(false);

  const load = (): void => {
    setFailed(false);
    fetchPlaybook(playbookUrl)
      .then(playbook => setIndex(indexPlaybook(playbook)))
      // Also a playbook of another shape, which cannot be indexed.
      .catch(() => setFailed(true));
  };
  useEffect(load, [playbookUrl]);
  useEffect(() => {
    if (running === undefined || running === 'locked' || answers !== undefined) return;
    if (!running.session.areDraftsRead()) return;
    const draft = running.session.drafts().read(DRAFT);
    const kept = isAnswers(draft) ? draft : {};
    setAnswers(kept);
    setResumed(Object.keys(kept).length > 0);
  }, [running, answers]);

  if (running === 'locked') return <OnDemand load={loadLockScreen} given={{}} />;
  if (failed)
    return (
      <div class="banner alarm" role="alert">
        <p>{triageText.loadFailed}</p>
        <button type="button" onClick={load}>
          {triageText.retry}
        </button>
      </div>
    );

  if (running === undefined || index === undefined || answers === undefined)
    return (
      <div class="wizard" aria-busy="true">
        <ScreenForm
          screen={opening.screen}
          number={1}
          total={opening.total}
          answers={{}}
          problem={undefined}
          takeFocus={false}
          busy
          onAnswer={nothing}
          onDone={nothing}
          onBack={undefined}
        />
        <Exits question={opening.exits} busy onExit={nothing} />
        <p class="secrecy">{triageText.secrecy}</p>
      </div>
    );

  const { session, snapshot } = running;
  if (openedHere) return <OnDemand load={loadDesk} given={{ startUrl, deskUrl, playbookUrl }} />;

  const keep = (next: Answers): void => {
    setAnswers(next);
    session.drafts().keep(DRAFT, Object.keys(next).length > 0 ? next : undefined);
  };
  const start = async (): Promise<void> => {
    if (starting.current) return;
    if (officer.role === '') {
      setProblem(triageText.chooseRole);
      document.getElementById('officer-role')?.focus();
      return;
    }
    starting.current = true;
    const opened = await session.open(index.playbook, answers, officer).catch(() => undefined);
    if (opened?.ok !== true) {
      starting.current = false;
      setProblem(opened === undefined ? triageText.loadFailed : await refusedSentence(opened.refusal));
      return;
    }
    await session.settled();
    // Some browsers ask the officer first; the checklist does not wait for the answer.
    void askToPersist();
    // Leaving the page would lose what could not be written: then the desk opens right here.
    if (session.snapshot().durable && session.snapshot().save.kind === 'saved') {
      session.drafts().keep(DRAFT, undefined);
      await session.settled();
      const isRecord = session.snapshot().incidents.find(({ view }) => view.id === opened.value)?.view.closed;
      // Back from the desk, a browser may bring this page as it was left, with nothing more to start.
      addEventListener('pageshow', () => location.reload());
      location.assign(`${deskUrl}#${isRecord === undefined ? opened.value : 'register'}`);
    } else {
      navigate(opened.value);
      setOpenedHere(true);
    }
  };

  return (
    <>
      <StoreNotices session={session} snapshot={snapshot} />
      <NotSaved session={session} snapshot={snapshot} />
      {resumed && (
        <div class="banner">
          <p>{triageText.resumed}</p>
          <button
            type="button"
            onClick={() => {
              keep({});
              setResumed(false);
              navigate('');
            }}
          >
            {triageText.startOver}
          </button>
        </div>
      )}
      <Wizard
        index={index}
        answers={answers}
        place={place}
        onAnswers={next => {
          keep(next);
          setResumed(false);
        }}
        onPlace={navigate}
      >
        {facts => {
          const isRecord = endingOf(index, facts) !== undefined;
          return (
            <form
              class="start"
              noValidate
              onSubmit={event => {
                event.preventDefault();
                void start();
              }}
            >
              <h2>{triageText.officer}</h2>
              <OfficerFields
                roles={index.playbook.roles}
                officer={officer}
                problem={problem}
                onChange={setOfficer}
              />
              <p class="secrecy">{triageText.secrecy}</p>
              {isRecord && <p class="small faint">{triageText.recordHint}</p>}
              <button type="submit" class="primary large">
                {isRecord ? triageText.record : triageText.start}
              </button>
            </form>
          );
        }}
      </Wizard>
    </>
  );
}
