import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { StatementKind } from '../../playbook/vocabulary.ts';
import { chosenOptions } from '../../playbook/wizard/flow.ts';
import { type ClockView, isRunning, pressing } from '../core/clock.ts';
import type { IncidentView } from '../core/view.ts';
import { holdsValue } from '../facts/holds-value.ts';
import { type FactView, type Ledger, pendingFacts, unverifiedFacts } from '../facts/ledger.ts';
import { textOf } from '../statements/compose.ts';
import { isOut, isVersionOut, statesFacts } from '../statements/life.ts';
import type { Statement } from '../statements/version.ts';
import { isOwed } from './owed.ts';

/** How much of the ledger can be published. */
export function tellingOf(ledger: Ledger) {
  const core = ledger.facts.filter(
    ({ element, state }) => element !== undefined && element.extra !== true && state !== 'notApplicable',
  );
  return {
    /** Core facts that may enter a statement, of those that apply. */
    usable: core.filter(({ usable }) => usable !== undefined).length,
    total: core.length,
    /** Facts still being looked into. The cause is left out: it may stay open. */
    pending: pendingFacts(ledger).filter(({ cause }) => !cause),
    /** Those of them that a text names as not verified yet. One's own work on the matter, and its progress, need no verifying. */
    open: unverifiedFacts(ledger).filter(({ cause }) => !cause),
  };
}
export type ReleaseTelling = ReturnType<typeof tellingOf>;

/** The kind of statement that is due, and why. */
export type Recommended =
  /** A fact that went out has changed. */
  | { readonly kind: 'correction'; readonly why: 'changed'; readonly statement: Statement }
  /** A statement was taken down, and the public does not know why. */
  | { readonly kind: 'correction'; readonly why: 'owed'; readonly statement: Statement }
  /** The person whose approval it went out without has refused it. */
  | { readonly kind: 'correction'; readonly why: 'refused'; readonly statement: Statement }
  /** A clock runs that this kind stops. */
  | { readonly kind: 'holding' | 'full'; readonly why: 'clock'; readonly clock: ClockView }
  /** An update was promised. */
  | { readonly kind: 'holding' | 'full'; readonly why: 'promise'; readonly clock: ClockView }
  /** Nothing went out, and not all is known. */
  | { readonly kind: 'holding'; readonly why: 'pending' }
  /** Nothing went out, and all but the cause is settled. */
  | { readonly kind: 'full'; readonly why: 'settled' }
  /** Facts verified since and not published yet, or published values that have moved on. */
  | { readonly kind: 'holding' | 'full'; readonly why: 'news'; readonly facts: readonly FactView[] };

/** The answer of the triage that all is known, where it was given. */
export const saidClear = (index: PlaybookIndex, facts: Facts): string | undefined =>
  chosenOptions(index.question('factsClear'), facts).find(({ clear }) => clear)?.label;

/** Usable facts that no published statement holds. */
function unpublished({
  ledger,
  statements,
}: Pick<IncidentView, 'ledger' | 'statements'>): readonly FactView[] {
  const out = statements.flatMap(({ versions }) => versions.filter(isVersionOut));
  const published = out.flatMap(({ parts }) => parts.map(({ text }) => textOf(text)));
  return ledger.facts.filter(
    ({ usable }) => usable !== undefined && !published.some(text => holdsValue(text, usable.value)),
  );
}

/**
 * The next publication, by the ledger and the clocks; `undefined` where none is due. Clocks are taken in the order in which
 * they are due.
 */
export function recommendedStatement(
  view: Pick<IncidentView, 'status' | 'ledger' | 'clocks' | 'statements' | 'publications' | 'owed'>,
): Recommended | undefined {
  const { status, ledger, clocks, statements, publications, owed } = view;
  if (status === 'closed') return undefined;
  const wrong = statements.find(({ stale }) => stale.length > 0);
  const refused = statements.find(each => each.refused !== undefined);
  if (refused !== undefined) return { kind: 'correction', why: 'refused', statement: refused };
  if (wrong !== undefined) return { kind: 'correction', why: 'changed', statement: wrong };
  const open = owed.find(isOwed);
  const gone = open && statements.find(({ id }) => id === open.statement);
  if (gone !== undefined) return { kind: 'correction', why: 'owed', statement: gone };
  const running = clocks.filter(isRunning);
  const stoppedBy = (kind: StatementKind, { deadline }: ClockView): boolean =>
    deadline.publications?.some(each => each === kind) === true;
  const { usable, pending } = tellingOf(ledger);
  const isKnown = usable > 0 && pending.length === 0;
  if (!publications.some(out => isOut(out) && statesFacts(out))) {
    if (isKnown) return { kind: 'full', why: 'settled' };
    const clock = running.find(each => stoppedBy('holding', each));
    return clock === undefined
      ? { kind: 'holding', why: 'pending' }
      : { kind: 'holding', why: 'clock', clock };
  }
  const news = unpublished(view);
  const clock = running.find(each => stoppedBy('full', each));
  if (clock !== undefined && news.length > 0) return { kind: 'full', why: 'clock', clock };
  const promise = running.find(each => 'promise' in each.deadline.anchor && pressing(each) !== undefined);
  if (promise !== undefined)
    return { kind: news.length > 0 || isKnown ? 'full' : 'holding', why: 'promise', clock: promise };
  const out = new Set(
    statements.flatMap(({ published }) =>
      (published?.parts ?? []).flatMap(({ text }) =>
        text.flatMap(segment => ('fact' in segment ? segment.fact : [])),
      ),
    ),
  );
  // A change of published facts is published at once, whatever else is still open.
  const moved = news.filter(({ id }) => out.has(id));
  if (moved.length > 0) return { kind: isKnown ? 'full' : 'holding', why: 'news', facts: moved };
  return news.length > 0 && isKnown ? { kind: 'full', why: 'news', facts: news } : undefined;
}
