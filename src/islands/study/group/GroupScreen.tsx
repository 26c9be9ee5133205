import '../../shared/picture.css';
import '../record/record.css';
import './group.css';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useOnChange } from '../../../kit/effects.ts';
import { useOutcome } from '../../../kit/outcome.tsx';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { timeNow } from '../../../session/surroundings.ts';
import type { Group } from '../../../session/training-group.ts';
import { groupText } from '../../../text/study-group.ts';
import { groupFileName, groupWords } from '../../../text/training-record.ts';
import { groupView } from '../../../training/group.ts';
import { saveFile } from '../../desk/save-file.ts';
import { ScreenTitle } from '../Screen.tsx';
import { useStudy } from '../useStudy.ts';
import { GroupFiles, type Taken } from './GroupFiles.tsx';
import { GroupClauses, GroupPeople } from './GroupTables.tsx';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const EXPORTS = [
  { table: 'people', extension: 'xlsx', label: groupText.excel },
  { table: 'people', extension: 'csv', label: groupText.csv.people },
  { table: 'clauses', extension: 'csv', label: groupText.csv.clauses },
] as const;

/** 带教汇总: many trainees' records side by side. */
export function GroupScreen() {
  const { session, catalog } = useStudy();
  const [group, setGroup] = useState<Group>();
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const { outcome, tell, follow } = useOutcome();
  const root = useRef<HTMLElement>(null);
  const view = useMemo(() => groupView(group?.members ?? [], catalog), [group, catalog]);
  const read = (): Promise<void> =>
    session.group().then(setGroup, () => tell({ ok: false, text: groupText.notRead }));
  // Once; what changes it reads it again.
  useOnChange([session], () => void read());

  const saved = async ({ table, extension }: (typeof EXPORTS)[number]): Promise<string> => {
    const sheets = await import('../../../files/training-sheet.ts');
    const name = groupFileName(table, shanghaiDate(timeNow()), extension);
    const tableOf = { people: sheets.peopleTable, clauses: sheets.clausesTable }[table];
    const file =
      extension === 'xlsx'
        ? { type: EXCEL, data: await sheets.groupSheet(view, catalog, groupWords) }
        : { type: 'text/csv', data: sheets.groupCsv(tableOf(view, catalog, groupWords)) };
    await saveFile({ name, ...file, picker: false });
    return groupText.saved(name);
  };
  const removed = async (id: string, record: string): Promise<string> => {
    setTaken([]);
    await session.removeFromGroup(id);
    await read();
    // The row that had the focus is gone, and with the last one the whole table.
    requestAnimationFrame(() => {
      const heading = (selector: string) => root.current?.querySelector<HTMLElement>(selector);
      (heading('#group-people') ?? heading('h1'))?.focus();
    });
    return groupText.removed(record);
  };

  return (
    <article ref={root} class="study-group">
      <header>
        <ScreenTitle>{groupText.title}</ScreenTitle>
        <p class="lead no-print">{groupText.lead}</p>
        <p class="secrecy no-print">{groupText.private}</p>
      </header>
      {group !== undefined && group.broken > 0 && (
        <div class="banner no-print cluster" role="alert">
          <p>{groupText.broken(group.broken)}</p>
        </div>
      )}
      <GroupFiles
        taken={taken}
        onTaken={next => {
          tell(undefined);
          setTaken(next);
          return read();
        }}
      />
      {view.rows.length > 0 && (
        <div class="actions no-print cluster">
          {EXPORTS.map(each => (
            <button
              key={each.label}
              type="button"
              onClick={() => {
                tell({ ok: true, text: groupText.saving });
                follow(saved(each), groupText.failed);
              }}
            >
              {each.label}
            </button>
          ))}
          <button type="button" onClick={() => print()}>
            {groupText.print}
          </button>
        </div>
      )}
      {outcome}
      {group !== undefined && view.rows.length === 0 && <p class="faint">{groupText.empty}</p>}
      {view.rows.length > 0 && (
        <>
          <GroupPeople
            view={view}
            onRemove={(id, record) => follow(removed(id, record), groupText.notRemoved)}
          />
          <GroupClauses view={view} />
          <p class="print-only small">{groupText.printNote}</p>
        </>
      )}
    </article>
  );
}
