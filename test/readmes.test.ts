import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const readmes = globSync('{README.md,{src,content,test}/**/{README,SPEC,how-to,*.zh-CN}.md}').filter(
  file => !file.startsWith('test/fixtures/'),
);
const textOf = (file: string): string => readFileSync(file, 'utf8');
const linesOf = (file: string): number => textOf(file).trimEnd().split('\n').length;

/** Below these lie folders that one file says everything of. */
const FLAT = new Set(['src/pages', 'src/layouts', 'src/site']);

describe('the READMEs', () => {
  test('lead to files that are there', () => {
    const dead = readmes.flatMap(file =>
      [...textOf(file).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/gu)]
        .map(([, link = '']) => join(dirname(file), link))
        .filter(path => !existsSync(path))
        .map(path => `${file}: ${path}`),
    );
    expect(dead).toEqual([]);
  });

  test('begin with one that everybody reads in two minutes', () => {
    expect(linesOf('README.md')).toBeLessThanOrEqual(60);
  });

  test('stand in each folder of src, each feature of the desk and in test, but where pages alone lie', () => {
    const folders = globSync('src/{*,desk/*}').filter(
      path => statSync(path).isDirectory() && !FLAT.has(path),
    );
    const without = [...folders, 'test', 'test/support'].filter(path => !existsSync(join(path, 'README.md')));
    expect(without).toEqual([]);
  });

  test('of a feature name its kinds of event, and the files they name are there', () => {
    const wrong = globSync('src/desk/*/README.md').flatMap(file => {
      const folder = dirname(file);
      const text = textOf(file);
      const kinds = globSync(`${folder}/*.ts`).flatMap(source =>
        [...textOf(source).matchAll(/= kind\(\s*'(\w+)'/gu)].map(([, kind = '']) => kind),
      );
      const files = [...text.matchAll(/`([\w-]+\.tsx?)`/gu)].map(([, name = '']) => name);
      return [
        ...kinds
          .filter(kind => !text.includes(`\`${kind}\``))
          .map(kind => `${file} leaves out the kind ${kind}`),
        ...files
          .filter(name => globSync(`src/desk/**/${name}`).length === 0)
          .map(name => `${file} names ${name}, which is not there`),
      ];
    });
    expect(wrong).toEqual([]);
  });
});
