import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import { isObject } from '../base/guard.ts';
import type { z } from '../base/schema.ts';
import { type LocatedProblem, schemaSentence, words } from '../text/content.ts';

/** Content that cannot be used. The message is for the clerk who edits the file: place, id, what to do; no stack. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly LocatedProblem[];
  constructor(problems: readonly LocatedProblem[]) {
    super(words.report(problems));
    this.problems = problems;
    delete this.stack;
  }
}

/** The way to a place in a parsed file. */
export type Path = readonly PropertyKey[];

/** A parsed YAML file that can tell the line of any place in it. */
export interface Source {
  readonly value: unknown;
  lineOf(path: Path): number | undefined;
  idOf(path: Path): string | undefined;
}

function lineCounterFor(document: Document.Parsed, counter: LineCounter): Source['lineOf'] {
  return path => {
    // A missing key has no line of its own: the nearest ancestor that exists is where to look.
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isObject(node) && 'range' in node && Array.isArray(node.range))
        return counter.linePos(Number(node.range[0])).line;
    }
    return undefined;
  };
}

function unresolvedLine(document: Document.Parsed, counter: LineCounter): number | undefined {
  let line: number | undefined;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      line = counter.linePos(alias.range?.[0] ?? 0).line;
      return visit.BREAK;
    },
  });
  return line;
}

/** The files of a folder with an ending, by name, relative to the content folder. A missing folder joins the problems. */
export function filesIn(root: string, folder: string, ending: string, problems: LocatedProblem[]): string[] {
  try {
    return readdirSync(join(root, folder))
      .filter(name => name.endsWith(ending))
      .sort()
      .map(name => `${folder}/${name}`);
  } catch {
    problems.push({ file: folder, sentence: words.missingFile });
    return [];
  }
}

/** What a file says, where that has the right shape; what is wrong with its shape joins the problems. */
export function shapedAs<Schema extends z.ZodMiniType>(
  schema: Schema,
  source: Source,
  file: string,
  problems: LocatedProblem[],
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    problems.push({
      file,
      line: source.lineOf(issue.path),
      id: source.idOf(issue.path),
      sentence: schemaSentence(issue),
    });
  return undefined;
}

/** Reads a YAML file; what keeps it from being read joins the problems. */
export function readSource(root: string, file: string, problems: LocatedProblem[]): Source | undefined {
  const text = readText(root, file, problems);
  return text === undefined ? undefined : parseSource(text, file, 0, problems);
}

/** An MDX file: the YAML at its head, and the text below it. */
export interface Page {
  readonly head: Source;
  readonly text: string;
  /** The line of the file on which the text begins, from 1. */
  readonly firstLine: number;
}

/** Reads an MDX file; what keeps its head from being read joins the problems. */
export function readPage(root: string, file: string, problems: LocatedProblem[]): Page | undefined {
  const whole = readText(root, file, problems);
  if (whole === undefined) return undefined;
  const [fence = '', yaml = ''] = /^---\n([\s\S]*?)\n---/.exec(whole) ?? [];
  const head = parseSource(yaml, file, 1, problems);
  if (head === undefined) return undefined;
  return { head, text: whole.slice(fence.length), firstLine: fence.split('\n').length };
}

/** A content file as text. Editors on Windows add a byte order mark and carriage returns; neither is content. A missing one joins the problems. */
export function readText(root: string, file: string, problems: LocatedProblem[]): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n/g, '\n');
  } catch {
    problems.push({ file, sentence: words.missingFile });
    return undefined;
  }
}

/** The last text of each file and what it says: a check after an edit parses only what was edited. */
const parsed = new Map<string, { readonly text: string; readonly source: Source }>();

/** @param before lines of the file above the YAML */
function parseSource(
  text: string,
  file: string,
  before: number,
  problems: LocatedProblem[],
): Source | undefined {
  const known = parsed.get(file);
  if (known?.text === text) return known.source;
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  for (const error of document.errors)
    problems.push({
      file,
      line: before + counter.linePos(error.pos[0]).line,
      sentence: words.notYaml(error.code),
    });
  if (document.errors.length > 0) return undefined;
  let value: unknown;
  try {
    value = document.toJS();
  } catch {
    // `*` at the start of a text means a reference in YAML; the parser notices only when it resolves it.
    const line = unresolvedLine(document, counter);
    problems.push({
      file,
      line: line === undefined ? undefined : before + line,
      sentence: words.notYaml('UNRESOLVED_ALIAS'),
    });
    return undefined;
  }
  const lineWithin = lineCounterFor(document, counter);
  const source: Source = {
    value,
    lineOf: path => {
      const line = lineWithin(path);
      return line === undefined ? undefined : before + line;
    },
    idOf: path => {
      let at: unknown = value;
      let id: string | undefined;
      for (const key of path) {
        at = isObject(at) ? Reflect.get(at, key) : undefined;
        const own: unknown = isObject(at) ? (Reflect.get(at, 'id') ?? Reflect.get(at, 'term')) : undefined;
        if (typeof own === 'string') id = own;
      }
      return id;
    },
  };
  parsed.set(file, { text, source });
  return source;
}
