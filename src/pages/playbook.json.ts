import { site } from '../content/site.ts';
import { canonicalOf } from '../log/hash.ts';

/** The playbook new incidents are opened on, as canonical JSON: its digest is that of the file. */
export const GET = (): Response =>
  new Response(canonicalOf(site.playbook), { headers: { 'content-type': 'application/json' } });
