import '../../shared/picture.css';
import './statistics.css';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import {
  isSmall,
  keptRate,
  type Spread,
  type Statistics as Summary,
  statisticsOf,
} from '../../../document/statistics.ts';
import { type ProposalRow, proposalsOf } from '../../../incident/review/summary.ts';
import { Button } from '../../../kit/Button.tsx';
import { useWorkedOut } from '../../../kit/effects.ts';
import { Section } from '../../../kit/Section.tsx';
import { Table } from '../../../kit/Table.tsx';
import { inDrill, timeNow } from '../../../session/surroundings.ts';
import { cellWords } from '../../../text/cell.ts';
import { tableText } from '../../../text/form.ts';
import { PROPOSALS, proposalColumns, proposalTable } from '../../../text/review.ts';
import {
  countLabel,
  keptSentence,
  knownOf,
  lengthWords,
  percent,
  statisticsFile,
  statisticsList,
  statisticsTables,
  statisticsText,
  type TallyName,
  tallyTitle,
} from '../../../text/statistics.ts';
import { fullTime } from '../../../text/time.ts';
import { ShareBar } from '../../shared/ShareBar.tsx';
import type { Running } from '../../shared/useSession.ts';
import { saveCsv, saveWorkbook, TableFiles } from '../TableFiles.tsx';
import { LengthAxis, LengthStrip, lengthScale } from './StatisticsPicture.tsx';

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

/** Says of a number that few incidents stand behind it. */
const Few = ({ of }: { of: number }) =>
  isSmall(of) ? <span class="few tag">{statisticsText.few}</span> : null;

const between = (one: number, other: number): string =>
  statisticsText.between(lengthWords(one), lengthWords(other));

/** How long it took from the find to each stage. */
function Stretches({ summary: { stretches } }: { summary: Summary }) {
  const columns = statisticsText.stretchColumns;
  const scale = lengthScale(stretches.map(({ spread }) => spread));
  const numbers = (head: string, words: (spread: Spread) => ComponentChildren, none = '') => ({
    head,
    class: 'numeric',
    cell: ({ spread }: (typeof stretches)[number]) =>
      spread === undefined ? <span class="faint">{none}</span> : words(spread),
  });
  return (
    <Section
      id="statistics-stretches"
      class="flow-3"
      title={statisticsText.stretches}
      hint={statisticsText.stretchesHint}
    >
      <Table
        scrolls={statisticsText.stretches}
        class="statistics-stretches small"
        rows={stretches}
        keyOf={({ stretch }) => stretch.id}
        columns={[
          { head: columns.what, cell: ({ stretch }) => stretch.title },
          numbers(columns.n, ({ n }) => n, '0'),
          numbers(
            columns.median,
            ({ median, n }) => (
              <>
                <strong>{lengthWords(median)}</strong>
                <Few of={n} />
              </>
            ),
            statisticsText.noStretch,
          ),
          numbers(columns.middle, ({ lower, upper }) => between(lower, upper)),
          numbers(columns.range, ({ least, most }) => between(least, most)),
          ...(scale === undefined
            ? []
            : [
                {
                  head: (
                    <>
                      <span class="visually-hidden">{columns.picture}</span>
                      <LengthAxis scale={scale} />
                    </>
                  ),
                  class: 'statistics-picture',
                  cell: ({ spread }: (typeof stretches)[number]) =>
                    spread && <LengthStrip spread={spread} scale={scale} />,
                },
              ]),
        ]}
      />
    </Section>
  );
}

/** How many limits were kept. */
function Kept({ summary: { kept, deadlines } }: { summary: Summary }) {
  const columns = statisticsText.keptColumns;
  return (
    <Section id="statistics-kept" class="flow-3" title={statisticsText.kept} hint={statisticsText.keptHint}>
      <p>
        {keptSentence(kept)}
        {deadlines.length > 0 && <Few of={kept.met + kept.missed} />}
      </p>
      {deadlines.length > 0 && (
        <Table
          scrolls={statisticsText.kept}
          class="small"
          rows={deadlines}
          keyOf={({ id }) => id}
          columns={[
            { head: columns.deadline, cell: ({ title, limit }) => `${title}（${limit}）` },
            { head: columns.met, class: 'numeric', cell: ({ met }) => met },
            { head: columns.missed, class: 'numeric', cell: ({ missed }) => missed },
            {
              head: columns.rate,
              class: 'numeric statistics-rate',
              cell: each => (
                <>
                  <ShareBar share={keptRate(each) ?? 0} /> {percent(keptRate(each))}
                  <Few of={each.met + each.missed} />
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** How many incidents there were of each sort. */
function Tally({ name, summary }: { name: TallyName; summary: Summary }) {
  const tally = summary[name];
  const most = Math.max(1, ...tally.counts.map(({ count }) => count));
  return (
    <Table
      class="small"
      caption={
        <>
          {tallyTitle[name]} <span class="small faint">{knownOf(tally, summary.total)}</span>
        </>
      }
      rows={tally.counts}
      none={statisticsText.countNone}
      keyOf={({ id }) => id}
      columns={[
        { head: tallyTitle[name], cell: each => countLabel(name, each) },
        {
          head: statisticsText.count,
          class: 'numeric statistics-rate',
          cell: ({ count }) => (
            <>
              <ShareBar share={count / most} /> {count}
            </>
          ),
        },
      ]}
    />
  );
}

/** What the reviews of all incidents propose, for whoever makes the next edition. */
function Proposals({ rows }: { rows: readonly ProposalRow[] }) {
  const now = timeNow();
  return (
    <Section
      id="statistics-proposals"
      class="flow-3"
      title={statisticsText.proposals}
      hint={statisticsText.proposalsHint}
    >
      <Table
        scrolls={statisticsText.proposals}
        class="statistics-proposals small"
        rows={rows}
        none={statisticsText.proposalsNone}
        keyOf={({ proposal }) => proposal.id}
        columns={proposalColumns.map(([head, , cellOf]) => ({
          head,
          cell: (row: ProposalRow) => cellWords(cellOf(row), now),
        }))}
      />
      {rows.length > 0 && (
        <TableFiles
          files={[[statisticsText.proposalsExport, () => saveCsv(PROPOSALS, proposalTable(rows))]]}
        />
      )}
    </Section>
  );
}
