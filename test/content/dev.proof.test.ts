import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'dev-'));
cpSync(join(root, 'test/fixtures/hospital'), folder, { recursive: true });
let server: ChildProcess | undefined;
afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** A port that nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

test('npm run dev stays up with a page of problems, which mends itself as files change', async () => {
  const roles = join(folder, 'playbook/roles.yaml');
  const names = join(folder, 'site.yaml');
  const soundRoles = readFileSync(roles, 'utf8');
  const soundNames = readFileSync(names, 'utf8');
  writeFileSync(roles, soundRoles.replace('name: 宣传部', 'name: 5'));
  const port = await freePort();
  server = spawn('node', ['node_modules/astro/bin/astro.mjs', 'dev'], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      CONTENT: folder,
      PORT: String(port),
      ASTRO_TELEMETRY_DISABLED: '1',
      // Under a test runner Astro answers no requests.
      VITEST: undefined,
    },
  });
  const shows = (words: string, page = '') =>
    vi.waitFor(
      async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/${page}`, {
          signal: AbortSignal.timeout(20_000),
        }).catch(() => undefined);
        expect(await answer?.text()).toContain(words);
      },
      { timeout: 100_000, interval: 500 },
    );
  await shows('playbook/roles.yaml:16');
  await shows('name：类型不对；这里要写文字，现在写的是数字 5');
  writeFileSync(roles, soundRoles);
  await shows('先救人，再说话');
  // The page shows the result of each item beside its source, and follows changes.
  await shows('由〔谁主持救治〕主持，组织救治、会诊', 'examples/');
  const steps = join(folder, 'playbook/steps.yaml');
  writeFileSync(steps, readFileSync(steps, 'utf8').replace('由{lead}主持，', '{lead}到场，'));
  await shows('〔谁主持救治〕到场，组织救治、会诊', 'examples/');
  rmSync(names);
  await shows('找不到这个文件，请放回原处。');
  writeFileSync(names, soundNames.replace('先救人，再说话', '先说话，再救人'));
  await shows('先说话，再救人');
});
