import { checks, runCheck } from './support/checks.ts';

/** `npm run check`: content, types, lint and format, unused code. */
for (const check of checks) if (!(await runCheck(check))) process.exitCode = 1;
