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

/** The margins of printed pages are not part of the page's text, and may not use its names. */
const withoutMargins = (sheet: string): string => sheet.replace(/@(top|bottom)-[a-z-]+ \{[^}]*\}/g, '');

/** Every value of a property, with the file it stands in. */
const valuesOf = (property: RegExp): readonly string[] =>
  sheets.flatMap(([file, sheet]) =>
    [...withoutMargins(sheet).matchAll(property)].map(([, value = '']) => `${file}: ${value}`),
  );

/** Sheets of paper have a scale of their own. */
const isPaper = (file: string): boolean => /document-print|manual|\/card\.css$/.test(file);

const namesIn = (pattern: RegExp): readonly string[] =>
  [...new Set(sheets.flatMap(([file, sheet]) => (isPaper(file) ? [] : (sheet.match(pattern) ?? []))))].sort();

test('type comes in four sizes and space in three, which have names, and no sheet sets another', () => {
  expect(namesIn(/--text-[a-z0-9]+/g)).toEqual(['--text-body', '--text-display', '--text-s', '--text-title']);
  expect(namesIn(/--space-[a-z0-9]+/g)).toEqual(['--space-l', '--space-m', '--space-s']);
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

test('no screen parts words by a full-width space, which at a line’s end would hang out of a phone’s window', () => {
  const parted = globSync(['src/**/*.{astro,tsx}']).filter(file =>
    readFileSync(file, 'utf8').includes('\u3000'),
  );
  expect(parted).toEqual([]);
});

test('cinnabar is the bar beside the plan’s words and the one primary button, and nothing else', () => {
  const rules = sheets.flatMap(([file, sheet]) =>
    [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', style = '']) =>
      /var\(--(cinnabar|fill)\)/.test(style) ? [`${file}: ${selector.trim().replace(/\s+/g, ' ')}`] : [],
    ),
  );
  expect(rules).toEqual([
    'src/styles/base.css: button.primary, .button.primary',
    'src/styles/reading.css: .clause',
  ]);
});
