import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { found } from './support/playbook.ts';

/** The sheets, and the styles inside pages, by file; without comments. */
const sheets = globSync(['src/**/*.css', 'src/**/*.astro']).map(file => {
  const text = readFileSync(file, 'utf8');
  const styles = file.endsWith('.css')
    ? [text]
    : [...text.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, inside = '']) => inside);
  return [file, styles.join('\n').replace(/\/\*.*?\*\//gs, '')] as const;
});

/** What stands in the margins of printed pages is no text of a page, and may not read its names. */
const withoutMargins = (sheet: string): string => sheet.replace(/@(top|bottom)-[a-z-]+ \{[^}]*\}/g, '');

/** Every value of a property, with the file it stands in. */
const valuesOf = (property: RegExp): readonly string[] =>
  sheets.flatMap(([file, sheet]) =>
    [...withoutMargins(sheet).matchAll(property)].map(([, value = '']) => `${file}: ${value}`),
  );

test('type comes in at most eight sizes, which have names, and no sheet sets another', () => {
  const names = new Set(sheets.flatMap(([, sheet]) => sheet.match(/--text-[a-z]+/g) ?? []));
  expect([...names].length).toBeLessThanOrEqual(8);
  // Only the root's own size is a number: the reader's wish, and that of paper.
  const literal = valuesOf(/[^-]font-size: ([^;]+);/g).filter(
    found =>
      !/: (var\(--text-[a-z]+\)|inherit)$/.test(found) &&
      !/(tokens\.css: 125%|print\.css: 10\.5pt)$/.test(found),
  );
  expect(literal).toEqual([]);
});

test('what lies over what is said by the names of layers alone', () => {
  expect(valuesOf(/z-index: ([^;]+);/g).filter(found => !/: var\(--layer-[a-z]+\)$/.test(found))).toEqual([]);
});

test('print needs no weight: nothing that paper undoes is set for it by a look of the screen', () => {
  const [, tokens] = found(sheets, ([file]) => file.endsWith('tokens.css'));
  expect(tokens).toMatch(/data-(theme|contrast|size)/);
  const outside = tokens.replace(/@media screen[^{]*\{(?:[^{}]*\{[^}]*\})*[^{}]*\}/g, '');
  expect(outside).not.toMatch(/data-(theme|contrast|size)/);
});

test('the primitives weigh less than a class, so that a component’s own sheet always wins', () => {
  const [, layout] = found(sheets, ([file]) => file.endsWith('layout.css'));
  const selectors = [...layout.matchAll(/(?:^|\}\s*)([^{}@]+)\{/g)].map(([, selector = '']) =>
    selector.trim(),
  );
  expect(selectors.length).toBeGreaterThan(5);
  expect(selectors.filter(selector => !/^(body )?:where\(/.test(selector))).toEqual([]);
});
