import { derive } from '../../src/incident/derive.ts';
import { type IncidentLog, live } from '../../src/incident/kinds/registry.ts';
import type { PlaybookIndex } from '../../src/playbook/checklist.ts';
import type { Chance } from '../../src/training/chance.ts';

const MINUTE = 60_000;

/** A longer gap between two records was waiting or sleep, not work. Minutes. */
export const LONGEST_WORK = 60;

/** How long things took, in minutes. */
export interface Durations {
  /** Work on a step, by its id. */
  readonly steps: ReadonlyMap<string, readonly number[]>;
  /** Getting a statement ready: where a log has its sign-off at the same moment, that is in it. */
  readonly drafting: readonly number[];
  /** From the opening until something was verified, and until what the first full release says was. */
  readonly firstFact: readonly number[];
  readonly allFacts: readonly number[];
}

type Sample = number[];

/** Reads from logs how long each thing took: a step as long as the gap to the record before it, where that is a gap of work. */
export function durationsOf(
  incidents: readonly { readonly index: PlaybookIndex; readonly log: IncidentLog }[],
): Durations {
  const steps = new Map<string, Sample>();
  const [drafting, firstFact, allFacts]: [Sample, Sample, Sample] = [[], [], []];
  for (const { index, log } of incidents) {
    const opened = Date.parse(log.events[0]?.at ?? '');
    let before = opened;
    for (const { type, at, data } of log.events) {
      const minutes = Math.round((Date.parse(at) - before) / MINUTE);
      before = Math.max(before, Date.parse(at));
      if (minutes < 1 || minutes > LONGEST_WORK) continue;
      if (type === 'stepDone') steps.set(data.step, [...(steps.get(data.step) ?? []), minutes]);
      if (type === 'statementSaved') drafting.push(minutes);
    }
    const sinceOpening = (at: string): number => Math.max(1, Math.round((Date.parse(at) - opened) / MINUTE));
    const verified = live(log, 'factRecorded').filter(({ data }) => data.state === 'verified');
    const full = derive(index, log, before).publications.find(({ kind }) => kind === 'full')?.publishedAt;
    const known = full === undefined ? verified : verified.filter(({ at }) => at <= full);
    if (known[0] !== undefined) firstFact.push(sinceOpening(known[0].at));
    const last = known.at(-1);
    if (last !== undefined) allFacts.push(sinceOpening(last.at));
  }
  return { steps, drafting, firstFact, allFacts };
}

/** Own incidents first: what a bureau took itself says more than what a scenario lets it take. */
export const together = (own: Durations, scenarios: Durations): Durations => ({
  steps: new Map([...scenarios.steps, ...own.steps]),
  drafting: own.drafting.length > 0 ? own.drafting : scenarios.drafting,
  firstFact: own.firstFact.length > 0 ? own.firstFact : scenarios.firstFact,
  allFacts: own.allFacts.length > 0 ? own.allFacts : scenarios.allFacts,
});

/** How long a step takes this time: one of its own times, otherwise one of the other steps'. Minutes. */
export const stepMinutes = ({ steps }: Durations, step: string, chance: Chance): number =>
  chance.pick(steps.get(step) ?? [...steps.values()].flat());
