import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from '../base/schema.ts';
import { restoreText } from '../plan/document.ts';
import { editionsSchema, newestDate } from '../plan/edition.ts';
import { namesSchema } from '../plan/names.ts';
import { uncheckedIdsIn } from '../plan/unchecked.ts';
import { askedSchema } from '../playbook/asked.ts';
import type { WorkingCalendar } from '../playbook/deadline/rule.ts';
import { type Playbook, playbookSchema } from '../playbook/playbook.ts';
import type { ContentProblem } from '../playbook/problem.ts';
import { UNCHECKED_PARTS } from '../playbook/unchecked.ts';
import { besideSchema, problemsOnTheWay, validateContent } from '../playbook/validate.ts';
import { type LocatedProblem, problemSentence, schemaSentence, words } from './content-words.ts';
import { ABSENT, withGeneralSuspicions } from './core.ts';
import { limitFaults } from './limits.ts';
import { NAMES_FILE } from './own-names.ts';
import { ContentError, contentReader, placeToMend, type YamlPath } from './source.ts';

/** The content of the files, each by the name of its part. */
export const contentSchema = z.strictObject({
  ...z.omit(playbookSchema, { version: true, edition: true, calendar: true, unchecked: true }).shape,
  ...besideSchema.shape,
  asked: askedSchema,
  names: namesSchema,
  editions: editionsSchema,
});
type Content = z.infer<typeof contentSchema>;

/** All content of the site but its pages and lessons, checked. */
export interface SiteContent
  extends Pick<Content, keyof typeof besideSchema.shape | 'asked' | 'clauses' | 'editions' | 'names'> {
  readonly playbook: Playbook;
}

/** Content files by what they hold, relative to the content folder. */
export const files: Readonly<Record<keyof Content, string>> = {
  names: NAMES_FILE,
  editions: 'editions.yaml',
  document: 'plan/document.yaml',
  clauses: 'plan/clauses.yaml',
  collation: 'plan/collation.yaml',
  terms: 'glossary.yaml',
  asked: 'playbook/asked.yaml',
  roles: 'playbook/roles.yaml',
  phases: 'playbook/phases.yaml',
  rules: 'playbook/rules.yaml',
  deadlines: 'playbook/deadlines.yaml',
  steps: 'playbook/steps.yaml',
  pauses: 'playbook/pauses.yaml',
  first: 'playbook/first.yaml',
  release: 'playbook/release.yaml',
  suspicions: 'playbook/suspicions.yaml',
  forms: 'playbook/forms.yaml',
  closing: 'playbook/closing.yaml',
  register: 'playbook/register.yaml',
  stretches: 'playbook/stretches.yaml',
  exemptions: 'playbook/exemptions.yaml',
  triage: 'wizards/triage.yaml',
  cases: 'training/cases.yaml',
};
const parts = z.keyof(contentSchema).options;

const SOURCE_TEXT = 'plan/plan.zh-CN.md';

/** Official holidays for the edition's year and its neighbours, as far as they are published. */
function workingCalendar(edition: string): WorkingCalendar {
  const path = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const schema = z.object({
    holidays: z.record(z.string(), z.string()),
    workdays: z.record(z.string(), z.string()),
  });
  const { holidays, workdays } = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const year = Number(edition.slice(0, 4));
  const published = new Set(Object.keys(holidays).map(date => Number(date.slice(0, 4))));
  const years = [year - 1, year, year + 1].filter(each => published.has(each));
  const within = (dates: object): string[] =>
    Object.keys(dates)
      .filter(date => years.includes(Number(date.slice(0, 4))))
      .sort();
  return { years, holidays: within(holidays), makeUpDays: within(workdays) };
}

/** Items that nobody has compared with the plan yet; nothing where somebody has compared all. @param textOf the file of a part */
function uncheckedOf(
  textOf: (part: (typeof UNCHECKED_PARTS)[number]) => string,
): Pick<Playbook, 'unchecked'> {
  const [clauses = [], roles = [], deadlines = [], steps = []] = UNCHECKED_PARTS.map(part => [
    ...uncheckedIdsIn(textOf(part)),
  ]);
  const unchecked = { clauses, roles, deadlines, steps };
  return Object.values(unchecked).every(ids => ids.length === 0) ? {} : { unchecked };
}

/** Problems of one part that do not depend on other parts. */
const LOCAL: ReadonlySet<ContentProblem['code']> = new Set<ContentProblem['code']>([
  'duplicateId',
  'unknownReference',
  'publishedWithoutPlace',
  'wantsOfPublication',
  'reportedWithoutRecipient',
  'reportedByFiling',
  'decisionWithoutReport',
  'takenLabel',
  'lastVariantWaits',
  'emptyNeed',
]);

/**
 * Problems of the parts that have the right shape, although others have not: an editor hears of all at once. A name in a broken
 * part counts as existing.
 * @param wrong the places where a part has not the right shape
 */
function soundProblems(
  values: Readonly<Record<string, unknown>>,
  wrong: readonly YamlPath[],
): readonly ContentProblem[] {
  const broken: ReadonlySet<PropertyKey | undefined> = new Set(wrong.map(([part]) => part));
  const others = Object.fromEntries(
    parts.flatMap(part => {
      const value = broken.has(part) ? ABSENT[part]?.() : values[part];
      return value === undefined
        ? []
        : [[part, broken.has(part) && part === 'suspicions' ? withGeneralSuspicions(value) : value]];
    }),
  );
  const read = contentSchema.safeParse(others);
  if (!read.success) return [];
  const { document, names: _, asked: __, editions, collation, terms, exemptions, cases, ...rest } = read.data;
  const edition = newestDate(editions);
  const playbook: Playbook = { version: 1, edition, ...rest, calendar: workingCalendar(edition) };
  // Nobody knows the names in a file that is no YAML, nor those of items whose own name cannot be read.
  const isUnread =
    parts.some(part => broken.has(part) && values[part] === undefined) ||
    wrong.some(path => ['id', 'value'].includes(String(path.at(-1))));
  const said = JSON.stringify(parts.filter(part => broken.has(part)).map(part => values[part]));
  return validateContent(playbook, { document, collation, terms, exemptions, cases }).filter(
    problem =>
      LOCAL.has(problem.code) &&
      !broken.has(problem.part) &&
      !(problem.code === 'unknownReference' && (isUnread || said.includes(JSON.stringify(problem.target)))),
  );
}

/**
 * Reads all content but pages and lessons, and checks it but for the walk through the triage.
 * @param root the content folder
 * @returns the content, and where in its files a problem lies
 * @throws {ContentError} naming every problem found, with file, line, id and remedy
 */
export function loadContent(root: string): {
  readonly content: SiteContent;
  readonly locate: (problem: ContentProblem) => LocatedProblem;
} {
  const reader = contentReader(root);
  const { problems } = reader;
  const placed = (part: keyof Content, path: YamlPath, sentence: string): LocatedProblem => ({
    ...reader.placeOf(files[part], path),
    sentence,
  });
  const sources = new Map(
    parts.flatMap(part =>
      part in ABSENT && !reader.has(files[part]) ? [] : [[part, reader.yaml(files[part])] as const],
    ),
  );
  const values: Record<string, unknown> = {};
  for (const part of parts) {
    const value = sources.has(part) ? sources.get(part)?.value : ABSENT[part]?.();
    if (value !== undefined) values[part] = part === 'suspicions' ? withGeneralSuspicions(value) : value;
  }
  const locate = (problem: ContentProblem): LocatedProblem => {
    const found = placed(problem.part, problem.path, problemSentence(problem));
    return problem.id === '' ? found : { ...found, id: problem.id };
  };
  const read = contentSchema.safeParse(values, { reportInput: true });
  if (!read.success) {
    for (const issue of read.error.issues) {
      const part = parts.find(each => each === issue.path[0]);
      const path = issue.path.slice(1);
      // A file that could not be read has been reported already.
      if (part !== undefined && (!sources.has(part) || sources.get(part) !== undefined))
        problems.push(placed(part, placeToMend({ ...issue, path }), schemaSentence({ ...issue, path })));
    }
    problems.push(
      ...soundProblems(
        values,
        read.error.issues.map(({ path }) => path),
      ).map(locate),
    );
    throw new ContentError(problems);
  }

  const { document, names, asked, editions, collation, terms, exemptions, cases, ...content } = read.data;
  const beside = { document, collation, terms, exemptions, cases };
  const edition = newestDate(editions);
  const playbook: Playbook = {
    version: 1,
    edition,
    ...content,
    calendar: workingCalendar(edition),
    ...uncheckedOf(part => (reader.has(files[part]) ? (reader.text(files[part]) ?? '') : '')),
  };
  const contradictions = validateContent(playbook, beside);
  problems.push(...contradictions.map(locate));

  for (const part of ['clauses', 'steps', 'roles', 'rules'] as const) {
    const known = new Set(playbook[part].map(({ id }) => id));
    for (const id of Object.keys(asked[part]))
      if (!known.has(id)) problems.push({ ...placed('asked', [part, id], words.unknownAsked(id)), id });
  }

  /** The clauses whose words are not the plan's; where all are, their order or the headings differ. */
  const altered = (clauses: Playbook['clauses'], record: string): readonly LocatedProblem[] => {
    const found = clauses.flatMap(({ id, text }, index) =>
      record.includes(text)
        ? []
        : [{ ...placed('clauses', [index, 'text'], words.clauseDiffers(SOURCE_TEXT)), id }],
    );
    return found.length > 0
      ? found
      : [placed('document', ['outline'], words.textOfRecordDiffers(SOURCE_TEXT))];
  };
  const text = reader.has(SOURCE_TEXT) ? reader.text(SOURCE_TEXT) : undefined;
  // The restored text between its marks: what the outline and clauses must give back.
  const [, record = ''] = /BEGIN 原文 -->([\s\S]*?)<!-{2} END 原文/.exec(text ?? '') ?? [];
  if (text !== undefined && restoreText(document.outline, playbook.clauses) !== record.trim())
    problems.push(...altered(playbook.clauses, record));

  for (const [place, { clause, text: saying }] of (document.remember ?? []).entries())
    if (!playbook.clauses.some(each => each.id === clause && each.text.includes(saying)))
      problems.push(placed('document', ['remember', place], words.notInClause(saying, clause)));

  for (const { part, path, id, sentence } of limitFaults(playbook))
    problems.push({ ...placed(part, path, sentence), id });

  // The walk that ends a sound check is done here too, where the check will not come to that.
  if (problems.length > 0) problems.push(...problemsOnTheWay(playbook, contradictions).map(locate));
  reader.throwProblems();
  return { content: { ...beside, names, asked, editions, clauses: playbook.clauses, playbook }, locate };
}
