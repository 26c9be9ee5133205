import { Table } from '../../kit/Table.tsx';
import { groupText, tabletopWord } from '../../text/drill-group.ts';
import { failureName } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { BRIEF, judgementOf, tabletopVerdict } from '../../training/tabletop.ts';
import { GradeMark, VerdictMark } from './GradeMark.tsx';
import { GroupEndings } from './GroupEndings.tsx';
import { Improvements } from './Improvements.tsx';
import { roleName } from './role-name.ts';
import { cardHead } from './TableParts.tsx';
import type { AtTable } from './useTable.ts';

/** What the table came to: verdict, grades, what is to be mended, notes; printed, and put into the facilitator's record. */
export function GroupSummary(props: AtTable & { onClear(): void }) {
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
    <section class="group-summary flow" aria-labelledby="group-summary">
      <h2 id="group-summary">{groupText.summary}</h2>
      <p class="print-only small">{groupText.printedAt(fullTime(now, now))}</p>
      <p class="verdict flow">
        {verdict === 'open' ? tabletopWord(verdict) : <VerdictMark verdict={verdict} />}
      </p>
      {failures.map(kind => (
        <p key={kind}>
          {groupText.failures}：{failureName[kind]}
        </p>
      ))}
      <p>
        <strong>{groupText.people}</strong>{' '}
        {present.map(({ role }) => `${roleName(index.playbook, role)} ${people[role]?.trim()}`).join('；') ||
          groupText.noPeople}
      </p>
      <Table
        class="stacked-rows"
        rows={scenario.objectives}
        keyOf={({ id }) => id}
        columns={[
          { head: groupText.objective, cell: ({ title }) => title },
          {
            head: groupText.gradeHead,
            cell: ({ id }) => {
              const { grade } = judgementOf(tabletop, id);
              return grade === undefined ? groupText.noGrade : <GradeMark grade={grade} word="brief" />;
            },
          },
        ]}
      />
      <Improvements tabletop={tabletop} />
      <h3>{groupText.notesHead}</h3>
      {noted.length === 0 && <p class="faint">{groupText.noNotes}</p>}
      {noted.map(({ id, title }) => (
        <p key={id} class="wash-notes-text">
          <strong>{title}</strong> {notes[id]}
        </p>
      ))}
      <GroupEndings {...props} verdict={verdict} />
    </section>
  );
}
