import { runChecks } from './support/checks.ts';

/** `npm run check`: content, types, lint and format, unused code. */
process.exitCode = runChecks().failed > 0 ? 1 : 0;
