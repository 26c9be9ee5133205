import { groupBy } from '../base/group.ts';
import { glossaryPages } from '../content/glossary.ts';
import { rulePath, stepPath } from '../content/paths.ts';
import { shows, site } from '../content/site.ts';
import { href } from '../desk/parts/href.tsx';
import { byPhase } from '../playbook/checklist.ts';
import { QUESTIONS_PAGE, RESULTS_PAGE } from './decision/graph.ts';
import { decisionText, questionsText, resultsText } from './decision-words.ts';
import { lawOf } from './law.ts';
import type { Entry } from './outline.ts';
import { places } from './words.ts';

const { pages, terms, playbook } = site;
const { phases, steps, roles, rules } = playbook;

/** The rules of one law under its name. */
export const laws = [...groupBy(rules, ({ title }) => lawOf(title).law)].map(([law, own]) => ({ law, own }));

/** Short enough for a list: a law without its marks and its state, a notice by its number. */
const shortLaw = (law: string, [first]: (typeof laws)[number]['own']): string =>
  law.startsWith('《')
    ? law.replace(/[《》]|中华人民共和国/g, '')
    : (first?.number.replace(/（.*）$/, '') ?? law);

/** A law of which one place alone is cited stands for itself. */
const lawEntry = ({ law, own }: (typeof laws)[number]): Entry => {
  const label = shortLaw(law, own);
  const articles = own.map(({ id, title }) => ({
    label: lawOf(title).article || places.body,
    href: href(rulePath(id)),
  }));
  const [only] = articles;
  return articles.length === 1 && only !== undefined
    ? { label, href: only.href }
    : { label, href: href(`rules/#${own[0]?.id}`), inside: articles };
};

/** Everything there may be to look up. */
const whole: readonly Entry[] = [
  {
    label: places.plan,
    href: href('plan/'),
    inside: [
      { label: places.full, href: href('plan/full/') },
      ...pages.map(({ slug, title, number }) => ({ label: title, number, href: href(`plan/${slug}/`) })),
    ],
  },
  {
    label: places.steps,
    href: href('steps/'),
    inside: byPhase(phases, steps, ({ phase }) => phase).map(({ phase, items }) => ({
      label: phase.title,
      href: href(`steps/#${phase.id}`),
      inside: items.map(step => ({
        label: step.title,
        number: String(steps.indexOf(step) + 1),
        href: href(stepPath(step)),
      })),
    })),
  },
  {
    label: places.roles,
    href: href('roles/'),
    inside: roles.map(({ id, name }) => ({ label: name, href: href(`roles/${id}/`) })),
  },
  { label: places.rules, href: href('rules/'), inside: laws.map(lawEntry) },
  {
    label: places.terms,
    href: href('glossary/'),
    inside: glossaryPages(terms)
      .slice(1)
      .map(({ path, label }) => ({ label, href: href(path) })),
  },
  {
    label: decisionText.title,
    href: href('steps/decision/'),
    inside: [
      { label: questionsText.title, href: href(QUESTIONS_PAGE) },
      { label: resultsText.title, href: href(RESULTS_PAGE) },
    ],
  },
  { label: places.trace, href: href('trace/') },
  { label: places.whole, href: href('manual/') },
];

/** The manual's pages as one list, shown beside each page with the present one marked. */
export const manualList = whole.filter(entry => shows(entry.href.slice(href('').length)));
