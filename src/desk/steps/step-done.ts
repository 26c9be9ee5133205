import { failure } from '../../base/result.ts';
import { isDoneByOrders, isDoneByPublishing } from '../../playbook/evidence.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { MinutesSort } from '../../playbook/vocabulary.ts';
import { type Shapes, someone } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import type { Before, Effort } from '../core/effort.ts';
import { opaqueField, personField, timeField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { recordedValue } from '../core/recorded.ts';
import { wrongFields } from '../core/refusal.ts';
import { checkValues, type TypedValue } from '../core/values.ts';
import { ifMarkable, onStep, stepToRecord } from './step-marks.ts';

const markDoneFields = {
  step: opaqueField<string>(),
  doneAt: timeField('past'),
  values: opaqueField<Readonly<Record<string, TypedValue>> | undefined>(),
  doneBy: personField('either', true),
  datesConfirmed: opaqueField<true | undefined>(),
};
const markDone: CommandSpec<typeof markDoneFields> = {
  who: 'anyone',
  fields: markDoneFields,
  lacks: ({ view }, { step: id = '', values = {} }) => {
    const { step } = stepToRecord(view, id) ?? {};
    if (step === undefined || isDoneByPublishing(step) || isDoneByOrders(step)) return [];
    const checked = checkValues(step.wants ?? [], values, view.fileBytes);
    return checked.ok ? [] : wrongFields(checked.refusal);
  },
  decide: (desk, { step: id, doneAt, values: typed, doneBy, datesConfirmed }) =>
    ifMarkable(desk, id, ({ step }) => {
      if (isDoneByPublishing(step)) return failure({ code: 'notReleased' });
      if (isDoneByOrders(step)) return failure({ code: 'notAtOrders' });
      const values = checkValues(step.wants ?? [], typed ?? {}, desk.view.fileBytes);
      if (!values.ok) return values;
      return desk.event(
        stepDone,
        present({
          step: step.id,
          doneAt,
          values: Object.keys(values.value).length === 0 ? undefined : { ...values.value },
          doneBy,
          datesConfirmed,
        }),
      );
    }),
};

const HOUR = 3_600_000;

/** Effort of recording a step by hand: the same as of its usual evidence, which the playbook names first. */
function effortOfStep({ evidence, fills }: Step): Effort {
  // The line to take is words: a meeting may settle them, but need not.
  if (fills === 'line') return 'step';
  const usual = evidence?.find(rule => !('called' in rule));
  const [sort]: readonly MinutesSort[] = usual !== undefined && 'minutes' in usual ? usual.minutes : [];
  return sort ?? 'step';
}

/** A step recorded soon after a meeting belongs to that meeting, and needs no second one. */
function effortOfDone(
  { at, data }: { readonly at: string; readonly data: { readonly step: string } },
  { index, events }: Before,
): Effort {
  const effortBy = (id: string): Effort => {
    const step = index.steps.get(id);
    return step === undefined ? 'step' : effortOfStep(step);
  };
  const effort = effortBy(data.step);
  const since = Date.parse(at) - HOUR;
  const hasMet = events.some(
    event =>
      Date.parse(event.at) >= since &&
      (event.type === 'minuted'
        ? event.data.sort === 'meeting'
        : event.type === 'stepDone' && effortBy(event.data.step) === 'meeting'),
  );
  return effort === 'meeting' && hasMet ? 'step' : effort;
}

export const stepDone = kind(
  'stepDone',
  (shapes: Shapes) => {
    const { z, slug, utcTime, person } = shapes;
    return z.strictObject({
      step: slug,
      /** When it was done, which may be earlier than when it was written down. */
      doneAt: utcTime,
      values: z.exactOptional(z.record(slug, recordedValue(shapes))),
      /** Who did it, where that was not the writer of the record. */
      doneBy: z.exactOptional(person),
      /** The time contradicts another of the matter; its writer was asked, and keeps it. */
      datesConfirmed: z.exactOptional(z.literal(true)),
    });
  },
  {
    ...onStep,
    names: ({ data }) => someone(data.doneBy),
    story: 'step',
    happenedAt: ({ data }) => data.doneAt,
    label: '已办',
    effort: effortOfDone,
    commands: { markDone },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    stepDone: typeof stepDone;
  }
}
