import { groupText } from '../../text/drill-group.ts';
import { failureName } from '../../text/drill-wash.ts';
import { FAILURES } from '../../training/tabletop.ts';
import { JudgeObjective } from './JudgeObjective.tsx';
import type { AtTable } from './useTable.ts';

/** The facilitator's grades: one for each objective with what is to be mended, and what fails the whole outright. */
export function GroupGrades(table: AtTable) {
  const { tabletop, seat, materials } = table;
  return (
    <section aria-labelledby="group-grades">
      <h2 id="group-grades">{groupText.grades}</h2>
      <p class="small faint">{groupText.gradesLead}</p>
      <ol class="group-grades">
        {materials.scenario.objectives.map(objective => (
          <JudgeObjective key={objective.id} {...table} objective={objective} />
        ))}
      </ol>
      <fieldset>
        <legend>{groupText.failures}</legend>
        <p class="small faint">{groupText.failuresHint}</p>
        {FAILURES.map(failure => (
          <label key={failure}>
            <input
              type="checkbox"
              checked={tabletop.failures.includes(failure)}
              onChange={({ currentTarget: { checked } }) => seat.act({ do: 'veto', failure, given: checked })}
            />
            {failureName[failure]}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
