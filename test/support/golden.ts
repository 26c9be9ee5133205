import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncidentEvent, IncidentLog } from '../../src/desk/core/incident.ts';
import { playbookOf } from '../../src/desk/incident/derive.ts';
import { playbooksNamed } from '../../src/desk/people/named.ts';
import { digestOf } from '../../src/log/hash.ts';
import { indexPlaybook, type PlaybookIndex } from '../../src/playbook/checklist.ts';
import { type Playbook, playbookSchema } from '../../src/playbook/playbook.ts';
import type { Cast, Stage } from '../../src/training/drills/hand.ts';
import type { Scenario } from '../../src/training/drills/scenario.ts';
import { scenarioSchema } from '../../src/training/drills/scenario-schema.ts';
import { countingIds, logOf } from './incident.ts';
import { required } from './playbook.ts';

/** Logs as a release wrote them, with the plan that they run on. New ones may be added; none is written anew. */
const folder = join(import.meta.dirname, '../fixtures/golden');
const stored = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const namesWith = (prefix: string): readonly string[] =>
  readdirSync(folder).flatMap(file => (file.startsWith(prefix) ? [file.replace('.json', '')] : []));

/** The plan of the stories as a later release might publish it, to which one of them moved. */
const laterPlan = playbookSchema.parse({ ...stored('playbook-plan'), edition: '2027-01-01' });

/** The plans that golden logs run on, by digest. */
const editions = new Map(
  [...namesWith('playbook-').map(name => playbookSchema.parse(stored(name))), laterPlan].map(playbook => [
    digestOf(playbook),
    { playbook, index: indexPlaybook(playbook) },
  ]),
);

interface GoldenLog {
  readonly name: string;
  /** As they lie in the file, read by no schema. */
  readonly events: readonly IncidentEvent[];
  readonly log: IncidentLog;
  /** When it is looked at, in milliseconds since the epoch. */
  readonly now: number;
  /** The plan that it runs on, at its end. */
  readonly digest: string;
  /** Every plan that it ran on, as a package takes them along. */
  readonly playbooks: readonly { readonly digest: string; readonly playbook: Playbook }[];
  readonly index: PlaybookIndex;
}

const goldenLog = (name: string): GoldenLog => {
  const { events, now } = stored(name) as { events: IncidentEvent[]; now: number };
  const log = logOf(events);
  const digest = playbookOf(log);
  const edition = (of: string) => required(editions.get(of), `playbook of ${name}`);
  const playbooks = playbooksNamed(events).map(of => ({ digest: of, playbook: edition(of).playbook }));
  return { name, events, log, now, digest, playbooks, index: edition(digest).index };
};

/** Incidents as officers went through them. */
export const goldenStories: readonly GoldenLog[] = namesWith('story-').map(goldenLog);

/** Incidents that two officers worked on apart. Their plan has too little in it to travel in a package. */
export const goldenApart: readonly GoldenLog[] = namesWith('apart-').map(goldenLog);

interface GoldenDrill extends GoldenLog {
  readonly scenario: Scenario;
}

/** Drills, each played by its ideal path. */
export const goldenDrills: readonly GoldenDrill[] = namesWith('drill-').map(name => ({
  ...goldenLog(name),
  scenario: scenarioSchema.parse(stored(name)['scenario']),
}));

/** The people who play a golden drill. Its words are its own: those of a release may change. */
const cast: Cast = {
  officer: '值班员',
  second: '核对人',
  checker: '复核人',
  duty: '职务',
  words: '按情景办理',
  link: 'https://example.invalid/golden',
  place: '门户网站',
  bureau: names => Object.fromEntries(names.map(name => [name, `${name}略`])),
  time: moment => new Date(moment).toISOString(),
  title: (incident, form) => `${incident} ${form}`,
};

/** The stage on which a golden drill was played. */
export function goldenStage({ scenario, index, digest }: GoldenDrill): Stage {
  const newId = countingIds(50, Date.parse(scenario.start));
  return {
    index,
    playbook: digest,
    scenario,
    mark: { run: newId(), scenario: scenario.id, form: 'full', from: 0 },
    cast,
    newId,
  };
}
