import { site } from '../../content/site.ts';
import { byPhase } from '../../playbook/checklist.ts';
import { chapterTitle, manualText } from '../manual-words.ts';

/** A heading of the manual that its contents list. */
export interface OutlineEntry {
  /** The heading's id, and what its page is looked up by. */
  readonly id: string;
  /** “第一节”, a step's number, or nothing where the title carries a number of its own. */
  readonly number: string;
  readonly title: string;
  readonly entries: readonly OutlineEntry[];
}

type ChapterId = keyof typeof chapterTitle;

const { document, pages, playbook } = site;

const leaf = (id: string, title: string, number = ''): OutlineEntry => ({ id, number, title, entries: [] });

const numbered = (entries: readonly OutlineEntry[]): readonly OutlineEntry[] =>
  entries.map((entry, position) => ({ ...entry, number: manualText.section(position + 1) }));

/** The reading pages that explain the plan; the note on collation is a chapter of its own. */
export const explained = pages.filter(({ clauses }) => clauses.length > 0);

/** The page that says how the text was collated. */
export const collated = pages.find(({ clauses }) => clauses.length === 0);

export const numberOfStep = new Map(playbook.steps.map(({ id }, position) => [id, position + 1]));

export const phases = byPhase(playbook.phases, playbook.steps, ({ phase }) => phase);

const sections: Readonly<Record<ChapterId, readonly OutlineEntry[]>> = {
  plan: document.outline.flatMap((block, position) =>
    'heading' in block && block.level < 3 ? [leaf(`m-plan-${position}`, block.heading)] : [],
  ),
  notes: numbered(explained.map(({ slug, title }) => leaf(`m-notes-${slug}`, title))),
  first: [],
  triage: numbered([
    leaf('m-triage-questions', playbook.triage.title),
    leaf('m-triage-outcomes', manualText.outcomes),
    leaf('m-triage-additions', manualText.additions),
  ]),
  roles: numbered(playbook.roles.map(({ id, name }) => leaf(`m-role-${id}`, name))),
  steps: numbered(
    phases.map(({ phase, items }) => ({
      ...leaf(`m-phase-${phase.id}`, phase.title),
      entries: items.map(({ id, title }) => leaf(`m-step-${id}`, title, String(numberOfStep.get(id)))),
    })),
  ),
  deadlines: [],
  release: numbered([
    leaf('m-elements', manualText.elements),
    leaf('m-sign-off', manualText.signOff),
    leaf('m-wording', manualText.wording),
  ]),
  pauses: numbered(playbook.pauses.map(({ id, title }) => leaf(`m-pause-${id}`, title))),
  forms: numbered(playbook.forms.map(({ id, title }) => leaf(`m-form-${id}`, title))),
  closing: [],
  rules: [],
  terms: [],
  collation: [],
};

/** Chapters of which this plan has nothing. */
const absent: Readonly<Partial<Record<ChapterId, boolean>>> = {
  notes: explained.length === 0,
  first: playbook.first.lines.length === 0,
  steps: playbook.steps.length === 0,
  deadlines: playbook.deadlines.length === 0,
  release: playbook.release.channels.length === 0,
  pauses: playbook.pauses.length === 0,
  forms: playbook.forms.length === 0,
  closing: playbook.closing.length === 0,
  rules: playbook.rules.length === 0,
  terms: site.terms.length === 0,
  collation: collated === undefined,
};
const chapters = (Object.keys(chapterTitle) as ChapterId[]).filter(id => absent[id] !== true);

/** The chapters with what stands in them, in order. */
export const outline: readonly OutlineEntry[] = chapters.map((id, position) => ({
  id: `m-${id}`,
  number: manualText.chapter(position + 1),
  title: chapterTitle[id],
  entries: sections[id],
}));

/** A heading by its id. @throws when the outline has none */
export function outlineEntry(id: string, among: readonly OutlineEntry[] = outline): OutlineEntry {
  const all = (entries: readonly OutlineEntry[]): readonly OutlineEntry[] =>
    entries.flatMap(entry => [entry, ...all(entry.entries)]);
  const found = all(among).find(entry => entry.id === id);
  if (found === undefined) throw new Error(`manual heading ${id}`);
  return found;
}
