import { fetchBuilt } from '../../kit/fetched.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { href } from './href.ts';

/** The site's edition of the playbook. Rejects when it is neither on the network nor in the offline store. */
export const fetchPlaybook = (): Promise<Playbook> => fetchBuilt<Playbook>(href('playbook.json'));
