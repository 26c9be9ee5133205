import '../../shared/picture.css';
import '../record/record.css';
import './group.css';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useOnChange } from '../../../kit/effects.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import type { Group } from '../../../session/training-group.ts';
import { groupText } from '../../../text/study-group.ts';
import { groupFileName, groupWords } from '../../../text/training-record.ts';
import { groupView } from '../../../training/group.ts';
import { saveFile } from '../../desk/save-file.ts';
import { ScreenTitle, StudyNav } from '../ScreenTitle.tsx';
import type { Study } from '../useStudy.ts';
import { GroupClauses } from './GroupClauses.tsx';
import { GroupFiles, type Outcome } from './GroupFiles.tsx';
import { GroupPeople } from './GroupPeople.tsx';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const EXPORTS = ['people', 'clauses'] as const;

/** 带教汇总: many trainees' records side by side. */
export function GroupScreen({ study }: { study: Study }) {
  const { session, catalog } = study;
  const [group, setGroup] = useState<Group>();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [answer, setAnswer] = useState<{ readonly ok: boolean; readonly text: string }>();
  const root = useRef<HTMLElement>(null);
  const view = useMemo(() => groupView(group?.members ?? [], catalog), [group, catalog]);
  const read = (): Promise<void> =>
    session.group().then(setGroup, () => setAnswer({ ok: false, text: groupText.notRead }));
  // Once; what changes it reads it again.
  useOnChange([session], () => void read());

  const save = async (table: 'people' | 'clauses', extension: 'xlsx' | 'csv'): Promise<void> => {
    setAnswer({ ok: true, text: groupText.saving });
    try {
      const sheets = await import('../../../files/training-sheet.ts');
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
  const taken = (next: readonly Outcome[]): Promise<void> => {
    setAnswer(undefined);
    setOutcomes(next);
    return read();
  };
  const remove = async (id: string, record: string): Promise<void> => {
    setOutcomes([]);
    try {
      await session.removeFromGroup(id);
    } catch {
      setAnswer({ ok: false, text: groupText.notRemoved });
      return;
    }
    setAnswer({ ok: true, text: groupText.removed(record) });
    await read();
    // The row that had the focus is gone, and with the last one the whole table.
    requestAnimationFrame(() => {
      const heading = (selector: string) => root.current?.querySelector<HTMLElement>(selector);
      (heading('#group-people') ?? heading('h1'))?.focus();
    });
  };

  return (
    <article ref={root} class="study-group">
      <StudyNav study={study} here="group" />
      <header>
        <ScreenTitle study={study}>{groupText.title}</ScreenTitle>
        <p class="lead no-print">{groupText.lead}</p>
        <p class="secrecy no-print">{groupText.private}</p>
      </header>
      {group !== undefined && group.broken > 0 && (
        <div class="banner no-print cluster" role="alert">
          <p>{groupText.broken(group.broken)}</p>
        </div>
      )}
      <GroupFiles session={session} outcomes={outcomes} onTaken={taken} />
      {view.rows.length > 0 && (
        <div class="actions no-print cluster">
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
      )}
      <p role="status" class={`no-print ${answer === undefined || answer.ok ? 'answer' : 'problem'}`}>
        {answer?.text}
      </p>
      {group !== undefined && view.rows.length === 0 && <p class="faint">{groupText.empty}</p>}
      {view.rows.length > 0 && (
        <>
          <GroupPeople view={view} catalog={catalog} onRemove={(id, record) => void remove(id, record)} />
          <GroupClauses view={view} study={study} />
          <p class="print-only small">{groupText.printNote}</p>
        </>
      )}
    </article>
  );
}
