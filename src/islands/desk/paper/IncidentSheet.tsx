import { closingPauseOf } from '../../../incident/review/closing.ts';
import { tagged } from '../../../text/drill-marks.ts';
import { deskText } from '../../../text/incident.ts';
import { paperText } from '../../../text/paper.ts';
import { fullTime } from '../../../text/time.ts';
import { answerWords } from '../../../text/triage.ts';
import { BasisNote } from '../../shared/Basis.tsx';
import { useWork } from '../work.ts';
import { Box, Sheet, SheetClocks } from './Sheet.tsx';
import { SheetDifferences, SheetFacts, SheetLog } from './SheetRecord.tsx';
import { type SheetNames, SheetSteps } from './SheetSteps.tsx';

/** The list that is read aloud before an incident is closed. */
function Closing() {
  const { incident } = useWork();
  const { playbook } = incident.index;
  const pause = closingPauseOf(playbook);
  if (pause === undefined || incident.view.status !== 'open') return null;
  return (
    <div class="paper-closing">
      <p>
        <strong>{pause.title}</strong>　{paperText.pauseHow}{' '}
        <BasisNote brief of={pause} playbook={playbook} />
      </p>
      <ol class="plain">
        {pause.items.map(item => (
          <li key={item}>
            <Box label={item} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/**
 * An incident on A4, whole: what is known, every clock, every step, every record, whatever the screen shows of it just now.
 * @param now milliseconds since the epoch
 */
export function IncidentSheet({ now }: { now: number }) {
  const { view, index, log, roleName, stepTitle } = useWork();
  const { playbook } = index;
  const isDrill = view.drill !== undefined;
  const running = tagged(view.title, isDrill);
  const answered = playbook.triage.questions.filter(
    ({ id, means }) => means !== 'title' && (view.facts[id] ?? '') !== '',
  );
  const places = new Map(log.events.map(({ id }, position) => [id, position + 1]));
  const names: SheetNames = {
    playbook,
    roleName: roleName,
    stepTitle: stepTitle,
    noteNumbers: ({ notes }) => notes.flatMap(({ event }) => places.get(event) ?? []),
    now,
  };
  return (
    <Sheet
      title={paperText.sheetTitle}
      isDrill={isDrill}
      head={[
        [paperText.incident, view.title],
        [paperText.verdict, view.verdict?.outcome.title ?? ''],
        ...answered.map(
          question => [question.label, answerWords(question, view.facts[question.id], now)] as const,
        ),
        [paperText.printedAt, fullTime(now, now)],
        [
          paperText.progress,
          `${view.progress.settled}/${view.progress.total}${view.status === 'closed' ? `，${deskText.closed}` : ''}`,
        ],
      ]}
      edition={playbook.edition}
    >
      <SheetDifferences now={now} />
      <SheetClocks clocks={view.clocks} now={now} />
      <SheetSteps steps={view.steps} names={names} running={running} />
      <SheetFacts now={now} />
      <Closing />
      <SheetLog now={now} running={running} />
    </Sheet>
  );
}
