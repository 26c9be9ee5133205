import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printedContent } from '../../src/content/print.ts';
import { loadWording, refusedIn } from '../../src/content/wording.ts';
import { playbook } from '../../test/support/playbook.ts';
import { contentFolder } from './folder.ts';

const terms = loadWording(contentFolder);
const root = join(contentFolder, '..');

/** The plan's own words, the list itself, and what others say: they are not the manual's to word. */
const OTHERS =
  /^content\/(test\/|plan\/(clauses|document|collation)\.yaml|plan\/plan\.zh-CN\.md$|wording\.yaml$)/;

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(name => ending.test(name) && !OTHERS.test(name));

/** Patterns to find in a statement, and searches that people type: others' words may stand there too. */
const QUOTED: Readonly<Record<string, RegExp>> = {
  'content/playbook/suspicions.yaml': /^ +(?!title:|suggestion:)/,
  'content/glossary.yaml': /^ *(synonyms:|\[)/,
  'content/playbook/asked.yaml': /^ {2}(?:- |[\w-]+: )\[|^ {5}/,
};

const linesOf = (file: string): readonly (readonly [place: string, text: string])[] =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((text, number) =>
      QUOTED[file]?.test(text) === true ? [] : [[`${file}:${number + 1}`, text] as const],
    );

describe('one word for one thing', () => {
  test.each([
    ['the interface', filesIn('src', /\.(ts|tsx|astro)$/)],
    ['the content', filesIn('content', /\.(yaml|mdx)$/)],
  ])('%s writes none of the words that the list refuses', (_, files) => {
    expect(files.length).toBeGreaterThan(30);
    const found = files.flatMap(file =>
      linesOf(file).flatMap(([place, text]) =>
        refusedIn(text, terms).map(({ refused, term }) => `${place}: ${refused} → ${term}`),
      ),
    );
    expect(found).toEqual([]);
  });

  // A tip may still speak: that nobody writes down who posted.
  test('of the literals of the desk and the site three speak as one talks, all of them tips', () => {
    const spoken = /这一步|那一步|谁|怎么|算办|办成|说法/;
    const tips = ['desk', 'site', 'pages'].flatMap(folder =>
      filesIn(`src/${folder}`, /\.(ts|tsx|astro)$/).flatMap(file =>
        linesOf(file).flatMap(([place, text]) =>
          /^\s*(\/\/|\*|\/\*)/.test(text)
            ? []
            : [...text.matchAll(/'[^']*'|`[^`]*`|"[^"]*"/g)].flatMap(([literal]) =>
                spoken.test(literal) ? [`${place}: ${literal}`] : [],
              ),
        ),
      ),
    );
    expect(tips.filter(tip => !/不写是谁发的|不记是谁/.test(tip))).toEqual([]);
    expect(tips.length).toBeLessThanOrEqual(3);
  });

  // On a screen times stand in columns, 9:10; what a machine wrote down stands in drills as it was. All else is read as text.
  test('the manual writes a time of day as a document does', () => {
    const files = filesIn('content', /\.(yaml|mdx)$/).filter(
      file => !/^content\/training\/(drills|nights)/.test(file),
    );
    const clocks = files.flatMap(file =>
      linesOf(file).filter(([, text]) => /(?<![\d:T/])\d{1,2}:\d{2}(?![\d:])/.test(text)),
    );
    expect(clocks).toEqual([]);
  });

  test('a term is not refused by another, and is listed once', () => {
    expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
    for (const { term } of terms) expect(refusedIn(term, terms), term).toEqual([]);
  });

  test('a refused word is found, and not within an expression that is all right', () => {
    expect(refusedIn('先看两个钟', terms).map(({ term }) => term)).toEqual(['时限']);
    expect(refusedIn('还剩两个钟头', terms)).toEqual([]);
  });
});

const { clauses } = playbook;

/** How words are put together from pieces of a text in its order, each of two characters or more: the fewest that do it. */
function piecesOf(words: string, text: string, from = 0): readonly string[] | undefined {
  if (words === '') return [];
  for (let length = words.length; length >= 2; length -= 1) {
    const at = text.indexOf(words.slice(0, length), from);
    const rest = at < 0 ? undefined : piecesOf(words.slice(length), text, at + length);
    if (rest !== undefined) return [words.slice(0, length), ...rest];
  }
  return undefined;
}

const isMangled = (quoted: string): boolean =>
  !clauses.some(({ text }) => text.includes(quoted)) &&
  clauses.some(({ text }) => piecesOf(quoted, text) !== undefined);

test('what teaches the plan shows where a quotation of it leaves something out', () => {
  expect(isMangled('消除负面影响')).toBe(true);
  expect(isMangled('宜疏不宜堵')).toBe(false);
  const files = filesIn('content', /^content\/(plan\/.+\.mdx|training\/(lessons|questions)\/)/);
  expect(files.length).toBeGreaterThan(40);
  const mangled = files.flatMap(file =>
    linesOf(file).flatMap(([place, text]) =>
      [...text.matchAll(/“([^”]{5,}?)[，。；、]?”/g)].flatMap(([, quoted = '']) =>
        isMangled(quoted) ? [`${place}: ${quoted}`] : [],
      ),
    ),
  );
  expect(mangled).toEqual([]);
});

test.each(['drills', 'questions'])(
  'every file of %s begins with the same lines for whoever edits it',
  folder => {
    const heads = filesIn(`content/training/${folder}`, /\.yaml$/).map(
      file => readFileSync(join(root, file), 'utf8').split(/^(?!#)/m)[0],
    );
    expect(heads.length).toBeGreaterThan(5);
    expect(new Set(heads).size).toBe(1);
  },
);

/** Every text that stands under one of these names, however deep. */
const textsUnder = (value: unknown, names: readonly string[]): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(each => textsUnder(each, names))
    : Object.entries(Object(value)).flatMap(([name, each]) =>
        typeof each === 'string' ? (names.includes(name) ? [each] : []) : textsUnder(each, names),
      );

test('the printed list holds every title, template and form', () => {
  const printed = printedContent(playbook, terms);
  const { triage, phases, steps, rules, deadlines, release, pauses, closing, register, forms } = playbook;
  const titles = textsUnder(
    [triage, phases, steps, rules, deadlines, release, pauses, closing, register, forms],
    ['title'],
  );
  const templates = [
    ...textsUnder([release.variants, release.channels], ['full', 'holding', 'correction']),
    ...textsUnder(forms, ['heading', 'template', 'label']),
  ].flatMap(text => text.split('\n'));
  expect(titles.length).toBeGreaterThan(180);
  expect(templates.length).toBeGreaterThan(300);
  expect([...titles, ...templates].filter(text => !printed.includes(text.trim()))).toEqual([]);
  expect(printed).toMatch(/　关于“\{标题\}”网络舆情的初报[\s\S]*?必备　签发/);
});

/** Words that are spoken rather than written in an office. Tips may speak; what names, decides or refuses may not. */
const SPOKEN = /这一步|那一步|谁|怎么|算作|不算|才算|就算|算数|算办|办成|说法/;

/** Quoted strings in the files that hold the words of the desk, of its documents, of the training and of the check. */
const literalsOfScreens = filesIn(
  'src',
  /^src\/(desk|kit|layouts|(site|content|training\/[\w-]+)\/[\w-]*words)\S*\.tsx?$/,
).flatMap(file =>
  [
    ...readFileSync(join(root, file), 'utf8')
      .replaceAll(/^\s*(\*|\/\/|\/\*).*$/gm, '')
      .matchAll(/(['`])((?:\\.|(?!\1)[^\\])*[一-龥](?:\\.|(?!\1)[^\\])*)\1/g),
  ].map(([, , words = '']) => ({ file, words })),
);

test('all screens speak in at most 20 of their literals, none of them a heading, a button, a state or a refusal', () => {
  expect(literalsOfScreens.length).toBeGreaterThan(2000);
  const spoken = literalsOfScreens.filter(({ words }) => SPOKEN.test(words));
  expect(spoken.length, spoken.map(({ file, words }) => `${file}: ${words}`).join('\n')).toBeLessThanOrEqual(
    20,
  );
  // Names of fields, columns, buttons and states are short and end without a full stop.
  expect(spoken.filter(({ words }) => words.length < 12 && !/[。，]/.test(words))).toEqual([]);
  expect(spoken.filter(({ file }) => /refusal\.ts$/.test(file))).toEqual([]);
});

test('the list refuses at least 170 ways of saying', () => {
  expect(terms.flatMap(({ refused }) => refused).length).toBeGreaterThanOrEqual(170);
});
