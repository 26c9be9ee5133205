import type { Playbook } from './playbook.ts';
import { isAskedOf, type SignOffItem } from './release-kit.ts';
import { STATEMENT_KINDS, type StatementKind } from './vocabulary.ts';

/**
 * The effect of a line of the sign-off. `decides`: it lets a text out. `agrees`: an approval on the way to that, as by the
 * person who puts the text together. `looks`: a check, a hearing, or a machine's finding.
 */
export type SignOffWord = 'decides' | 'agrees' | 'looks';

type Approval = Extract<SignOffItem, { check: 'approval' }>;

/** The posts to which the playbook gives a line of the sign-off; none, where anybody looks. */
export const postsOf = (item: SignOffItem): readonly string[] => ('roles' in item ? (item.roles ?? []) : []);

/** The posts that have the last word on publications. */
export const lastPosts = ({ roles }: Pick<Playbook, 'roles'>): readonly string[] =>
  roles.filter(({ functions }) => functions?.includes('finalApproval')).map(({ id }) => id);

/** Whether a line is a last post's to approve. */
export const isFinal = (item: SignOffItem, last: readonly string[]): boolean =>
  item.check === 'approval' && item.roles.some(role => last.includes(role));

/** The approvals of a kind of statement that let it out: the last posts', or where it asks for none, as a reply does, the last of all. */
function decidingOf(
  items: readonly SignOffItem[],
  kind: StatementKind,
  last: readonly string[],
): readonly Approval[] {
  const approvals = items.flatMap(item => (item.check === 'approval' && isAskedOf(item, kind) ? [item] : []));
  const final = approvals.filter(item => isFinal(item, last));
  return final.length > 0 ? final : approvals.slice(-1);
}

/** @param items all of a sign-off @param last as {@link lastPosts} has them */
export function wordOf(
  item: SignOffItem,
  items: readonly SignOffItem[],
  last: readonly string[],
): SignOffWord {
  if (item.check !== 'approval') return 'looks';
  const decides = STATEMENT_KINDS.some(
    kind => isAskedOf(item, kind) && decidingOf(items, kind, last).includes(item),
  );
  return decides ? 'decides' : 'agrees';
}

/** The posts that may decide on publishing a kind of statement, each once. */
export const postsThatDecide = (
  { roles, release }: Pick<Playbook, 'roles' | 'release'>,
  kind: StatementKind,
): readonly string[] => [
  ...new Set(decidingOf(release.signOff, kind, lastPosts({ roles })).flatMap(item => item.roles)),
];
