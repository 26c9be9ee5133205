import { shanghaiDate } from '../../../domain/deadline/compute.ts';
import type { Statistics } from '../../../domain/review/statistics.ts';
import type { ProposalRow } from '../../../domain/review/summary.ts';
import { tableCsv, workbook } from '../../../session/spreadsheet.ts';
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
