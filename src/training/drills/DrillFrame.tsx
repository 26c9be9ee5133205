import '../../desk/parts/shared.css';
import './drill.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { href } from '../../desk/parts/href.tsx';
import { Drafts } from '../../kit/draft.ts';
import { useHeard } from '../../kit/effects.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import type { DrillEntry } from '../../session/drill.ts';
import { Loaded } from './Loaded.tsx';
import { useDrill } from './useDrill.tsx';
import { drillText } from './words.ts';

interface Props {
  entries: readonly DrillEntry[];
  children: ComponentChildren;
}

const loadRun = () => import('./DrillRun.tsx').then(({ DrillRun }) => DrillRun);

/** A page of a running drill: the clock above, what arrives beside, and in the middle the desk as it is in earnest. */
export function DrillFrame({ entries, children }: Props) {
  const running = useDrill(entries, true);
  const [ending, setEnding] = useState(false);
  // Back from the grades, the browser may show this page as it was left.
  useHeard('pageshow', () => setEnding(false));
  const current = running?.state.current;
  if (running === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  // The run has ended, and the page with its grades is on its way.
  if (current === undefined && ending) return <p aria-busy="true">{drillText.grading}</p>;
  if (current === undefined)
    return (
      <div class="flow">
        <h1>{drillText.mark}</h1>
        <p>{drillText.none}</p>
        <p>
          <a class="button primary" href={href('drill/')}>
            {drillText.toList}
          </a>
        </p>
      </div>
    );
  return (
    <Loaded scenario={current.mark.scenario}>
      {materials => (
        <Drafts.Provider value={running.drill.session.drafts(current.mark.run)}>
          <OnDemand
            key={current.mark.run}
            load={loadRun}
            given={{ running, current, materials, onEnding: setEnding, children }}
          />
        </Drafts.Provider>
      )}
    </Loaded>
  );
}
