import type { Statistics } from '../../../document/statistics.ts';
import { ColumnHeads } from '../../../kit/ColumnHeads.tsx';
import { countLabel, knownOf, statisticsText, type TallyName, tallyTitle } from '../../../text/statistics.ts';
import { ShareBar } from './StatisticsPicture.tsx';

/** How many incidents there were of each sort. */
export function TallyTable({ name, summary }: { name: TallyName; summary: Statistics }) {
  const tally = summary[name];
  const most = Math.max(1, ...tally.counts.map(({ count }) => count));
  return (
    <table class="small">
      <caption>
        {tallyTitle[name]} <span class="small faint">{knownOf(tally, summary.total)}</span>
      </caption>
      <thead>
        <ColumnHeads columns={[tallyTitle[name], statisticsText.count]} />
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
