import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  blindCasts,
  calls,
  effectsOf,
  type Import,
  importsOf,
  onlyReexports,
  riddlesIn,
} from './support/imports.ts';
import {
  arrowsUp,
  commented,
  deskArrows,
  files,
  filesInCircles,
  filesWithBlindCasts,
  filesWithRiddles,
  imports,
  ORDER,
  source,
  structure,
  targetOf,
  textOf,
} from './support/structure.ts';

/** The imports that the files of one part of the tree may have. */
interface Rule {
  /** Paths below src/, by how they begin or as a whole. */
  readonly from: RegExp;
  readonly packages: RegExp;
  /** Allowed only where it leaves nothing behind at run time. */
  readonly types?: RegExp;
}

/** The organisation's own names, which a build puts in. */
const NAMES = '#names';
/** Packages without effects. */
const PURE = /^(zod\/mini|fuse\.js|canonicalize|ts-fsrs|pure-rand\/.+|@noble\/hashes\/.+)$/;
const SCREEN = /^preact(\/.+)?$/;

/** The engine: pure, and knows no matter. */
const ENGINE = 'base|log|plan|playbook|search';
/** Files without effects: the engine, and of desk and training everything but screens. */
const PURE_FILE = new RegExp(`^((${ENGINE})/|(desk|training)/.+\\.ts$|site/(manual-)?words\\.ts$)`);
/** Whatever a page may hold. */
const PAGE: Rule = {
  from: /^(site|layouts|pages|styles|content|desk|training|base|log|plan|playbook|search)\/|^session\/preferences\.ts$|^kit\/form-words\.ts$/,
  packages: /^astro:content$/,
  types: /^session\/|^astro$/,
};

const pure = (...folders: readonly string[]): Rule => ({
  from: new RegExp(`^(${folders.join('|')})/`),
  packages: PURE,
});

/**
 * Who may import whom. The first rule whose key fits a file holds for it; a file that none fits may not be there. Purity goes by the
 * extension: a `.ts` of a matter has no effects, a `.tsx` is what a page runs.
 */
const rules: readonly (readonly [RegExp, Rule])[] = [
  [/^base\//, pure('base')],
  [/^log\//, pure('base', 'log')],
  [/^plan\//, pure('base', 'plan')],
  [/^playbook\//, pure('base', 'plan', 'playbook')],
  [/^search\//, pure('base', 'plan', 'search')],
  [/^desk\/.+\.ts$/, { from: new RegExp(`^((${ENGINE})/|desk/.+\\.ts$|site/words\\.ts$)`), packages: PURE }],
  [/^training\/.+\.ts$/, { from: PURE_FILE, packages: PURE }],
  [
    /^desk\/.+\.tsx$/,
    { from: new RegExp(`^(${ENGINE}|desk|session|files|kit)/|^site/words\\.ts$`), packages: SCREEN },
  ],
  [
    /^training\/.+\.tsx$/,
    { from: new RegExp(`^(${ENGINE}|desk|training|session|files|kit)/|^site/words\\.ts$`), packages: SCREEN },
  ],
  [
    /^storage\//,
    {
      from: new RegExp(`${PURE_FILE.source}|^storage/`),
      packages: /^(idb|@nats-io\/(nats-core|jetstream))$/,
    },
  ],
  // A clerk runs this once, to make a plan into content.
  [/^drafting\//, { from: /^(base|plan|drafting)\//, packages: /^(node:.+|yaml|fflate|fast-xml-parser)$/ }],
  // An administrator runs this.
  [
    /^server\//,
    {
      from: /^(base|server)\/|^storage\/(machine-key|nats-replicator|nats-stream|replicator)\.ts$/,
      packages: /^(node:.+|@nats-io\/jetstream)$/,
    },
  ],
  [
    /^files\//,
    {
      from: new RegExp(`${PURE_FILE.source}|^files/`),
      packages:
        /^(age-encryption|docx|ical-generator|write-excel-file\/universal|csv-stringify\/browser\/esm\/sync|fflate\/browser|uqr)$/,
    },
  ],
  [/^session\//, { from: new RegExp(`${PURE_FILE.source}|^(storage|files|session)/`), packages: /^ulid$/ }],
  // It knows no session and no incident: of these it takes types, and single functions on what people type.
  [
    /^kit\//,
    {
      from: /^(base|kit)\/|^playbook\/deadline\/compute\.ts$|^desk\/(core\/|people\/(same-person|words)\.ts$|gate\/(personal-number|privacy-words)\.ts$)/,
      packages: SCREEN,
      types: /^(desk|playbook)\//,
    },
  ],
  [
    /^content\//,
    {
      from: new RegExp(`${PURE_FILE.source}|^content/|^site/(manual-)?words\\.ts$`),
      packages: /^(node:.+|yaml|satteri|pinyin-pro|opencc-js(\/.+)?)$/,
      types: /^astro$/,
    },
  ],
  [
    /^build\//,
    { from: /^build\//, packages: /^(node:.+|workbox-build|astro\/runtime\/.+)$/, types: /^astro$/ },
  ],
  [
    /^site\/(search|gallery|examples)\//,
    {
      from: new RegExp(`^(${ENGINE}|desk|training|session|files|kit|site)/`),
      packages: SCREEN,
      types: /^content\//,
    },
  ],
  // Files offered on pages are written when the site is built.
  [/^pages\/.+\.docx\.ts$/, { from: new RegExp(`${PURE_FILE.source}|^(content|files)/`), packages: /^$/ }],
  [/^(site|layouts|pages)\//, PAGE],
  [
    /^content\.config\.ts$/,
    {
      from: new RegExp(`${PURE_FILE.source}|^content/folder\\.ts$`),
      packages: /^(astro:content|astro\/loaders|node:path)$/,
    },
  ],
];

const ruleOf = (file: string): Rule | undefined => rules.find(([of]) => of.test(file))?.[1];

function isAllowed(file: string, { specifier, typeOnly }: Import): boolean {
  const rule = ruleOf(file);
  const target = targetOf(file, specifier);
  if (specifier === NAMES) return !/^(base|log)\//.test(file);
  if (rule === undefined || target.startsWith('..')) return false;
  if (typeOnly && rule.types?.test(target) === true) return true;
  return specifier.startsWith('.') ? rule.from.test(target) : rule.packages.test(target);
}

describe('who may import whom', () => {
  test('every file imports only what it may', () => {
    const broken = imports
      .filter(each => !isAllowed(each.file, each))
      .map(({ file, specifier, typeOnly }) => `${file} → ${specifier}${typeOnly ? ' (type)' : ''}`);
    expect(broken).toEqual([]);
  });

  test('every import that names a file names one that exists', () => {
    const assets = new Set(readdirSync(source, { recursive: true, encoding: 'utf8' }));
    const relative = imports.filter(({ specifier }) => specifier.startsWith('.'));
    expect(relative.length).toBeGreaterThan(100);
    const lost = relative
      .filter(({ file, specifier }) => !assets.has(targetOf(file, specifier)))
      .map(({ file, specifier }) => `${file} → ${specifier}`);
    expect(lost).toEqual([]);
  });

  test('the folders of the desk have one order: each takes from those before it alone, types and screens included', () => {
    expect(deskArrows.length).toBeGreaterThan(100);
    expect(deskArrows.flatMap(({ from, to }) => [from, to]).filter(room => !ORDER.includes(room))).toEqual(
      [],
    );
    expect(arrowsUp()).toEqual([]);
  });

  test('drills take nothing from the lessons that lead to them', () => {
    const back = imports
      .filter(
        ({ file, specifier }) =>
          /^training\/drills\/.+\.ts$/.test(file) &&
          targetOf(file, specifier).startsWith('training/lessons/'),
      )
      .map(({ file, specifier }) => `${file} → ${specifier}`);
    expect(back).toEqual([]);
  });

  test('no file imports itself through others, types included', () => {
    expect(filesInCircles()).toEqual([]);
  });
});

/** The owner of the focus; and the one script of a reading page, which carries no module. */
const MOVES_FOCUS = ['kit/focus.ts', 'site/script/start.ts'];

test('the focus has one owner: nothing else moves it', () => {
  expect(files.filter(file => calls(file, textOf(file), 'focus'))).toEqual(MOVES_FOCUS);
});

/** Beginnings of the site's own addresses, as screens write them. */
const OWN_ADDRESS = /^(`(#|tel:|\$\{base)|base \+ |(href|workHref|lessonUrl|work\.href)\(|\w+Url$)/;

test('an address that somebody recorded becomes a link in the kit’s Link and nowhere else', () => {
  const drawn = files
    .filter(file => /^(desk|training|kit|site)\/.*\.tsx$/.test(file))
    .flatMap(file =>
      [...textOf(file).matchAll(/\bhref=\{\s*([^}]*)/g)].map(([, address = '']) => ({ file, address })),
    );
  expect(drawn.length).toBeGreaterThan(30);
  expect(drawn.filter(({ address }) => !OWN_ADDRESS.test(address))).toEqual([
    { file: 'kit/Link.tsx', address: 'href' },
  ]);
});

test('what is pure takes time, chance and the world outside from nobody but their caller', () => {
  const reaching = files
    .filter(file => PURE_FILE.test(file))
    .flatMap(file => effectsOf(file, textOf(file)).map(effect => `${file}: ${effect}`));
  expect(reaching).toEqual([]);
});

/** Who keeps something in the browser's open memory: by the list of preferences, the clocks of drills, and pages that read without a session. */
const OPEN_MEMORY = [
  'layouts/early.js',
  'layouts/reading.js',
  'session/kept-clocks.ts',
  'session/opened-lessons.ts',
  'session/preferences.ts',
  'site/script/kept.ts',
  // Reads the preference that says when the next review is.
  'site/script/review.ts',
  'site/script/start.ts',
];

test('what the browser keeps in the open is on a list that says whether a drill has its own', () => {
  const touching = files.filter(file => /\b(local|session)Storage\b/.test(textOf(file)));
  expect(touching).toEqual(OPEN_MEMORY);
});

// Two islands of one page are one script only where one module holds both: by themselves they are two requests more.
const ISLANDS_OF_ONE_PAGE = ['desk/frame/Start.tsx'];

test('no file merely re-exports others', () => {
  expect(files.filter(file => !file.endsWith('.astro') && onlyReexports(file, textOf(file)))).toEqual(
    ISLANDS_OF_ONE_PAGE,
  );
});

describe('the reader of imports', () => {
  test.each<[file: string, text: string, expected: readonly Import[]]>([
    ['a.ts', "import { x } from './b.ts'", [{ specifier: './b.ts', typeOnly: false }]],
    ['a.ts', "import x, { type y } from 'p'", [{ specifier: 'p', typeOnly: false }]],
    ['a.ts', "import * as x from 'p'", [{ specifier: 'p', typeOnly: false }]],
    ['a.ts', "import './style.css'", [{ specifier: './style.css', typeOnly: false }]],
    ['a.ts', "import type { x } from 'p'", [{ specifier: 'p', typeOnly: true }]],
    ['a.ts', "import { type x, type y } from 'p'", [{ specifier: 'p', typeOnly: true }]],
    ['a.ts', "import { type x, y } from 'p'", [{ specifier: 'p', typeOnly: false }]],
    ['a.ts', "export * from 'p'", [{ specifier: 'p', typeOnly: false }]],
    ['a.ts', "export type { x } from 'p'", [{ specifier: 'p', typeOnly: true }]],
    ['a.ts', "const f = () => import('p')", [{ specifier: 'p', typeOnly: false }]],
    ['a.ts', "let x: import('p').Y", [{ specifier: 'p', typeOnly: true }]],
    ['a.ts', "// import 'p'\nconst text = \"import 'q'\"", []],
    ['a.tsx', "import 'p'\nexport const A = () => <b>import 'q'</b>", [{ specifier: 'p', typeOnly: false }]],
    [
      'a.astro',
      "---\nimport A from './A.astro'\n---\n<A />\n<script>import { b } from './b.ts'</script>",
      [
        { specifier: './A.astro', typeOnly: false },
        { specifier: './b.ts', typeOnly: false },
      ],
    ],
  ])('finds in %s what %j imports', (file, text, expected) => {
    expect(importsOf(file, text)).toEqual(expected);
  });

  test.each<[text: string, expected: readonly string[]]>([
    ['Date.now()', ['Date.now']],
    ['new Date()', ['new Date()']],
    ['new Date(0)', []],
    ['Math.random()', ['Math.random']],
    ['window.x', ['window']],
    ["document.title = ''", ['document']],
    ["fetch('x')", ['fetch']],
    ['const { document } = load(); use(document)', []],
    ['const f = (document: string) => document', []],
    ["// Date.now\nconst text = 'window'", []],
    ['x.document', []],
  ])('sees in %j the effects %j', (text, expected) => {
    expect(effectsOf('a.ts', text)).toEqual(expected);
  });

  test.each<[text: string, expected: number]>([
    ['x as never', 1],
    ['x as unknown as Y', 1],
    ['x as Y', 0],
    ['(x as unknown).y', 0],
    ["// x as never\nconst text = 'x as never'", 0],
  ])('counts in %j the casts that switch the compiler off: %d', (text, expected) => {
    expect(blindCasts('a.ts', text)).toHaveLength(expected);
  });

  test.each<[text: string, expected: number]>([
    ['/** What it is. */', 1],
    ['/**\n * Whoever it is.\n */', 1],
    ['  // Of these', 1],
    ['// Says so:\n// What it is.', 0],
    ['/**\n * Says so:\n * What it is.\n */', 0],
    ['/** Offices. */', 0],
    ["const text = '/** What it is. */'", 0],
  ])('counts in %j the comments that open with a riddle: %d', (text, expected) => {
    expect(riddlesIn(text)).toBe(expected);
  });

  test.each<[text: string, expected: boolean]>([
    ['input.focus()', true],
    ['input.current?.focus({ preventScroll: true })', true],
    ["find('h1')!.focus()", true],
    ['const { focus } = form; focus()', false],
    ["// a.focus()\nconst text = 'a.focus()'", false],
  ])('tells whether %j moves the focus: %s', (text, expected) => {
    expect(calls('a.tsx', text, 'focus')).toBe(expected);
  });

  test.each<[text: string, expected: boolean]>([
    ["export * from './a.ts'", true],
    ["import { x } from './a.ts'\nexport { x }", true],
    ["export { x } from './a.ts'\nexport const y = 1", false],
    ["import './a.css'", false],
  ])('tells whether %j only re-exports: %s', (text, expected) => {
    expect(onlyReexports('index.ts', text)).toBe(expected);
  });
});

describe('the rules', () => {
  test.each<[file: string, specifier: string, typeOnly: boolean, expected: boolean]>([
    ['desk/facts/a.ts', '../../session/session.ts', false, false],
    ['desk/facts/a.ts', '../../session/session.ts', true, false],
    ['desk/facts/a.ts', './A.tsx', true, false],
    ['desk/facts/a.ts', 'preact', false, false],
    ['desk/facts/a.ts', 'zod', false, false],
    ['desk/facts/a.ts', '@noble/hashes/sha2.js', false, true],
    ['desk/facts/a.ts', '../../playbook/playbook.ts', false, true],
    ['desk/facts/a.ts', '../documents/document.ts', false, true],
    ['desk/facts/a.ts', '../../training/drills/story.ts', false, false],
    ['training/drills/a.ts', '../../desk/facts/ledger.ts', false, true],
    ['log/a.ts', '../desk/incident/derive.ts', true, false],
    ['storage/a.ts', '../session/session.ts', false, false],
    ['desk/facts/A.tsx', '../../storage/memory.ts', false, false],
    ['desk/facts/A.tsx', '../../storage/port.ts', true, false],
    ['desk/facts/A.tsx', '../../session/start.ts', false, true],
    ['desk/facts/A.tsx', '../../content/site.ts', false, false],
    ['desk/facts/A.tsx', 'preact/hooks', false, true],
    ['desk/facts/A.tsx', '../../training/drills/DrillHome.tsx', false, false],
    ['kit/a.tsx', '../session/session.ts', true, false],
    ['kit/a.tsx', '../desk/incident/view.ts', true, true],
    ['kit/a.tsx', '../desk/incident/view.ts', false, false],
    ['kit/a.tsx', '../desk/core/fields.ts', false, true],
    ['pages/a.astro', '../session/start.ts', true, true],
    ['pages/a.astro', '../session/start.ts', false, false],
    ['pages/a.astro', '../session/preferences.ts', false, true],
    ['pages/a.astro', '../storage/memory.ts', true, false],
    ['content/a.ts', 'astro', true, true],
    ['content/a.ts', 'astro', false, false],
    ['build/a.ts', '../base/result.ts', false, false],
    ['pages/a.astro', '../../content/glossary.yaml', false, false],
    ['elsewhere/a.ts', '../base/result.ts', false, false],
  ])('%s may import %s (type only: %s): %s', (file, specifier, typeOnly, expected) => {
    expect(isAllowed(file, { specifier, typeOnly })).toBe(expected);
  });
});

describe('the desk', () => {
  test('takes the time from its page’s surroundings: a drill’s clock is another', () => {
    const own = files
      .filter(file => /^desk\/.*\.tsx$/.test(file))
      .flatMap(file =>
        effectsOf(file, textOf(file))
          .filter(effect => effect === 'Date.now' || effect === 'new Date()')
          .map(effect => `${file}: ${effect}`),
      );
    expect(own).toEqual([]);
  });
});

test('no expression looks behind: Safari before 16.4, which the README still names, reads no file that has one', () => {
  const looking = files.filter(file => /\(\?<[=!]/.test(textOf(file)));
  expect(looking).toEqual([]);
});

test('no screen drops the answer to a command: what is refused is said where it was tried', () => {
  const screens = files.filter(file => /^desk\/.*\.tsx$/.test(file));
  expect(screens.length).toBeGreaterThan(80);
  // As a statement of its own, or as all that a press does, a call gives its answer to nobody.
  const dropped = /[;{}]\s*(?:work\.)?act\(|(?<!onSubmit=)[{,] ?\(\) => (?:work\.)?act\(/;
  expect(screens.filter(file => dropped.test(textOf(file)))).toEqual([]);
});

test('one name means one thing: no two modules export a function, a constant or a type of the same name', () => {
  // A screen may be called as the type that it shows, and what fetches a part as the part; routes are called as Astro asks for.
  const sources = files.filter(file => !file.startsWith('pages/'));
  const exported = [
    /^export (?:async )?(?:function|const) (\w+)\b(?! = onDemand)/gm,
    /^export (?:interface|type) (\w+)/gm,
  ].map(form =>
    sources.flatMap(file => [...textOf(file).matchAll(form)].map(([, name]) => ({ name, file }))),
  );
  const twice = exported.flatMap(alike =>
    alike.filter(({ name, file }) => alike.some(other => other.name === name && other.file !== file)),
  );
  expect(exported.flat().length).toBeGreaterThan(500);
  expect(twice.map(({ name, file }) => `${name}: ${file}`)).toEqual([]);
});

test('no cast silences the compiler in desk, log and training but the one that says why', () => {
  expect(filesWithBlindCasts()).toEqual(['desk/incident/sentences.ts']);
});

test('no comment opens with What, Whoever or Of: it names the thing, or says who does what', () => {
  expect(commented.length).toBeGreaterThan(1000);
  expect(filesWithRiddles()).toEqual([]);
});

test('no measure of the structure is above its bound', () => {
  expect(structure().filter(({ now, most }) => now > most)).toEqual([]);
});
