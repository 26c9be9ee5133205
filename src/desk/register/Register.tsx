import './Register.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Check } from '../../kit/Check.tsx';
import { useOnce } from '../../kit/effects.ts';
import { Fold } from '../../kit/Fold.tsx';
import { giveFocusSoon } from '../../kit/focus.ts';
import { tableText } from '../../kit/form-words.ts';
import { Section } from '../../kit/Section.tsx';
import { onScreen, type ScreenColumn, Table } from '../../kit/Table.tsx';
import type { RegisterColumn } from '../../playbook/record.ts';
import { keepPreference, readPreference } from '../../session/preferences.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { exitStands } from '../closing/stands.ts';
import { fileTable } from '../core/column.ts';
import { fullTime } from '../core/words/time.ts';
import { isUnanswered } from '../orders/orders.ts';
import { ORDERS, orderColumns } from '../orders/words.ts';
import { useHash } from '../parts/hooks.tsx';
import { recordedPlace } from '../parts/href.tsx';
import { printRoute } from '../parts/route.ts';
import { saveCsv, saveWorkbook, TableFiles } from '../parts/TableFiles.tsx';
import type { Running } from '../parts/useSession.tsx';
import { toolText } from '../parts/words.ts';
import { proposalsOf } from '../review/summary.ts';
import { PROPOSALS, proposalColumns } from '../review/words.ts';
import { BulletinPanel } from './BulletinPanel.tsx';
import { narrowed, owesAnswer, type RegisterRow, registerOf, waitsForReview } from './register.ts';
import {
  isEmptyColumn,
  ordersTable,
  REGISTER,
  registerColumns,
  registerTable,
  registerText,
} from './words.ts';

/** 台账: every incident of this machine, a row each, as on the screen so in the file. */
export function Register({ running: { snapshot } }: { running: Running }) {
  const [place] = useHash();
  const recorded = snapshot.incidents.find(({ view }) => recordedPlace(view.id) === place);
  useOnce(() => giveFocusSoon('#recorded'));
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const [left, setLeft] = useState(() => readPreference('columns')?.split(',') ?? []);
  const all = registerOf(snapshot.incidents, inDrill());
  const waiting = all.rows.filter(waitsForReview);
  const owing = all.rows.filter(owesAnswer);
  const [onlyOwing, setOnlyOwing] = useState(false);
  const filters = onlyWaiting && waiting.length > 0;
  const owes = onlyOwing && owing.length > 0;
  const register = narrowed(all, { waiting: filters, owing: owes });
  const now = timeNow();
  const proposals = proposalsOf(snapshot.incidents, inDrill());
  const columns = titleFirst(registerColumns(register.columns));
  // Without its title a row is nobody's.
  const choices = columns.filter(({ column }) => column !== 'title');
  const isShown = ({ column }: (typeof columns)[number]): boolean => !left.includes(column);
  const show = (column: RegisterColumn, shown: boolean): void => {
    const changed = shown ? left.filter(each => each !== column) : [...left, column];
    setLeft(changed);
    keepPreference('columns', changed.length === 0 ? undefined : changed.join());
  };
  if (all.rows.length === 0)
    return snapshot.readProblem === undefined ? <p class="faint">{registerText.none}</p> : null;
  return (
    <>
      {recorded !== undefined && (
        <p id="recorded" class="notice no-print" tabIndex={-1}>
          {registerText.recorded(recorded.view.title, exitStands(recorded.view))}{' '}
          <a href={`#${printRoute(recorded.view.id, '')}`}>{registerText.open}</a>
        </p>
      )}
      <p class="faint no-print">{registerText.hint(all.rows.length)}</p>
      {waiting.length > 0 && (
        <p class="no-print">
          <Check checked={filters} onChecked={setOnlyWaiting}>
            {registerText.waiting(waiting.length)}
          </Check>
        </p>
      )}
      {owing.length > 0 && (
        <p class="no-print">
          <Check checked={owes} onChecked={setOnlyOwing}>
            {registerText.owing(owing.length)}
          </Check>
        </p>
      )}
      <TableFiles
        files={[
          [
            tableText.excel,
            () =>
              saveWorkbook(REGISTER, [
                registerTable(register),
                ...(register.orders.length > 0 ? [ordersTable(register)] : []),
                ...(proposals.length > 0 ? [fileTable(PROPOSALS, proposalColumns, proposals)] : []),
              ]),
          ],
          [tableText.csv, () => saveCsv(REGISTER, registerTable(register))],
        ]}
      >
        <Button words={tableText.print} onClick={() => print()} />
      </TableFiles>
      <Fold class="no-print" words={registerText.columns(columns.filter(isShown).length, columns.length)}>
        <p class="small faint">{registerText.columnsHint}</p>
        <div class="columns">
          {choices.map(each => (
            <Check key={each.column} checked={isShown(each)} onChecked={shown => show(each.column, shown)}>
              {each.head}
            </Check>
          ))}
        </div>
      </Fold>
      <div class="register-box card">
        <Table
          scrolls={toolText.register}
          columns={columns.filter(isShown).flatMap(each =>
            onScreen([each], now, () => ({
              data: {
                'data-column': each.column,
                'data-screen': each.screenOnly,
                'data-empty': isEmptyColumn(each.column, register) || undefined,
              },
              ...particular[each.column],
            })),
          )}
          rows={register.rows}
          keyOf={({ number }) => String(number)}
        />
      </div>
      {register.orders.length > 0 && (
        <Section
          id="register-orders"
          class="flow"
          title={registerText.orders(
            register.orders.filter(({ order }) => isUnanswered(order)).length,
            register.orders.length,
          )}
        >
          <div class="register-box card">
            <Table
              scrolls={ORDERS}
              columns={onScreen(orderColumns, now)}
              rows={register.orders}
              keyOf={({ order }) => order.id}
            />
          </div>
        </Section>
      )}
      <BulletinPanel incidents={snapshot.incidents} />
      <p class="print-only small">{registerText.printNote(fullTime(now, now))}</p>
    </>
  );
}

/** Cells that the screen draws as more than words. */
const particular: Readonly<Partial<Record<RegisterColumn, Pick<ScreenColumn<RegisterRow>, 'cell'>>>> = {
  title: {
    cell: ({ id, number, title }) => (
      <>
        <span class="register-number">{number}</span> <a href={`#${printRoute(id, '')}`}>{title}</a>
      </>
    ),
  },
  overdue: { cell: ({ overdue }) => <span data-late={overdue > 0 || undefined}>{overdue}</span> },
};

type Columns = ReturnType<typeof registerColumns>;

/** The title goes first and takes the number with it: it stays in view while the rest scrolls by. */
const titleFirst = (columns: Columns): Columns => [
  ...columns.filter(({ column }) => column === 'title'),
  ...columns.filter(({ column }) => column !== 'title' && column !== 'number'),
];
