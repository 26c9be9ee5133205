import { drills } from '../../content/drills.ts';
import { site } from '../../content/site.ts';
import { wordFile } from '../../files/word-file.ts';
import { packOf } from '../../training/drills/pack.ts';

export const getStaticPaths = () =>
  drills.map(scenario => ({ params: { scenario: scenario.id }, props: { scenario } }));

/** One drill pack as Word, for a facilitator who changes it for the table. */
export const GET = async ({ props }: { props: { scenario: (typeof drills)[number] } }): Promise<Response> =>
  new Response(await wordFile(packOf(props.scenario, site.playbook)));
