import type { Role } from '../../playbook/playbook.ts';

/** What a role is called at the table. A scenario's role that an edition has dropped still has its id. */
export const roleName = ({ roles }: { readonly roles: readonly Role[] }, id: string): string =>
  roles.find(role => role.id === id)?.short ?? id;
