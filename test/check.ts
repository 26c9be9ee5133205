import { loadContent } from '../src/content/load.ts';
import { printedContent } from '../src/content/print.ts';
import { loadWording } from '../src/content/wording.ts';
import { checks, runCheck } from './support/checks.ts';
import { structure } from './support/structure.ts';

/** `npm run check`: content, types, lint and format, unused code, the measures of the architecture. `-- --print` lists every title, template and form instead. */
if (process.argv.includes('--print'))
  console.log(printedContent(loadContent('content').content.playbook, loadWording('content')));
else {
  for (const check of checks) if (!(await runCheck(check)).passed) process.exitCode = 1;
  for (const { name, now, most } of structure()) {
    console.log(`${now <= most ? 'ok' : 'FAILED'}  ${name}: ${now} (at most ${most})`);
    if (now > most) process.exitCode = 1;
  }
}
