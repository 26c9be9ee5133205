import { execFile } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { ownNames } from '../../src/content/own-names.ts';
import { temporaryFolder } from './mistakes.ts';

const root = join(import.meta.dirname, '../..');

/** A plan of which a machine read two things that nobody has compared. */
function draft(): string {
  const folder = temporaryFolder();
  cpSync(join(root, 'test/fixtures/school'), folder, { recursive: true });
  for (const file of ['site.yaml', 'playbook/roles.yaml']) {
    const path = join(folder, file);
    writeFileSync(path, `# 待核：依据第一条“校长”\n${readFileSync(path, 'utf8')}`);
  }
  return folder;
}

test('a build of what nobody has compared with the plan is refused, and says how it is built all the same', async () => {
  const folder = draft();
  const { code, said } = await new Promise<{ code: unknown; said: string }>(resolve => {
    execFile(
      'node',
      ['src/build/build.ts'],
      {
        cwd: root,
        env: {
          ...process.env,
          CONTENT: folder,
          OUT_DIR: join(folder, 'dist'),
          ASTRO_TELEMETRY_DISABLED: '1',
        },
      },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    );
  });
  expect(said).toContain('还有 2 处待核，不生成网站。');
  expect(said).toContain('playbook/roles.yaml\n    1 处');
  expect(said).toContain('npm run build -- --draft');
  expect(code).toBe(1);
});

test('the names of a draft say so, also where there is a disclaimer', () => {
  const folder = draft();
  const { draft: said, disclaimer } = ownNames(folder);
  expect(said).toBe('草稿：有 2 处待核，不得作为依据，不得对外使用');
  expect(disclaimer).toContain(said);
  expect(ownNames(join(root, 'test/fixtures/school')).draft).toBeUndefined();
});

test('what nobody has compared goes with the playbook that incidents are opened on', () => {
  const { playbook } = loadContent(draft()).content;
  expect(playbook.unchecked).toEqual({
    clauses: [],
    roles: [playbook.roles[0]?.id],
    deadlines: [],
    steps: [],
  });
  expect(loadContent(join(root, 'test/fixtures/school')).content.playbook).not.toHaveProperty('unchecked');
});
