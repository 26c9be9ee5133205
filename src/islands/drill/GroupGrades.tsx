import { FieldInput } from '../../kit/FieldInput.tsx';
import { Section } from '../../kit/Section.tsx';
import { groupText } from '../../text/drill-group.ts';
import { compareText, failureName, washText } from '../../text/drill-wash.ts';
import { gradeBrief } from '../../text/grades.ts';
import { GRADES, type Grade } from '../../training/marking.ts';
import type { Objective } from '../../training/scenario.ts';
import { FAILURES, judged, judgementOf, vetoed } from '../../training/tabletop.ts';
import { Cites } from '../shared/Cites.tsx';
import type { AtTable } from './useTable.ts';

/** The facilitator's grades: one for each objective with what is to be mended, and what fails the whole outright. */
export function GroupGrades(table: AtTable) {
  const { tabletop, seat, materials } = table;
  return (
    <Section id="group-grades" title={groupText.grades} hint={groupText.gradesLead}>
      <ol class="group-grades ruled">
        {materials.scenario.objectives.map(objective => (
          <JudgeObjective key={objective.id} {...table} objective={objective} />
        ))}
      </ol>
      <fieldset class="form-choices cluster">
        <legend>{compareText.failures}</legend>
        <p class="small faint">{groupText.failuresHint}</p>
        {FAILURES.map(failure => (
          <label key={failure}>
            <input
              type="checkbox"
              checked={tabletop.failures.includes(failure)}
              onChange={({ currentTarget: { checked } }) => seat.act(vetoed(failure, checked))}
            />
            {failureName[failure]}
          </label>
        ))}
      </fieldset>
    </Section>
  );
}

const written = ['note', 'who', 'by'] as const;
const grades = GRADES.map(grade => ({ value: grade, label: `${grade} ${gradeBrief[grade]}` }));

/** One objective: its grade, and what is to be mended, by whom and by when. */
export function JudgeObjective({
  objective: { id, title, ideal, cite },
  tabletop,
  seat,
  materials,
}: AtTable & { objective: Objective }) {
  const judgement = judgementOf(tabletop, id);
  const judge = (changes: Partial<typeof judgement>) => seat.act(judged(id, changes));
  return (
    <li class="stack-2">
      <FieldInput
        id={`grade-${id}`}
        field={{ kind: 'choice', shown: 'side by side', label: title, options: grades }}
        value={judgement.grade}
        onValue={value => judge({ grade: value as Grade })}
      />
      <div class="group-mend">
        {written.map(field => (
          <input
            key={field}
            aria-label={`${groupText[field]}：${title}`}
            placeholder={groupText[field]}
            value={judgement[field]}
            onInput={({ currentTarget: { value } }) => judge({ [field]: value })}
          />
        ))}
      </div>
      <p class="small">
        <strong>{washText.ideal}</strong> {ideal}
      </p>
      <Cites cite={cite} of={materials.index.playbook} />
    </li>
  );
}
