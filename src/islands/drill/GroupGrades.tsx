import { groupText } from '../../text/drill-group.ts';
import { failureName } from '../../text/drill-wash.ts';
import { gradeBrief } from '../../text/grades.ts';
import { GRADES } from '../../training/marking.ts';
import { FAILURES, type Tabletop, type TabletopChange } from '../../training/tabletop.ts';
import { Cites } from './Cites.tsx';
import type { Materials } from './useDrill.ts';

interface Props {
  tabletop: Tabletop;
  materials: Materials;
  base: string;
  /** What would have been good stands with each objective. */
  answered: boolean;
  onChange(change: TabletopChange): void;
}

/** The facilitator's grades: one for each objective with a word of reason, and what fails the whole outright. */
export function GroupGrades({ tabletop, materials, base, answered, onChange }: Props) {
  const { scenario, index } = materials;
  const { grades, failures } = tabletop;
  const give = (id: string, changes: Partial<Tabletop['grades'][string]>): void =>
    onChange(now => {
      const before = now.grades[id] ?? { grade: undefined, reason: '' };
      return { grades: { ...now.grades, [id]: { ...before, ...changes } } };
    });
  return (
    <section aria-labelledby="group-grades">
      <h2 id="group-grades" tabIndex={-1}>
        {groupText.grades}
      </h2>
      <p class="small faint">{groupText.gradesLead}</p>
      <ol class="group-grades">
        {scenario.objectives.map(({ id, title, cite, ideal }) => (
          <li key={id}>
            <fieldset>
              <legend>{title}</legend>
              {GRADES.map(grade => (
                <label key={grade} class="group-grade">
                  <input
                    type="radio"
                    name={`grade-${id}`}
                    checked={grades[id]?.grade === grade}
                    onChange={() => give(id, { grade })}
                  />
                  <span>
                    <strong>{grade}</strong> {gradeBrief[grade]}
                  </span>
                </label>
              ))}
              <input
                class="group-reason"
                aria-label={`${groupText.reason}：${title}`}
                placeholder={groupText.reason}
                value={grades[id]?.reason ?? ''}
                onInput={event => give(id, { reason: event.currentTarget.value })}
              />
            </fieldset>
            {answered && (
              <p class="small">
                <strong>{groupText.good}</strong>
                {ideal} <Cites cite={cite} playbook={index.playbook} base={base} />
              </p>
            )}
          </li>
        ))}
      </ol>
      <fieldset class="group-failures">
        <legend>{groupText.failures}</legend>
        <p class="small faint">{groupText.failuresHint}</p>
        {FAILURES.map(kind => (
          <label key={kind} class="group-check">
            <input
              type="checkbox"
              checked={failures.includes(kind)}
              onChange={({ currentTarget: { checked } }) =>
                onChange(now => ({
                  failures: FAILURES.filter(each => (each === kind ? checked : now.failures.includes(each))),
                }))
              }
            />
            {failureName[kind]}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
