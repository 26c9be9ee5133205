import { parseArgs } from 'node:util';
import { traceClauses, traceTotals } from '../playbook/trace.ts';
import { learningTotals } from '../training/lessons/validate-learning.ts';
import { adviceOf, uncheckedAdvice } from './advice.ts';
import { checkAll } from './check-all.ts';
import { words } from './content-words.ts';
import { coverageLine } from './drill-words.ts';
import { writeEditorSchemas } from './editor-schemas.ts';
import { contentFolder } from './folder.ts';
import { checkDrills, loadDrills } from './load-drills.ts';
import { ContentError } from './source.ts';
import { learningLine } from './training-words.ts';

/**
 * How many random trainees play each scenario at most; `npm run proof` sends a thousand, and all of them play. With `--unplayed` nobody
 * plays, so that whoever writes has the answer at once.
 */
const {
  values: { unplayed },
  positionals: [root = contentFolder, sent],
} = parseArgs({ allowPositionals: true, options: { unplayed: { type: 'boolean' } } });
const trainees = Number(sent ?? 50);

/** The result of playing each drill, a line each. */
const coverages: string[] = [];

/** `npm run check` calls this: checks all content and plays every drill, prints what it all comes to, and tells editors what goes where. */
writeEditorSchemas();
try {
  const { site, played: drills } = checkAll(root, ({ playbook, learning: { settings } }) =>
    unplayed
      ? loadDrills(root, playbook, settings)
      : checkDrills(
          root,
          playbook,
          settings,
          trainees,
          (scenario, coverage) => coverages.push(coverageLine(scenario, coverage)),
          sent !== undefined,
        ),
  );
  const { clauses, exemptions, playbook, learning } = site;
  const totals = traceTotals(traceClauses(clauses, playbook.steps, exemptions), playbook.steps);
  console.log(words.totals({ ...totals }));
  if (learning.lessons.length + learning.questions.length > 0)
    console.log(learningLine(learningTotals(learning, clauses)));
  for (const line of coverages) console.log(line);
  const advice = [...adviceOf(site), ...drills.advice, ...uncheckedAdvice(root)];
  if (advice.length > 0) console.log(words.advice(advice));
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
