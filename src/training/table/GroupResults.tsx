import { fullTime } from '../../desk/core/words/time.ts';
import { Cites } from '../../desk/parts/Cites.tsx';
import { href } from '../../desk/parts/href.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { recordDrill } from '../../session/drill-record.ts';
import { debriefText } from '../drills/debrief-words.ts';
import { faultName } from '../drills/fault-words.ts';
import { VerdictMark } from '../drills/GradeMark.tsx';
import { GRADES, type Grade, VETOES, vetoPurpose } from '../drills/grade.ts';
import { gradeBrief } from '../drills/grade-words.ts';
import type { Objective } from '../drills/scenario.ts';
import { roleName } from './place.tsx';
import { cardHead, Graded } from './TableParts.tsx';
import { BRIEF, gradesGiven, judged, judgementOf, type Tabletop, tabletopVerdict } from './tabletop.ts';
import type { AtTable } from './useTable.tsx';
import { clearWarning, tabletopText } from './words.ts';

/** The facilitator's grades: one for each objective with its improvement, and the vetoes that fail the whole outright. */
export function GroupGrades(table: AtTable) {
  const { tabletop, seat, materials } = table;
  return (
    <Section id="group-grades" title={tabletopText.grades} hint={tabletopText.gradesLead}>
      <ol class="group-grades ruled">
        {materials.scenario.objectives.map(objective => (
          <JudgeObjective key={objective.id} {...table} objective={objective} />
        ))}
      </ol>
      <FieldInput
        id="group-failures"
        field={{
          kind: 'choices',
          label: tabletopText.failures,
          hint: tabletopText.failuresHint,
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

/** One objective: its grade, and the improvement, by whom and by when. */
export function JudgeObjective({
  objective: { id, title, ideal, cite },
  tabletop,
  seat,
  materials,
}: AtTable & { objective: Objective }) {
  const judgement = judgementOf(tabletop, id);
  const judge = (changes: Partial<typeof judgement>) => seat.act(judged(id, changes));
  return (
    <li class="stack-s">
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
            field={{ kind: 'line', label: tabletopText[part] }}
            value={judgement[part]}
            onValue={value => judge({ [part]: String(value) })}
          />
        ))}
      </fieldset>
      <p class="small">
        <strong>{debriefText.ideal}</strong> {ideal}
      </p>
      <Cites cite={cite} of={materials.index.playbook} />
    </li>
  );
}

type Props = AtTable & { onClear(): void };

/** The result of the table: verdict, grades, improvements, notes. It can be printed, and is put into the facilitator's record. */
export function GroupSummary(props: Props) {
  const { tabletop, materials } = props;
  const { scenario, index } = materials;
  const { notes, people, failures, cards } = tabletop;
  const verdict = tabletopVerdict(tabletop, scenario);
  const present = scenario.roles.filter(({ role }) => (people[role] ?? '').trim() !== '');
  const noted = [
    { id: BRIEF, title: tabletopText.brief },
    ...cards.map(card => ({ id: card.id, title: cardHead(card, materials).join(' · ') })),
  ].filter(({ id }) => (notes[id] ?? '').trim() !== '');
  const now = Date.now();
  return (
    <Section id="group-summary" class="group-summary flow" title={tabletopText.summary}>
      <p class="print-only small">{debriefText.printedAt(fullTime(now, now))}</p>
      <p class="verdict flow">
        <VerdictMark verdict={verdict} />
      </p>
      {failures.map(kind => (
        <p key={kind}>
          {tabletopText.failures}：{faultName[kind]}
        </p>
      ))}
      <p>
        <strong>{tabletopText.people}</strong>{' '}
        {present.map(({ role }) => `${roleName(index.playbook, role)} ${people[role]?.trim()}`).join('；') ||
          tabletopText.noPeople}
      </p>
      <Graded {...props} />
      <h3>{tabletopText.notesHead}</h3>
      {noted.length === 0 && <p class="faint">{tabletopText.noNotes}</p>}
      {noted.map(({ id, title }) => (
        <p key={id} class="wash-notes-text">
          <strong>{title}</strong> {notes[id]}
        </p>
      ))}
      <Endings {...props} verdict={verdict} />
    </Section>
  );
}

/** Actions on a summary: print it, record it, begin another table. */
function Endings({
  tabletop,
  materials: { scenario, index },
  verdict,
  onClear,
}: Props & { verdict: ReturnType<typeof tabletopVerdict> }) {
  const { run, failures } = tabletop;
  const { shown, follow, outcome } = useOutcome();
  const record = async (): Promise<string> => {
    const grades = gradesGiven(tabletop);
    const isKept = await recordDrill({
      run,
      scenario: scenario.id,
      form: 'full',
      mode: 'group',
      grades,
      notAssessed: scenario.objectives.flatMap(({ id }) => (grades[id] === undefined ? id : [])),
      failures: [...failures],
      vetoed: failures.flatMap(kind => index.cited(vetoPurpose[kind])),
      claims: {},
      broken: 0,
      words: [],
    });
    if (!isKept) throw new Error('the record could not be kept');
    return tabletopText.recorded;
  };
  return (
    <div class="no-print cluster">
      <Button words={tabletopText.print} onClick={() => print()} />
      <Button
        words={tabletopText.record}
        class="primary"
        disabled={verdict === 'open'}
        aria-describedby={verdict === 'open' ? 'group-record' : undefined}
        onClick={() => follow(record(), tabletopText.recordFailed)}
      />
      {verdict === 'open' && (
        <span class="small" id="group-record">
          {tabletopText.recordOpen}
        </span>
      )}
      {outcome}
      {shown?.ok && <a href={href('training/study/#record')}>{debriefText.toRecord}</a>}
      <Confirm {...tabletopText.clear} class="quiet" question={clearWarning(tabletop)} onYes={onClear} />
    </div>
  );
}
