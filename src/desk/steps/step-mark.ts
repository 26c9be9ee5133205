import { type Shapes, TEXT_LIMITS, type z } from '../core/define.ts';

/** The subject of what has become of a step. */
export const stepSubject = (step: string): string => `step:${step}`;

/** When a deferred step comes back: at a time, when another step has a result, or when the incident is re-graded. */
const until = ({ z, slug, utcTime }: Shapes) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('time'), at: utcTime }),
    z.strictObject({ kind: z.literal('step'), step: slug }),
    z.strictObject({ kind: z.literal('regrade') }),
  ]);
export type Until = z.infer<ReturnType<typeof until>>;

/** Marks that an officer sets on a step by hand, besides that it is done. */
export const stepMark = (shapes: Shapes) => {
  const { z, text } = shapes;
  const reason = text(TEXT_LIMITS.reason);
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('started') }),
    z.strictObject({ kind: z.enum(['notApplicable', 'skipped']), reason }),
    z.strictObject({ kind: z.literal('deferred'), reason, until: until(shapes) }),
    /** It had a result and is to be done again: from here on only evidence that this did not know counts. */
    z.strictObject({ kind: z.literal('redo'), reason }),
    /** It is reported upward, and waits to be sent; or it is not. */
    z.strictObject({ kind: z.literal('toReport'), to: text(TEXT_LIMITS.value) }),
    z.strictObject({ kind: z.literal('notReported'), reason }),
  ]);
};
export type StepMark = z.infer<ReturnType<typeof stepMark>>;
