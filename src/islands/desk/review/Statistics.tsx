import { Button } from '../../../kit/Button.tsx';
import { inDrill, timeNow } from '../../../session/surroundings.ts';
import '../screen.css';
import '../../shared/picture.css';
import './statistics.css';
import { useEffect, useMemo } from 'preact/hooks';
import { statisticsOf } from '../../../document/statistics.ts';
import { proposalsOf } from '../../../incident/review/summary.ts';
import { useWorkedOut } from '../../../kit/effects.ts';
import { useOutcome } from '../../../kit/outcome.tsx';
import { Section } from '../../../kit/Section.tsx';
import {
  statisticsFile,
  statisticsList,
  statisticsTables,
  statisticsText,
  type TallyName,
} from '../../../text/statistics.ts';
import { fullTime } from '../../../text/time.ts';
import { DrillLine, setPageTitle } from '../../shared/drill-marks.tsx';
import { saveCsv, saveWorkbook } from '../save-tables.ts';
import type { Running } from '../work.ts';
import { Kept, Proposals, Stretches, Tally } from './StatisticsTables.tsx';

const TALLIES: readonly TallyName[] = ['topics', 'tracks', 'months'];

/** 统计: what the incidents of this machine have in common. Each picture stands beside the table it is drawn from. */
export function Statistics({ running: { snapshot }, onBack }: { running: Running; onBack(): void }) {
  const { outcome, tell, follow } = useOutcome();
  const now = timeNow();
  const { incidents } = snapshot;
  // Each snapshot takes the time anew.
  const summary = useWorkedOut([incidents], () => statisticsOf(incidents, now, inDrill()));
  const proposals = useMemo(() => proposalsOf(incidents, inDrill()), [incidents]);
  useEffect(() => {
    setPageTitle(statisticsText.title);
  }, []);

  const tables = () => statisticsTables(summary, proposals);
  const save = (saving: Promise<string>): void => {
    tell({ ok: true, text: statisticsText.working });
    follow(saving.then(statisticsText.saved), statisticsText.failed);
  };

  return (
    <section class="desk-screen statistics flow" aria-labelledby="statistics-title">
      <header>
        <Button words={statisticsText.back} class="quiet small no-print" onClick={onBack} />
        <DrillLine drill={inDrill()} />
        <h1 id="statistics-title" tabIndex={-1}>
          {statisticsText.title}
        </h1>
      </header>
      {summary.total === 0 ? (
        snapshot.readProblem === undefined && (
          <div class="empty">
            <p>{statisticsText.none}</p>
            <p class="faint">{statisticsText.noneHint}</p>
          </div>
        )
      ) : (
        <>
          <p class="faint">
            {statisticsText[inDrill() ? 'drillScope' : 'scope'](summary.total, summary.open, summary.closed)}
          </p>
          <div class="tool-row no-print cluster">
            <Button
              words={statisticsText.excel}
              onClick={() => save(saveWorkbook(statisticsFile, tables()))}
            />
            <Button
              words={statisticsText.csv}
              onClick={() => save(saveCsv(statisticsFile, statisticsList(tables())))}
            />
            <Button words={statisticsText.print} onClick={() => print()} />
          </div>
          {outcome}
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
      )}
    </section>
  );
}
