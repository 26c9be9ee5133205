import type { ComponentChildren } from 'preact';
import { drillText } from '../../text/drill.ts';
import { type Materials, useMaterials } from './useDrill.ts';

interface Props {
  base: string;
  /** Id of the scenario. */
  scenario: string;
  children(materials: Materials): ComponentChildren;
}

/** Shows what a scenario and its playbook are needed for, once they have been fetched. */
export function Loaded({ base, scenario, children }: Props) {
  const [materials, again] = useMaterials(base, scenario);
  if (materials === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  if (materials === 'failed')
    return (
      <div class="banner alarm cluster" role="alert">
        <p>{drillText.failed}</p>
        <button type="button" onClick={again}>
          {drillText.retry}
        </button>
      </div>
    );
  return <>{children(materials)}</>;
}
