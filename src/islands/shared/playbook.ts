import { fetchBuilt } from '../../kit/fetched.ts';
import { playbookIn } from '../../session/playbooks.ts';
import { href } from './href.ts';

/** The site's edition of the playbook. Rejects when it is neither on the network nor in the offline store. */
export const fetchPlaybook = () =>
  fetchBuilt(href('playbook.json'), async response => playbookIn(await response.text()));
