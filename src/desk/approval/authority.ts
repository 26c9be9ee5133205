import { inShanghai } from '../../playbook/deadline/compute.ts';
import { STATEMENT_KINDS } from '../../playbook/evidence.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import type { Person, Shapes, z } from '../core/define.ts';
import { TEXT_LIMITS } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { lateBy } from '../core/late.ts';
import type { IncidentView } from '../incident/view.ts';
import { samePerson } from '../people/same-person.ts';
import type { Statement, StatementVersion, UseMark } from '../statements/statement.ts';
import { recordedFile } from '../steps/step-done.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

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
    forms: z.array(z.enum(STATEMENT_KINDS)),
    /** Answers to the question of the level, {@link NO_LEVEL} among them. */
    levels: ids(text(TEXT_LIMITS.value)),
    posts: ids(slug),
    /** Lines of the sign-off that remain; what a rule above the plan asks for always does. */
    remain: ids(slug),
    /** Who has to be called first, in vain. */
    callFirst: ids(person),
    /** Until when it is made up for: minutes after it went out, or the next time of the day, `HH:MM` in Shanghai. */
    until: z.union([
      z.strictObject({ minutes: z.number().check(z.int(), z.positive(), z.maximum(10_080)) }),
      z.strictObject({ timeOfDay: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)) }),
    ]),
  });
};
export type Authority = z.infer<ReturnType<typeof authorityShape>>;

/** Somebody who was called and did not answer. */
export interface Called {
  readonly person: Person;
  readonly at: string;
}

/** Calls in vain of those whom an authority asks to call first; of each the last. */
export const calledInVain = (
  { calls, people }: Pick<IncidentView, 'calls' | 'people'>,
  { callFirst }: Authority,
): readonly Called[] =>
  callFirst.flatMap(first => {
    const last = calls.findLast(({ end, person }) => end === 'inVain' && samePerson(people, first, person));
    return last === undefined ? [] : [{ person: first, at: last.calledAt }];
  });

/** Whether a line may be left out under an authority: people's words before the last approval that no rule above the plan asks for. */
export const isWaived = (item: SignOffItem, { remain }: Authority): boolean =>
  item.basis !== 'rule' &&
  !remain.includes(item.id) &&
  (item.check === 'approval' || 'ask' in item) &&
  !('skippable' in item);

/** Why an authority does not cover a version; `undefined` where it does. @param level the answer, {@link NO_LEVEL} where there is none */
export function outsideOf(
  authority: Authority,
  version: Pick<StatementVersion, 'kind'>,
  level: string,
  post: string,
): 'form' | 'level' | 'post' | undefined {
  if (!authority.forms.includes(version.kind)) return 'form';
  if (!authority.levels.includes(level)) return 'level';
  return authority.posts.includes(post) ? undefined : 'post';
}

/** Until when what went out under an authority is made up for. Milliseconds since the epoch. */
export function ratifyUntil({ until }: Authority, since: number): number {
  if ('minutes' in until) return since + until.minutes * MINUTE;
  const [hour = 0, minute = 0] = until.timeOfDay.split(':').map(Number);
  const local = inShanghai(since);
  const offset = local.getTime() - since;
  const at = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour, minute) - offset;
  return at > since ? at : at + DAY;
}

/** One use of an authority that went out. Moments in milliseconds since the epoch. */
export interface AuthorityUse {
  readonly mark: UseMark;
  readonly version: StatementVersion;
  readonly since: number;
  readonly due: number;
}

/** Every use that went out, earliest first. */
export const usesOf = (statements: readonly Pick<Statement, 'versions'>[]): readonly AuthorityUse[] =>
  statements
    .flatMap(({ versions }) => versions)
    .flatMap(version => {
      const [mark] = version.marks.flatMap(each => (each.kind === 'authorised' ? [each] : [])).slice(-1);
      const out = version.publications.filter(({ elsewhere }) => elsewhere === undefined);
      const [first] = out.map(({ publishedAt }) => Date.parse(publishedAt)).sort((one, other) => one - other);
      if (mark === undefined || first === undefined) return [];
      return [{ mark, version, since: first, due: ratifyUntil(mark.authority, first) }];
    })
    .sort((one, other) => one.since - other.since);

/** Whether a use was made up for only after its time. */
export const isLate = ({ mark: { ratification }, due }: AuthorityUse): boolean =>
  ratification !== undefined && lateBy(due, Date.parse(ratification.decidedAt)) !== undefined;

/** An authority as it is written down, with the file where there is one. */
export const authorityOf = (
  typed: Omit<Authority, 'paper'>,
  paper: Authority['paper'] | undefined,
): Authority => present({ ...typed, paper }) as Authority;
