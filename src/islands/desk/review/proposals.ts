import { shanghaiDate } from '../../../domain/deadline/compute.ts';
import type { ProposalRow } from '../../../domain/review/summary.ts';
import { proposalCells, proposalColumns, proposalFileName } from '../../../text/review.ts';
import { saveFile } from '../save-file.ts';

/** Hands the officer a list of proposals to change the plan. @returns the file's name. Rejects when nothing was saved */
export async function exportProposals(rows: readonly ProposalRow[]): Promise<string> {
  const { tableCsv } = await import('../../../session/spreadsheet.ts');
  const name = proposalFileName(shanghaiDate(Date.now()));
  const data = tableCsv(proposalColumns, rows.map(proposalCells));
  await saveFile({ name, type: 'text/csv', data, picker: false });
  return name;
}
