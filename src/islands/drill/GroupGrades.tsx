import { FieldInput } from '../../kit/FieldInput.tsx';
import { Section } from '../../kit/Section.tsx';
import { groupText } from '../../text/drill-group.ts';
import { compareText, faultName, washText } from '../../text/drill-wash.ts';
import { gradeBrief } from '../../text/grades.ts';
import { GRADES, type Grade, VETOES } from '../../training/grade.ts';
import type { Objective } from '../../training/scenario.ts';
import { judged, judgementOf, type Tabletop } from '../../training/tabletop.ts';
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
      <FieldInput
        id="group-failures"
        field={{
          kind: 'choices',
          label: compareText.failures,
          hint: groupText.failuresHint,
          options: VETOES.map(value => ({ value, label: faultName[value] })),
        }}
        value={tabletop.failures}
        onValue={value => seat.act(() => ({ failures: value as Tabletop['failures'] }))}
      />
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
      <fieldset class="group-mend" aria-label={title}>
        {written.map(part => (
          <FieldInput
            key={part}
            id={`${part}-${id}`}
            field={{ kind: 'line', label: groupText[part] }}
            value={judgement[part]}
            onValue={value => judge({ [part]: String(value) })}
          />
        ))}
      </fieldset>
      <p class="small">
        <strong>{washText.ideal}</strong> {ideal}
      </p>
      <Cites cite={cite} of={materials.index.playbook} />
    </li>
  );
}
