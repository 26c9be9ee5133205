import { recordText } from '../../../text/study-record.ts';
import type { Study } from '../useStudy.ts';
import { ClauseTable } from './ClauseTable.tsx';

/** How well each clause is known, and which were never asked about. */
export function RecordClauses({ study }: { study: Study }) {
  const rated = study.record.clauses.map(({ clause, asked, right }) => ({
    clause,
    asked,
    strength: asked === 0 ? undefined : right / asked,
  }));
  const known = rated
    .flatMap(each => (each.strength === undefined ? [] : [{ ...each, strength: each.strength }]))
    .sort((one, other) => one.strength - other.strength || other.asked - one.asked);
  const never = rated.filter(({ strength }) => strength === undefined);
  return (
    <section aria-labelledby="record-clauses">
      <h2 id="record-clauses">{recordText.clauses}</h2>
      <p class="small faint">{recordText.clausesHint}</p>
      <ClauseTable
        title={recordText.strengthBox}
        heads={recordText.clauseColumns}
        all={rated}
        rows={known}
        study={study}
      />
      {never.length > 0 && (
        <p class="small">
          {recordText.never}：{never.map(({ clause }) => clause).join('、')}
        </p>
      )}
    </section>
  );
}
