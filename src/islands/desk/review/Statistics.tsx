import { Button } from '../../../kit/Button.tsx';
import { inDrill, timeNow } from '../../../session/surroundings.ts';
import '../../shared/picture.css';
import './statistics.css';
import { useMemo } from 'preact/hooks';
import { statisticsOf } from '../../../document/statistics.ts';
import { proposalsOf } from '../../../incident/review/summary.ts';
import { useWorkedOut } from '../../../kit/effects.ts';
import { Section } from '../../../kit/Section.tsx';
import { tableText } from '../../../text/form.ts';
import {
  statisticsFile,
  statisticsList,
  statisticsTables,
  statisticsText,
  type TallyName,
} from '../../../text/statistics.ts';
import { fullTime } from '../../../text/time.ts';
import { saveCsv, saveWorkbook, TableFiles } from '../TableFiles.tsx';
import type { Running } from '../work.ts';
import { Kept, Proposals, Stretches, Tally } from './StatisticsTables.tsx';

const TALLIES: readonly TallyName[] = ['topics', 'tracks', 'months'];

/** 统计: what the incidents of this machine have in common. Each picture stands beside the table it is drawn from. */
export function Statistics({ running: { snapshot } }: { running: Running }) {
  const now = timeNow();
  const { incidents } = snapshot;
  // Each snapshot takes the time anew.
  const summary = useWorkedOut([incidents], () => statisticsOf(incidents, now, inDrill()));
  const proposals = useMemo(() => proposalsOf(incidents, inDrill()), [incidents]);
  const tables = () => statisticsTables(summary, proposals);
  if (summary.total === 0)
    return snapshot.readProblem === undefined ? (
      <div class="empty">
        <p>{statisticsText.none}</p>
        <p class="faint">{statisticsText.noneHint}</p>
      </div>
    ) : null;
  return (
    <>
      <p class="faint">
        {statisticsText[inDrill() ? 'drillScope' : 'scope'](summary.total, summary.open, summary.closed)}
      </p>
      <TableFiles
        files={[
          [tableText.excel, () => saveWorkbook(statisticsFile, tables())],
          [tableText.csv, () => saveCsv(statisticsFile, statisticsList(tables()))],
        ]}
      >
        <Button words={tableText.print} onClick={() => print()} />
      </TableFiles>
      <Stretches summary={summary} />
      <Kept summary={summary} />
      <Section id="statistics-counts" class="flow-3" title={statisticsText.counts}>
        <div class="statistics-counts columns">
          {TALLIES.map(name => (
            <Tally key={name} name={name} summary={summary} />
          ))}
        </div>
      </Section>
      <Proposals rows={proposals} />
      <p class="print-only small">
        {statisticsText[inDrill() ? 'drillPrintNote' : 'printNote'](fullTime(now, now))}
      </p>
    </>
  );
}
