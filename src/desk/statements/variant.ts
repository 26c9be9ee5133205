import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { holds } from '../../playbook/condition.ts';
import type { Variant } from '../../playbook/release-kit.ts';
import { tokenOf, tokensIn } from '../../playbook/template.ts';
import type { StatementKind } from '../../playbook/vocabulary.ts';
import type { IncidentView } from '../core/view.ts';
import { within } from '../core/words/sentence.ts';
import { type Ledger, openWords } from '../facts/ledger.ts';
import { isFulfilledBy } from '../gate/wording.ts';
import { draftPart } from './compose.ts';

/** The variant that fits what the triage and the ledger know: the first whose conditions hold; a checked playbook has one. */
export const fittingVariant = (
  { playbook: { release, suspicions }, definitions }: Pick<PlaybookIndex, 'playbook' | 'definitions'>,
  { facts, ledger }: Pick<IncidentView, 'facts' | 'ledger'>,
): Variant | undefined =>
  release.variants.find(({ when, known }) => {
    if (!holds(when, facts, definitions)) return false;
    const value = known && ledger.byId.get(known.fact)?.usable?.value;
    return known === undefined || (value !== undefined && isFulfilledBy(value, known, suspicions));
  });

/**
 * The fact that makes a variant fit, where a title has room for it: a statement that nothing of the kind happened is headed by what
 * is so, not by the rumour. `undefined` of any other variant.
 */
export function headingFact(variant: Variant | undefined, ledger: Ledger, most: number): string | undefined {
  const said = within((variant?.known && ledger.byId.get(variant.known.fact)?.usable?.value) ?? '');
  return said === '' || said.length > most ? undefined : said;
}

/**
 * Values of the template tokens that are no facts, in a statement of a kind as a variant words it. Matters that the variant
 * leaves out are not called open either.
 * @param own values of the tokens that come from neither
 */
export function templateWords(
  variant: Variant | undefined,
  kind: StatementKind,
  ledger: Ledger,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const spoken = new Set(tokensIn(variant?.full ?? ''));
  const words = {
    ...openWords(ledger, ({ element, label }) => element === undefined || spoken.has(label)),
    ...own,
  };
  if (variant === undefined || (kind !== 'full' && kind !== 'holding')) return words;
  // Content has no line for what officers added to the ledger: it stands behind the rest by its name.
  const added = ledger.facts
    .filter(({ element, usable }) => element === undefined && usable !== undefined)
    .map(({ label }) => `${label}：${tokenOf(label)}。`);
  const told = [draftPart(variant[kind], ledger, words), ...added].filter(text => text !== '');
  return { ...words, 通报内容: told.join('\n') };
}
