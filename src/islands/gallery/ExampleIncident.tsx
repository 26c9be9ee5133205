import '../desk/release/facts.css';
import { useState } from 'preact/hooks';
import { nowItems } from '../../incident/now.ts';
import { OneOf } from '../../kit/OneOf.tsx';
import type { Facts as Answers } from '../../playbook/condition.ts';
import type { Playbook } from '../../playbook/playbook.ts';
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
import { useWork, WorkContext } from '../desk/work.ts';
import { type IncidentRoom, useExample } from './useExample.ts';

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
