import { failure, type Result, success } from '../../base/result.ts';
import { isWork, nobody, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import type { Answer, CommandSpec, DecisionContext } from '../core/desk.ts';
import { choiceField, opaqueField, textField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField, type Refusal } from '../core/refusal.ts';
import { checkSubstance } from '../core/substance.ts';
import { fullTimeOf } from '../core/values.ts';
import type { IncidentView } from '../core/view.ts';
import { isFinished } from './finished.ts';
import { type StepMark, stepMark, stepSubject, type Until } from './step-mark.ts';
import type { StepView } from './step-view.ts';
import { markLabel } from './words.ts';

/** Shared by all marks on a step: one replaces another. */
export const onStep = {
  subjects: ({ data }: { readonly data: { readonly step: string } }): readonly string[] => [
    stepSubject(data.step),
  ],
  disturbs: isWork,
};

/** A step of the checklist, or one that joins it with its first record; what no longer applies is past. */
export const stepToRecord = ({ steps, occasional }: IncidentView, step: string): StepView | undefined =>
  [...steps.filter(({ applies }) => applies), ...occasional].find(each => each.step.id === step);

/** Goes on only with a step that nobody has given a result by hand: what evidence shows, an officer may overrule. */
export function ifMarkable({ view }: DecisionContext, step: string, go: (step: StepView) => Answer): Answer {
  const found = stepToRecord(view, step);
  if (found === undefined) return failure({ code: 'unknownStep' });
  const isSensed = found.state.kind === 'done' && found.state.sensed !== undefined;
  return isFinished(found.state) && !isSensed ? failure({ code: 'alreadySettled' }) : go(found);
}

const marked = ({ event }: DecisionContext, step: string, mark: StepMark): Answer =>
  event(stepMarked, { step, mark });

const startFields = { step: opaqueField<string>() };
const start: CommandSpec<typeof startFields> = {
  who: 'anyone',
  fields: startFields,
  decide: (desk, { step }) =>
    ifMarkable(desk, step, ({ state }) =>
      state.kind === 'started'
        ? failure({ code: 'alreadyStarted' })
        : marked(desk, step, { kind: 'started' }),
    ),
};

const fields = { step: opaqueField<string>(), reason: textField(TEXT_LIMITS.reason) };

const setAside = (kind: 'notApplicable' | 'skipped'): CommandSpec<typeof fields> => ({
  who: 'anyone',
  fields,
  decide: (desk, { step, reason }) => ifMarkable(desk, step, () => marked(desk, step, { kind, reason })),
});
const markNotApplicable = setAside('notApplicable');
const skip = setAside('skipped');

const reopenStep: CommandSpec<typeof fields> = {
  who: 'anyone',
  fields,
  decide: (desk, { step, reason }) => {
    const found = stepToRecord(desk.view, step);
    if (found === undefined) return failure({ code: 'unknownStep' });
    return isFinished(found.state)
      ? marked(desk, step, { kind: 'redo', reason })
      : failure({ code: 'nothingToReopen' });
  },
};

/** Whether a step waits for another, directly or by way of others: then neither would ever come back. */
function waitsFor(steps: readonly StepView[], from: StepView, step: string): boolean {
  const seen = new Set<string>();
  for (let at: StepView | undefined = from; at !== undefined && !seen.has(at.step.id); ) {
    seen.add(at.step.id);
    const { state }: StepView = at;
    if (state.kind !== 'deferred' || state.until.kind !== 'step') return false;
    const next: string = state.until.step;
    if (next === step) return true;
    at = steps.find(each => each.step.id === next);
  }
  return false;
}

function checkUntil({ view, context }: DecisionContext, step: string, typed: Until): Result<Until, Refusal> {
  switch (typed.kind) {
    case 'time': {
      const at = fullTimeOf(typed.at);
      if (at === undefined) return failure({ code: 'notATime' });
      return Date.parse(at) > context.now ? success({ kind: 'time', at }) : failure({ code: 'notAhead' });
    }
    case 'step': {
      const other = view.steps.find(each => each.step.id === typed.step);
      if (other === undefined || typed.step === step) return failure({ code: 'unknownStep' });
      if (isFinished(other.state)) return failure({ code: 'nothingToAwait' });
      return waitsFor(view.steps, other, step) ? failure({ code: 'waitsForThis' }) : success(typed);
    }
    case 'regrade':
      return success(typed);
  }
}

const deferFields = { ...fields, until: opaqueField<Until>() };
export const defer: CommandSpec<typeof deferFields> = {
  who: 'anyone',
  fields: deferFields,
  decide: (desk, { step, reason, until: typed }) =>
    ifMarkable(desk, step, () => {
      const checked = checkUntil(desk, step, typed);
      return checked.ok ? marked(desk, step, { kind: 'deferred', reason, until: checked.value }) : checked;
    }),
};

const decideReportFields = {
  step: opaqueField<string>(),
  report: choiceField(['yes', 'no']),
  /** To whom, where it is reported. */
  to: textField(TEXT_LIMITS.value, true),
  /** Why not, where it is not. */
  reason: textField(TEXT_LIMITS.reason, true),
};
/** Whether something is reported upward. */
const decideReport: CommandSpec<typeof decideReportFields> = {
  who: 'anyone',
  fields: decideReportFields,
  decide: (desk, { step: id, report, to, reason }) =>
    ifMarkable(desk, id, ({ step, state }) => {
      if (step.decides !== 'report') return failure({ code: 'notAsked', title: step.title });
      if (isFinished(state)) return failure({ code: 'alreadySettled' });
      if (report === 'yes')
        return to === undefined
          ? badField('to', { code: 'required' })
          : marked(desk, id, { kind: 'toReport', to });
      const why = checkSubstance(reason ?? '', TEXT_LIMITS.reason);
      return why.ok
        ? marked(desk, id, { kind: 'notReported', reason: why.value })
        : badField('reason', why.refusal);
    }),
};

export const stepMarked = kind(
  'stepMarked',
  (shapes: Shapes) => shapes.z.strictObject({ step: shapes.slug, mark: stepMark(shapes) }),
  {
    ...onStep,
    names: nobody,
    story: 'step',
    label: ({ data: { mark } }) => markLabel[mark.kind],
    effort: 'none',
    commands: { start, defer, markNotApplicable, skip, reopenStep, decideReport },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    stepMarked: typeof stepMarked;
  }
}
