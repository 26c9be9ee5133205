import { ascending } from '../../base/order.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Form } from '../../playbook/form.ts';
import type { Step } from '../../playbook/playbook.ts';
import { isSettled } from '../closing/settled.ts';
import { currentStep } from '../incident/now.ts';
import type { ClockView, IncidentView } from '../incident/view.ts';

/** A form, and why it is wanted now. */
export interface WantedForm {
  readonly form: Form;
  /** The limit that presses first on a step it is written in. */
  readonly clock: ClockView | undefined;
  /** It is written in the step to do now. */
  readonly current: boolean;
}

/** What of a step's documents is still to be filed with this one before the step is done. @param form just filed */
export function nextWith(step: Step, form: string, filed: ReadonlySet<string>): string | undefined {
  const rules = (step.evidence ?? []).filter(rule => 'filed' in rule && rule.filed.includes(form));
  return rules.flatMap(rule => ('filed' in rule ? rule.filed : [])).find(each => !filed.has(each));
}

/** When a clock presses: at its limit, or from its start where the text gives no number. */
function pressing({ clock }: ClockView): number | undefined {
  if (clock.kind === 'running' || clock.kind === 'overdue') return clock.due;
  return clock.kind === 'stopwatch' ? clock.since : undefined;
}

/** The forms as they have to be handed in: first those with a limit, the earliest before, then that of the step to do now. */
export function wantedForms(
  view: IncidentView,
  forms: readonly Form[],
  officer?: Actor,
): readonly WantedForm[] {
  const current = currentStep(view, officer)?.step.id;
  const due = ({ clock }: WantedForm): number => (clock && pressing(clock)) ?? Number.POSITIVE_INFINITY;
  const open = view.steps.filter(({ applies, state }) => applies && !isSettled(state));
  return forms
    .map((form): WantedForm => {
      const steps = view.status === 'open' ? open.filter(({ step }) => form.steps?.includes(step.id)) : [];
      const [clock] = steps
        .flatMap(({ clocks }) => clocks.filter(each => pressing(each) !== undefined))
        .sort((one, other) => (pressing(one) ?? 0) - (pressing(other) ?? 0));
      return { form, clock, current: steps.some(({ step }) => step.id === current) };
    })
    .sort((one, other) => ascending(due(one), due(other)) || Number(other.current) - Number(one.current));
}
