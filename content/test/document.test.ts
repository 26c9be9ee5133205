import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from '../../src/base/schema.ts';
import { clauseSchema } from '../../src/plan/clause.ts';
import { collationSchema, documentSchema, restoreText } from '../../src/plan/document.ts';
import { namesSchema } from '../../src/plan/names.ts';
import { playbook, required } from '../../test/support/playbook.ts';
import { contentFolder } from './folder.ts';

const fixture = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const readContent = (file: string): unknown => parse(readFileSync(`${contentFolder}/${file}`, 'utf8'));

const { clauses } = playbook;
const document = documentSchema.parse(readContent('plan/document.yaml'));
const source = fixture('plan.zh-CN.md');
const textOfRecord = (markdown: string): string =>
  required(
    /<!-- BEGIN 原文 -->\n\n([\s\S]*?)\n\n<!-- END 原文 -->/.exec(markdown)?.[1],
    'the text of record',
  );
const record = textOfRecord(source);

/** Rows of the first Markdown table under a header line, as cells. */
const tableUnder = (header: string): readonly (readonly string[])[] => {
  const lines = source.split('\n');
  const rows = lines.slice(lines.indexOf(header) + 2);
  return rows
    .slice(
      0,
      rows.findIndex(line => !line.startsWith('|')),
    )
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim().replaceAll('`', '')),
    );
};

describe('the plan', () => {
  test('is restored from outline and clauses character for character', () => {
    expect(restoreText(document.outline, clauses)).toBe(record);
  });

  test('has the same clauses as the independent copy: text, kind, actor and time word', () => {
    const written = clauses.map(({ purpose: _, ...clause }) => clause);
    expect(written).toEqual(z.array(clauseSchema).parse(parse(fixture('clauses.yaml'))));
  });

  test('puts every clause into the outline once, in order', () => {
    const outlined = document.outline.flatMap(block => ('clauses' in block ? block.clauses : []));
    expect(outlined).toEqual(clauses.map(({ id }) => id));
  });

  test('keeps in content/ the same text of record as the independent copy', () => {
    expect(textOfRecord(readFileSync(`${contentFolder}/plan/plan.zh-CN.md`, 'utf8'))).toBe(record);
  });

  test('shows a change of any single character of any clause in the restored text', () => {
    const place = fc
      .nat(clauses.length - 1)
      .chain(clause =>
        fc.tuple(fc.constant(clause), fc.nat(required(clauses[clause], 'clause').text.length - 1)),
      );
    fc.assert(
      fc.property(place, fc.constantFrom('', '，', '字', ' ', '\n'), ([at, position], other) => {
        const changed = clauses.map((clause, index) => {
          const { text } = clause;
          return index === at
            ? { ...clause, text: text.slice(0, position) + other + text.slice(position + 1) }
            : clause;
        });
        fc.pre(required(changed[at], 'clause').text !== required(clauses[at], 'clause').text);
        expect(restoreText(document.outline, changed)).not.toBe(record);
      }),
    );
  });

  test('shows the loss of any block of the outline in the restored text', () => {
    document.outline.forEach((_, dropped) => {
      const rest = document.outline.filter((__, index) => index !== dropped);
      expect(restoreText(rest, clauses)).not.toBe(record);
    });
  });
});

describe('the catalogue fields', () => {
  const given = tableUnder('| 项目 | 内容 |');

  test('stand in the source’s order with the source’s values, empty ones as empty strings', () => {
    expect(document.fields.map(({ name, value }) => [name, value])).toEqual(
      given.map(([name, value]) => [name, value === '（来源为空）' ? '' : value]),
    );
    expect(document.fields.filter(({ value }) => value === '').map(({ name }) => name)).toEqual([
      '文号',
      '废止日期',
      '有效性',
    ]);
  });

  test('include the index number that the footer shows', () => {
    expect(document.fields).toContainEqual({ name: '索引号', value: document.indexNumber });
  });
});

test('the collation notes repeat the source’s table, number by number', () => {
  const notes = z.array(collationSchema).parse(readContent('plan/collation.yaml'));
  const rows = notes.map(({ number, place, source: from, reading, remark }) => [
    String(number),
    place,
    from,
    reading,
    remark,
  ]);
  expect(rows).toEqual(tableUnder('| # | 位置 | 来源 | 本稿 | 性质 |'));
});

describe('when the plan was adopted, evaluated and drilled', () => {
  const { dates } = namesSchema.parse(readContent('site.yaml'));

  test('is what its catalogue says; the manual claims no period that nobody read in the original', () => {
    const adopted = document.fields.find(({ name }) => name === '成文日期')?.value;
    expect(dates?.adopted).toBe(adopted);
    expect(dates?.note).toMatch(/国办发〔2024〕5号.*没有核对到原件/);
  });

  test.each([
    ['its index', 'src/pages/plan/index.astro', /planDateRows\(names\.dates\)[\s\S]+names\.dates\.note/],
    ['the review', 'src/desk/review/ReviewActions.tsx', /planDatesSentence\(names\.plan, names\.dates/],
  ])('stands on %s', (_, file, shows) => {
    expect(readFileSync(`${contentFolder}/../${file}`, 'utf8')).toMatch(shows);
  });
});
