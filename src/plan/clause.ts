import { marks, ref, some, z } from '../base/schema.ts';

/**
 * Clause ids are the plan's own numbers, as it writes them: `3`, `4.4.2`, `第三条第二款`, `三、（一）`, `附则1`. No letter of an id
 * that content invents stands in one, so that a citation tells which it is.
 */
export const clauseIdPattern = /^[^a-z\s<>"'{}&#?/\\%,]{1,24}$/;

/** Purposes by which code finds a clause or a rule: the ground of a check, or of a failure in a drill. */
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
  /** The function of the piece. Only duty, content, requirement and principle must be carried by steps. */
  kind: z.enum(['background', 'aim', 'principle', 'organisation', 'duty', 'content', 'requirement']),
  /** The plan's own word for such a piece, e.g. 附则, where it differs from the general word for its kind. */
  called: z.exactOptional(z.string().check(z.minLength(1))),
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
