import { drills } from '../../content/drills.ts';

export const getStaticPaths = () =>
  drills.map(scenario => ({ params: { scenario: scenario.id }, props: { scenario } }));

/** One scenario, whole: fetched when a drill of it begins. */
export const GET = ({ props }: { props: { scenario: (typeof drills)[number] } }): Response =>
  Response.json(props.scenario);
