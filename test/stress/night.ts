import type { PlaybookIndex } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { standingOption, walk } from '../../src/playbook/wizard/walk.ts';
import { type Chance, chanceAt } from '../../src/training/chance.ts';
import type { Scenario } from '../../src/training/scenario.ts';
import { NIGHT, within } from './ranges.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Something that comes in during a night. Moments in milliseconds since the epoch. */
export interface Matter {
  /** Its place in the night: what chance decides of it hangs on that, not on who works on it. */
  readonly place: number;
  /** When the office is told, and when it was found. */
  readonly at: number;
  readonly found: number;
  readonly facts: Facts;
  /** Whose words its facts take. */
  readonly scenario: Scenario;
}

export interface Night {
  readonly seed: number;
  /** 18:00 in Shanghai. */
  readonly start: number;
  readonly matters: readonly Matter[];
}

/** A Tuesday in a year whose holidays are known: its hours, not its date, are what is tried. */
const EVENING = Date.parse(`2026-11-24T${NIGHT.from}:00:00+08:00`);

/** Half of the matters are a scenario's, as it grades them in the end; the others have every option with the same chance. */
function answersOf(index: PlaybookIndex, scenario: Scenario, chance: Chance): Record<string, string> {
  const asScenario = chance.below(2) === 0;
  const given: Record<string, string> = {};
  if (asScenario)
    for (const deed of scenario.ideal)
      if (deed.do === 'triage' || deed.do === 'regrade') Object.assign(given, deed.answers);
  for (;;) {
    const { current } = walk(index.playbook.triage, given);
    if (current === undefined) return given;
    given[current.id] =
      current.kind === 'choice'
        ? (standingOption(current) ?? chance.pick(current.options).value)
        : current.kind === 'text'
          ? scenario.title
          : '';
  }
}

function matterOf(index: PlaybookIndex, scenarios: readonly Scenario[], seed: number, place: number): Matter {
  const chance = chanceAt(seed, 1, place);
  const at = EVENING + within('arrives', chance) * MINUTE;
  const scenario = chance.pick(scenarios);
  const answers = answersOf(index, scenario, chance);
  const finder = index.answer('finder', answers) ?? '';
  const office = index.role('keepsRecord')?.id;
  const found = finder === office ? at : at - within('foundBefore', chance) * MINUTE;
  const happened = found - within('happenedBefore', chance) * MINUTE;
  for (const { id, kind, means } of index.playbook.triage.questions)
    if (kind === 'time' && answers[id] !== undefined)
      answers[id] = new Date(means === 'emergencyAt' ? happened : found).toISOString();
  return { place, at, found, scenario, facts: walk(index.playbook.triage, answers).facts };
}

/** What a seed makes of a night: the same for whoever works through it. */
export function nightOf(index: PlaybookIndex, scenarios: readonly Scenario[], seed: number): Night {
  const count = within('matters', chanceAt(seed, 0));
  const matters = Array.from({ length: count }, (_, place) => matterOf(index, scenarios, seed, place));
  return { seed, start: EVENING, matters: matters.sort((one, other) => one.at - other.at) };
}

const midnight = EVENING - NIGHT.from * HOUR;
const [from, until] = [midnight + NIGHT.silentFrom * HOUR, midnight + NIGHT.silentUntil * HOUR];

/** When everybody is in again. */
export const MORNING = until;

/** Minutes until everybody is in again; none by day. */
export const untilMorning = (now: number): number => (now < until ? Math.round((until - now) / MINUTE) : 0);

/** When whoever approves answers who is asked at a moment. @param reachable through the night */
export function answersAt(asked: number, minutes: number, reachable: boolean): number {
  const heard = reachable || asked < from || asked >= until ? asked : until;
  return heard + minutes * MINUTE;
}
