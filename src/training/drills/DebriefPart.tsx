import type { ComponentProps } from 'preact';
import { dotted } from '../../desk/core/words/named.ts';
import { exactTime } from '../../desk/core/words/time.ts';
import { Button } from '../../kit/Button.tsx';
import { useWorkedOut } from '../../kit/effects.ts';
import { useOutcome } from '../../kit/outcome.tsx';
import { Section } from '../../kit/Section.tsx';
import type { DrillRun } from '../../session/drill.ts';
import { fromAnInject } from '../../session/drill-beginnings.ts';
import { useTraining } from '../lessons/useStudy.tsx';
import { namesIn } from '../records/record.ts';
import type { DrillJudged, RunRemarked } from '../records/record-kinds.ts';
import { beginTable, type DrillPlace } from '../table/place.tsx';
import { arrivalNamed } from './acts-words.ts';
import { debriefText } from './debrief-words.ts';
import { endOf } from './run.ts';
import { type Story, storyOf } from './story.ts';
import { domainRun, type Materials, type RunningDrill } from './useDrill.tsx';
import { formLabel, sinceStart } from './words.ts';

/** Props of each part of a debrief. */
export interface DebriefProps extends DrillPlace {
  readonly run: DrillRun;
  readonly materials: Materials;
  readonly story: Story;
  /** People's judgements of the words of runs. */
  readonly judged: Judged;
}

/** By run, the judgements that the training record holds; and the names that its trainee goes by. */
export interface Judged {
  readonly of: (run: string) => readonly DrillJudged['data'][];
  readonly trainee: readonly string[];
  /** The last sentence about a run as a whole. */
  readonly remarkOn: (run: string) => RunRemarked['data'] | undefined;
}

/** The judgements in the record of this machine. */
export function useJudged(): Judged {
  const training = useTraining();
  const recorded = training === 'locked' ? undefined : training?.snapshot.events;
  return useWorkedOut([recorded], () => {
    const events = recorded ?? [];
    const judgements = events.flatMap(event => (event.type === 'drillJudged' ? event.data : []));
    return {
      of: run => judgements.filter(each => each.run === run),
      trainee: namesIn(events),
      remarkOn: run =>
        events
          .flatMap(event => (event.type === 'runRemarked' ? event.data : []))
          .findLast(each => each.run === run),
    };
  });
}

/** One part of a wash under its heading. */
export const DebriefPart = ({ class: more = '', ...props }: ComponentProps<typeof Section>) => (
  <Section {...props} class={`wash-part flow ${more}`} />
);

/** Words as they were said. */
export const Quoted = ({ words }: { words: readonly string[] }) => (
  <>
    {words.map(each => (
      <blockquote key={each}>“{each}”</blockquote>
    ))}
  </>
);

/** Which run it is: its form, when it was played and how far, and what it was begun anew from. */
export function RunFacts({ run, story }: Pick<DebriefProps, 'run' | 'story'>) {
  const { mark, startedAt, retryOf, endedAt } = run;
  const { start, begun } = story;
  const facts = [
    formLabel[mark.form],
    debriefText.startedAt(exactTime(startedAt, Date.now())),
    endedAt !== undefined && debriefText.endedAt(sinceStart(endedAt - start)),
    retryOf !== undefined && debriefText.retryOf(arrivalNamed(story.run.scenario, retryOf.inject)),
    begun > start && debriefText.tookOver(sinceStart(begun - start)),
  ];
  return <p class="small faint">{dotted(...facts)}</p>;
}

/** Begins a run anew from an inject. */
export function RetryButton({ running, run, materials, inject }: DebriefProps & { inject: string }) {
  const { scenario } = materials;
  const { outcome, busy, follow } = useOutcome();
  const again = fromAnInject(scenario, run, running.drill.logsOf(run.mark.run), inject);
  if (again === undefined) return null;
  return (
    <div class="no-print">
      <Button
        words={debriefText.retryFrom}
        class="quiet small"
        disabled={busy}
        label={debriefText.retryLabel(arrivalNamed(scenario, inject))}
        onClick={() => follow(beginTable(running, materials, again), debriefText.retryFailed)}
      />
      {outcome}
    </div>
  );
}

/** A run for the debrief. One that still goes on is computed to its end, as if nothing more were done. */
export function useStory(
  { drill, incidents }: RunningDrill,
  run: DrillRun,
  { scenario, index }: Materials,
  { of }: Pick<Judged, 'of'>,
): Story {
  const { mark, endedAt } = run;
  const judgements = of(mark.run);
  // The logs are read from the session, which changes with the incidents.
  return useWorkedOut([drill, incidents, mark.run, endedAt, judgements.length, scenario, index], () => {
    const played = domainRun(run, scenario);
    return storyOf(played, index, drill.logsOf(mark.run), endedAt ?? endOf(played), judgements);
  });
}
