import type { RegisterCell } from '../document/register.ts';
import type { Catalog } from '../training/catalog.ts';
import type { GroupView, GroupWords } from '../training/group.ts';
import { type Sheet, tableCsv, workbook } from './spreadsheet.ts';

const text = (value: string | undefined): RegisterCell =>
  value === undefined || value === '' ? { kind: 'empty' } : { kind: 'text', text: value };
const number = (value: number | undefined): RegisterCell =>
  value === undefined ? { kind: 'empty' } : { kind: 'number', number: value };
const time = (at: number | undefined): RegisterCell =>
  at === undefined ? { kind: 'empty' } : { kind: 'time', at };

/** Who has done what: a row a trainee, two columns a path. */
export function peopleTable({ rows }: GroupView, { paths }: Catalog, words: GroupWords): Sheet {
  const { sheet, columns, pathLessons, pathBest } = words.people;
  return {
    name: sheet,
    columns: [
      { title: columns.name, width: 16 },
      { title: columns.lessonsDone, width: 10 },
      ...paths.flatMap(({ title, lessons }) => [
        { title: pathLessons(title, lessons.length), width: 14 },
        { title: pathBest(title), width: 14 },
      ]),
      { title: columns.drillsPassed, width: 12 },
      { title: columns.drillsFailed, width: 14 },
      { title: columns.vetoes, width: 12 },
      { title: columns.lastAt, width: 17 },
      { title: columns.notes, width: 36 },
    ],
    rows: rows.map(row => [
      text(row.name === '' ? words.unnamed : row.name),
      number(row.lessonsDone),
      ...row.paths.flatMap(({ done, best }) => [number(done), number(best)]),
      number(row.drillsPassed),
      number(row.drillsFailed),
      number(row.vetoes),
      time(row.lastAt),
      text(words.notes(row)),
    ]),
  };
}

/** What the group knows least: a row a clause, the weakest first. */
export function clausesTable({ clauses }: GroupView, catalog: Catalog, words: GroupWords): Sheet {
  const { sheet, columns } = words.clauses;
  return {
    name: sheet,
    columns: [
      { title: columns.clause, width: 10 },
      { title: columns.text, width: 60 },
      { title: columns.trainees, width: 12 },
      { title: columns.asked, width: 12 },
      { title: columns.strength, width: 14 },
    ],
    rows: clauses.map(each => [
      text(each.clause),
      text(catalog.clauses.find(({ id }) => id === each.clause)?.text),
      number(each.trainees),
      number(each.asked),
      number(Math.round(each.strength * 100)),
    ]),
  };
}

/** The group as .xlsx: people, then clauses. */
export const groupSheet = (view: GroupView, catalog: Catalog, words: GroupWords): Promise<Blob> =>
  workbook([peopleTable(view, catalog, words), clausesTable(view, catalog, words)]);

/** One of the tables as CSV. */
export const groupCsv = ({ columns, rows }: Sheet): string =>
  tableCsv(
    columns.map(({ title }) => title),
    rows,
  );
