import { inDrill, timeNow } from '../../../session/surroundings.ts';
import '../screen.css';
import '../../shared/picture.css';
import './statistics.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isSmall, keptRate, type Statistics as Summary, statisticsOf } from '../../../document/statistics.ts';
import { proposalsOf } from '../../../incident/review/summary.ts';
import { useWorkedOut } from '../../../kit/useWorkedOut.ts';
import {
  countLabel,
  keptSentence,
  knownOf,
  lengthWords,
  percent,
  statisticsText,
  type TallyName,
  tallyTitle,
} from '../../../text/statistics.ts';
import { fullTime } from '../../../text/time.ts';
import { DrillLine, setPageTitle } from '../../shared/drill-marks.tsx';
import type { Running } from '../work.ts';
import { StatisticsBox } from './StatisticsBox.tsx';
import { LengthAxis, LengthStrip, lengthScale, ShareBar } from './StatisticsPicture.tsx';
import { StatisticsProposals } from './StatisticsProposals.tsx';

interface Props {
  running: Running;
  onBack(): void;
}

const TALLIES: readonly TallyName[] = ['topics', 'tracks', 'months'];

function Stretches({ summary: { stretches } }: { summary: Summary }) {
  const columns = statisticsText.stretchColumns;
  const scale = lengthScale(stretches.map(({ spread }) => spread));
  return (
    <section aria-labelledby="statistics-stretches">
      <h2 id="statistics-stretches">{statisticsText.stretches}</h2>
      <p class="small faint">{statisticsText.stretchesHint}</p>
      <StatisticsBox title={statisticsText.stretches}>
        <table class="statistics-stretches small">
          <thead>
            <tr>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.n}</th>
              <th scope="col">{columns.median}</th>
              <th scope="col">{columns.middle}</th>
              <th scope="col">{columns.range}</th>
              {scale !== undefined && (
                <td class="statistics-picture">
                  <LengthAxis scale={scale} />
                </td>
              )}
            </tr>
          </thead>
          <tbody>
            {stretches.map(({ stretch, spread }) => {
              return (
                <tr key={stretch.id}>
                  <th scope="row">{stretch.title}</th>
                  <td class="numeric">{spread?.n ?? 0}</td>
                  {spread === undefined ? (
                    <td colSpan={3} class="faint">
                      {statisticsText.noStretch}
                    </td>
                  ) : (
                    <>
                      <td class="numeric">
                        <strong>{lengthWords(spread.median)}</strong>
                        {isSmall(spread.n) && <span class="few tag">{statisticsText.few}</span>}
                      </td>
                      <td class="numeric">
                        {statisticsText.between(lengthWords(spread.lower), lengthWords(spread.upper))}
                      </td>
                      <td class="numeric">
                        {statisticsText.between(lengthWords(spread.least), lengthWords(spread.most))}
                      </td>
                    </>
                  )}
                  {scale !== undefined && (
                    <td class="statistics-picture">
                      {spread !== undefined && <LengthStrip spread={spread} scale={scale} />}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </StatisticsBox>
    </section>
  );
}

function Kept({ summary: { kept, deadlines } }: { summary: Summary }) {
  const columns = statisticsText.keptColumns;
  return (
    <section aria-labelledby="statistics-kept">
      <h2 id="statistics-kept">{statisticsText.kept}</h2>
      <p class="small faint">{statisticsText.keptHint}</p>
      <p>
        {keptSentence(kept)}
        {deadlines.length > 0 && isSmall(kept.met + kept.missed) && (
          <span class="few tag">{statisticsText.few}</span>
        )}
      </p>
      {deadlines.length > 0 && (
        <StatisticsBox title={statisticsText.kept}>
          <table class="small">
            <thead>
              <tr>
                <th scope="col">{columns.deadline}</th>
                <th scope="col">{columns.met}</th>
                <th scope="col">{columns.missed}</th>
                <th scope="col">{columns.rate}</th>
              </tr>
            </thead>
            <tbody>
              {deadlines.map(each => (
                <tr key={each.id}>
                  <th scope="row">
                    {each.title}（{each.limit}）
                  </th>
                  <td class="numeric">{each.met}</td>
                  <td class="numeric">{each.missed}</td>
                  <td class="numeric statistics-rate">
                    <ShareBar share={keptRate(each) ?? 0} /> {percent(keptRate(each))}
                    {isSmall(each.met + each.missed) && <span class="few tag">{statisticsText.few}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </StatisticsBox>
      )}
    </section>
  );
}

function TallyTable({ name, summary }: { name: TallyName; summary: Summary }) {
  const tally = summary[name];
  const most = Math.max(1, ...tally.counts.map(({ count }) => count));
  return (
    <table class="small">
      <caption>
        {tallyTitle[name]} <span class="small faint">{knownOf(tally, summary.total)}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{tallyTitle[name]}</th>
          <th scope="col">{statisticsText.count}</th>
        </tr>
      </thead>
      <tbody>
        {tally.counts.map(each => (
          <tr key={each.id}>
            <th scope="row">{countLabel(name, each)}</th>
            <td class="numeric statistics-rate">
              <ShareBar share={each.count / most} /> {each.count}
            </td>
          </tr>
        ))}
        {tally.counts.length === 0 && (
          <tr>
            <td colSpan={2} class="faint">
              {statisticsText.countNone}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** 统计: what the incidents of this machine have in common. Each picture stands beside the table it is drawn from. */
export function Statistics({ running: { snapshot }, onBack }: Props) {
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const now = timeNow();
  const { incidents } = snapshot;
  // Each snapshot takes the time anew.
  const summary = useWorkedOut([incidents], () => statisticsOf(incidents, now, inDrill()));
  const proposals = useMemo(() => proposalsOf(incidents, inDrill()), [incidents]);
  useEffect(() => {
    setPageTitle(statisticsText.title);
  }, []);

  const save = async (extension: 'xlsx' | 'csv'): Promise<void> => {
    setAnswer({ ok: true, text: statisticsText.working });
    try {
      const { exportStatistics } = await import('./export-statistics.ts');
      const name = await exportStatistics(summary, proposals, extension);
      setAnswer({ ok: true, text: statisticsText.saved(name) });
    } catch {
      setAnswer({ ok: false, text: statisticsText.failed });
    }
  };

  return (
    <section class="desk-screen statistics flow" aria-labelledby="statistics-title">
      <header>
        <button type="button" class="quiet small no-print" onClick={onBack}>
          {statisticsText.back}
        </button>
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
            <button type="button" onClick={() => void save('xlsx')}>
              {statisticsText.excel}
            </button>
            <button type="button" onClick={() => void save('csv')}>
              {statisticsText.csv}
            </button>
            <button type="button" onClick={() => print()}>
              {statisticsText.print}
            </button>
          </div>
          <p role="status" class={`no-print ${answer === undefined || answer.ok ? 'answer' : 'problem'}`}>
            {answer?.text}
          </p>
          <Stretches summary={summary} />
          <Kept summary={summary} />
          <section aria-labelledby="statistics-counts">
            <h2 id="statistics-counts">{statisticsText.counts}</h2>
            <div class="statistics-counts columns">
              {TALLIES.map(name => (
                <TallyTable key={name} name={name} summary={summary} />
              ))}
            </div>
          </section>
          <StatisticsProposals rows={proposals} />
          <p class="print-only small">
            {statisticsText[inDrill() ? 'drillPrintNote' : 'printNote'](fullTime(now, now))}
          </p>
        </>
      )}
    </section>
  );
}
