import { earlierFirst } from '../../../base/order.ts';
import type { Person } from '../../../incident/kinds/define.ts';
import type { SignOffLine } from '../../../incident/release/sign-off.ts';
import type { Statement } from '../../../incident/release/statement.ts';

/** Shapes of the checklist that say the same of a line; one that blocks has its own. */
export const lineShape = {
  passed: 'done',
  open: 'started',
  skipped: 'skipped',
  returned: 'skipped',
  waiting: 'todo',
  blocked: undefined,
} as const;

/** Whether a machine looks, and nobody signs. */
export const isMachine = ({ item }: SignOffLine): boolean =>
  !('ask' in item) && item.check !== 'approval' && item.check !== 'aloud';

/** Whoever signed one of these lines last, of whatever statement. */
export function lastSigner(statements: readonly Statement[], items: readonly string[]): Person | undefined {
  return statements
    .flatMap(({ versions }) => versions.flatMap(({ marks }) => marks))
    .filter(({ item, kind }) => kind === 'signed' && items.includes(item))
    .sort(earlierFirst)
    .at(-1)?.person;
}
