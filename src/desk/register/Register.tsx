import './Register.css';
import { Button } from '../../kit/Button.tsx';
import { useOnce } from '../../kit/effects.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { tableText } from '../../kit/form-words.ts';
import { Table } from '../../kit/Table.tsx';
import type { RegisterColumnOf } from '../../playbook/record.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { exitStands } from '../closing/words.ts';
import { cellWords } from '../core/words/cell.ts';
import { fullTime } from '../core/words/time.ts';
import { useHash } from '../shell/hooks.tsx';
import { recordedPlace } from '../shell/href.tsx';
import type { Running } from '../shell/useSession.tsx';
import { toolText } from '../shell/words.ts';
import { type RegisterRow, registerOf } from './register.ts';
import { saveCsv, saveWorkbook, TableFiles } from './TableFiles.tsx';
import { REGISTER, registerCell, registerTable, registerText } from './words.ts';

/** 台账: every incident of this machine, a row each, as on the screen so in the file. */
export function Register({ running: { snapshot } }: { running: Running }) {
  const [place] = useHash();
  const recorded = snapshot.incidents.find(({ view }) => recordedPlace(view.id) === place);
  useOnce(() => giveFocusSoon('#recorded'));
  const register = registerOf(snapshot.incidents, inDrill());
  const { rows } = register;
  const now = timeNow();
  if (rows.length === 0)
    return snapshot.readProblem === undefined ? <p class="faint">{registerText.none}</p> : null;
  return (
    <>
      {recorded !== undefined && (
        <p id="recorded" class="notice no-print" tabIndex={-1}>
          {registerText.recorded(recorded.view.title, exitStands(recorded.view))}
        </p>
      )}
      <p class="faint no-print">{registerText.hint(rows.length)}</p>
      <TableFiles
        files={[
          [tableText.excel, () => saveWorkbook(REGISTER, [registerTable(register)])],
          [tableText.csv, () => saveCsv(REGISTER, registerTable(register))],
        ]}
      >
        <Button words={tableText.print} onClick={() => print()} />
      </TableFiles>
      <div class="register-box card">
        <Table
          scrolls={toolText.register}
          columns={titleFirst(register.columns).map(({ column, title, screenOnly }) => ({
            head: title,
            data: { 'data-column': column, 'data-screen': screenOnly },
            cell: (row: RegisterRow) =>
              column === 'title' ? (
                <>
                  <span class="register-number">{row.number}</span> {row.title}
                </>
              ) : (
                <span data-late={(column === 'overdue' && row.overdue > 0) || undefined}>
                  {cellWords(registerCell(column, row), now)}
                </span>
              ),
          }))}
          rows={rows}
          keyOf={({ number }) => String(number)}
        />
      </div>
      <p class="print-only small">{registerText.printNote(fullTime(now, now))}</p>
    </>
  );
}

/** The title goes first and takes the number with it: it stays in view while the rest scrolls by. */
const titleFirst = (columns: readonly RegisterColumnOf[]): readonly RegisterColumnOf[] => [
  ...columns.filter(({ column }) => column === 'title'),
  ...columns.filter(({ column }) => column !== 'title' && column !== 'number'),
];
