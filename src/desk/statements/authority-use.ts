import { inShanghai } from '../../playbook/deadline/compute.ts';
import type { Authority } from '../core/authority.ts';
import type { Statement, StatementVersion, UseMark } from './version.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The time by which a publication on an authority needs its later approval. Milliseconds since the epoch. */
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
      const mark = version.marks.findLast(({ kind }) => kind === 'authorised');
      if (mark?.kind !== 'authorised') return [];
      const out = version.publications.filter(({ elsewhere }) => elsewhere === undefined);
      const [first] = out.map(({ publishedAt }) => Date.parse(publishedAt)).sort((one, other) => one - other);
      if (first === undefined) return [];
      return [{ mark, version, since: first, due: ratifyUntil(mark.authority, first) }];
    })
    .sort((one, other) => one.since - other.since);
