import type { WholeSite } from './site-content.ts';

/**
 * Paths whose pages exist only where an organisation has content for them, with a count of that content: where it is 0, the
 * site has no such page and nothing leads to it. Paths are relative to the site's base.
 */
const amounts: Readonly<Record<string, (site: WholeSite) => number>> = {
  'training/': ({ learning, cases }) => learning.lessons.length + learning.questions.length + cases.length,
  'training/cases/': ({ cases }) => cases.length,
  'training/study/': ({ learning }) => learning.questions.length,
  'drill/': ({ hasDrills }) => Number(hasDrills),
  'drills/': ({ hasDrills }) => Number(hasDrills),
  'glossary/': ({ terms }) => terms.length,
  'rules/': ({ playbook }) => playbook.rules.length + playbook.deadlines.length,
  'steps/': ({ playbook }) => playbook.steps.length,
  'trace/': ({ playbook }) => playbook.steps.length,
  'checklist/': ({ playbook }) => playbook.steps.length,
  'checklist.docx': ({ playbook }) => playbook.steps.length,
  'card/': ({ playbook }) => playbook.first.lines.length,
};

/** The paths that a site does without. */
export const absentPaths = (site: WholeSite): readonly string[] =>
  Object.entries(amounts).flatMap(([path, amount]) => (amount(site) === 0 ? [path] : []));

/** Whether a site has the page at a path. @param absent the paths it does without */
export const isShown = (path: string, absent: readonly string[]): boolean =>
  !absent.some(each => path === each || (each.endsWith('/') && path.startsWith(each)));
