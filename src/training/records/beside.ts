import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { arrivalNamed } from '../drills/acts-words.ts';
import type { Claim } from '../drills/judgement.ts';
import { milliseconds } from '../drills/offset.ts';
import type { Scenario } from '../drills/scenario.ts';
import { sinceStart } from '../drills/words.ts';
import type { Night } from '../night/night.ts';
import { callerOf, hungUpWords, wallClock } from '../night/words.ts';
import type { DrillFinished } from './record-kinds.ts';

type Words = DrillFinished['data']['words'][number];

/** Context shown beside a run's words while somebody judges them. */
export interface Beside {
  readonly index: PlaybookIndex;
  /**
   * The time of some words as a judge reads it: the time of a story, the second of a night.
   * @param moment milliseconds since the epoch
   */
  clock(moment: number): string;
  of(said: Words): {
    /** Whom or what they answer. */
    readonly about: string;
    /** The question that was asked, in its own words. */
    readonly asked: string | undefined;
    /** The words or act of a good officer. */
    readonly models: readonly string[];
    /** A hint on what to listen for first. */
    readonly listen: string | undefined;
  };
  /** The title of an objective, or who made a call of a night. */
  title(objective: string): string;
  /** The calls of a night in which the caller hung up, in words. */
  readonly endings: readonly string[];
}

/** The ideal path's own answer to the same item, of the nearest hour where it answers twice. */
function idealReply({ ideal, start }: Scenario, to: string, moment: number): readonly string[] {
  const replies = ideal.flatMap(deed => (deed.do === 'reply' && deed.to === to ? [deed] : []));
  const apart = (at: string): number => Math.abs(Date.parse(start) + milliseconds(at) - moment);
  const [first, ...rest] = replies;
  return first === undefined
    ? []
    : [`“${rest.reduce((best, each) => (apart(each.at) < apart(best.at) ? each : best), first).text}”`];
}

/** Whether an objective's model fits these words: they were the first to do what it asks for, and in its time. Later words may tell what was not known then. */
const rests = (claims: readonly Claim[] | undefined, event: string): boolean =>
  claims?.[0]?.event === event && (claims[0].proved === 'P' || claims[0].proved === 'S');

/** Beside a drill: the ideal path's own answer, and what the objectives say that these words were the first to meet. */
export const besideDrill = (
  { claims }: Pick<DrillFinished['data'], 'claims'>,
  scenario: Scenario,
  index: PlaybookIndex,
): Beside => ({
  index,
  clock: moment => sinceStart(moment - Date.parse(scenario.start)),
  endings: [],
  title: objective => scenario.objectives.find(({ id }) => id === objective)?.title ?? objective,
  of: ({ event, kind, to, at }) => {
    const item = [...scenario.injects, ...scenario.reactions].find(({ id }) => kind === 'reply' && id === to);
    const fact = index.playbook.release.elements.find(({ id }) => id === to)?.label ?? to;
    const found = scenario.injects.flatMap(({ facts = [] }) =>
      facts.flatMap(each =>
        kind === 'fact' && each.fact === to && each.told === undefined
          ? `${each.value}（${each.source}）`
          : [],
      ),
    );
    const models = [
      ...found,
      ...(kind === 'reply' ? idealReply(scenario, to, Date.parse(at)) : []),
      ...scenario.objectives.flatMap(({ id, ideal }) => (rests(claims[id], event) ? ideal : [])),
    ];
    return {
      about: kind === 'reply' ? arrivalNamed(scenario, to) : kind === 'fact' ? fact : to,
      asked: item?.text,
      models: models.length === 0 && item !== undefined && 'good' in item ? [item.good] : models,
      listen: undefined,
    };
  },
});

/** Beside a night: the two models of the call, and what to listen for. */
export const besideNight = (
  { hungUp = [] }: Pick<DrillFinished['data'], 'hungUp'>,
  night: Night,
  index: PlaybookIndex,
): Beside => ({
  index,
  clock: wallClock,
  title: call => callerOf(night, call),
  endings: hungUp.map(({ call, comes }) => hungUpWords(callerOf(night, call), comes)),
  of: ({ kind, to }) => {
    const call = night.calls.find(({ id }) => kind === 'reply' && id === to);
    return {
      about: call?.from ?? to,
      asked: call?.text,
      models: call === undefined ? [] : call.models.map(model => `“${model}”`),
      listen: call?.listen,
    };
  },
});
