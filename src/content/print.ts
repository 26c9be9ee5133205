import type { Playbook } from '../playbook/playbook.ts';
import { ACCOUNT_TOKEN } from '../playbook/release-kit.ts';
import {
  formLines,
  printedPart,
  printTitle,
  templateLines,
  termLine,
  titleLine,
} from '../text/content-print.ts';
import type { WordingTerm } from './wording.ts';

const kinds = ['full', 'holding', 'correction'] as const;

/** Every title, template and form that an officer reads, as one list: what an editor of the language goes through. */
export function printedContent(
  { triage, phases, steps, rules, deadlines, release, pauses, closing, register, forms }: Playbook,
  terms: readonly WordingTerm[],
): string {
  const titles = (items: readonly { readonly title: string }[]): readonly string[] =>
    items.map(({ title }) => titleLine(title));
  return [
    printedPart(
      printTitle.questions,
      [triage.title, ...triage.questions.map(({ label }) => label)].map(title => titleLine(title)),
    ),
    printedPart(printTitle.outcomes, titles([...triage.outcomes, ...triage.additions])),
    printedPart(
      printTitle.phases,
      phases.flatMap(({ id, title }) => [
        titleLine(title),
        ...steps.filter(({ phase }) => phase === id).map(step => `  ${titleLine(step.title)}`),
      ]),
    ),
    printedPart(
      printTitle.deadlines,
      deadlines.map(({ title, limitText }) => titleLine(title, limitText)),
    ),
    printedPart(printTitle.rules, titles(rules)),
    printedPart(
      printTitle.elements,
      release.elements.map(({ label, told = '' }) => titleLine(label, told)),
    ),
    printedPart(printTitle.signOff, titles(release.signOff)),
    printedPart(printTitle.wording, titles(release.wording)),
    printedPart(
      printTitle.pauses,
      pauses.flatMap(({ title, items }) => [titleLine(title), ...items.map(item => `  ${titleLine(item)}`)]),
    ),
    printedPart(printTitle.closing, titles(closing)),
    printedPart(printTitle.register, titles(register)),
    printedPart(printTitle.templates, [
      ...release.variants.flatMap(variant =>
        (['full', 'holding'] as const).map(kind =>
          templateLines(ACCOUNT_TOKEN, variant.title, kind, variant[kind]),
        ),
      ),
      ...release.channels.flatMap(({ title, parts }) =>
        parts.flatMap(part => kinds.map(kind => templateLines(title, part.label, kind, part[kind]))),
      ),
    ]),
    printedPart(printTitle.forms, forms.map(formLines)),
    printedPart(
      printTitle.terms,
      terms.map(({ term, refused }) => termLine(term, refused)),
    ),
  ].join('\n\n');
}
