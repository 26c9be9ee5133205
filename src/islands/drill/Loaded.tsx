import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { indexPlaybook } from '../../playbook/checklist.ts';
import { fetchPlaybook } from '../../session/start.ts';
import { drillText } from '../../text/drill.ts';
import type { Scenario } from '../../training/scenario.ts';
import type { Materials } from './useDrill.ts';

async function fetchScenario(url: string): Promise<Scenario> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`scenario: ${response.status}`);
  // Written by this site's own build, which has checked it.
  return (await response.json()) as Scenario;
}

interface Props {
  base: string;
  /** Id of the scenario. */
  scenario: string;
  children(materials: Materials): ComponentChildren;
}

/** Shows what a scenario and its playbook are needed for, once they have been fetched from the network or the offline store. */
export function Loaded({ base, scenario: id, children }: Props) {
  const [materials, setMaterials] = useState<Materials | 'failed'>();
  const [attempt, setAttempt] = useState(0);
  // Each attempt fetches anew.
  useOnChange([base, id, attempt], () => {
    setMaterials(undefined);
    let gone = false;
    Promise.all([fetchScenario(`${base}drills/${id}.json`), fetchPlaybook(`${base}playbook.json`)])
      .then(([scenario, playbook]) => gone || setMaterials({ scenario, index: indexPlaybook(playbook) }))
      .catch(() => gone || setMaterials('failed'));
    return () => {
      gone = true;
    };
  });
  if (materials === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  if (materials === 'failed')
    return (
      <div class="banner alarm cluster" role="alert">
        <p>{drillText.failed}</p>
        <button type="button" onClick={() => setAttempt(attempt + 1)}>
          {drillText.retry}
        </button>
      </div>
    );
  return <>{children(materials)}</>;
}
