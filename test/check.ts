import { loadContent } from '../src/content/load.ts';
import { printedContent } from '../src/content/print.ts';
import { loadWording } from '../src/content/wording.ts';
import { checks, runCheck } from './support/checks.ts';

/** `npm run check`: content, types, lint and format, unused code. `-- --print` lists every title, template and form instead. */
if (process.argv.includes('--print'))
  console.log(printedContent(loadContent('content').content.playbook, loadWording('content')));
else for (const check of checks) if (!(await runCheck(check)).passed) process.exitCode = 1;
