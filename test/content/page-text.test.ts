import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { textAlone } from '../../src/content/page-text.ts';
import { temporaryFolder } from './mistakes.ts';

const root = join(import.meta.dirname, '../..');

/** Compiles a page as the site does. @param head what its head says */
const compiled = async (
  text: string,
  frontmatter: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const astro = { frontmatter, headings: [], localImagePaths: new Set(''), remoteImagePaths: new Set('') };
  const { code } = await mdxToJs(text, { mdastPlugins: [textAlone], data: { astro } });
  return code;
};

describe('the compiler of pages', () => {
  test.each([
    'export const x = 1',
    "import './x.js'",
    '一 {1 + 1} 二',
    '<script>1</script>',
    '<Clause id={globalThis} />',
    '![图](./x.js)',
  ])('takes nothing that would run: %s', async text => {
    await expect(compiled(`说明\n\n${text}`)).rejects.toThrow(/正文|照样子写/);
  });

  test('takes no layout, which would be imported', async () => {
    await expect(compiled('说明', { layout: './x.astro' })).rejects.toThrow('layout');
  });

  test.each([
    '## 标题\n\n- **要点** `x`\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |',
    '[网址](https://example.org/a:b) [本站](../rules/) [本页](#c-1.1)',
    '<Clause id="1.1" />\n\n<StepLinks clauses={["1.1", "1.2"]} />',
    '<Clause brief id="1.1" />\n\n写着 \\{这里\\} \\<标签>',
  ])('takes text and the tags of a page or a lesson: %j', async text => {
    expect(await compiled(text)).toContain('MDXContent');
  });
});

test('a build of a stranger’s folder runs nothing of it', async () => {
  const folder = temporaryFolder();
  cpSync(join(root, 'test/fixtures/hospital'), folder, { recursive: true });
  const taken = join(folder, 'taken');
  const page = join(folder, 'plan/02-report.mdx');
  const program = `export const x = (await import('node:fs')).writeFileSync(${JSON.stringify(taken)}, '');`;
  writeFileSync(page, `${readFileSync(page, 'utf8')}\n\n${program}\n`);
  const { code, said } = await new Promise<{ code: unknown; said: string }>(resolve => {
    execFile(
      'node',
      ['node_modules/astro/bin/astro.mjs', 'build'],
      {
        cwd: root,
        env: {
          ...process.env,
          CONTENT: folder,
          OUT_DIR: join(folder, 'dist'),
          NODE_ENV: 'production',
          ASTRO_TELEMETRY_DISABLED: '1',
        },
      },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    );
  });
  expect(said).toMatch(/plan\/02-report\.mdx:\d+\n {4}正文只是文字，不能写 import、export/);
  expect(code).toBe(1);
  expect(existsSync(taken)).toBe(false);
});
