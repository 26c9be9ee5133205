import { loadContent } from '../src/content/load.ts';
import { printedContent } from '../src/content/print.ts';
import { loadWording } from '../src/content/wording.ts';
import { checks, runCheck } from './support/checks.ts';
import { structure } from './support/structure.ts';

/** `npm run check`: content, types, lint and format, unused code, the measures of the architecture. `-- --content` checks the content alone and plays no drill, for whoever writes it; `-- --print` lists every title, template and form instead. */
if (process.argv.includes('--print'))
  console.log(printedContent(loadContent('content').content.playbook, loadWording('content')));
else if (process.argv.includes('--content')) {
  const { passed } = await runCheck({
    name: 'content',
    command: ['node', 'src/content/check.ts', '--unplayed'],
  });
  if (!passed) process.exitCode = 1;
} else {
  for (const check of checks) if (!(await runCheck(check)).passed) process.exitCode = 1;
  for (const { name, now, most } of structure()) {
    console.log(`${now <= most ? 'ok' : 'FAILED'}  ${name}: ${now} (at most ${most})`);
    if (now > most) process.exitCode = 1;
  }
}
