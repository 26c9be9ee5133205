import { type Failure, GRADES, type Grade } from './marking.ts';
import type { Scenario } from './scenario.ts';

/** A scenario talked through at one table: what the facilitator notes down. Nothing here is marked by a machine. */
export interface Tabletop {
  /** ULID, as a run's. */
  readonly run: string;
  /** The place on the screen: 0 the brief, then the injects from 1, then the grades, then the summary. */
  readonly place: number;
  /** Injects that have been dealt with. */
  readonly done: readonly string[];
  /** By inject; the brief's under an empty name. */
  readonly notes: Readonly<Record<string, string>>;
  /** Who speaks for a role. Stays on the machine. */
  readonly people: Readonly<Record<string, string>>;
  /** By objective, with a word of reason. */
  readonly grades: Readonly<Record<string, { readonly grade: Grade | undefined; readonly reason: string }>>;
  readonly failures: readonly Failure['kind'][];
}

/** What is changed on a sheet, as it stands by then: two windows may have the same one open. */
export type TabletopChange = (now: Tabletop) => Partial<Tabletop>;

export const FAILURES: readonly Failure['kind'][] = ['unverifiedCause', 'approvalSkipped', 'personalData'];

/** The name of the brief among the notes. */
export const BRIEF = '';

export const emptyTabletop = (run: string): Tabletop => ({
  run,
  place: 0,
  done: [],
  notes: {},
  people: {},
  grades: {},
  failures: [],
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const strings = (value: unknown, isKnown: (name: string) => boolean): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([name, text]) =>
      isKnown(name) && typeof text === 'string' ? [[name, text]] : [],
    ),
  );

const isGrade = (value: unknown): value is Grade => GRADES.some(grade => grade === value);

/**
 * A tabletop as it was kept, with only what the scenario of today still knows.
 * @returns `undefined` for what is none
 */
export function readTabletop(value: unknown, scenario: Scenario): Tabletop | undefined {
  if (!isObject(value) || typeof value['run'] !== 'string') return undefined;
  const injects = new Set(scenario.injects.map(({ id }) => id));
  const roles = new Set(scenario.roles.map(({ role }) => role));
  const { place, done, notes, people, grades, failures } = value as Partial<Record<keyof Tabletop, unknown>>;
  const last = scenario.injects.length + 2;
  const kept = isObject(grades) ? grades : {};
  return {
    run: value['run'],
    place: typeof place === 'number' && place >= 0 && place <= last ? Math.floor(place) : 0,
    done: Array.isArray(done) ? [...injects].filter(id => done.includes(id)) : [],
    notes: strings(notes, id => id === BRIEF || injects.has(id)),
    people: strings(people, role => roles.has(role)),
    grades: Object.fromEntries(
      scenario.objectives.flatMap(({ id }) => {
        const given = kept[id];
        if (!isObject(given)) return [];
        const { grade, reason } = given as { readonly grade?: unknown; readonly reason?: unknown };
        return [
          [
            id,
            {
              grade: isGrade(grade) ? grade : undefined,
              reason: typeof reason === 'string' ? reason : '',
            },
          ] as const,
        ];
      }),
    ),
    failures: Array.isArray(failures) ? FAILURES.filter(kind => failures.includes(kind)) : [],
  };
}

/** The grades that have been given, by objective. */
export const gradesGiven = ({ grades }: Tabletop): Readonly<Record<string, Grade>> =>
  Object.fromEntries(
    Object.entries(grades).flatMap(([id, { grade }]) => (grade === undefined ? [] : [[id, grade]])),
  );

/** What the table came to; `open` while an objective has no grade and nothing fails it outright. */
export function tabletopVerdict(
  tabletop: Tabletop,
  { objectives }: Pick<Scenario, 'objectives'>,
): 'passed' | 'incomplete' | 'failed' | 'open' {
  if (tabletop.failures.length > 0) return 'failed';
  const given = gradesGiven(tabletop);
  if (objectives.some(({ id }) => given[id] === undefined)) return 'open';
  return objectives.every(({ id }) => given[id] !== 'U') ? 'passed' : 'incomplete';
}
