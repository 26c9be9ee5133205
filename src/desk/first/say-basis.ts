// What the first word goes by. Apart from the draft, which the first page reads at once: this brings the library of schemas.
import { postsThatDecide } from '../../playbook/deciding.ts';
import type { First } from '../../playbook/first.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Person } from '../core/define.ts';
import type { FirstCall } from './draft.ts';

/** Whether somebody is on the way, by the lines that were taken. */
export const isSent = (
  { lines }: Pick<First, 'lines'>,
  taken: readonly { readonly line: string }[],
): boolean => lines.some(({ id, sent }) => sent === true && taken.some(({ line }) => line === id));

/** Who was reached last, by name, of those whose approval a first word needs. */
export function approverIn(
  { first, roles, release }: Pick<Playbook, 'first' | 'roles' | 'release'>,
  calls: readonly Pick<FirstCall, 'post' | 'person' | 'end'>[],
): Person | undefined {
  const deciding = postsThatDecide({ roles, release }, 'acknowledgement');
  const posts = first.posts.filter(({ role }) => role !== undefined && deciding.includes(role));
  return calls.findLast(
    ({ end, person, post }) => end === 'reached' && person.name !== '' && posts.some(({ id }) => id === post),
  )?.person;
}
