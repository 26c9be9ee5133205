import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { pageSchema, type ReadingPage } from '../domain/plan/page.ts';
import { type LocatedProblem, schemaSentence, words } from '../text/content.ts';
import { ContentError, loadContent, type SiteContent } from './load.ts';
import { readText } from './read.ts';

/** A reading page and its place in the site. */
interface PageEntry extends ReadingPage {
  /** Address below `plan/`, from the file name without its number. */
  readonly slug: string;
  readonly file: string;
}

/** All content, reading pages included. */
export interface WholeSite extends SiteContent {
  readonly pages: readonly PageEntry[];
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/**
 * Reads and checks all content, reading pages included: their front matter, the clauses they show, and that every
 * clause is shown on exactly one page.
 * @param root the content folder
 * @throws {ContentError} naming every problem found
 */
export function loadSite(root: string): WholeSite {
  const content = loadContent(root);
  const known = new Set(content.clauses.map(({ id }) => id));
  const problems: LocatedProblem[] = [];
  const shownOn = new Map<string, string>();
  const pages: PageEntry[] = [];

  for (const name of readdirSync(join(root, 'plan'))
    .filter(each => each.endsWith('.mdx'))
    .sort()) {
    const file = `plan/${name}`;
    const text = readText(root, file);
    const matter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
    const counter = new LineCounter();
    const head = parseDocument(matter, { lineCounter: counter });
    // The head begins on the second line of the file.
    for (const error of head.errors)
      problems.push({
        file,
        line: counter.linePos(error.pos[0]).line + 1,
        id: undefined,
        sentence: words.notYaml(error.code),
      });
    if (head.errors.length > 0) continue;
    const page = pageSchema.safeParse(head.toJS());
    if (!page.success) {
      for (const issue of page.error.issues)
        problems.push({ file, line: 1, id: undefined, sentence: schemaSentence(issue) });
      continue;
    }
    pages.push({ ...page.data, slug: name.replace(/^\d+-|\.mdx$/g, ''), file });
    const shown = [...text.matchAll(/<Clause id="([^"]*)"/g)].map(match => ({
      id: match[1] ?? '',
      line: lineOf(text, match.index),
    }));
    for (const { id, line } of shown) {
      if (!known.has(id)) problems.push({ file, line, id, sentence: words.unknownCitation(id) });
      const elsewhere = shownOn.get(id);
      if (elsewhere !== undefined)
        problems.push({ file, line, id, sentence: words.clauseShownTwice(elsewhere) });
      shownOn.set(id, file);
    }
    if (shown.map(({ id }) => id).join() !== page.data.clauses.join())
      problems.push({ file, line: 1, id: undefined, sentence: words.frontMatterDiffers });
  }
  for (const { id } of content.clauses)
    if (!shownOn.has(id))
      problems.push({ file: 'plan/clauses.yaml', line: undefined, id, sentence: words.clauseNotShown });

  if (problems.length > 0) throw new ContentError(problems);
  return { ...content, pages };
}
