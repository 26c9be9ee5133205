import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileTable } from '../../src/desk/core/column.ts';
import { tableCsv, workbook } from '../../src/files/spreadsheet.ts';
import { type GroupMember, type GroupView, groupView, joinGroup } from '../../src/training/records/group.ts';
import type { TrainingHappening } from '../../src/training/records/record.ts';
import {
  CLAUSES,
  clauseColumns,
  groupNotes,
  PEOPLE,
  peopleColumns,
  recordFileName,
} from '../../src/training/records/record-words.ts';
import { required } from '../support/playbook.ts';
import { answered, catalog, drill, exam, finished, named, recordFrom } from '../support/training-record.ts';

/** A group of one record for each list of happenings. */
function groupOf(...trainees: readonly (readonly TrainingHappening[])[]): readonly GroupMember[] {
  let members: readonly GroupMember[] = [];
  for (const [writer, happenings] of trainees.entries()) {
    const events = recordFrom(
      happenings.map(happening => [happening] as const),
      [],
      writer + 1,
    );
    ({ members } = joinGroup(members, events));
  }
  return members;
}

const view = groupView(
  groupOf(
    [named('张三'), finished('find'), exam(85), drill(true), answered('find-1', 0.5)],
    [answered('find-0', 0)],
  ),
  catalog,
);
const peopleTable = ({ rows }: GroupView) => fileTable(PEOPLE, peopleColumns(catalog), rows);
const clausesTable = ({ clauses }: GroupView) => fileTable(CLAUSES, clauseColumns(catalog.clauses), clauses);
const linesOf = (csv: string): readonly (readonly string[])[] =>
  csv
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map(line => line.split(',').map(field => field.replace(/^"(.*)"$/, '$1')));

describe('the group as CSV', () => {
  test('has a row a trainee, with two columns a path, and says so where no name was given', () => {
    const [header, zhang, unnamed] = linesOf(tableCsv(peopleTable(view)));
    expect(header).toEqual([
      '姓名',
      '学完（共 4 课）',
      '办公室值班员：学完（共 4 课）',
      '办公室值班员：测试卷最高分',
      '联络员：学完（共 3 课）',
      '联络员：测试卷最高分',
      '演练：通过过（个情景）',
      '演练：最近一遍未通过（个情景）',
      '演练：一票否决（遍）',
      '最近一次',
      '说明',
    ]);
    expect(zhang).toEqual(['张三', '1', '1', '85', '0', '', '1', '0', '0', '2026-11-24 14:05', '']);
    expect(unnamed?.slice(0, 4)).toEqual(['（未填姓名）', '0', '0', '']);
  });

  test('has a row a clause, the weakest first, with its wording and how many were asked', () => {
    const [header, ...lines] = linesOf(tableCsv(clausesTable(view)));
    expect(header).toEqual(['条款', '原文', '答过的人（人）', '共问（次）', '平均得分率（%）']);
    expect(lines).toEqual([
      ['1.1', '第1.1条', '2', '2', '50'],
      ['1.2', '第1.2条', '1', '1', '50'],
      ['3.1', '第3.1条', '1', '1', '100'],
      ['3.2', '第3.2条', '1', '1', '100'],
    ]);
  });

  test.each(['=1+1', '@SUM(1)', '+1', '-1', '＝1+1'])('has no formula for the name %s', name => {
    const [, line] = linesOf(tableCsv(peopleTable(groupView(groupOf([named(name)]), catalog))));
    expect(line?.[0]).toBe(`'${name}`);
  });
});

describe('the group as a spreadsheet', () => {
  const tablesOf = (of: GroupView) => [peopleTable(of), clausesTable(of)];
  const partsOf = async (members: readonly GroupMember[]) => {
    const blob = await workbook(tablesOf(groupView(members, catalog)));
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    return (name: string): string => strFromU8(required(files[name], name));
  };

  test('has a sheet for people and one for clauses', async () => {
    const part = await partsOf(groupOf([named('张三'), answered('find-0', 0)]));
    expect(
      [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name),
    ).toEqual(['学习情况', '薄弱条款']);
    expect(part('xl/sharedStrings.xml')).toContain('张三');
    expect(part('xl/worksheets/sheet2.xml')).toContain('<row');
  });

  test('takes a name for text and nothing else', async () => {
    const part = await partsOf(groupOf([named('=HYPERLINK("x")')], [named('constructor')]));
    expect(part('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >/]/);
    expect(part('xl/sharedStrings.xml')).toContain('=HYPERLINK');
    expect(part('xl/sharedStrings.xml')).toContain('constructor');
  });

  test('of nobody has its headers all the same', async () => {
    const part = await partsOf([]);
    expect(part('xl/sharedStrings.xml')).toContain('姓名');
    expect(part('xl/sharedStrings.xml')).toContain('平均得分率');
  });
});

describe('a note of a row', () => {
  const row = required(view.rows[0], 'row');
  test('says what whoever reads it has to know', () => {
    expect(groupNotes(row)).toBe('');
    expect(groupNotes({ ...row, lost: 2 })).toContain('2');
    expect(groupNotes({ ...row, hasty: 1, lost: 1 })).toMatch(/交得太快.*；.*丢失/);
  });
});

describe('a file’s name', () => {
  test.each([
    ['张三', '学习记录-张三-20261124.json'],
    ['', '学习记录-未填姓名-20261124.json'],
    ['a/b:c', '学习记录-a b c-20261124.json'],
    ['../..', '学习记录-.. ..-20261124.json'],
  ])('for %j is %s', (name, file) => {
    expect(recordFileName(name, '2026-11-24')).toBe(file);
  });
});
