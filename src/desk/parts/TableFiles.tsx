import type { ComponentChildren } from 'preact';
import { Button } from '../../kit/Button.tsx';
import { tableText } from '../../kit/form-words.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import type { FileTable } from '../core/column.ts';
import { outputMarkOf } from '../core/words/output-mark.ts';
import { datedName } from './file-name.ts';
import { outgoingName, saveFile } from './save-file.tsx';

const spreadsheet = () => import('../../files/spreadsheet.ts');
const mark = () => outputMarkOf(inDrill());

async function save(what: string, extension: string, type: string, data: string | Blob): Promise<string> {
  const name = outgoingName(datedName(what, shanghaiDate(timeNow()), extension));
  await saveFile({ name, type, data });
  return name;
}

/** Hands the officer tables as a workbook of today's date. @returns its name. Rejects when nothing was saved */
export async function saveWorkbook(what: string, tables: readonly FileTable[]): Promise<string> {
  const { workbook } = await spreadsheet();
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return save(what, 'xlsx', type, await workbook(tables, mark()));
}

/** The same of one table, for programs that take no more. */
export async function saveCsv(what: string, table: FileTable): Promise<string> {
  const { tableCsv } = await spreadsheet();
  return save(what, 'csv', 'text/csv', tableCsv(table, mark()));
}

interface Props {
  /** Label of each button, and its saving; each answers with the name of its file. */
  files: readonly (readonly [words: string, save: () => Promise<string>])[];
  /** Other actions on the tables. */
  children?: ComponentChildren;
}

/** The files that a page's tables can be taken along as, and what came of the last one. */
export function TableFiles({ files, children }: Props) {
  const { outcome, show, follow } = useOutcome();
  return (
    <>
      <div class="tool-row cluster">
        {files.map(([words, save]) => (
          <Button
            key={words}
            words={words}
            onClick={() => {
              show({ ok: true, text: tableText.working });
              follow(save().then(tableText.saved), tableText.failed);
            }}
          />
        ))}
        {children}
      </div>
      {outcome}
    </>
  );
}
