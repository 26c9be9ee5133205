import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from '../base/schema.ts';
import { type Clause, clauseSchema } from '../plan/clause.ts';
import {
  type CollationNote,
  collationSchema,
  documentSchema,
  type PlanDocument,
  restoreText,
} from '../plan/document.ts';
import { type Editions, editionsSchema, newestDate } from '../plan/edition.ts';
import { type Term, termSchema } from '../plan/term.ts';
import { closingNeedSchema } from '../playbook/closing-need.ts';
import { deadlineSchema, type WorkingCalendar } from '../playbook/deadline/rule.ts';
import { formSchema } from '../playbook/form.ts';
import { pauseSchema } from '../playbook/pause.ts';
import {
  type Exemption,
  exemptionSchema,
  type Playbook,
  phaseSchema,
  roleSchema,
  ruleSchema,
  stepSchema,
} from '../playbook/playbook.ts';
import { registerColumnSchema, stretchSchema } from '../playbook/record.ts';
import { releaseSchema } from '../playbook/release-kit.ts';
import { type TriageCase, triageCaseSchema } from '../playbook/triage-case.ts';
import { validateContent } from '../playbook/validate.ts';
import { flowSchema } from '../playbook/wizard/flow-schema.ts';
import { type LocatedProblem, problemSentence, words } from '../text/content.ts';
import { readText } from './read.ts';
import { ContentError, type Path, readSource, type Source, shapedAs } from './source.ts';

/** All content of the site, checked. */
export interface SiteContent {
  readonly document: PlanDocument;
  readonly editions: Editions;
  readonly clauses: readonly Clause[];
  readonly collation: readonly CollationNote[];
  readonly terms: readonly Term[];
  readonly exemptions: readonly Exemption[];
  readonly cases: readonly TriageCase[];
  readonly playbook: Playbook;
}

/** Content files by what they hold, relative to the content folder. */
const files = {
  editions: 'editions.yaml',
  document: 'plan/document.yaml',
  clauses: 'plan/clauses.yaml',
  collation: 'plan/collation.yaml',
  terms: 'glossary.yaml',
  roles: 'playbook/roles.yaml',
  phases: 'playbook/phases.yaml',
  rules: 'playbook/rules.yaml',
  deadlines: 'playbook/deadlines.yaml',
  steps: 'playbook/steps.yaml',
  pauses: 'playbook/pauses.yaml',
  release: 'playbook/release.yaml',
  forms: 'playbook/forms.yaml',
  closing: 'playbook/closing.yaml',
  register: 'playbook/register.yaml',
  stretches: 'playbook/stretches.yaml',
  exemptions: 'playbook/exemptions.yaml',
  triage: 'wizards/triage.yaml',
  cases: 'training/cases.yaml',
} as const;

const SOURCE_TEXT = 'plan/plan.zh-CN.md';

type FileKey = keyof typeof files;

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

/**
 * Reads and checks all content.
 * @param root the content folder
 * @throws {ContentError} naming every problem found, with file, line, id and remedy
 */
export function loadContent(root: string): SiteContent {
  const problems: LocatedProblem[] = [];
  const sources = new Map<FileKey, Source>();

  const read = <Schema extends z.ZodMiniType>(key: FileKey, schema: Schema): z.infer<Schema> | undefined => {
    const source = readSource(root, files[key], problems);
    if (source === undefined) return undefined;
    sources.set(key, source);
    return shapedAs(schema, source, files[key], problems);
  };

  const editions = read('editions', editionsSchema);
  const document = read('document', documentSchema);
  const clauses = read('clauses', z.array(clauseSchema));
  const collation = read('collation', z.array(collationSchema));
  const terms = read('terms', z.array(termSchema));
  const roles = read('roles', z.array(roleSchema));
  const phases = read('phases', z.array(phaseSchema));
  const rules = read('rules', z.array(ruleSchema));
  const deadlines = read('deadlines', z.array(deadlineSchema));
  const steps = read('steps', z.array(stepSchema));
  const pauses = read('pauses', z.array(pauseSchema));
  const release = read('release', releaseSchema);
  const forms = read('forms', z.array(formSchema));
  const closing = read('closing', z.array(closingNeedSchema));
  const register = read('register', z.array(registerColumnSchema).check(z.minLength(1)));
  const stretches = read('stretches', z.array(stretchSchema).check(z.minLength(1)));
  const exemptions = read('exemptions', z.array(exemptionSchema));
  const triage = read('triage', flowSchema);
  const cases = read('cases', z.array(triageCaseSchema));
  if (
    editions === undefined ||
    document === undefined ||
    clauses === undefined ||
    collation === undefined ||
    terms === undefined ||
    roles === undefined ||
    phases === undefined ||
    rules === undefined ||
    deadlines === undefined ||
    steps === undefined ||
    pauses === undefined ||
    release === undefined ||
    forms === undefined ||
    closing === undefined ||
    register === undefined ||
    stretches === undefined ||
    exemptions === undefined ||
    triage === undefined ||
    cases === undefined
  )
    throw new ContentError(problems);

  const playbook: Playbook = {
    version: 1,
    edition: newestDate(editions),
    clauses,
    roles,
    phases,
    rules,
    deadlines,
    steps,
    pauses,
    release,
    forms,
    closing,
    register,
    stretches,
    triage,
    calendar: workingCalendar(newestDate(editions)),
  };

  const locate = (key: FileKey, path: Path): Pick<LocatedProblem, 'file' | 'line'> => ({
    file: files[key],
    line: sources.get(key)?.lineOf(path),
  });
  for (const problem of validateContent(playbook, exemptions, cases)) {
    problems.push({
      ...locate(problem.part, problem.path),
      id: problem.id || undefined,
      sentence: problemSentence(problem),
    });
  }

  const clauseIds = new Set(clauses.map(({ id }) => id));
  const citable = new Set([...clauseIds, ...rules.map(({ id }) => id)]);
  const unknown = (
    key: FileKey,
    path: Path,
    id: string,
    target: string,
    among: ReadonlySet<string>,
  ): void => {
    if (!among.has(target))
      problems.push({ ...locate(key, path), id, sentence: words.unknownCitation(target) });
  };
  collation.forEach((note, index) => {
    note.clauses.forEach((id, position) => {
      unknown('collation', [index, 'clauses', position], String(note.number), id, clauseIds);
    });
  });
  terms.forEach((term, index) => {
    term.cite.forEach((id, position) => {
      unknown('terms', [index, 'cite', position], term.term, id, citable);
    });
  });

  const record = textOfRecord(root);
  if (record === undefined)
    problems.push({ file: SOURCE_TEXT, line: undefined, id: undefined, sentence: words.missingFile });
  else if (restoreText(document.outline, clauses) !== record)
    problems.push({
      ...locate('document', ['outline']),
      id: undefined,
      sentence: words.textOfRecordDiffers(SOURCE_TEXT),
    });

  if (problems.length > 0) throw new ContentError(problems);
  return { document, editions, clauses, collation, terms, exemptions, cases, playbook };
}

/** The restored text between its marks: what the outline and clauses must give back. */
function textOfRecord(root: string): string | undefined {
  try {
    return (/BEGIN 原文 -->([\s\S]*?)<!-{2} END 原文/.exec(readText(root, SOURCE_TEXT))?.[1] ?? '').trim();
  } catch {
    return undefined;
  }
}
