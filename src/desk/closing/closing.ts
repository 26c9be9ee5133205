import { groupBy } from '../../base/group.ts';
import { failure, type Result, success } from '../../base/result.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { ClosingNeed, Pause, Playbook } from '../../playbook/playbook.ts';
import { TEXT_LIMITS } from '../core/define.ts';
import type { EventRecord } from '../core/incident.ts';
import { type BadField, badFields, type Refusal } from '../core/refusal.ts';
import { checkSubstance } from '../core/substance.ts';
import type { IncidentView } from '../core/view.ts';
import { joinedSaid } from '../core/words/sentence.ts';
import { isUnanswered, type Order, repliesOf } from '../orders/orders.ts';
import { isOwed, type Owed } from '../publications/owed.ts';
import type { Statement } from '../statements/version.ts';
import { withoutResult } from '../steps/finished.ts';
import type { StepView } from '../steps/step-view.ts';

/** The open items of a closing need; none where it is met. */
export interface ClosingState {
  readonly need: ClosingNeed;
  /** Steps without a result. */
  readonly steps: readonly StepView[];
  /** Themes of the public that nobody has answered, corrected or passed on. */
  readonly themes: number;
  /** The next update was promised and has not come. */
  readonly promise: boolean;
  /** Published statements that differ from what is verified now: a correction is owed. */
  readonly wrong: readonly Statement[];
  /** Orders not yet reported back. */
  readonly orders: readonly Order[];
  /** Words owed to the public. */
  readonly owed: readonly Owed[];
}

/** Whether a need has anything open besides steps. */
const isOpenBeside = ({ themes, promise, wrong, owed, orders }: ClosingState): boolean =>
  themes > 0 || promise || wrong.length > 0 || owed.length > 0 || orders.length > 0;

/** The part of the view that closing depends on. */
type Seen = Pick<IncidentView, 'steps' | 'themes' | 'clocks' | 'statements' | 'owed' | 'orders'>;

/** The playbook's needs before the incident is closed, each with its open items. */
export function closingStates({ playbook }: PlaybookIndex, view: Seen): readonly ClosingState[] {
  const open = withoutResult(view.steps);
  return playbook.closing.map(need => {
    const steps = open.filter(
      ({ step }) =>
        need.steps?.includes(step.id) === true ||
        (need.check === 'published' && step.outcome === 'published'),
    );
    const themes = need.check === 'feedback' ? view.themes.filter(({ answered }) => !answered).length : 0;
    const promise =
      need.check === 'published' &&
      view.clocks.some(({ deadline, clock }) => 'promise' in deadline.anchor && clock.kind !== 'met');
    const wrong =
      need.check === 'published'
        ? view.statements.filter(({ stale, refused }) => stale.length > 0 || refused !== undefined)
        : [];
    const owed = need.check === 'published' ? view.owed.filter(isOwed) : [];
    const orders = need.check === 'orders' ? view.orders.filter(isUnanswered) : [];
    return { need, steps, themes, promise, wrong, owed, orders };
  });
}

/** The list that two people read before the incident is closed. */
export const closingPauseOf = ({ pauses }: Playbook): Pause | undefined =>
  pauses.find(({ before }) => before === 'closing');

/** Items left at the closing that need an answer: open items of a need, or the other open steps of a phase. */
export interface ClosingAsk {
  /** `need:` or `phase:` and its id. */
  readonly key: string;
  readonly of: { readonly need: ClosingState } | { readonly phase: Playbook['phases'][number] };
  readonly steps: readonly StepView[];
}

/** The key of a word on one step alone. */
export const stepKey = (step: string): string => `step:${step}`;

/** Questions to answer before the incident is closed: each step without a result stands under one of them, once. */
export function closingAsks({ phases }: Playbook, view: IncidentView): readonly ClosingAsk[] {
  const taken = new Set<StepView>();
  const take = (steps: readonly StepView[]): readonly StepView[] => {
    const free = steps.filter(step => !taken.has(step));
    for (const step of free) taken.add(step);
    return free;
  };
  const needs = view.closing.flatMap((state): readonly ClosingAsk[] => {
    const steps = take(state.steps);
    return steps.length > 0 || isOpenBeside(state)
      ? [{ key: `need:${state.need.id}`, of: { need: state }, steps }]
      : [];
  });
  const open = withoutResult(view.steps);
  const rest = phases.flatMap((phase): readonly ClosingAsk[] => {
    const steps = take(open.filter(({ step }) => step.phase === phase.id));
    return steps.length === 0 ? [] : [{ key: `phase:${phase.id}`, of: { phase }, steps }];
  });
  return [...needs, ...rest];
}

/** Answers for items left open, each by its place. */
interface Left {
  /** By step. */
  readonly steps: Readonly<Record<string, string>>;
  /** By closing need, for open items besides steps. */
  readonly needs: Readonly<Record<string, string>>;
}

/**
 * Gives every step and every need its word: its own, or that of its need or phase.
 * @param typed by the keys of {@link closingAsks} and of {@link stepKey}
 */
export function wordsOnLeft(
  asks: readonly ClosingAsk[],
  typed: Readonly<Record<string, string>>,
): Result<Left, Refusal> {
  const [steps, needs]: [Record<string, string>, Record<string, string>] = [{}, {}];
  const wrong: BadField[] = [];
  const wordAt = (key: string): string => {
    const said = checkSubstance(Object.hasOwn(typed, key) ? (typed[key] ?? '') : '', TEXT_LIMITS.reason);
    if (said.ok) return said.value;
    wrong.push({ field: key, why: said.refusal });
    return '';
  };
  // Before any word: nobody writes them for nothing.
  for (const { of } of asks)
    if ('need' in of && of.need.need.leave === undefined)
      return failure({ code: 'closingOpen', title: of.need.need.title });
  for (const { key, of, steps: open } of asks) {
    if ('need' in of && isOpenBeside(of.need)) needs[of.need.need.id] = wordAt(key);
    for (const { step } of open) {
      const own = stepKey(step.id);
      steps[step.id] = wordAt((typed[own] ?? '').trim() === '' ? key : own);
    }
  }
  const refusal = badFields(wrong);
  return refusal === undefined ? success({ steps, needs }) : failure(refusal);
}

/** The result, as far as the record tells: the final answers, once every order has one; '' otherwise. */
export const resultOf = ({ orders }: Pick<IncidentView, 'orders'>): string =>
  orders.some(isUnanswered)
    ? ''
    : joinedSaid(
        repliesOf(orders).map(({ text }) => text),
        '；',
      );

/** Steps left at the closing, those with one word together, in the order of the checklist. */
export function wordsOnSteps({
  closed,
  steps,
}: IncidentView): readonly { readonly said: string; readonly steps: readonly StepView[] }[] {
  if (closed === undefined) return [];
  const found = groupBy(withoutResult(steps), ({ step }) => closed.steps.get(step.id) ?? '');
  return [...found].map(([said, open]) => ({ said, steps: open }));
}

/** How the incident was closed, with the answer for each step without a result and each closing need left open. */
export type ClosedView = Omit<EventRecord<'closed'>, 'steps' | 'left'> &
  Readonly<Record<'steps' | 'left', ReadonlyMap<string, string>>>;

declare module '../core/view.ts' {
  interface IncidentView {
    readonly closed: ClosedView | undefined;
    /** The playbook's needs before the incident is closed, each with its open items. */
    readonly closing: readonly ClosingState[];
  }
}
