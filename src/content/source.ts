import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import { isObject } from '../base/guard.ts';
import type { z } from '../base/schema.ts';
import { unseenIn, withoutUnseen } from '../base/unseen.ts';
import { type LocatedProblem, schemaSentence, textSentence, words } from './content-words.ts';
import { readPageText, type Tags, type WrittenTag } from './page-text.ts';

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
export type YamlPath = readonly PropertyKey[];

/** Where to mend what is wrong with a shape: at a field too many, or at what is not as it should be. */
export const placeToMend = (issue: z.core.$ZodIssue): YamlPath =>
  issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;

/** A parsed YAML file that can tell where anything in it stands: on which line, and in which item. */
interface Source {
  readonly value: unknown;
  placeOf(path: YamlPath): Pick<LocatedProblem, 'line' | 'id'>;
}

function lineOf(document: Document.Parsed, counter: LineCounter, path: YamlPath): number | undefined {
  // A missing key has no line of its own: the nearest ancestor that exists is where to look.
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isObject(node) && 'range' in node && Array.isArray(node.range))
      return counter.linePos(Number(node.range[0])).line;
  }
  return undefined;
}

/** The id of the nearest item around a place. */
function idOf(value: unknown, path: YamlPath): string | undefined {
  let at = value;
  let id: string | undefined;
  for (const key of path) {
    at = isObject(at) ? Reflect.get(at, key) : undefined;
    const own: unknown = isObject(at) ? (Reflect.get(at, 'id') ?? Reflect.get(at, 'term')) : undefined;
    if (typeof own === 'string') id = own;
  }
  return id;
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

/**
 * A file's text; `undefined` where it is in another encoding. Editors on Chinese Windows may save as GBK or UTF-16: read as UTF-8, that
 * would be a site of marks nobody can read.
 */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  // UTF-16 without its mark is valid UTF-8 as long as the words are English: it betrays itself by zeros.
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A key with the colon of Chinese text, which YAML takes for a letter. */
const FULL_WIDTH_COLON = /^\s*(?:- )*["']?[A-Za-z][\w-]*["']?：/;

/** An MDX file: what the YAML at its head says, and the text below it. */
interface Page<Head> {
  readonly head: Head;
  readonly text: string;
  /** The line of the file on which the text begins, from 1. */
  readonly firstLine: number;
  /** The tags in it, in order, on the lines of the file. */
  readonly tags: readonly WrittenTag[];
}

/**
 * Reads the files of a content folder, by their names relative to it. What keeps one from being read, and what is wrong with its
 * shape, joins the problems; `undefined` stands for such a file.
 */
export function contentReader(root: string) {
  const problems: LocatedProblem[] = [];
  const sources = new Map<string, Source>();
  const placeOf = (file: string, path: YamlPath): Omit<LocatedProblem, 'sentence'> => ({
    file,
    ...sources.get(file)?.placeOf(path),
  });

  /**
   * Editors on Windows add a byte order mark and carriage returns; neither is content. Marks that nobody sees are a problem, and left
   * out of what is read on: pages to read show what they are made of as it stands.
   */
  function text(file: string): string | undefined {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(join(root, file));
    } catch {
      problems.push({ file, sentence: words.missingFile });
      return undefined;
    }
    const decoded = decodeUtf8(bytes);
    if (decoded === undefined) {
      problems.push({ file, sentence: words.notUtf8 });
      return undefined;
    }
    const whole = decoded.replace(/\r\n/g, '\n');
    for (const [index, line] of whole.split('\n').entries()) {
      const marks = unseenIn(line);
      if (marks.length > 0)
        problems.push({ file, line: index + 1, sentence: textSentence({ code: 'unseen', marks }) });
    }
    return withoutUnseen(whole);
  }

  /** Such marks can be written by their numbers, too. */
  function tellUnseen(
    file: string,
    value: unknown,
    path: YamlPath = [],
    seen: Set<object> = new Set(),
  ): void {
    const marks = typeof value === 'string' ? unseenIn(value) : [];
    if (marks.length > 0)
      problems.push({ ...placeOf(file, path), sentence: textSentence({ code: 'unseen', marks }) });
    // An alias leads to what was looked at, maybe to what it stands in.
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    for (const [key, each] of Object.entries(value)) {
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      if (!Array.isArray(value)) tellUnseen(file, key, place);
      tellUnseen(file, each, place, seen);
    }
  }

  /** @param before lines of the file above the YAML */
  function parse(file: string, yaml: string, before: number): Source | undefined {
    const source = parseSource(yaml, file, before, problems);
    if (source === undefined) return undefined;
    sources.set(file, source);
    tellUnseen(file, source.value);
    return source;
  }

  function yaml(file: string): Source | undefined {
    const whole = text(file);
    return whole === undefined ? undefined : parse(file, whole, 0);
  }

  function shapedAs<Schema extends z.ZodMiniType>(
    schema: Schema,
    file: string,
    source: Source | undefined,
  ): z.infer<Schema> | undefined {
    if (source === undefined) return undefined;
    const checked = schema.safeParse(source.value, { reportInput: true });
    if (checked.success) return checked.data;
    for (const issue of checked.error.issues)
      problems.push({ ...placeOf(file, placeToMend(issue)), sentence: schemaSentence(issue) });
    return undefined;
  }

  return {
    problems,
    placeOf,
    text,
    /** A YAML file, whatever its shape. */
    yaml,
    has: (file: string): boolean => existsSync(join(root, file)),
    /** The files of a folder with an ending, by name; none where there is no such folder. */
    files(folder: string, ending: string): string[] {
      if (!existsSync(join(root, folder))) return [];
      return readdirSync(join(root, folder))
        .filter(name => name.endsWith(ending))
        .sort()
        .map(name => `${folder}/${name}`);
    },
    /** Reads a YAML file by its schema. */
    shaped: <Schema extends z.ZodMiniType>(schema: Schema, file: string): z.infer<Schema> | undefined =>
      shapedAs(schema, file, yaml(file)),
    /** An MDX file. What is no text in it joins the problems; it can be looked at all the same. @param tags that it may hold */
    page<Schema extends z.ZodMiniType>(
      schema: Schema,
      file: string,
      tags: Tags,
    ): Page<z.infer<Schema>> | undefined {
      const whole = text(file);
      if (whole === undefined) return undefined;
      const [fence = '', front = ''] = /^---\n([\s\S]*?)\n---/.exec(whole) ?? [];
      const head = shapedAs(schema, file, parse(file, front, 1));
      const body = whole.slice(fence.length);
      const firstLine = fence.split('\n').length;
      const inFile = <Placed extends { readonly line: number }>(placed: Placed): Placed => ({
        ...placed,
        line: firstLine - 1 + placed.line,
      });
      const { faults, written } = readPageText(body, tags);
      for (const { line, fault } of faults.map(inFile))
        problems.push({ file, line, sentence: textSentence(fault) });
      return head && { head, text: body, firstLine, tags: written.map(inFile) };
    },
    /** @throws {ContentError} where there are problems */
    throwProblems(): void {
      if (problems.length > 0) throw new ContentError(problems);
    },
  };
}
export type ContentReader = ReturnType<typeof contentReader>;

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
  // One mistake confuses all that follows it: what comes first is what to mend.
  const [error] = document.errors;
  if (error !== undefined) {
    const { line } = counter.linePos(error.pos[0]);
    const lines = text.split('\n');
    const near = (fault: RegExp, ...places: readonly number[]): number | undefined =>
      places.find(each => fault.test(lines[each - 1] ?? ''));
    const tab = near(/^ *\t/, line, line + 1, line - 1);
    // YAML complains where it finds that the text before was no key.
    const colon = near(FULL_WIDTH_COLON, line, line - 1, line + 1, line - 2);
    problems.push({
      file,
      line: before + (tab ?? colon ?? line),
      sentence: words.notYaml(
        tab !== undefined ? 'TAB_AS_INDENT' : colon !== undefined ? 'FULL_WIDTH_COLON' : error.code,
      ),
    });
    return undefined;
  }
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
  const source: Source = {
    value,
    placeOf: path => {
      const line = lineOf(document, counter, path);
      return { line: line === undefined ? undefined : before + line, id: idOf(value, path) };
    },
  };
  parsed.set(file, { text, source });
  return source;
}
