import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { isObject } from '../base/guard.ts';
import { z } from '../base/schema.ts';
import { CHECKED_BY } from './file-schemas.ts';
import { files } from './load.ts';

/** Explanations of fields, by file and by the end of a field's path; `common` holds those for all files. */
const fieldsSchema = z.record(z.string(), z.record(z.string(), z.string()));
const FIELDS = resolve('src/content/core/fields.yaml');
const readFields = () => fieldsSchema.parse(parse(readFileSync(FIELDS, 'utf8')));

type FieldSentence = (path: readonly string[]) => string | undefined;

/** The explanation of a field: the longest end of its path that has one, its own file's before the common one. */
function saying(fields: z.infer<typeof fieldsSchema>, file: string): FieldSentence {
  return path =>
    [fields[file], fields['common']]
      .flatMap(said => path.map((_, from) => said?.[path.slice(from).join('.')]))
      .find(text => text !== undefined);
}

/** A schema with a sentence at each field. Lists and alternatives are no part of the way to one. */
function described(schema: unknown, said: FieldSentence, path: readonly string[] = []): unknown {
  if (Array.isArray(schema)) return schema.map(each => described(each, said, path));
  if (!isObject(schema)) return schema;
  const below = ([key, value]: [string, unknown]): [string, unknown] => {
    if (key === 'properties' && isObject(value))
      return [
        key,
        Object.fromEntries(
          Object.entries(value).map(([name, field]) => {
            const at = [...path, name];
            const description = said(at);
            return [name, { ...(description && { description }), ...Object(described(field, said, at)) }];
          }),
        ),
      ];
    // A schema that refers to itself stands apart, and its fields with it.
    if (key === 'definitions' && isObject(value))
      return [
        key,
        Object.fromEntries(Object.entries(value).map(([name, each]) => [name, described(each, said)])),
      ];
    return [key, key === 'required' || key === 'enum' ? value : described(value, said, path)];
  };
  return Object.fromEntries(Object.entries(schema).map(below));
}

/** A file that is joined with the site's own content may leave anything out, except within items of a list. */
function partly(schema: unknown): unknown {
  if (!isObject(schema) || !('properties' in schema) || !isObject(schema.properties)) return schema;
  const properties = Object.entries(schema.properties).map(([name, each]) => [name, partly(each)]);
  return { ...schema, required: [], properties: Object.fromEntries(properties) };
}

/** The JSON Schema of each kind of file, made of the schema that checks it, for editors. */
export function editorSchemas(): ReadonlyMap<string, object> {
  const fields = readFields();
  return new Map(
    Object.entries(CHECKED_BY).map(([file, schema]) => {
      const bare = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
      const whole = file === files.suspicions ? partly(bare) : bare;
      return [file, Object(described(whole, saying(fields, file)))];
    }),
  );
}

/** Where the schema of a kind of file is put. */
export const schemaName = (file: string): string =>
  `${file.replace(/(\/\*)?\.yaml$/, '').replaceAll('/', '-')}.json`;

/** Writes the schemas where `.vscode/settings.json` has the editor look for them, and beside them what goes into each field for whoever has no such editor: a check, and each start of the dev server. */
export function writeEditorSchemas(folder: string = resolve('.cache/schemas')): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, schema] of editorSchemas())
    writeFileSync(join(folder, schemaName(file)), JSON.stringify(schema));
  copyFileSync(FIELDS, join(folder, 'fields.yaml'));
}
