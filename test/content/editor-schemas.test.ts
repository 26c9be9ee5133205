import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { isObject } from '../../src/base/guard.ts';
import { editorSchemas, schemaName } from '../../src/content/editor-schemas.ts';

const root = join(import.meta.dirname, '../..');
const schemas = editorSchemas();
const folders = ['plan', 'hospital', 'school'].map(plan => join(root, 'test/fixtures', plan));
const yamlIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml'));
const kindOf = (file: string): string | undefined =>
  [...schemas.keys()].find(kind => matchesGlob(file, kind));

/** Each field of a schema, by the way to it, and what is said of it. */
function fieldsIn(schema: unknown, path: readonly string[] = []): readonly (readonly [string, unknown])[] {
  if (Array.isArray(schema)) return schema.flatMap(each => fieldsIn(each, path));
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' && isObject(value)
      ? Object.entries(value).flatMap(([name, field]) => {
          const at = [...path, name];
          return [
            [
              at.join('.'),
              isObject(field) && 'description' in field ? field.description : undefined,
            ] as const,
            ...fieldsIn(field, at),
          ];
        })
      : key === 'definitions' && isObject(value)
        ? Object.values(value).flatMap(each => fieldsIn(each))
        : fieldsIn(value, path),
  );
}

describe('what an editor knows of a content file', () => {
  test.each(folders)('takes every file of %s as it is', folder => {
    const refused = yamlIn(folder).flatMap(file => {
      const schema = schemas.get(kindOf(file) ?? '');
      if (schema === undefined) return [`${file}: no schema`];
      const read = fromJSONSchema(Object(schema)).safeParse(parse(readFileSync(join(folder, file), 'utf8')));
      return read.success ? [] : [`${file}: ${read.error.message}`];
    });
    expect(refused).toEqual([]);
  });

  test.each([...schemas])('tells of each field of %s what goes into it', (_, schema) => {
    const fields = fieldsIn(schema);
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(([, said]) => said === undefined).map(([path]) => path)).toEqual([]);
  });

  test('says nothing of a field that is not there', () => {
    const said: Record<string, Record<string, string>> = parse(
      readFileSync(join(root, 'src/content/core/fields.yaml'), 'utf8'),
    );
    const unused = Object.entries(said).flatMap(([kind, sentences]) => {
      const shown = [...schemas].flatMap(([file, schema]) =>
        kind === 'common' || kind === file ? fieldsIn(schema).map(([, text]) => text) : [],
      );
      return Object.entries(sentences).flatMap(([path, text]) =>
        shown.includes(text) ? [] : [`${kind} ${path}`],
      );
    });
    expect(unused).toEqual([]);
  });

  test('refuses a field of another name, a value that is none of those allowed, and a missing field', () => {
    const roles = fromJSONSchema(Object(schemas.get('playbook/roles.yaml')));
    const role = { id: 'office', name: '办公室', short: '办', summary: '值班。', duties: ['1'], limits: [] };
    expect(roles.safeParse([role]).success).toBe(true);
    expect(roles.safeParse([{ ...role, nome: '办公室' }]).success).toBe(false);
    expect(roles.safeParse([{ ...role, functions: ['decides'] }]).success).toBe(false);
    const { name: _, ...nameless } = role;
    expect(roles.safeParse([nameless]).success).toBe(false);
  });

  test('is where the settings of the editor have it looked for, for each kind of file in any folder', () => {
    const settings: { 'yaml.schemas': Record<string, string> } = JSON.parse(
      readFileSync(join(root, '.vscode/settings.json'), 'utf8'),
    );
    expect(settings['yaml.schemas']).toEqual(
      Object.fromEntries(
        [...schemas.keys()].map(kind => [`./.cache/schemas/${schemaName(kind)}`, `**/${kind}`]),
      ),
    );
  });
});
