import '../parts/picture.css';
import './statistics.css';
import type { ComponentChildren, ComponentProps } from 'preact';
import { useMemo } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { useWorkedOut } from '../../kit/effects.ts';
import { tableText } from '../../kit/form-words.ts';
import { Section } from '../../kit/Section.tsx';
import { onScreen, Table } from '../../kit/Table.tsx';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { fileTable } from '../core/column.ts';
import { percent } from '../core/words/cell.ts';
import { fullTime } from '../core/words/time.ts';
import { ShareBar } from '../parts/ShareBar.tsx';
import { saveCsv, saveWorkbook, TableFiles } from '../parts/TableFiles.tsx';
import type { Running } from '../parts/useSession.tsx';
import { proposalsOf } from '../review/summary.ts';
import { PROPOSALS, proposalColumns } from '../review/words.ts';
import { BulletinPanel } from './BulletinPanel.tsx';
import { isSmall, keptRate, type Statistics as Summary, statisticsOf } from './statistics.ts';
import {
  durationColumns,
  keptColumns,
  keptSentence,
  knownOf,
  RATE,
  statisticsFile,
  statisticsList,
  statisticsTables,
  statisticsText,
  TALLIES,
  type TallyName,
  tallyColumns,
  tallyTitle,
} from './statistics-words.ts';

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
      <BulletinPanel incidents={incidents} />
      <Durations stretches={summary.stretches} />
      <Kept {...summary} />
      <Section id="statistics-counts" class="flow" title={statisticsText.counts}>
        <div class="statistics-counts columns">
          {TALLIES.filter(name => name !== 'topics' || summary.topicLabel !== undefined).map(name => (
            <Tally key={name} name={name} summary={summary} />
          ))}
        </div>
      </Section>
      <Part
        name="proposals"
        rows={proposals}
        none={statisticsText.proposalsNone}
        keyOf={({ proposal }) => proposal.event}
        columns={onScreen(proposalColumns, now)}
        below={
          proposals.length > 0 && (
            <TableFiles
              files={[
                [
                  statisticsText.proposalsExport,
                  () => saveCsv(PROPOSALS, fileTable(PROPOSALS, proposalColumns, proposals)),
                ],
              ]}
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
    class="flow"
    title={statisticsText[name]}
    hint={statisticsText[`${name}Hint`]}
  >
    {above}
    <Table {...table} scrolls={statisticsText[name]} class={`statistics-${name} small`} />
    {below}
  </Section>
);

/** How long it took from the find to each stage. */
const Durations = ({ stretches }: Pick<Summary, 'stretches'>) => (
  <Part
    name="stretches"
    rows={stretches}
    keyOf={({ duration }) => duration.id}
    columns={onScreen(durationColumns, timeNow())}
  />
);

/** A share as a bar beside its number. */
const Share = ({ of, children }: { of: number; children: ComponentChildren }) => (
  <>
    <ShareBar share={of} /> {children}
  </>
);

const BAR = 'numeric statistics-rate';

/** How many limits were kept. */
function Kept({ kept, deadlines }: Pick<Summary, 'kept' | 'deadlines'>) {
  return (
    <Part
      name="kept"
      rows={deadlines}
      keyOf={({ id }) => id}
      columns={onScreen(keptColumns, timeNow(), head =>
        head === RATE
          ? {
              class: BAR,
              cell: each => <Share of={keptRate(each) ?? 0}>{percent(keptRate(each))}</Share>,
            }
          : undefined,
      )}
      above={
        <p>
          {keptSentence(kept)}
          {deadlines.length > 0 && isSmall(kept.met + kept.missed) && (
            <span class="few tag">{statisticsText.few}</span>
          )}
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
          {tallyTitle(name, summary)} <span class="small faint">{knownOf(tally, summary.total)}</span>
        </>
      }
      rows={tally.counts}
      none={statisticsText.countNone}
      keyOf={({ id }) => id}
      columns={onScreen(tallyColumns(name, summary), timeNow(), head =>
        head === statisticsText.count
          ? { class: BAR, cell: ({ count }) => <Share of={count / most}>{count}</Share> }
          : { head: '' },
      )}
    />
  );
}
