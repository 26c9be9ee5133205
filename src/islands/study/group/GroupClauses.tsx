import { groupText } from '../../../text/study-group.ts';
import type { GroupView } from '../../../training/group.ts';
import { ClauseTable } from '../record/ClauseTable.tsx';
import type { Study } from '../useStudy.ts';

interface Props {
  view: GroupView;
  study: Pick<Study, 'catalog' | 'base'>;
}

/** What the group knows least. */
export function GroupClauses({ view: { clauses }, study }: Props) {
  const known = new Map(clauses.map(({ clause, strength }) => [clause, strength]));
  return (
    <section aria-labelledby="group-clauses">
      <h2 id="group-clauses">{groupText.clauses}</h2>
      {clauses.length === 0 ? (
        <p class="faint">{groupText.noClauses}</p>
      ) : (
        <>
          <p class="small faint">{groupText.clausesHint}</p>
          <ClauseTable
            title={groupText.clauseBox}
            heads={groupText.clauseColumns}
            all={study.catalog.clauses.map(({ id }) => ({ clause: id, strength: known.get(id) }))}
            rows={clauses}
            more={[
              {
                head: groupText.clauseColumns.trainees,
                class: 'numeric',
                cell: ({ trainees }) => groupText.traineeCount(trainees),
              },
            ]}
            study={study}
          />
        </>
      )}
    </section>
  );
}
