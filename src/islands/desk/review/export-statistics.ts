import type { Statistics } from '../../../document/statistics.ts';
import { tableCsv, workbook } from '../../../files/spreadsheet.ts';
import type { ProposalRow } from '../../../incident/review/summary.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { inDrill, timeNow } from '../../../session/surroundings.ts';
import { drillMarks } from '../../../text/drill-marks.ts';
import {
  listColumns,
  statisticsFileName,
  statisticsList,
  statisticsTables,
} from '../../../text/statistics.ts';
import { outgoingName, saveFile } from '../save-file.ts';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands the officer the statistics. @returns the file's name. Rejects when nothing was saved */
export async function exportStatistics(
  summary: Statistics,
  proposals: readonly ProposalRow[],
  extension: 'xlsx' | 'csv',
): Promise<string> {
  const name = outgoingName(statisticsFileName(shanghaiDate(timeNow()), extension));
  const mark = inDrill() ? drillMarks : undefined;
  const tables = statisticsTables(summary, proposals);
  const file =
    extension === 'xlsx'
      ? { type: EXCEL, data: await workbook(tables, mark) }
      : { type: 'text/csv', data: tableCsv(listColumns, statisticsList(tables), mark) };
  await saveFile({ name, ...file, picker: false });
  return name;
}
