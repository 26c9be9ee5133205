import { join } from 'node:path';
import { traceClauses, traceTotals } from '../domain/playbook/trace.ts';
import { words } from '../text/content.ts';
import { ContentError } from './load.ts';
import { loadSite } from './site-content.ts';

/** `npm run check` calls this: checks all content and prints the totals of the traceability matrix. */
try {
  const { clauses, exemptions, playbook } = loadSite(process.argv[2] ?? join(process.cwd(), 'content'));
  const totals = traceTotals(traceClauses(clauses, playbook.steps, exemptions), playbook.steps);
  console.log(words.totals({ ...totals }));
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
