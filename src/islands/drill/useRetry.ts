import { useState } from 'preact/hooks';
import type { DrillRun } from '../../session/drill.ts';
import { fromAnInject } from '../../session/drill-beginnings.ts';
import { washText } from '../../text/drill-wash.ts';
import { type DrillPlace, playingUrl } from './place.ts';
import type { Materials } from './useDrill.ts';

/** Begins a run anew from an inject. */
export function useRetry({
  running,
  run,
  materials: { scenario, index },
  base,
}: DrillPlace & { run: DrillRun; materials: Materials }): {
  readonly isBeginning: boolean;
  readonly problem: string | undefined;
  begin(inject: string): void;
} {
  const [problem, setProblem] = useState<string>();
  const [isBeginning, setBeginning] = useState(false);
  const begin = async (inject: string): Promise<void> => {
    const again = fromAnInject(scenario, run, running.drill.logsOf(run.mark.run), inject);
    if (again === undefined || isBeginning) return;
    setBeginning(true);
    setProblem(undefined);
    try {
      const begun = await running.drill.begin(again, index.playbook);
      location.assign(playingUrl(running.drill, begun.mark.run, base));
    } catch {
      setBeginning(false);
      setProblem(washText.retryFailed);
    }
  };
  return { isBeginning, problem, begin: inject => void begin(inject) };
}
