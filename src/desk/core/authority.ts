import { STATEMENT_KINDS } from '../../playbook/vocabulary.ts';
import { type Shapes, TEXT_LIMITS, type z } from './define.ts';
import { recordedFile } from './recorded.ts';

/** In the place of a level: the matter is no emergency, or nobody has said. */
export const NO_LEVEL = 'none';

/**
 * A standing authority: the office lets some posts publish in the place of the leading group's approval, which is made up for
 * after. The plan gives none. It is entered on a machine, and each use copies it, so that the log can be read elsewhere.
 */
export const authorityShape = (shapes: Shapes) => {
  const { z, slug, text, utcTime, ids, person } = shapes;
  return z.strictObject({
    grantedBy: person,
    grantedAt: utcTime,
    /** A picture of the paper. */
    paper: z.exactOptional(recordedFile(shapes)),
    forms: ids(z.enum(STATEMENT_KINDS)),
    /** Answers to the question of the level, {@link NO_LEVEL} among them. */
    levels: ids(text(TEXT_LIMITS.value)),
    posts: ids(slug),
    /** Lines of the sign-off that remain; those that a rule above the plan asks for always do. */
    remain: ids(slug),
    /** People who have to be called first, in vain, by name. */
    callFirst: ids(person),
    /** Posts that have to be called first, in vain. */
    callPosts: z.exactOptional(ids(slug)),
    /** Until when it is made up for: minutes after it went out, or the next time of the day, `HH:MM` in Shanghai. */
    until: z.union([
      z.strictObject({ minutes: z.number().check(z.int(), z.positive(), z.maximum(10_080)) }),
      z.strictObject({ timeOfDay: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)) }),
    ]),
  });
};
export type Authority = z.infer<ReturnType<typeof authorityShape>>;
