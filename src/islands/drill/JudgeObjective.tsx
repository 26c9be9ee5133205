import { groupText } from '../../text/drill-group.ts';
import { gradeBrief } from '../../text/grades.ts';
import { GRADES } from '../../training/marking.ts';
import type { Objective } from '../../training/scenario.ts';
import { judgementOf } from '../../training/tabletop.ts';
import { Cites } from './Cites.tsx';
import type { AtTable } from './useTable.ts';

const written = ['note', 'who', 'by'] as const;

/** One objective: its grade, and what is to be mended, by whom and by when. */
export function JudgeObjective({
  objective,
  tabletop,
  seat,
  materials,
  base,
}: AtTable & { objective: Objective }) {
  const { id, title, ideal, cite } = objective;
  const judgement = judgementOf(tabletop, id);
  return (
    <li>
      <fieldset>
        <legend>{title}</legend>
        {GRADES.map(grade => (
          <label key={grade}>
            <input
              type="radio"
              name={`grade-${id}`}
              checked={judgement.grade === grade}
              onChange={() => seat.act({ do: 'judge', objective: id, changes: { grade } })}
            />
            <strong>{grade}</strong> {gradeBrief[grade]}
          </label>
        ))}
        <div class="group-mend">
          {written.map(field => (
            <input
              key={field}
              aria-label={`${groupText[field]}：${title}`}
              placeholder={groupText[field]}
              value={judgement[field]}
              onInput={({ currentTarget: { value } }) =>
                seat.act({ do: 'judge', objective: id, changes: { [field]: value } })
              }
            />
          ))}
        </div>
      </fieldset>
      <p class="small">
        <strong>{groupText.good}</strong> {ideal}{' '}
        <Cites cite={cite} playbook={materials.index.playbook} base={base} />
      </p>
    </li>
  );
}
