import '../shell/picture.css';
import './statistics.css';
import type { ComponentChildren, ComponentProps } from 'preact';
import { useMemo } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { useWorkedOut } from '../../kit/effects.ts';
import { tableText } from '../../kit/form-words.ts';
import { Section } from '../../kit/Section.tsx';
import { Table } from '../../kit/Table.tsx';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { cellWords } from '../core/words/cell.ts';
import { fullTime } from '../core/words/time.ts';
import { type ProposalRow, proposalsOf } from '../review/summary.ts';
import { PROPOSALS, proposalColumns, proposalTable } from '../review/words.ts';
import { ShareBar } from '../shell/ShareBar.tsx';
import type { Running } from '../shell/useSession.tsx';
import { isSmall, keptRate, type Spread, type Statistics as Summary, statisticsOf } from './statistics.ts';
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
} from './statistics-words.ts';
import { saveCsv, saveWorkbook, TableFiles } from './TableFiles.tsx';

/** 统计: what the incidents of this machine have in common. Tables, with bars beside shares. */
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
      <Stretches stretches={summary.stretches} />
      <Kept {...summary} />
      <Section id="statistics-counts" class="flow-3" title={statisticsText.counts}>
        <div class="statistics-counts columns">
          {(Object.keys(tallyTitle) as TallyName[]).map(name => (
            <Tally key={name} name={name} summary={summary} />
          ))}
        </div>
      </Section>
      <Part
        name="proposals"
        rows={proposals}
        none={statisticsText.proposalsNone}
        keyOf={({ proposal }) => proposal.event}
        columns={proposalColumns.map(([head, , cellOf]) => ({
          head,
          cell: (row: ProposalRow) => cellWords(cellOf(row), now),
        }))}
        below={
          proposals.length > 0 && (
            <TableFiles
              files={[[statisticsText.proposalsExport, () => saveCsv(PROPOSALS, proposalTable(proposals))]]}
            />
          )
        }
      />
      <p class="print-only small">
        {statisticsText[inDrill() ? 'drillPrintNote' : 'printNote'](fullTime(now, now))}
      </p>
    </>
  );
}

type PartProps<Row> = ComponentProps<typeof Table<Row>> & {
  name: 'stretches' | 'kept' | 'proposals';
  /** Stand above the table, and below it. */
  above?: ComponentChildren;
  below?: ComponentChildren;
};

/** A part of the screen: a table under its heading. */
const Part = <Row,>({ name, above, below, ...table }: PartProps<Row>) => (
  <Section
    id={`statistics-${name}`}
    class="flow-3"
    title={statisticsText[name]}
    hint={statisticsText[`${name}Hint`]}
  >
    {above}
    <Table {...table} scrolls={statisticsText[name]} class={`statistics-${name} small`} />
    {below}
  </Section>
);

/** Says of a number that few incidents stand behind it. */
const Few = ({ of }: { of: number }) =>
  isSmall(of) ? <span class="few tag">{statisticsText.few}</span> : null;

const between = (one: number, other: number): string =>
  statisticsText.between(lengthWords(one), lengthWords(other));

/** How long it took from the find to each stage. */
function Stretches({ stretches }: Pick<Summary, 'stretches'>) {
  const heads = statisticsText.stretchColumns;
  const column = (
    head: ComponentChildren,
    words: (spread: Spread) => ComponentChildren,
    none: ComponentChildren = '',
  ) => ({
    head,
    class: 'numeric',
    cell: ({ spread }: (typeof stretches)[number]) =>
      spread === undefined ? <span class="faint">{none}</span> : words(spread),
  });
  return (
    <Part
      name="stretches"
      rows={stretches}
      keyOf={({ stretch }) => stretch.id}
      columns={[
        { head: heads.what, cell: ({ stretch }) => stretch.title },
        column(heads.n, ({ n }) => n, '0'),
        column(
          heads.median,
          ({ median, n }) => (
            <>
              <strong>{lengthWords(median)}</strong>
              <Few of={n} />
            </>
          ),
          statisticsText.noStretch,
        ),
        column(heads.range, ({ least, most }) => between(least, most)),
      ]}
    />
  );
}

/** A share as a bar beside its number. */
const Share = ({ of, children }: { of: number; children: ComponentChildren }) => (
  <>
    <ShareBar share={of} /> {children}
  </>
);

const RATE = 'numeric statistics-rate';

/** How many limits were kept. */
function Kept({ kept, deadlines }: Pick<Summary, 'kept' | 'deadlines'>) {
  const heads = statisticsText.keptColumns;
  return (
    <Part
      name="kept"
      rows={deadlines}
      keyOf={({ id }) => id}
      columns={[
        { head: heads.deadline, cell: ({ title, limit }) => `${title}（${limit}）` },
        { head: heads.met, class: 'numeric', cell: ({ met }) => met },
        { head: heads.missed, class: 'numeric', cell: ({ missed }) => missed },
        {
          head: heads.rate,
          class: RATE,
          cell: each => (
            <Share of={keptRate(each) ?? 0}>
              {percent(keptRate(each))}
              <Few of={each.met + each.missed} />
            </Share>
          ),
        },
      ]}
      above={
        <p>
          {keptSentence(kept)}
          {deadlines.length > 0 && <Few of={kept.met + kept.missed} />}
        </p>
      }
    />
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
        { head: '', cell: each => countLabel(name, each) },
        {
          head: statisticsText.count,
          class: RATE,
          cell: ({ count }) => <Share of={count / most}>{count}</Share>,
        },
      ]}
    />
  );
}
