import { marks, ref, some, z } from '../base/schema.ts';

/**
 * Clause ids follow the plan's own numbering: `4.4.2` is the second piece of 四、4; a plan that counts its articles has
 * `第十二条` or `第12条`.
 */
export const clauseIdPattern = /^(\d{1,2}(\.\d{1,2}){1,3}|第([零一二三四五六七八九十百]{1,7}|\d{1,3})条)$/;

/** What code looks a clause or a rule up for: the ground of a check or of a failure in a drill. */
export const PURPOSES = ['secrecy', 'personalData', 'cause', 'approval'] as const;

export type Purpose = (typeof PURPOSES)[number];

const roleId = ref('role');

/** One contiguous piece of the plan, wording untouched. */
export const clauseSchema = z.strictObject({
  /** Number after the plan's outline, e.g. `4.1.2`. */
  id: z
    .string()
    .check(z.regex(clauseIdPattern))
    .register(marks, { defines: ['clause'] }),
  /** The plan's words, character for character. */
  text: z.string().check(z.minLength(1)),
  /** What the piece does: only duty, content, requirement and principle must be carried by steps. */
  kind: z.enum(['background', 'aim', 'principle', 'organisation', 'duty', 'content', 'requirement']),
  /** Role or roles the plan charges with it. */
  actor: z.exactOptional(z.union([roleId, some(roleId)])),
  /** The time word the plan itself uses: 当日, 立即, 迅速, 及时, 第一时间 or 三日内. */
  limit: z.exactOptional(z.string().check(z.minLength(1))),
  purpose: z.exactOptional(z.enum(PURPOSES)),
});

export type Clause = z.infer<typeof clauseSchema>;

/** Kinds of clause that ask for action, so a step must carry them or content must say why none does. */
export const carriedKinds: ReadonlySet<Clause['kind']> = new Set([
  'duty',
  'content',
  'requirement',
  'principle',
]);

/** The roles a clause charges, as a list. */
export function actorsOf(clause: Clause): readonly string[] {
  if (clause.actor === undefined) return [];
  return typeof clause.actor === 'string' ? [clause.actor] : clause.actor;
}
