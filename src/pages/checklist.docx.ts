import { site } from '../content/site.ts';
import { blankChecklist } from '../desk/paper/blank.ts';
import { wordFile } from '../files/word-file.ts';
import { indexPlaybook } from '../playbook/checklist.ts';

/** The blank checklist as Word, for whoever wants it otherwise. */
export const GET = async (): Promise<Response> =>
  new Response(await wordFile(blankChecklist(indexPlaybook(site.playbook))));
