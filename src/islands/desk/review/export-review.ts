import type { Statistics } from '../../../document/statistics.ts';
import type { ProposalRow } from '../../../incident/review/summary.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { inDrill, timeNow } from '../../../session/surroundings.ts';
import { drillMarks } from '../../../text/drill-marks.ts';
import { proposalCells, proposalColumns, proposalFileName } from '../../../text/review.ts';
import {
  listColumns,
  statisticsFileName,
  statisticsList,
  statisticsTables,
} from '../../../text/statistics.ts';
import { outgoingName, saveFile } from '../save-file.ts';

const CSV = 'text/csv';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const spreadsheet = () => import('../../../files/spreadsheet.ts');
const mark = () => (inDrill() ? drillMarks : undefined);
const today = (): string => shanghaiDate(timeNow());

/** @returns what it is called. Rejects when nothing was saved */
async function save(file: string, type: string, data: string | Blob): Promise<string> {
  const name = outgoingName(file);
  await saveFile({ name, type, data, picker: false });
  return name;
}

/** Hands the officer a list of proposals to change the plan. @returns the file's name. Rejects when nothing was saved */
export async function exportProposals(rows: readonly ProposalRow[]): Promise<string> {
  const { tableCsv } = await spreadsheet();
  return save(proposalFileName(today()), CSV, tableCsv(proposalColumns, rows.map(proposalCells), mark()));
}

/** Hands the officer the statistics. @returns the file's name. Rejects when nothing was saved */
export async function exportStatistics(
  summary: Statistics,
  proposals: readonly ProposalRow[],
  extension: 'xlsx' | 'csv',
): Promise<string> {
  const { tableCsv, workbook } = await spreadsheet();
  const tables = statisticsTables(summary, proposals);
  const name = statisticsFileName(today(), extension);
  return extension === 'xlsx'
    ? save(name, EXCEL, await workbook(tables, mark()))
    : save(name, CSV, tableCsv(listColumns, statisticsList(tables), mark()));
}
