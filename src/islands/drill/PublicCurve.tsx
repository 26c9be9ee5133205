import { Table } from '../../kit/Table.tsx';
import { sinceStart } from '../../text/drill.ts';
import { washText } from '../../text/drill-wash.ts';
import { heatAt, looks } from '../../training/curve.ts';
import { CurvePicture, type CurveProps, PublishMark } from './CurvePicture.tsx';

/** As many rows as can be taken in at a glance. */
const ROWS = 10;

/** How much the public wrote in each run, as a picture and beside it as a table. */
export function PublicCurve({ series, start, end }: CurveProps) {
  return (
    <div class="curve">
      <div>
        <CurvePicture series={series} start={start} end={end} />
        <ul class="wash-legend small">
          {series.map(({ line, label }) => (
            <li key={line}>
              <svg viewBox="0 0 32 22" class="wash-key picture picture-key" aria-hidden="true">
                <path class={`curve-line ${line}`} d="M1 11h30" />
              </svg>
              {label}
            </li>
          ))}
          <li>
            <svg viewBox="0 0 32 22" class="wash-key picture picture-key" aria-hidden="true">
              <PublishMark x={16} y={11} />
            </svg>
            {washText.publishedAt}
          </li>
        </ul>
      </div>
      <Table
        class="curve-table numeric"
        rows={looks(end - start, ROWS)}
        keyOf={String}
        columns={[
          { head: washText.moment, cell: sinceStart },
          ...series.map(({ label, curve }) => ({
            head: label,
            cell: (look: number) => {
              const heat = heatAt(curve, start + look);
              return heat === undefined ? washText.ended : Math.round(heat);
            },
          })),
        ]}
      >
        <tfoot>
          <tr>
            <th scope="row">{washText.peak}</th>
            {series.map(({ line, curve: { peak } }) => (
              <td key={line}>
                {peak === undefined ? washText.ended : Math.round(peak.heat)}
                {peak !== undefined && <span class="small faint"> {sinceStart(peak.at - start)}</span>}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{washText.total}</th>
            {series.map(({ line, curve: { total } }) => (
              <td key={line}>{total.toLocaleString('zh-CN')}</td>
            ))}
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}
