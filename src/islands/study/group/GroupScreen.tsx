import '../record/record.css';
import './group.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { shanghaiDate } from '../../../domain/deadline/compute.ts';
import { groupView, type Member } from '../../../domain/training/group.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { groupText } from '../../../text/study-group.ts';
import { groupFileName, groupWords } from '../../../text/training-record.ts';
import { saveFile } from '../../desk/save-file.ts';
import { ScreenTitle, StudyNav } from '../ScreenTitle.tsx';
import type { Study } from '../useStudy.ts';
import { GroupClauses } from './GroupClauses.tsx';
import { GroupFiles } from './GroupFiles.tsx';
import { GroupPeople } from './GroupPeople.tsx';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const EXPORTS = ['people', 'clauses'] as const;

/** 带教汇总: many trainees' records side by side. */
export function GroupScreen({ study }: { study: Study }) {
  const { session, catalog } = study;
  const [members, setMembers] = useState<readonly Member[]>();
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const view = useMemo(() => groupView(members ?? [], catalog), [members, catalog]);
  const read = (): Promise<void> =>
    session.group().then(setMembers, () => setAnswer({ ok: false, text: groupText.notRead }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; what changes it reads it again.
  useEffect(() => void read(), [session]);

  const save = async (table: 'people' | 'clauses', extension: 'xlsx' | 'csv'): Promise<void> => {
    setAnswer({ ok: true, text: groupText.saving });
    try {
      const sheets = await import('../../../session/training-sheet.ts');
      const name = groupFileName(table, shanghaiDate(timeNow()), extension);
      const tableOf = { people: sheets.peopleTable, clauses: sheets.clausesTable }[table];
      const file =
        extension === 'xlsx'
          ? { type: EXCEL, data: await sheets.groupSheet(view, catalog, groupWords) }
          : { type: 'text/csv', data: sheets.groupCsv(tableOf(view, catalog, groupWords)) };
      await saveFile({ name, ...file, picker: false });
      setAnswer({ ok: true, text: groupText.saved(name) });
    } catch {
      setAnswer({ ok: false, text: groupText.failed });
    }
  };
  const remove = (id: string, name: string): void => {
    session
      .removeFromGroup(id)
      .then(read)
      .then(
        () => setAnswer({ ok: true, text: groupText.removed(name) }),
        () => setAnswer({ ok: false, text: groupText.notRemoved }),
      );
  };

  return (
    <article class="study-group">
      <StudyNav study={study} here="group" />
      <header>
        <ScreenTitle study={study}>{groupText.title}</ScreenTitle>
        <p class="lead no-print">{groupText.lead}</p>
        <p class="secrecy no-print">{groupText.private}</p>
      </header>
      <GroupFiles session={session} onTaken={read} />
      {members === undefined ? null : members.length === 0 ? (
        <p class="faint">{groupText.empty}</p>
      ) : (
        <>
          <div class="actions no-print">
            <button type="button" onClick={() => void save('people', 'xlsx')}>
              {groupText.excel}
            </button>
            {EXPORTS.map(table => (
              <button key={table} type="button" onClick={() => void save(table, 'csv')}>
                {groupText.csv[table]}
              </button>
            ))}
            <button type="button" onClick={() => print()}>
              {groupText.print}
            </button>
          </div>
          <p role="status" class={`no-print ${answer === undefined || answer.ok ? 'answer' : 'problem'}`}>
            {answer?.text}
          </p>
          <GroupPeople view={view} catalog={catalog} onRemove={remove} />
          <GroupClauses view={view} study={study} />
          <p class="print-only small">{groupText.printNote}</p>
        </>
      )}
    </article>
  );
}
