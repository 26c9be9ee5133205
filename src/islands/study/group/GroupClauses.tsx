import { percent } from '../../../text/statistics.ts';
import { groupText } from '../../../text/study-group.ts';
import { recordText } from '../../../text/study-record.ts';
import type { GroupView } from '../../../training/group.ts';
import { StatisticsBox } from '../../desk/review/StatisticsBox.tsx';
import { ShareBar } from '../../desk/review/StatisticsPicture.tsx';
import { ClauseName } from '../record/ClauseName.tsx';
import { StrengthPicture } from '../record/StrengthPicture.tsx';
import type { Study } from '../useStudy.ts';

interface Props {
  view: GroupView;
  study: Pick<Study, 'catalog' | 'base'>;
}

/** What the group knows least: every clause as a picture, and in a table the weakest first. */
export function GroupClauses({ view: { clauses }, study }: Props) {
  const columns = groupText.clauseColumns;
  const known = new Map(clauses.map(({ clause, strength }) => [clause, strength]));
  return (
    <section aria-labelledby="group-clauses">
      <h2 id="group-clauses">{groupText.clauses}</h2>
      {clauses.length === 0 ? (
        <p class="faint">{groupText.noClauses}</p>
      ) : (
        <>
          <p class="small faint">{groupText.clausesHint}</p>
          <StatisticsBox title={groupText.clauseBox}>
            <StrengthPicture
              clauses={study.catalog.clauses.map(({ id }) => ({ clause: id, strength: known.get(id) }))}
            />
          </StatisticsBox>
          <p class="small faint" aria-hidden="true">
            {recordText.legend}
          </p>
          <table class="clause-table small">
            <thead>
              <tr>
                <th scope="col">{columns.clause}</th>
                <th scope="col">{columns.trainees}</th>
                <th scope="col">{columns.asked}</th>
                <th scope="col">{columns.rate}</th>
              </tr>
            </thead>
            <tbody>
              {clauses.map(({ clause, trainees, asked, strength }) => (
                <tr key={clause}>
                  <th scope="row">
                    <ClauseName id={clause} study={study} />
                  </th>
                  <td class="numeric">{groupText.traineeCount(trainees)}</td>
                  <td class="numeric">{recordText.times(asked)}</td>
                  <td class="numeric rate">
                    <ShareBar share={strength} /> {percent(strength)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
