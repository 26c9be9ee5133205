import { type Shapes, TEXT_LIMITS, type z } from '../core/define.ts';

/** A piece of a statement: words of its own, or the value of a fact as it stood when the version was saved. */
export const segment = ({ z, slug, text }: Shapes) =>
  z.union([
    z.strictObject({ text: text(TEXT_LIMITS.part) }),
    z.strictObject({ text: text(TEXT_LIMITS.fact), fact: slug, entry: z.ulid() }),
  ]);
export type TextSegment = z.infer<ReturnType<typeof segment>>;
