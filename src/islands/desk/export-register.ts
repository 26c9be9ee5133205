import type { Register } from '../../document/register.ts';
import { registerCsv, registerSheet } from '../../files/spreadsheet.ts';
import { shanghaiDate } from '../../playbook/deadline/compute.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { drillMarks } from '../../text/drill-marks.ts';
import { registerFileName, registerWords } from '../../text/register.ts';
import { outgoingName, saveFile } from './save-file.ts';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands the officer the register. @returns the file's name. Rejects when nothing was saved */
export async function exportRegister(register: Register, extension: 'xlsx' | 'csv'): Promise<string> {
  const name = outgoingName(registerFileName(shanghaiDate(timeNow()), extension));
  const mark = inDrill() ? drillMarks : undefined;
  const file =
    extension === 'xlsx'
      ? { type: EXCEL, data: await registerSheet(register, registerWords, mark) }
      : { type: 'text/csv', data: registerCsv(register, registerWords, mark) };
  await saveFile({ name, ...file });
  return name;
}
