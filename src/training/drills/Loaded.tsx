import type { ComponentChildren } from 'preact';
import { href } from '../../desk/parts/href.tsx';
import { fetchPlaybook } from '../../desk/parts/useSession.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { fetchBuilt, useFetched } from '../../kit/fetched.ts';
import { indexPlaybook } from '../../playbook/checklist.ts';
import type { Scenario } from './scenario.ts';
import type { Materials } from './useDrill.tsx';
import { drillText } from './words.ts';

interface Props {
  /** Id of the scenario. */
  scenario: string;
  children(materials: Materials): ComponentChildren;
}

/** Shows what a scenario and its playbook are needed for, once they have been fetched from the network or the offline store. */
export function Loaded({ scenario: id, children }: Props) {
  const [materials, again] = useFetched([id], async (): Promise<Materials> => {
    const [scenario, playbook] = await Promise.all([
      fetchBuilt<Scenario>(href(`drills/${id}.json`)),
      fetchPlaybook(),
    ]);
    return { scenario, index: indexPlaybook(playbook) };
  });
  if (materials === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  if (materials === 'failed')
    return (
      <Banner alarm words={drillText.failed}>
        <Button words={drillText.retry} onClick={again} />
      </Banner>
    );
  return <>{children(materials)}</>;
}
