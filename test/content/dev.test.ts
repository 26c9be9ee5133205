import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'dev-'));
cpSync(join(root, 'test/fixtures/school'), folder, { recursive: true });
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
  writeFileSync(roles, soundRoles.replace('name: 校长', 'name: 5'));
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
  const shows = (words: string) =>
    vi.waitFor(
      async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
        expect(await answer?.text()).toContain(words);
      },
      { timeout: 100_000, interval: 500 },
    );
  await shows('playbook/roles.yaml:10');
  await shows('name：类型不对；这里要写文字，现在写的是数字 5');
  writeFileSync(roles, soundRoles);
  await shows('有问有答');
  rmSync(names);
  await shows('找不到这个文件，请放回原处。');
  writeFileSync(names, soundNames.replace('有问有答', '有答有问'));
  await shows('有答有问');
}, 420_000);
