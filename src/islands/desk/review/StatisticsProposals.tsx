import { useState } from 'preact/hooks';
import type { ProposalRow } from '../../../incident/review/summary.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { proposalCells, proposalColumns } from '../../../text/review.ts';
import { statisticsText } from '../../../text/statistics.ts';
import { fullTime } from '../../../text/time.ts';
import { exportProposals } from './proposals.ts';
import { StatisticsBox } from './StatisticsBox.tsx';

/** What the reviews of all incidents propose, for whoever makes the next edition. */
export function StatisticsProposals({ rows }: { rows: readonly ProposalRow[] }) {
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const now = timeNow();
  const save = (): void => {
    exportProposals(rows).then(
      name => setAnswer({ ok: true, text: statisticsText.saved(name) }),
      () => setAnswer({ ok: false, text: statisticsText.failed }),
    );
  };
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
                <tr>
                  {proposalColumns.map(column => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
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
            <button type="button" onClick={save}>
              {statisticsText.proposalsExport}
            </button>
            <p role="status" class={answer === undefined || answer.ok ? 'answer' : 'problem'}>
              {answer?.text}
            </p>
          </div>
        </>
      )}
    </section>
  );
}
