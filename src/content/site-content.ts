import { editionProblems } from '../plan/edition.ts';
import { pageSchema, type ReadingPage } from '../plan/page.ts';
import type { ContentProblem } from '../playbook/problem.ts';
import { validatePaths } from '../playbook/validate.ts';
import { type LocatedProblem, words } from './content-words.ts';
import { loadContent, type SiteContent } from './load.ts';
import { type Learning, loadTraining } from './load-training.ts';
import { pageTags } from './page-text.ts';
import { ContentError, contentReader } from './source.ts';

/** A reading page and its place in the site. */
interface PageEntry extends ReadingPage {
  /** Address below `plan/`, from the file name without its number. */
  readonly slug: string;
  readonly file: string;
}

/** All content, reading pages and lessons included. */
export interface WholeSite extends SiteContent {
  readonly pages: readonly PageEntry[];
  readonly learning: Learning;
  /** Whether there is any scenario to play; `load-drills.ts` reads them. */
  readonly hasDrills: boolean;
  /** Where in the files a problem is. */
  locate(problem: ContentProblem): LocatedProblem;
}

/**
 * Reads and checks all content, reading pages included: their front matter, the clauses they show, that every clause is
 * shown on exactly one page; what there is to learn.
 * @param root the content folder
 * @throws {ContentError} naming every problem found so far
 */
export function loadSite(root: string): WholeSite {
  const { content, locate } = loadContent(root);
  const clauses = new Set(content.clauses.map(({ id }) => id));
  const reader = contentReader(root);
  const { problems } = reader;
  const shownOn = new Map<string, string>();
  const pages: PageEntry[] = [];

  for (const file of reader.files('plan', '.mdx')) {
    const read = reader.page(pageSchema, file, pageTags);
    if (read === undefined) continue;
    const { head: page, tags } = read;
    pages.push({ ...page, slug: file.replace(/^plan\/(\d+-)?|\.mdx$/g, ''), file });
    const shown = tags.flatMap(({ name, words: { id }, line }) =>
      name === 'Clause' && id !== undefined ? [{ id, line }] : [],
    );
    for (const { id, line } of shown) {
      if (!clauses.has(id)) problems.push({ file, line, id, sentence: words.unknownCitation(id) });
      const elsewhere = shownOn.get(id);
      if (elsewhere !== undefined)
        problems.push({ file, line, id, sentence: words.clauseShownTwice(elsewhere) });
      shownOn.set(id, file);
    }
    if (shown.map(({ id }) => id).join() !== page.clauses.join())
      problems.push({ file, line: 1, sentence: words.frontMatterDiffers });
  }
  // A plan without reading pages is read as a whole.
  for (const { id } of pages.length === 0 ? [] : content.clauses)
    if (!shownOn.has(id)) problems.push({ file: 'plan/clauses.yaml', id, sentence: words.clauseNotShown });

  const learning = loadTraining(reader, content.playbook);
  const known = {
    pages: new Set(pages.map(({ slug }) => slug)),
    steps: new Set(content.playbook.steps.map(({ id }) => id)),
    rules: new Set(content.playbook.rules.map(({ id }) => id)),
    lessons: new Set(learning?.lessons.map(({ id }) => id)),
  };
  for (const problem of learning === undefined ? [] : editionProblems(content.editions, known))
    problems.push({
      file: 'editions.yaml',
      id: content.editions[problem.at]?.date,
      sentence: problem.code === 'order' ? words.editionOrder : words.unknownChange(problem.kind, problem.id),
    });
  if (learning === undefined || problems.length > 0) throw new ContentError(problems);
  const hasDrills = reader.files('training/drills', '.yaml').length > 0;
  return { ...content, pages, learning, hasDrills, locate };
}

/**
 * {@link loadSite}, and when all this is sound, every way through the triage is walked as well.
 * @throws {ContentError} naming every problem found so far
 */
export function checkSite(root: string): WholeSite {
  const site = loadSite(root);
  const unsound = validatePaths(site.playbook).map(site.locate);
  if (unsound.length > 0) throw new ContentError(unsound);
  return site;
}
