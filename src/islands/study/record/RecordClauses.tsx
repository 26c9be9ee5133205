import { percent } from '../../../text/statistics.ts';
import { recordText } from '../../../text/study-record.ts';
import { StatisticsBox } from '../../desk/review/StatisticsBox.tsx';
import { ShareBar } from '../../desk/review/StatisticsPicture.tsx';
import type { Study } from '../useStudy.ts';
import { ClauseName } from './ClauseName.tsx';
import { StrengthPicture } from './StrengthPicture.tsx';

/** How well each clause is known: all of them as a picture, and in a table the weakest first. */
export function RecordClauses({ study }: { study: Study }) {
  const { clauses } = study.record;
  const columns = recordText.clauseColumns;
  const rated = clauses.map(({ clause, asked, right }) => ({
    clause,
    asked,
    strength: asked === 0 ? undefined : right / asked,
  }));
  const asked = rated
    .flatMap(each => (each.strength === undefined ? [] : [{ ...each, strength: each.strength }]))
    .sort((one, other) => one.strength - other.strength || other.asked - one.asked);
  const never = rated.filter(({ strength }) => strength === undefined);
  return (
    <section aria-labelledby="record-clauses">
      <h2 id="record-clauses">{recordText.clauses}</h2>
      <p class="small faint">{recordText.clausesHint}</p>
      <StatisticsBox title={recordText.strengthBox}>
        <StrengthPicture clauses={rated} />
      </StatisticsBox>
      <p class="small faint" aria-hidden="true">
        {recordText.legend}
      </p>
      <table class="clause-table small">
        <thead>
          <tr>
            <th scope="col">{columns.clause}</th>
            <th scope="col">{columns.asked}</th>
            <th scope="col">{columns.rate}</th>
          </tr>
        </thead>
        <tbody>
          {asked.map(({ clause, asked: times, strength }) => (
            <tr key={clause}>
              <th scope="row">
                <ClauseName id={clause} study={study} />
              </th>
              <td class="numeric">{recordText.times(times)}</td>
              <td class="numeric rate">
                <ShareBar share={strength} /> {percent(strength)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {never.length > 0 && (
        <p class="small">
          {recordText.never}：
          {never.map(({ clause }, position) => (
            <span key={clause}>
              {position > 0 && '、'}
              {clause}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
