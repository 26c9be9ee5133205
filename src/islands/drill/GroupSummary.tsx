import { useState } from 'preact/hooks';
import { Confirm } from '../../kit/Confirm.tsx';
import { recordDrill } from '../../session/drill-record.ts';
import { sinceStart } from '../../text/drill.ts';
import { arrivalName } from '../../text/drill-acts.ts';
import { clearWarning, groupText, tabletopWord } from '../../text/drill-group.ts';
import { failureName } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { failurePurpose } from '../../training/marking.ts';
import { milliseconds } from '../../training/offset.ts';
import { BRIEF, gradesGiven, type Tabletop, tabletopVerdict } from '../../training/tabletop.ts';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import { roleName } from './role-name.ts';
import type { Materials } from './useDrill.ts';

interface Props {
  tabletop: Tabletop;
  materials: Materials;
  base: string;
  onClear(): void;
}

/** What the table came to: verdict, grades and reasons, notes; printed, and put into the facilitator's record. */
export function GroupSummary({ tabletop, materials, base, onClear }: Props) {
  const { scenario, index } = materials;
  const { grades, notes, people, failures } = tabletop;
  const verdict = tabletopVerdict(tabletop, scenario);
  const present = scenario.roles.filter(({ role }) => (people[role] ?? '').trim() !== '');
  const noted = [
    { id: BRIEF, title: groupText.brief },
    ...scenario.injects.map(inject => ({
      id: inject.id,
      title: `${sinceStart(milliseconds(inject.at))} ${arrivalName(inject)}`,
    })),
  ].filter(({ id }) => (notes[id] ?? '').trim() !== '');
  const now = Date.now();
  return (
    <section class="group-summary" aria-labelledby="group-summary">
      <h2 id="group-summary" tabIndex={-1}>
        {groupText.summary}
      </h2>
      <p class="print-only small">{groupText.printedAt(fullTime(now, now))}</p>
      <p class="verdict">{verdict === 'open' ? tabletopWord(verdict) : <VerdictMark verdict={verdict} />}</p>
      {failures.length > 0 && (
        <ul>
          {failures.map(kind => (
            <li key={kind}>
              {groupText.failures}：{failureName[kind]}
            </li>
          ))}
        </ul>
      )}
      <h3>{groupText.people}</h3>
      {present.length === 0 ? (
        <p class="faint">{groupText.noPeople}</p>
      ) : (
        <p>
          {present.map(({ role }) => `${roleName(index.playbook, role)} ${people[role]?.trim()}`).join('；')}
        </p>
      )}
      <h3>{groupText.gradeHead}</h3>
      <table class="stacked-rows">
        <thead>
          <tr>
            <th scope="col">{groupText.objective}</th>
            <th scope="col">{groupText.gradeHead}</th>
            <th scope="col">{groupText.reason}</th>
          </tr>
        </thead>
        <tbody>
          {scenario.objectives.map(({ id, title }) => {
            const grade = grades[id]?.grade;
            return (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td class="group-given">
                  {grade === undefined ? (
                    <span class="faint">{groupText.noGrade}</span>
                  ) : (
                    <GradeMark grade={grade} word="brief" />
                  )}
                </td>
                <td>{grades[id]?.reason}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h3>{groupText.notesHead}</h3>
      {noted.length === 0 && <p class="faint">{groupText.noNotes}</p>}
      <dl>
        {noted.map(({ id, title }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd class="wash-notes-text">{notes[id]}</dd>
          </div>
        ))}
      </dl>
      <Endings tabletop={tabletop} materials={materials} base={base} verdict={verdict} onClear={onClear} />
    </section>
  );
}

interface EndingsProps extends Props {
  verdict: ReturnType<typeof tabletopVerdict>;
}

/** What can be done with a summary: print it, record it, begin another. */
function Endings({ tabletop, materials: { scenario, index }, base, verdict, onClear }: EndingsProps) {
  const [recorded, setRecorded] = useState<string>();
  const [failed, setFailed] = useState(false);
  const { grades, failures } = tabletop;
  // By what it says: the sheet is read anew whenever the window is come back to.
  const given = JSON.stringify([scenario.objectives.map(({ id }) => grades[id]?.grade ?? ''), failures]);
  const isSame = recorded === given;
  const record = async (): Promise<void> => {
    setFailed(false);
    const kept = await recordDrill({
      run: tabletop.run,
      scenario: scenario.id,
      form: 'full',
      seed: 0,
      mode: 'group',
      grades: gradesGiven(tabletop),
      failures: [...failures],
      vetoed: failures.flatMap(kind => index.cited(failurePurpose[kind])),
      promises: { kept: 0, broken: 0 },
      words: [],
      passed: verdict === 'passed',
    });
    if (kept) setRecorded(given);
    else setFailed(true);
  };
  return (
    <div class="group-endings no-print">
      <button type="button" onClick={() => print()}>
        {groupText.print}
      </button>
      {!isSame && (
        <button
          type="button"
          class="primary"
          disabled={verdict === 'open'}
          aria-describedby={verdict === 'open' ? 'group-record-open' : undefined}
          onClick={() => void record()}
        >
          {recorded === undefined ? groupText.record : groupText.recordAgain}
        </button>
      )}
      {verdict === 'open' && (
        <span class="small faint" id="group-record-open">
          {groupText.recordOpen}
        </span>
      )}
      <span class="small" role="status">
        {isSame && (
          <>
            {groupText.recorded} <a href={`${base}training/study/#record`}>{groupText.toRecord}</a>
          </>
        )}
        {failed && groupText.recordFailed}
      </span>
      <Confirm
        ask={groupText.clear}
        class="quiet"
        question={clearWarning(tabletop)}
        yes={groupText.clearNow}
        no={groupText.keep}
        onYes={onClear}
      />
    </div>
  );
}
