import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentModel } from '../../src/desk/documents/document.ts';
import { documentWords } from '../../src/desk/documents/document-words.ts';
import { documentOf } from '../../src/desk/documents/fill.ts';
import { type RegisterRow, registerOf } from '../../src/desk/register/register.ts';
import { registerTable } from '../../src/desk/register/words.ts';
import { workbook } from '../../src/files/spreadsheet.ts';
import { makeWord } from '../../src/files/word.ts';
import { TABLE_ROWS } from '../../src/files/word-file.ts';
import {
  emptySource,
  filled,
  forms,
  hostile,
  hostileAt,
  longLog,
  sourceOf,
  typicalSource,
} from '../desk/documents/incidents.ts';
import { essence, piecesOfModel } from '../desk/documents/pieces.ts';
import { required } from '../support/playbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'yuqing-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs LibreOffice with a profile of its own. @param filter what to convert to, as the program names it */
const convert = (filter: string, paths: readonly string[]) =>
  spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      join(folder, 'out'),
      ...paths,
    ],
    { encoding: 'utf8', timeout: 240_000 },
  );

/** Files by name, converted by one run. */
function converted(files: Readonly<Record<string, Uint8Array>>, filter: string): (name: string) => string {
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
  const run = convert(filter, paths);
  if (run.status !== 0) throw new Error(`not converted: ${run.stdout}${run.stderr}`);
  const extension = required(filter.split(':')[0], 'extension');
  return name =>
    readFileSync(join(folder, 'out', name.replace(/\.\w+$/, `.${extension}`)), 'utf8').replace(/^\uFEFF/, '');
}

/** Each program is a package of its own: it is there where it converts a line. */
const isHere = (file: string, extension: string): boolean => {
  const path = join(folder, file);
  writeFileSync(path, 'a\n');
  convert(extension, [path]);
  return existsSync(join(folder, 'out', file.replace(/\w+$/, extension)));
};
const hasOffice = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
const hasWriter = hasOffice && isHere('line.txt', 'docx');
const hasCalc = hasOffice && isHere('line.csv', 'xlsx');

/** The name of a program, and whether this machine is without it. */
const program = (name: string, has: boolean): string =>
  `LibreOffice ${name}${has ? '' : ' (not on this machine)'}`;

describe.skipIf(!hasWriter)(`in ${program('Writer', hasWriter)}`, () => {
  test('every document opens with the same text, whatever was typed', async () => {
    const typed = hostile.join('\n');
    const models = new Map<string, DocumentModel>();
    const typical = typicalSource();
    const empty = emptySource();
    for (const form of forms) {
      models.set(`empty-${form.id}.docx`, filled(form, empty));
      models.set(`typical-${form.id}.docx`, filled(form, typical));
      const fields = Object.fromEntries(form.fields.map(({ id }) => [id, typed]));
      models.set(`hostile-${form.id}.docx`, documentOf(form, fields, typical, documentWords));
    }
    const long = sourceOf(longLog(10_000, hostileAt));
    for (const form of forms) models.set(`long-${form.id}.docx`, filled(form, long));
    const files: Record<string, Uint8Array> = {};
    for (const [name, model] of models) files[name] = await makeWord(model);
    const textOf = converted(files, 'txt:Text (encoded):UTF8');
    for (const [name, model] of models)
      expect(essence(textOf(name)), name).toBe(piecesOfModel(model, TABLE_ROWS).map(essence).join(''));
  }, 300_000);
});

describe.skipIf(!hasCalc)(`in ${program('Calc', hasCalc)}`, () => {
  test('the register opens with the same text, formulas as the text they are', async () => {
    const { view, index } = typicalSource();
    const register = registerOf([{ view, index }]);
    const [row] = register.rows;
    const rows = hostile.map(
      (title, position): RegisterRow => ({ ...required(row, 'row'), number: position + 1, title }),
    );
    const sheet = new Uint8Array(
      await (await workbook([registerTable({ ...register, rows })])).arrayBuffer(),
    );
    const csv = converted(
      { 'register.xlsx': sheet },
      'csv:Text - txt - csv (StarCalc):44,34,76,1',
    )('register.xlsx');
    for (const { title } of register.columns) expect(csv).toContain(title);
    for (const title of hostile) {
      // A cell has a sign where half a character was.
      expect(essence(csv.replaceAll('""', '"').replaceAll('\uFFFD', '')), title.slice(0, 60)).toContain(
        essence(title),
      );
    }
    // A formula that had been worked out would give an error or a number instead of itself.
    expect(csv).not.toMatch(/#NAME\?|#VALUE!|Err:5/);
  }, 120_000);
});
