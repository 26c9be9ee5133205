import { useWorkedOut } from '../../kit/effects.ts';
import type { DrillRun } from '../../session/drill.ts';
import { idealLogs } from '../../session/drill-beginnings.ts';
import { idealCast } from '../../text/drill-cast.ts';
import { endOf, runFrom } from '../../training/course.ts';
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
  return useWorkedOut([drill, incidents, mark.run, endedAt, judgements.length, scenario, index], () => {
    const played = runOf(run, scenario);
    return storyOf(played, index, drill.logsOf(mark.run), endedAt ?? endOf(played), judgements);
  });
}

/** What a run is held against: the ideal path before the same public, from where the form begins and not from where a retry did. */
export function useIdeal({ mark: { form, seed } }: DrillRun, { scenario, index }: Materials): Story {
  return useWorkedOut([form, seed, scenario, index], () => {
    const played = runFrom(scenario, form, seed);
    return storyOf(played, index, idealLogs(played, index, idealCast), endOf(played), []);
  });
}
