import { pageSchema } from '../plan/page.ts';
import { lessonSchema } from '../training/lessons/lesson.ts';
import type { LocatedProblem } from './content-words.ts';
import { CHECKED_BY } from './file-schemas.ts';
import { files } from './load.ts';
import { loadNights } from './load-nights.ts';
import { LESSONS } from './load-training.ts';
import { lessonTags, pageTags } from './page-text.ts';
import { checkSite, type WholeSite } from './site-content.ts';
import { ContentError, contentReader } from './source.ts';
import { loadWording, WORDING } from './wording.ts';

const PLAN_FILES: ReadonlySet<string> = new Set(Object.values(files));

/** The faults of pages, lessons and training files by themselves, whatever the plan and its steps are like. */
function shapeProblems(root: string): readonly LocatedProblem[] {
  const reader = contentReader(root);
  for (const file of reader.files('plan', '.mdx')) reader.page(pageSchema, file, pageTags);
  for (const file of reader.files(LESSONS, '.mdx')) reader.page(lessonSchema, file, lessonTags);
  for (const [name, schema] of Object.entries(CHECKED_BY)) {
    // The plan's own files were checked together.
    if (PLAN_FILES.has(name)) continue;
    const [folder = '', rest] = name.split('/*');
    const found = rest === undefined ? [name].filter(reader.has) : reader.files(folder, rest);
    for (const file of found) reader.shaped(schema, file);
  }
  return reader.problems;
}

/**
 * Checks a whole content folder and tells everything at once: whoever mends one file should not learn of the next by another round.
 * Where the plan or its steps are unsound, nothing can be played; files that rest on them are then checked for themselves.
 * @param root the content folder
 * @param play plays the drills
 * @throws {ContentError} naming every problem found
 */
export function checkAll<Played>(
  root: string,
  play: (site: WholeSite) => Played,
): { readonly site: WholeSite; readonly played: Played } {
  const problems: LocatedProblem[] = [];
  const tried = <Value>(work: () => Value): Value | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  if (contentReader(root).has(WORDING)) tried(() => loadWording(root));
  const site = tried(() => checkSite(root));
  if (site === undefined) problems.push(...shapeProblems(root));
  else tried(() => loadNights(root, site.playbook));
  const played = site && tried(() => play(site));
  if (site === undefined || played === undefined || problems.length > 0) {
    const known = new Map(problems.map(each => [`${each.file}:${each.line} ${each.sentence}`, each]));
    throw new ContentError([...known.values()]);
  }
  return { site, played };
}
