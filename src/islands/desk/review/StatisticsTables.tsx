import type { ComponentChildren } from 'preact';
import { isSmall, keptRate, type Spread, type Statistics as Summary } from '../../../document/statistics.ts';
import type { ProposalRow } from '../../../incident/review/summary.ts';
import { Section } from '../../../kit/Section.tsx';
import { Table } from '../../../kit/Table.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { cellWords } from '../../../text/cell.ts';
import { PROPOSALS, proposalColumns, proposalTable } from '../../../text/review.ts';
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
import { saveCsv, TableFiles } from '../TableFiles.tsx';
import { LengthAxis, LengthStrip, lengthScale, ShareBar } from './StatisticsPicture.tsx';

/** Says of a number that few incidents stand behind it. */
const Few = ({ of }: { of: number }) =>
  isSmall(of) ? <span class="few tag">{statisticsText.few}</span> : null;

const between = (one: number, other: number): string =>
  statisticsText.between(lengthWords(one), lengthWords(other));

/** How long it took from the find to each stage. */
export function Stretches({ summary: { stretches } }: { summary: Summary }) {
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
export function Kept({ summary: { kept, deadlines } }: { summary: Summary }) {
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
export function Tally({ name, summary }: { name: TallyName; summary: Summary }) {
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
export function Proposals({ rows }: { rows: readonly ProposalRow[] }) {
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
