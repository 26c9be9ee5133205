import { site } from '../content/site.ts';

/** The playbook new incidents are opened on. */
export const GET = (): Response => Response.json(site.playbook);
