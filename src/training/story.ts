import type { IncidentEvent, IncidentLog } from '../incident/kinds/registry.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import { type Act, actsOf, type Grounds, matches } from './acts.ts';
import { type Arrival, arrivalsBy, groundsOf, type Run, startOf } from './course.ts';
import { type Judgement, judgedBy } from './finding.ts';
import { type Failure, type Mark, markRun, type Outcome } from './marking.ts';
import { type Feed, feedOf } from './public.ts';
import { type Response, responsesOf } from './responses.ts';

/** Everything that can be told of a run by a moment. Moments in the drill's time, milliseconds since the epoch. */
export interface Story {
  readonly run: Run;
  /** Of its incidents. */
  readonly logs: readonly IncidentLog[];
  /** When the scenario begins. */
  readonly start: number;
  /** When the trainee took over: later than the start in the short form, and where a run goes on from an inject of another. */
  readonly begun: number;
  /** The moment: when the run was ended. */
  readonly end: number;
  readonly acts: readonly Act[];
  readonly arrivals: readonly Arrival[];
  readonly grounds: Grounds;
  readonly outcome: Outcome;
  readonly feed: Feed;
  /** The events of the run's logs, by id: what an act does not say is there. */
  readonly events: ReadonlyMap<string, IncidentEvent>;
}

/**
 * Tells a run from its logs. @param end milliseconds since the epoch
 * @param judgements of its words; absent: whatever the lists find is held against it, as by a strict judge
 */
export function storyOf(
  run: Run,
  index: PlaybookIndex,
  logs: readonly IncidentLog[],
  end: number,
  judgements?: readonly Judgement[],
): Story {
  const start = startOf(run);
  const acts = actsOf(index, logs).filter(({ at }) => at <= end);
  const lists = groundsOf(run, index, end);
  const grounds = judgements === undefined ? lists : judgedBy(lists, judgements);
  return {
    run,
    logs,
    start,
    begun: start + run.from,
    end,
    acts,
    arrivals: arrivalsBy(run, acts, end, lists),
    grounds,
    outcome: markRun(run, acts, grounds, end),
    feed: feedOf(run, acts, lists, end),
    events: new Map(logs.flatMap(({ events }) => events.map(event => [event.id, event] as const))),
  };
}

/** One line of what happened: what came, or what was done about it. */
export type StoryLine =
  | {
      readonly kind: 'arrival';
      readonly at: number;
      readonly arrival: Arrival;
      /** Where it asked for something. */
      readonly response: Response | undefined;
    }
  | {
      readonly kind: 'act';
      readonly at: number;
      readonly act: Act;
      /** What waited for it. */
      readonly answers: readonly Response[];
      readonly earned: readonly Mark[];
      readonly failures: readonly Failure[];
    };

/**
 * The act that says a thing better, of the same event: an opening its grading, a reply its note, whatever was done the step that
 * it shows to be done.
 */
function betterOf(act: Act, acts: readonly Act[]): Act | undefined {
  const isBetter = ({ kind }: Act): boolean =>
    act.kind === 'grade'
      ? kind === 'open'
      : act.kind === 'note'
        ? kind === 'reply'
        : act.kind === 'step' && act.sensed && kind !== 'step';
  return acts.find(each => each.event === act.event && isBetter(each));
}

/** What came and what was done, in the order in which it happened; what came at a moment before what was done at it. */
export function linesOf(story: Story): readonly StoryLine[] {
  const { acts, arrivals, outcome, grounds } = story;
  const responses = responsesOf(story);
  const came = arrivals.map(
    (arrival): StoryLine => ({
      kind: 'arrival',
      at: arrival.at,
      arrival,
      response: responses.find(each => each.arrival.item.id === arrival.item.id),
    }),
  );
  const sayings = new Map<Act, Act[]>();
  for (const act of acts) {
    const better = betterOf(act, acts) ?? act;
    sayings.set(better, [...(sayings.get(better) ?? []), act]);
  }
  const done = [...sayings].map(
    ([act, said]): StoryLine => ({
      kind: 'act',
      at: act.at,
      act,
      answers: responses.filter(response => response.act !== undefined && said.includes(response.act)),
      // One record can show several steps to be done: each has a line, and earns what is its own.
      earned: outcome.marks.filter(
        ({ event, objective }) =>
          event === act.event && said.some(each => matches(objective.expect, each, grounds)),
      ),
      failures: outcome.failures.filter(({ event }) => event === act.event),
    }),
  );
  return [...came, ...done].sort((one, other) => one.at - other.at);
}
