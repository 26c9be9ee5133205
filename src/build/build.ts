import { spawnSync } from 'node:child_process';
import { precompress } from './precompress.ts';

/** `npm run build`: builds the site and writes a compressed file beside each text file. Options are Astro's, and `--draft`. */
const options = process.argv.slice(2);
const { status } = spawnSync('node', ['node_modules/astro/bin/astro.mjs', 'build', ...options], {
  stdio: 'inherit',
});
if (status === 0) console.log(`${precompress(process.env['OUT_DIR'] ?? 'dist')} files compressed`);
else process.exitCode = status ?? 1;
