import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { licenceOf, packagesIn } from '../../src/build/licences.ts';

describe('the licences of what is shipped', () => {
  let root = '';
  const at = (path: string): string => join(root, 'node_modules', path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const pack = (path: string, files: Readonly<Record<string, string>>): void => {
    const named = { name: path.replace(/.*node_modules\//, ''), version: '1.0.0', license: 'MIT' };
    write(`${path}/package.json`, JSON.stringify(named));
    for (const [name, text] of Object.entries(files)) write(`${path}/${name}`, text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'yuqing-licences-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('are those of the packages whose modules are in a bundle, the innermost where one lies within another', () => {
    pack('@scope/outer', { 'a.js': '' });
    pack('@scope/outer/node_modules/inner', { 'deep/b.js': '' });
    expect(packagesIn(at('@scope/outer/a.js?worker'), root)).toEqual([at('@scope/outer')]);
    expect(packagesIn(at('@scope/outer/node_modules/inner/deep/b.js'), root)).toEqual([
      at('@scope/outer/node_modules/inner'),
    ]);
    expect(packagesIn(join(root, 'src/base/order.ts'), root)).toEqual([]);
    expect(packagesIn('\0names', root)).toEqual([]);
  });

  test('are those of a package, too, that another was published with', () => {
    pack('outer', { 'a.js': '//#region node_modules/inner/index.js\nfoo();\n// node_modules/@x/y/z.js\n' });
    pack('outer/node_modules/inner', {});
    pack('@x/y', {});
    expect(packagesIn(at('outer/a.js'), root)).toEqual([
      at('outer'),
      at('outer/node_modules/inner'),
      at('@x/y'),
    ]);
    rmSync(at('@x/y'), { recursive: true });
    expect(() => packagesIn(at('outer/a.js'), root)).toThrow('@x/y is shipped');
  });

  test('are those of the bundler, too, for what it adds itself', () => {
    for (const name of ['vite', 'rolldown']) pack(name, {});
    expect(packagesIn('\0vite/preload-helper.js', root)).toEqual([at('vite')]);
    expect(packagesIn('\0@oxc-project+runtime@0.156.0/helpers/esm/assertClassBrand.js', root)).toEqual([
      at('rolldown'),
    ]);
  });

  test('are whole, with the notice of the package and without what is about its tools', () => {
    pack('one', {
      'LICENSE.md': 'Free.\n\n# Licenses of bundled dependencies\n\n## cac\nMIT\n',
      NOTICE: 'By us.',
    });
    expect(licenceOf(at('one'))).toEqual({ heading: 'one - 1.0.0 (MIT)', text: 'Free.\n\nBy us.' });
  });

  test.each([
    ['none', {}],
    ['an empty one', { LICENSE: '\n' }],
  ])('end the build where a package has %s', (_, files) => {
    pack('one', files);
    expect(() => licenceOf(at('one'))).toThrow('one is shipped, and its package holds no licence');
  });
});
