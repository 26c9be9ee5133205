import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import { recordDrill } from '../../session/drill-record.ts';
import { clearWarning, groupText } from '../../text/drill-group.ts';
import { compareText, faultName, washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { vetoPurpose } from '../../training/grade.ts';
import { BRIEF, gradesGiven, tabletopVerdict } from '../../training/tabletop.ts';
import { href } from '../shared/href.ts';
import { VerdictMark } from './GradeMark.tsx';
import { roleName } from './place.ts';
import { cardHead, Graded } from './TableParts.tsx';
import type { AtTable } from './useTable.ts';

type Props = AtTable & { onClear(): void };

/** What the table came to: verdict, grades, what is to be mended, notes; printed, and put into the facilitator's record. */
export function GroupSummary(props: Props) {
  const { tabletop, materials } = props;
  const { scenario, index } = materials;
  const { notes, people, failures, cards } = tabletop;
  const verdict = tabletopVerdict(tabletop, scenario);
  const present = scenario.roles.filter(({ role }) => (people[role] ?? '').trim() !== '');
  const noted = [
    { id: BRIEF, title: groupText.brief },
    ...cards.map(card => ({ id: card.id, title: cardHead(card, materials).join(' · ') })),
  ].filter(({ id }) => (notes[id] ?? '').trim() !== '');
  const now = Date.now();
  return (
    <Section id="group-summary" class="group-summary flow" title={groupText.summary}>
      <p class="print-only small">{washText.printedAt(fullTime(now, now))}</p>
      <p class="verdict flow">{verdict === 'open' ? groupText.open : <VerdictMark verdict={verdict} />}</p>
      {failures.map(kind => (
        <p key={kind}>
          {compareText.failures}：{faultName[kind]}
        </p>
      ))}
      <p>
        <strong>{groupText.people}</strong>{' '}
        {present.map(({ role }) => `${roleName(index.playbook, role)} ${people[role]?.trim()}`).join('；') ||
          groupText.noPeople}
      </p>
      <Graded {...props} />
      <h3>{groupText.notesHead}</h3>
      {noted.length === 0 && <p class="faint">{groupText.noNotes}</p>}
      {noted.map(({ id, title }) => (
        <p key={id} class="wash-notes-text">
          <strong>{title}</strong> {notes[id]}
        </p>
      ))}
      <Endings {...props} verdict={verdict} />
    </Section>
  );
}

/** What can be done with a summary: print it, record it, begin another. */
function Endings({
  tabletop,
  materials: { scenario, index },
  verdict,
  onClear,
}: Props & { verdict: ReturnType<typeof tabletopVerdict> }) {
  const { run, failures } = tabletop;
  const { told, follow, outcome } = useOutcome();
  const record = async (): Promise<string> => {
    const isKept = await recordDrill({
      run,
      scenario: scenario.id,
      form: 'full',
      seed: 0,
      mode: 'group',
      grades: gradesGiven(tabletop),
      failures: [...failures],
      vetoed: failures.flatMap(kind => index.cited(vetoPurpose[kind])),
      promises: { kept: 0, broken: 0 },
      words: [],
      passed: verdict === 'passed',
    });
    if (!isKept) throw new Error('the record could not be kept');
    return groupText.recorded;
  };
  return (
    <div class="no-print cluster">
      <Button words={groupText.print} onClick={() => print()} />
      <Button
        words={groupText.record}
        class="primary"
        disabled={verdict === 'open'}
        aria-describedby="group-record"
        onClick={() => follow(record(), groupText.recordFailed)}
      />
      {verdict === 'open' && (
        <span class="small" id="group-record">
          {groupText.recordOpen}
        </span>
      )}
      {outcome}
      {told?.ok && <a href={href('training/study/#record')}>{washText.toRecord}</a>}
      <Confirm {...groupText.clear} class="quiet" question={clearWarning(tabletop)} onYes={onClear} />
    </div>
  );
}
