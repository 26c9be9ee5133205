import '../desk/release/facts.css';
import { useState } from 'preact/hooks';
import { decide } from '../../incident/decide.ts';
import { derive } from '../../incident/derive.ts';
import { incidentLogs } from '../../incident/kinds/registry.ts';
import { namesOf } from '../../incident/names.ts';
import { nowItems } from '../../incident/now.ts';
import { useWorkedOut } from '../../kit/effects.ts';
import { OneOf } from '../../kit/OneOf.tsx';
import { indexPlaybook } from '../../playbook/checklist.ts';
import type { Facts as Answers } from '../../playbook/condition.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Session } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import { deskText } from '../../text/incident.ts';
import { refusedAt } from '../../text/refusal.ts';
import { fullTime } from '../../text/time.ts';
import { Clocks } from '../desk/Clocks.tsx';
import { Differences } from '../desk/Differences.tsx';
import { LogPanel } from '../desk/LogPanel.tsx';
import { NowBand } from '../desk/NowBand.tsx';
import { Facts } from '../desk/release/Facts.tsx';
import { StatementList } from '../desk/release/Release.tsx';
import { StatementScreen } from '../desk/release/StatementScreen.tsx';
import { StepRow } from '../desk/StepList.tsx';
import { StepPane } from '../desk/StepPane.tsx';
import { Timeline } from '../desk/Timeline.tsx';
import { useWork, type Work, WorkContext } from '../desk/work.ts';
import { exampleOf, nextId, officerOf } from './example.ts';

interface Props {
  room: IncidentRoom;
  playbook: Playbook;
  answers: Answers;
}

/** The rows and cards of one incident that has every state they can have. */
export function ExampleIncident({ room, playbook, answers }: Props) {
  const [open, setOpen] = useState<string>();
  const work = useExample(playbook, answers, setOpen);
  return (
    <WorkContext.Provider value={work}>
      {room === 'steps' && <Steps open={open} />}
      {room === 'timeline' && <Timeline />}
      {room === 'facts' && <Facts />}
      {room === 'statements' && <Statements />}
    </WorkContext.Provider>
  );
}

/** The checklist with every row on it, and the step that was opened. */
function Steps({ open }: { open: string | undefined }) {
  const work = useWork();
  const { view, index, officer } = work;
  const opened = view.steps.find(({ step }) => step.id === open) ?? view.steps[0];
  return (
    <>
      <NowBand items={nowItems(view, officer)} onClose={() => undefined} />
      <Differences />
      <div class="incident-body stack-5">
        <ol class="steps plain">
          {view.steps.map((item, place) => (
            <StepRow
              key={item.step.id}
              {...work}
              item={item}
              index={index}
              current={place === 0}
              mine={place < 2}
              open={item === opened}
              unfinished={place === 1}
              closedAt={undefined}
            />
          ))}
        </ol>
        <div class="open">
          {opened !== undefined && (
            <StepPane key={opened.step.id} item={opened} onSettled={() => undefined} />
          )}
        </div>
        <aside>
          <Clocks />
          <LogPanel />
        </aside>
      </div>
    </>
  );
}

/** Those written so far, and one of them: held up, sent back, or ready to be read aloud. */
function Statements() {
  const { statements } = useWork().view;
  const [shown, show] = useState(statements.at(-1)?.id ?? '');
  const statement = statements.find(({ id }) => id === shown);
  return (
    <>
      <StatementList />
      <OneOf
        id="statement"
        label="稿件"
        options={Object.fromEntries(statements.map(({ id, latest }) => [id, latest.title]))}
        value={shown}
        onValue={show}
      />
      {statement !== undefined && <StatementScreen key={shown} statement={statement} />}
    </>
  );
}

/** What of the example stands on one page, each under its name. */
export const incidentRooms = { steps: '清单', timeline: '时间线', facts: '事实', statements: '稿件' };
export type IncidentRoom = keyof typeof incidentRooms;

/** What an example is worked on with: real decisions on a log that is nowhere kept. @param openStep what a row opens */
function useExample(playbook: Playbook, answers: Answers, openStep: (step: string) => void): Work {
  const index = useWorkedOut([playbook], () => indexPlaybook(playbook));
  const [log, setLog] = useState(() => exampleOf(index, answers, timeNow()));
  const view = useWorkedOut([index, log], () => derive(index, log, timeNow()));
  const officer = officerOf(playbook);
  const roleName = (id: string): string => playbook.roles.find(role => role.id === id)?.short ?? id;
  const names = namesOf({ log, index, view });
  const incident = { log, index, view, backup: undefined, isExportDue: false };
  // A session keeps, and here nothing is kept: the parts that are shown ask for no more of it than this.
  const session = { snapshot: () => ({ incidents: [incident], roster: [] }) } as unknown as Session;
  return {
    session,
    incident,
    log,
    index,
    view,
    locked: false,
    officer,
    act: command => {
      const decided = decide(index, log, view, command, { now: timeNow(), newId: nextId, by: officer });
      if (decided.ok) setLog(incidentLogs.extend(log, decided.value));
      return decided.ok ? undefined : { ...refusedAt(decided.refusal), refusal: decided.refusal };
    },
    actEach: () => [],
    roleName,
    said: ({ by, at }) => deskText.by(roleName(by.role), by.name, fullTime(Date.parse(at), timeNow())),
    stepTitle: names.stepTitle,
    names,
    go: () => undefined,
    href: () => location.hash,
    openStep,
    setOfficer: () => undefined,
  };
}
