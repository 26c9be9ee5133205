import { useWorkedOut } from '../../kit/effects.ts';
import type { DrillRun } from '../../session/drill.ts';
import { idealLogs } from '../../session/drill-beginnings.ts';
import { idealCast } from '../../text/drill-cast.ts';
import { beginOf, endOf } from '../../training/course.ts';
import { type Story, storyOf } from '../../training/story.ts';
import { type Materials, type RunningDrill, runOf } from './useDrill.ts';

/** A run as the hot wash tells it. One that goes on is told to its end, as if nothing more were done. */
export function useStory(
  { drill, incidents }: RunningDrill,
  run: DrillRun,
  { scenario, index }: Materials,
): Story {
  const { mark, endedAt, judgements } = run;
  // The logs are read from the session, which changes with the incidents.
  // Notes change a run, and nothing that is told of it.
  return useWorkedOut([drill, incidents, mark.run, endedAt, judgements.length, scenario, index], () => {
    const played = runOf(run, scenario);
    return storyOf(played, index, drill.logsOf(mark.run), endedAt ?? endOf(played), judgements);
  });
}

/** The run that the ideal path is told as: of the form with more in it, from where that form begins and not from where a retry did. */
export function idealRunFor(
  [first, ...others]: readonly [DrillRun, ...DrillRun[]],
  { scenario }: Pick<Materials, 'scenario'>,
): DrillRun {
  const run = [first, ...others].find(({ mark }) => mark.form === 'full') ?? first;
  return { ...run, mark: { ...run.mark, from: beginOf({ scenario, form: run.mark.form }) } };
}

/** What one run, or several side by side, are held against: the ideal path before the same public. */
export function useIdeal(runs: readonly [DrillRun, ...DrillRun[]], materials: Materials): Story {
  const { scenario, index } = materials;
  // Its mark is all of a run that the ideal path depends on.
  return useWorkedOut([...runs.map(({ mark }) => mark.run), scenario, index], () => {
    const played = runOf(idealRunFor(runs, materials), scenario);
    const logs = idealLogs(played, index, idealCast);
    return storyOf(played, index, logs, endOf(played), []);
  });
}
