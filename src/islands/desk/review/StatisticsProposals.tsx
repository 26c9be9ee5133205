import type { ProposalRow } from '../../../incident/review/summary.ts';
import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';
import { useOutcome } from '../../../kit/outcome.tsx';
import { timeNow } from '../../../session/surroundings.ts';
import { proposalCells, proposalColumns } from '../../../text/review.ts';
import { statisticsText } from '../../../text/statistics.ts';
import { fullTime } from '../../../text/time.ts';
import { exportProposals } from './proposals.ts';
import { StatisticsBox } from './StatisticsBox.tsx';

/** What the reviews of all incidents propose, for whoever makes the next edition. */
export function StatisticsProposals({ rows }: { rows: readonly ProposalRow[] }) {
  const { outcome, follow } = useOutcome();
  const now = timeNow();
  return (
    <section aria-labelledby="statistics-proposals">
      <h2 id="statistics-proposals">{statisticsText.proposals}</h2>
      <p class="small faint">{statisticsText.proposalsHint}</p>
      {rows.length === 0 ? (
        <p class="faint">{statisticsText.proposalsNone}</p>
      ) : (
        <>
          <StatisticsBox title={statisticsText.proposals}>
            <table class="statistics-proposals small">
              <thead>
                <ColumnHeads columns={proposalColumns} />
              </thead>
              <tbody>
                {rows.map(row => (
                  <tr key={row.proposal.id}>
                    {proposalCells(row).map((cell, position) => (
                      <td key={proposalColumns[position]}>
                        {cell.kind === 'time'
                          ? fullTime(cell.at, now)
                          : cell.kind === 'text'
                            ? cell.text
                            : ''}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </StatisticsBox>
          <div class="tool-row no-print cluster">
            <button
              type="button"
              onClick={() => follow(exportProposals(rows).then(statisticsText.saved), statisticsText.failed)}
            >
              {statisticsText.proposalsExport}
            </button>
            {outcome}
          </div>
        </>
      )}
    </section>
  );
}
