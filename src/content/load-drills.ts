import { digestOf } from '../log/hash.ts';
import { indexPlaybook } from '../playbook/checklist.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { idealCast } from '../training/drills/cast-words.ts';
import type { Stage } from '../training/drills/hand.ts';
import type { Scenario } from '../training/drills/scenario.ts';
import { scenarioSchema } from '../training/drills/scenario-schema.ts';
import {
  type ScenarioProblem,
  scenarioAdvice,
  topicsOf,
  validateScenario,
} from '../training/drills/validate-scenario.ts';
import type { TrainingSettings } from '../training/lessons/settings.ts';
import { type LocatedProblem, words } from './content-words.ts';
import { type Coverage, coverageOf, coverageProblems } from './coverage.ts';
import { scenarioSentence } from './drill-words.ts';
import { type ContentReader, contentReader } from './source.ts';

/** The folder of the scenarios, relative to the content folder. */
export const DRILLS = 'training/drills';

/** ULIDs in a row, the same each time: a rehearsal needs them to be different, and no more. */
function countingIds(): () => string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let serial = 0;
  return () => {
    serial += 1;
    const tail = [...serial.toString(32).padStart(16, '0')].map(digit => digits[Number.parseInt(digit, 32)]);
    return `01K0000000${tail.join('')}`;
  };
}

/** A stage on which a scenario is played before any trainee plays it. @public for tests that lie with a plan */
export function rehearsalStage(scenario: Scenario, playbook: Playbook): Stage {
  const newId = countingIds();
  return {
    index: indexPlaybook(playbook),
    playbook: digestOf(playbook),
    scenario,
    mark: { run: newId(), scenario: scenario.id, form: 'full', from: 0 },
    cast: idealCast,
    newId,
  };
}

interface Read {
  readonly file: string;
  readonly scenario: Scenario;
}

type Settings = Pick<TrainingSettings, 'drillForEachTopic' | 'minutes' | 'approvers'>;

/** Scenarios, and what stops no build and might be better. */
interface Drills {
  readonly scenarios: readonly Scenario[];
  readonly advice: readonly LocatedProblem[];
}

/** Reads every scenario and checks what it names; what is wrong joins the reader's problems. */
function readDrills(reader: ContentReader, playbook: Playbook, settings: Settings) {
  const advice: LocatedProblem[] = [];
  const read = reader.files(DRILLS, '.yaml').flatMap((file): readonly Read[] => {
    const scenario = reader.shaped(scenarioSchema, file);
    if (scenario === undefined) return [];
    const minutes = { ...settings.minutes, ...scenario.minutes };
    const approvers = Object.fromEntries(
      Object.entries({ ...settings.approvers, ...scenario.approvers }).map(([role, approver]) => [
        role,
        { ...settings.approvers[role], ...approver },
      ]),
    );
    return [{ file, scenario: { ...scenario, minutes, approvers } }];
  });
  const ids = new Set<string>();
  for (const { file, scenario } of read) {
    const tell = teller(file, reader);
    if (ids.has(scenario.id)) tell({ path: ['id'], id: scenario.id, code: 'duplicateId' });
    ids.add(scenario.id);
    validateScenario(scenario, playbook).forEach(tell);
    advice.push(...scenarioAdvice(scenario).map(problem => locatedIn(file, reader, problem)));
  }
  if (settings.drillForEachTopic)
    for (const { value, label, rest } of topicsOf(playbook))
      if (rest !== true && read.every(({ scenario }) => scenario.topic !== value))
        advice.push({ file: DRILLS, id: value, sentence: words.topicWithoutDrill(label) });
  return { read, advice };
}

const locatedIn = (file: string, { placeOf }: ContentReader, problem: ScenarioProblem): LocatedProblem => ({
  ...placeOf(file, problem.path),
  id: problem.id,
  sentence: scenarioSentence(problem),
});

const teller =
  (file: string, reader: ContentReader) =>
  (problem: ScenarioProblem): void => {
    reader.problems.push(locatedIn(file, reader, problem));
  };

/**
 * Every scenario, with what it names checked.
 * @param root the content folder
 * @param settings as training/settings.yaml says
 * @throws {ContentError} naming every problem found
 */
export function loadDrills(root: string, playbook: Playbook, settings: Settings): Drills {
  const reader = contentReader(root);
  const { read, advice } = readDrills(reader, playbook, settings);
  reader.throwProblems();
  return { scenarios: read.map(({ scenario }) => scenario), advice };
}

/**
 * {@link loadDrills}, with each scenario played: the ideal path, somebody who does nothing, and random trainees.
 * @param runs random trainees for each scenario; a build needs none
 * @param onScenario called with what playing a scenario came to
 * @param all whether all of them play, though fewer have shown what there is to show
 * @throws {ContentError} naming every problem found
 */
export function checkDrills(
  root: string,
  playbook: Playbook,
  settings: Settings,
  runs = 0,
  onScenario: (scenario: Scenario, coverage: Coverage) => void = () => undefined,
  all = false,
): Drills {
  const reader = contentReader(root);
  const { read, advice } = readDrills(reader, playbook, settings);
  // A scenario that names what is not there cannot be played.
  const unsound = new Set(reader.problems.map(({ file }) => file));
  for (const { file, scenario } of read) {
    if (unsound.has(file)) continue;
    const coverage = coverageOf(rehearsalStage(scenario, playbook), runs, all);
    coverageProblems(scenario, coverage).forEach(teller(file, reader));
    onScenario(scenario, coverage);
  }
  reader.throwProblems();
  return { scenarios: read.map(({ scenario }) => scenario), advice };
}
