import { amount, type Shapes, TEXT_LIMITS, task, type z } from './define.ts';

/** The file itself lies in the store under its SHA-256. `bytes` is its size. */
export const recordedFile = ({ z, text, hash }: Shapes) =>
  z.strictObject({
    kind: z.literal('file'),
    name: text(TEXT_LIMITS.value),
    type: text(TEXT_LIMITS.value),
    bytes: z.number().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)),
    sha256: hash,
  });
export type RecordedFile = z.infer<ReturnType<typeof recordedFile>>;

/** A value recorded with a step; the step's `wants` in the playbook give its meaning. */
export const recordedValue = (shapes: Shapes) => {
  const { z, text, utcTime, people, items } = shapes;
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('time'), at: utcTime }),
    z.strictObject({ kind: z.literal('text'), text: text(TEXT_LIMITS.value) }),
    z.strictObject({ kind: z.literal('link'), url: text(TEXT_LIMITS.link) }),
    z.strictObject({ kind: z.literal('number'), ...amount(shapes).shape }),
    z.strictObject({ kind: z.literal('people'), people }),
    z.strictObject({ kind: z.literal('tasks'), tasks: items(task(shapes)) }),
    recordedFile(shapes),
  ]);
};
export type RecordedValue = z.infer<ReturnType<typeof recordedValue>>;
export type RecordedValues = Readonly<Record<string, RecordedValue>>;
