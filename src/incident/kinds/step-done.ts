import { failure } from '../../base/result.ts';
import { command, present } from '../desk.ts';
import { given, personField, textField, timeField } from '../fields.ts';
import { checkValues, type TypedValue } from '../values.ts';
import { hash, ids, kind, person, slug, TEXT_LIMITS, text, utcTime, z } from './define.ts';
import { ifMarkable, onStep } from './step-marks.ts';

/** The file itself lies in the store under its SHA-256. `bytes` is its size. */
export const recordedFile = z.strictObject({
  kind: z.literal('file'),
  name: text(TEXT_LIMITS.value),
  type: text(TEXT_LIMITS.value),
  bytes: z.number().check(z.minimum(0)),
  sha256: hash,
});
export type RecordedFile = z.infer<typeof recordedFile>;

/** A value recorded with a step; the step's `wants` in the playbook says what it means. */
const recordedValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), at: utcTime }),
  z.strictObject({ kind: z.literal('text'), text: text(TEXT_LIMITS.value) }),
  z.strictObject({ kind: z.literal('link'), url: text(TEXT_LIMITS.value) }),
  z.strictObject({
    kind: z.literal('number'),
    number: z.number(),
    approximate: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({ kind: z.literal('people'), people: ids(text(TEXT_LIMITS.name)) }),
  recordedFile,
]);
export type RecordedValue = z.infer<typeof recordedValue>;
export type RecordedValues = Readonly<Record<string, RecordedValue>>;

export const stepDone = kind(
  'stepDone',
  z.strictObject({
    step: slug,
    /** When it was done, which may be earlier than when it was written down. */
    doneAt: utcTime,
    values: z.exactOptional(z.record(slug, recordedValue)),
    /** Who did it, where that was not whoever wrote it down. */
    doneBy: z.exactOptional(person),
    /** The publication that did it. */
    publication: z.exactOptional(z.ulid()),
    /** Why something was published without the sign-off. */
    outside: z.exactOptional(text(TEXT_LIMITS.reason)),
  }),
  { ...onStep, refersTo: ({ data }) => (data.publication === undefined ? [] : [data.publication]) },
);

export const markDone = command({
  fields: {
    step: given<string>(),
    doneAt: timeField('past'),
    values: given<Readonly<Record<string, TypedValue>> | undefined>(),
    doneBy: personField('either', true),
    /** Id of the publication that did it; only the release itself can say so. */
    publication: given<string | undefined>(),
    outside: textField(TEXT_LIMITS.reason, true),
  },
  decide: (desk, { step: id, doneAt, values: typed, doneBy, publication, outside }) =>
    ifMarkable(desk, id, ({ step }) => {
      const values = checkValues(step.wants ?? [], typed ?? {}, desk.view.fileBytes);
      if (!values.ok) return values;
      const isReleased =
        step.outcome !== 'published' ||
        (publication === undefined
          ? outside !== ''
          : desk.view.publications.some(({ event }) => event === publication));
      if (!isReleased) return failure({ code: 'notReleased' });
      return desk.event(
        stepDone,
        present({
          step: step.id,
          doneAt,
          values: Object.keys(values.value).length === 0 ? undefined : { ...values.value },
          doneBy,
          publication,
          outside: outside === '' ? undefined : outside,
        }),
      );
    }),
});
