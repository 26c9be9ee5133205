import type { IncidentLog } from '../../desk/core/incident.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Act, actsOf, type Grounds, matches, standsAt } from './acts.ts';
import { judgedBy } from './finding.ts';
import type { Judgement } from './judgement.ts';
import { type Failure, type Mark, markRun } from './marking.ts';
import { type Arrival, arrivalGrounds, arrivalsBy, endOf, objectivesOf, type Run, startOf } from './run.ts';
import type { AskedQuestion, Objective } from './scenario.ts';
import { type Turn, turnsOf } from './turns.ts';

/** A run up to a moment, in full. Moments in the drill's time, milliseconds since the epoch. */
export type Story = ReturnType<typeof storyOf>;

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
) {
  const start = startOf(run);
  const acts = actsOf(index, logs).filter(({ at }) => at <= end);
  const lists = arrivalGrounds(run, index, end);
  const grounds = judgements === undefined ? lists : judgedBy(lists, judgements);
  const arrivals = arrivalsBy(run, acts, end, lists);
  return {
    run,
    logs,
    /** When the scenario begins. */
    start,
    /** When the trainee took over: later than the start in the short form, and where a run goes on from an inject of another. */
    begun: start + run.from,
    /** The moment: when the run was ended. */
    end,
    acts,
    arrivals,
    grounds,
    outcome: markRun(run, acts, grounds, end),
    questions: questionsOf(run, acts, lists, end),
  };
}

/** A question of the public: when it was first asked, which may never have been, and what became of it. */
export interface PublicQuestion {
  readonly question: AskedQuestion;
  readonly openedAt: number | undefined;
  readonly turns: readonly Turn[];
}

/** Every question of the public by a moment. A falsehood raises one that nobody had asked yet. */
function questionsOf(
  run: Run,
  acts: readonly Act[],
  grounds: Grounds,
  moment: number,
): readonly PublicQuestion[] {
  return run.scenario.public.questions.map(question => {
    const turns = turnsOf(question, acts, grounds, Math.min(moment, endOf(run)));
    const opens = question.opens === undefined ? startOf(run) : grounds.arrivedAt(question.opens);
    return { question, openedAt: opens ?? turns.find(({ kind }) => kind === 'false')?.at, turns };
  });
}

/**
 * The kind of response that an arrival demands. `reply`: somebody wants an answer. `action`: something has to be decided or
 * done. `facts`: the new facts belong in the ledger.
 */
export type Asked = 'reply' | 'action' | 'facts';

/** How long something waited for the first act that fits it. */
export interface Response {
  readonly arrival: Arrival;
  readonly asked: Asked;
  /** `undefined` where nothing that fits was done. */
  readonly act: Act | undefined;
  /** From the arrival to the act, in milliseconds. */
  readonly took: number | undefined;
  /** The act came before the run began: it was the colleague's, or of the run that this one goes on from. */
  readonly earlier: boolean;
}

type Ask = Pick<Response, 'asked'> & { fits(act: Act): boolean };

/** An order without an objective of its own is answered by a decision on record. */
const isDecision = ({ kind }: Act): boolean =>
  kind === 'step' || kind === 'publish' || kind === 'grade' || kind === 'assign';

/** The demand of an arrival; `undefined` for one that demands nothing: a post, or a rumour that no objective is about. */
function askOf({ item }: Arrival, objectives: readonly Objective[], grounds: Grounds): Ask | undefined {
  const { id, kind, facts } = item;
  if (item.reply !== undefined) return { asked: 'reply', fits: act => act.kind === 'reply' && act.to === id };
  const expected = objectives.filter(({ after }) => after === id).map(({ expect }) => expect);
  const isExpected = (act: Act): boolean => expected.some(pattern => matches(pattern, act, grounds));
  if (kind === 'order') return { asked: 'action', fits: expected.length > 0 ? isExpected : isDecision };
  if (facts !== undefined)
    return {
      asked: 'facts',
      fits: act => act.kind === 'fact' && facts.some(({ fact }) => fact === act.fact),
    };
  return expected.length > 0 ? { asked: 'action', fits: isExpected } : undefined;
}

/** How long each thing that asked for something waited, in the order in which they came. */
export function responsesOf({ run, begun, end, acts, arrivals, grounds }: Story): readonly Response[] {
  const objectives = objectivesOf(run);
  return arrivals.flatMap((arrival): readonly Response[] => {
    const ask = askOf(arrival, objectives, grounds);
    if (ask === undefined) return [];
    const act = acts.find(each => each.at >= arrival.at && standsAt(each, end) && ask.fits(each));
    const took = act === undefined ? undefined : act.at - arrival.at;
    return [{ arrival, asked: ask.asked, act, took, earlier: act !== undefined && act.at < begun }];
  });
}

/** One line of the story: an arrival, or an act. */
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
      /** The arrivals that it answered, with how long each had waited. */
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

/** Arrivals and acts in order of time; at one moment arrivals come first. */
export function storyLines(story: Story): readonly StoryLine[] {
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
      // One record can show several steps as done: each has a line, with the grade of its own.
      earned: outcome.marks.filter(
        ({ event, objective }) =>
          event === act.event && said.some(each => matches(objective.expect, each, grounds)),
      ),
      failures: outcome.failures.filter(({ event }) => event === act.event),
    }),
  );
  return [...came, ...done].sort((one, other) => one.at - other.at);
}
