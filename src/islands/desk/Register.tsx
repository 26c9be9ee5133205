import { Button } from '../../kit/Button.tsx';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import './screen.css';
import './Register.css';
import { useEffect } from 'preact/hooks';
import { type RegisterRow, registerOf } from '../../document/register.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Table } from '../../kit/Table.tsx';
import type { RegisterColumnOf } from '../../playbook/record.ts';
import { cellWords } from '../../text/cell.ts';
import { REGISTER, registerCells, registerTable } from '../../text/register.ts';
import { registerScreenText } from '../../text/register-screen.ts';
import { fullTime } from '../../text/time.ts';
import { DrillLine, setPageTitle } from '../shared/drill-marks.tsx';
import { saveCsv, saveWorkbook } from './save-tables.ts';
import type { Running } from './work.ts';

interface Props {
  running: Running;
  onBack(): void;
}

interface Row {
  readonly row: RegisterRow;
  readonly cells: ReturnType<typeof registerCells>;
}

/** 台账: every incident of this machine, a row each, as on the screen so in the file. */
export function Register({ running: { snapshot }, onBack }: Props) {
  const { outcome, tell, follow } = useOutcome();
  const register = registerOf(snapshot.incidents, inDrill());
  const { rows } = register;
  const now = timeNow();
  useEffect(() => {
    setPageTitle(registerScreenText.title);
  }, []);

  const save = (saving: Promise<string>): void => {
    tell({ ok: true, text: registerScreenText.working });
    follow(saving.then(registerScreenText.saved), registerScreenText.failed);
  };

  return (
    <section class="desk-screen register flow" aria-labelledby="register-title">
      <header>
        <Button class="quiet small no-print" words={registerScreenText.back} onClick={onBack} />
        <DrillLine drill={inDrill()} />
        <h1 id="register-title" tabIndex={-1}>
          {registerScreenText.title}
        </h1>
      </header>
      {rows.length === 0 ? (
        snapshot.readProblem === undefined && <p class="faint">{registerScreenText.none}</p>
      ) : (
        <>
          <p class="faint no-print">{registerScreenText.hint(rows.length)}</p>
          <div class="tool-row no-print cluster">
            <Button
              class="primary"
              words={registerScreenText.excel}
              onClick={() => save(saveWorkbook(REGISTER, [registerTable(register)]))}
            />
            <Button
              words={registerScreenText.csv}
              onClick={() => save(saveCsv(REGISTER, registerTable(register)))}
            />
            <Button words={registerScreenText.print} onClick={() => print()} />
          </div>
          {outcome}
          <div class="register-box card">
            <Table
              scrolls={registerScreenText.title}
              columns={titleFirst(register.columns).map(({ column, title, screenOnly }) => ({
                head: title,
                data: { 'data-column': column, 'data-screen': screenOnly },
                cell: ({ row, cells }: Row) =>
                  column === 'title' ? (
                    <>
                      <span class="register-number">{row.number}</span> {row.title}
                    </>
                  ) : (
                    <span data-late={(column === 'overdue' && row.overdue > 0) || undefined}>
                      {cellWords(cells[column], now)}
                    </span>
                  ),
              }))}
              rows={rows.map(row => ({ row, cells: registerCells(row) }))}
              keyOf={({ row }) => String(row.number)}
            />
          </div>
          <p class="print-only small">{registerScreenText.printNote(fullTime(now, now))}</p>
        </>
      )}
    </section>
  );
}

/** The title goes first and takes the number with it: it stays in view while the rest scrolls by. */
const titleFirst = (columns: readonly RegisterColumnOf[]): readonly RegisterColumnOf[] => [
  ...columns.filter(({ column }) => column === 'title'),
  ...columns.filter(({ column }) => column !== 'title' && column !== 'number'),
];
