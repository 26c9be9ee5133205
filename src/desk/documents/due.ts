import { ascending } from '../../base/order.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Form } from '../../playbook/form.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { ClockView } from '../core/clock.ts';
import type { IncidentView } from '../core/view.ts';
import { currentStep } from '../incident/now.ts';
import type { DeskPlace } from '../parts/route.ts';
import { withoutResult } from '../steps/finished.ts';
import type { StepView } from '../steps/step-view.ts';

/** When a form is to be handed in. */
export type FormDue =
  /** Its time has come: a limit runs on a step it is written in, or that is the step to do now. */
  | { readonly kind: 'now'; readonly clock: ClockView | undefined }
  /** It is written in a step that is still to come. */
  | { readonly kind: 'later'; readonly item: StepView }
  /** It is written where something comes up. */
  | { readonly kind: 'occasion'; readonly step: Step }
  /** No step asks for it, or those that did have their result. */
  | { readonly kind: 'none' };

/** A form, and when it is wanted. */
export interface WantedForm {
  readonly form: Form;
  readonly due: FormDue;
}

/** Whether a form is written among the documents: a statement is written where it is checked and approved, and only printed here. */
export const isWrittenHere = ({ outward }: Form): boolean => outward !== 'statement';

/** Where a form is written. @param step it is written for */
export const placeOfForm = (form: Form, step: string): DeskPlace =>
  isWrittenHere(form) ? `documents/${form.id}/${step}` : 'release';

/** The step's other document that still has to be filed before the step is done. @param form just filed */
export function nextWith(step: Step, form: string, filed: ReadonlySet<string>): string | undefined {
  const rules = (step.evidence ?? []).filter(rule => 'filed' in rule && rule.filed.includes(form));
  return rules.flatMap(rule => ('filed' in rule ? rule.filed : [])).find(each => !filed.has(each));
}

/** When a clock presses: at its limit, or from its start where the text gives no number. */
function pressing({ clock }: ClockView): number | undefined {
  if (clock.kind === 'running' || clock.kind === 'overdue') return clock.due;
  return clock.kind === 'stopwatch' ? clock.since : undefined;
}

function dueOf(form: Form, view: IncidentView, current: string | undefined): FormDue {
  const isWritten = ({ step }: StepView): boolean => form.steps?.includes(step.id) === true;
  if (view.status === 'closed') return { kind: 'none' };
  const open = withoutResult(view.steps).filter(isWritten);
  const [clock] = open
    .flatMap(({ clocks }) => clocks.filter(each => pressing(each) !== undefined))
    .sort((one, other) => ascending(pressing(one) ?? 0, pressing(other) ?? 0));
  if (clock !== undefined || open.some(({ step }) => step.id === current)) return { kind: 'now', clock };
  const [item] = open;
  if (item !== undefined) return { kind: 'later', item };
  const [waiting] = view.occasional.filter(isWritten);
  return waiting === undefined ? { kind: 'none' } : { kind: 'occasion', step: waiting.step };
}

const RANK: Readonly<Record<FormDue['kind'], number>> = { now: 0, later: 1, occasion: 2, none: 3 };

/** Among those of one kind: the earliest limit before the others, and a step before those that come after it. */
const rankWithin = (due: FormDue): number => {
  if (due.kind === 'later') return due.item.number;
  return (due.kind === 'now' && due.clock && pressing(due.clock)) || Number.POSITIVE_INFINITY;
};

/**
 * The forms as they have to be handed in: first those whose time has come, the earliest limit before the others and what has none
 * after them; then those of the steps still to come, as the steps stand; then what waits for an occasion, and what nothing asks for.
 */
export function wantedForms(
  view: IncidentView,
  forms: readonly Form[],
  officer?: Actor,
): readonly WantedForm[] {
  const current = currentStep(view, officer)?.step.id;
  return forms
    .map((form): WantedForm => ({ form, due: dueOf(form, view, current) }))
    .sort(
      ({ due: one }, { due: other }) =>
        RANK[one.kind] - RANK[other.kind] || ascending(rankWithin(one), rankWithin(other)),
    );
}
