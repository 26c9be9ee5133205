import { traceClauses, traceTotals } from '../playbook/trace.ts';
import { learningTotals } from '../training/lessons/validate-learning.ts';
import { adviceOf, uncheckedAdvice } from './advice.ts';
import { words } from './content-words.ts';
import { coverageLine } from './drill-words.ts';
import { writeEditorSchemas } from './editor-schemas.ts';
import { contentFolder } from './folder.ts';
import { checkDrills } from './load-drills.ts';
import { loadNights } from './load-nights.ts';
import { checkSite } from './site-content.ts';
import { ContentError } from './source.ts';
import { learningLine } from './training-words.ts';

/** How many random trainees play each scenario at most; `npm run proof` sends a thousand, and all of them play. */
const [, , , sent] = process.argv;
const trainees = Number(sent ?? 50);

/** `npm run check` calls this: checks all content and plays every drill, prints what it all comes to, and tells editors what goes where. */
writeEditorSchemas();
try {
  const root = process.argv[2] ?? contentFolder;
  const site = checkSite(root);
  const { clauses, exemptions, playbook, learning } = site;
  const totals = traceTotals(traceClauses(clauses, playbook.steps, exemptions), playbook.steps);
  console.log(words.totals({ ...totals }));
  if (learning.lessons.length + learning.questions.length > 0)
    console.log(learningLine(learningTotals(learning, clauses)));
  loadNights(root, playbook);
  const drills = checkDrills(
    root,
    playbook,
    learning.settings,
    trainees,
    (scenario, coverage) => console.log(coverageLine(scenario, coverage)),
    sent !== undefined,
  );
  const advice = [...adviceOf(site), ...drills.advice, ...uncheckedAdvice(root)];
  if (advice.length > 0) console.log(words.advice(advice));
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
