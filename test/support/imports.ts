import ts from 'typescript';

/** One import, export-from, dynamic import or import type of a file. */
export interface Import {
  readonly specifier: string;
  /** Leaves nothing behind at run time. */
  readonly typeOnly: boolean;
}

/** The TypeScript of a file: for Astro, its front matter and its scripts. */
function scriptsOf(file: string, text: string): readonly string[] {
  if (!file.endsWith('.astro')) return [text];
  const matter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  return [matter, ...[...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(match => match[1] ?? '')];
}

const parsed = new Map<string, readonly ts.SourceFile[]>();

/** The syntax trees of a file, one a script; parsed once, whatever is asked of it. */
function parseFile(file: string, text: string): readonly ts.SourceFile[] {
  const key = `${file}\n${text}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const kind = file.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.TSX;
  const trees = scriptsOf(file, text).map(script =>
    ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true, kind),
  );
  parsed.set(key, trees);
  return trees;
}

/** Every node of a tree, parents first. */
function nodesOf(root: ts.Node): readonly ts.Node[] {
  const found = [root];
  for (const node of found) ts.forEachChild(node, child => void found.push(child));
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every(element => element.isTypeOnly)
  );
}

/** The imports of a file, in whatever form. */
export function importsOf(file: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier))
      found.push({ specifier: specifier.text, typeOnly });
  };
  for (const tree of parseFile(file, text))
    for (const node of nodesOf(tree)) {
      if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
      else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
      else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
        add(node.argument.literal, true);
      else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
        add(node.arguments[0], false);
    }
  return found;
}

/** Whether a file holds nothing but re-exports. */
export function onlyReexports(file: string, text: string): boolean {
  const statements = parseFile(file, text).flatMap(tree => [...tree.statements]);
  return (
    statements.some(ts.isExportDeclaration) &&
    statements.every(statement => ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement))
  );
}

/** Whether a file calls a method of that name, on whatever. */
export const calls = (file: string, text: string, method: string): boolean =>
  parseFile(file, text).some(tree =>
    nodesOf(tree).some(
      node =>
        ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === method,
    ),
  );

/** The casts of a file that the compiler lets pass whatever they say: `as never` and `as unknown as`. */
export const blindCasts = (file: string, text: string): readonly string[] =>
  parseFile(file, text)
    .flatMap(nodesOf)
    .filter(ts.isAsExpression)
    .filter(
      ({ type, expression }) =>
        type.kind === ts.SyntaxKind.NeverKeyword ||
        (ts.isAsExpression(expression) && expression.type.kind === ts.SyntaxKind.UnknownKeyword),
    )
    .map(cast => cast.getText());

/** The lines of the longest function or component of a file. */
export const longestFunction = (file: string, text: string): number =>
  Math.max(
    0,
    ...parseFile(file, text).flatMap(tree =>
      nodesOf(tree)
        .filter(node => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined)
        .map(node => {
          const lineOf = (at: number): number => tree.getLineAndCharacterOfPosition(at).line;
          return lineOf(node.end) - lineOf(node.getStart(tree)) + 1;
        }),
    ),
  );

/** How many comments open with What, Whoever or Of; one of several `//` lines opens once. */
export function riddlesIn(text: string): number {
  const lines = text.split('\n').map(line => line.trim());
  return lines.filter((line, index) => {
    const before = lines[index - 1] ?? '';
    if (/^\/\/\s*(What|Whoever|Of)\b/.test(line)) return !before.startsWith('//');
    if (/^\*\s*(What|Whoever|Of)\b/.test(line)) return before === '/**' || before === '/*';
    return /^\{?\/\*\*?\s*(What|Whoever|Of)\b/.test(line);
  }).length;
}

const effects = new Set([
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'navigator',
  'location',
  'globalThis',
  'process',
  'crypto',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'console',
]);

/** The clock, randomness and world outside that a file reaches for. Its own variables of those names do not count. */
export function effectsOf(file: string, text: string): readonly string[] {
  const found: string[] = [];
  for (const tree of parseFile(file, text)) {
    const nodes = nodesOf(tree);
    const own = new Set(
      nodes.flatMap(node =>
        (ts.isVariableDeclaration(node) ||
          ts.isParameter(node) ||
          ts.isBindingElement(node) ||
          ts.isImportSpecifier(node)) &&
        ts.isIdentifier(node.name)
          ? [node.name.text]
          : [],
      ),
    );
    for (const node of nodes) {
      if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random'].includes(node.getText()))
        found.push(node.getText());
      if (
        ts.isNewExpression(node) &&
        node.expression.getText() === 'Date' &&
        (node.arguments ?? []).length === 0
      )
        found.push('new Date()');
      if (!ts.isIdentifier(node) || !effects.has(node.text) || own.has(node.text)) continue;
      const { parent } = node;
      const isName =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        (ts.isBindingElement(parent) && parent.propertyName === node) ||
        ts.isPropertySignature(parent) ||
        ts.isTypeReferenceNode(parent);
      if (!isName) found.push(node.text);
    }
  }
  return found;
}

/** Every text that a file may show or write: its strings, what stands between tags, names of fields; comments are none. */
export function stringsIn(file: string, text: string): readonly string[] {
  const scripts = parseFile(file, text).flatMap(tree =>
    nodesOf(tree).flatMap(node =>
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node) ||
      (ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent))
        ? [node.text]
        : [],
    ),
  );
  if (!file.endsWith('.astro')) return scripts;
  const shown = text
    .replace(/^---\n[\s\S]*?\n---/, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}|<!--[\s\S]*?-->|<(style|script)[\s\S]*?<\/\1>/g, '');
  return [...scripts, shown];
}
