import type { ProposalRow } from '../../../incident/review/summary.ts';
import { shanghaiDate } from '../../../playbook/deadline/compute.ts';
import { inDrill, timeNow } from '../../../session/surroundings.ts';
import { drillMarks, tagged } from '../../../text/drill-marks.ts';
import { proposalCells, proposalColumns, proposalFileName, proposalList } from '../../../text/review.ts';
import { outgoingName, saveFile } from '../save-file.ts';

/** Proposals as they are pasted into a letter. */
export const copyOfProposals = (rows: readonly ProposalRow[], drill: boolean): string =>
  tagged(proposalList(rows), drill);

/** Hands the officer a list of proposals to change the plan. @returns the file's name. Rejects when nothing was saved */
export async function exportProposals(rows: readonly ProposalRow[]): Promise<string> {
  const { tableCsv } = await import('../../../files/spreadsheet.ts');
  const name = outgoingName(proposalFileName(shanghaiDate(timeNow())));
  const data = tableCsv(proposalColumns, rows.map(proposalCells), inDrill() ? drillMarks : undefined);
  await saveFile({ name, type: 'text/csv', data, picker: false });
  return name;
}
