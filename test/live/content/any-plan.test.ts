import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { editorSchemas } from '../../../src/content/editor-schemas.ts';
import { checkSite } from '../../../src/content/site-content.ts';
import { contentFilesIn } from '../../support/content-files.ts';

const folder = join(import.meta.dirname, '../../../content');
const site = checkSite(folder);

describe('the plan in content/, whichever it is', () => {
  test('asks nobody in any title to delete posts, steer comments, find out who posted or lean on anybody', () => {
    const forbidden =
      /删帖|撤稿|撤帖|封号|禁言|限流|压热|降热|控评|评论员|引导评论|跟评|水军|刷评|灌水|发帖人|发帖者|网民身份|网友身份|人肉|训诫|施压/;
    const { steps, triage, deadlines, phases, pauses } = site.playbook;
    const titles = [
      ...[...steps, ...deadlines, ...phases, ...pauses, ...triage.outcomes, ...triage.additions].map(
        ({ title }) => title,
      ),
      ...steps.flatMap(({ wants = [] }) => wants.map(({ label }) => label)),
    ];
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter(title => forbidden.test(title))).toEqual([]);
  });

  test('shows every clause on exactly one page', () => {
    const shown = site.pages.flatMap(({ clauses }) => clauses);
    expect([...shown].sort()).toEqual(site.clauses.map(({ id }) => id).sort());
  });

  test('gives each page an address of its own, without its number', () => {
    const slugs = site.pages.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  test('cites only what exists, in terms and collation notes too', () => {
    const citable = new Set([...site.clauses, ...site.playbook.rules].map(({ id }) => id));
    const cited = [
      ...site.terms.flatMap(({ cite }) => cite),
      ...site.collation.flatMap(each => each.clauses),
    ];
    expect(cited.filter(id => !citable.has(id))).toEqual([]);
  });

  test('is of the shape that an editor is told of, file by file', () => {
    const schemas = editorSchemas();
    const refused = contentFilesIn(folder).flatMap(file => {
      if (!file.endsWith('.yaml')) return [];
      const kind = [...schemas.keys()].find(each => matchesGlob(file, each)) ?? '';
      const read = fromJSONSchema(Object(schemas.get(kind))).safeParse(
        parse(readFileSync(join(folder, file), 'utf8')),
      );
      return read.success ? [] : [`${file}: ${read.error.message}`];
    });
    expect(refused).toEqual([]);
  });
});
