import { firstCharacters, wellFormed } from '../../base/typed.ts';
import { TEXT_LIMITS } from '../../desk/core/define.ts';
import type { HappeningOf } from '../../log/kind.ts';
import type { Grade } from '../drills/grade.ts';
import { type Catalog, lessonsOf, playedIn } from '../lessons/catalog.ts';
import type { LearningPath } from '../lessons/lesson.ts';
import {
  type DrillFinished,
  type DrillJudged,
  type ExamTaken,
  JUDGE_LIMIT,
  LONGEST_TEXT,
  QUOTED,
  type RunRemarked,
  SENTENCE_LIMIT,
  type TrainingEvent,
} from './record-kinds.ts';
import { isOneself, type RunResult, recordResult } from './result.ts';
import { eventOf, type LogPosition } from './trainee-event.ts';

export type { TrainingEvent } from './record-kinds.ts';

export type TrainingHappening = HappeningOf<TrainingEvent>;

/** The first units of a text, without half a character, which no hash can take. */
const firstUnits = (text: string, count: number): string => wellFormed(wellFormed(text).slice(0, count));

/** A name as the record holds it: without half characters and blanks around, and of bearable length. */
const keptName = (name: string): string =>
  firstUnits(firstCharacters(wellFormed(name).trim(), TEXT_LIMITS.name), LONGEST_TEXT).trim();

/** A written sentence as the record holds it; empty where nothing can be seen of it. */
export const sentenceKept = (text: string): string =>
  // One character can be of many units, and readers count units.
  firstUnits(firstCharacters(wellFormed(text).trim(), SENTENCE_LIMIT), 2 * SENTENCE_LIMIT).trim();

/** The name or title of a judge as the record holds it; empty where nothing can be seen of it. */
export const keptJudge = (text: string): string => firstUnits(wellFormed(text).trim(), JUDGE_LIMIT).trim();

const keptWords = ({ text, to, facts, suspected, ...said }: DrillFinished['data']['words'][number]) => ({
  ...said,
  to: firstUnits(to, QUOTED),
  text: firstUnits(text, QUOTED),
  facts: facts.map(fact => firstUnits(fact, QUOTED)),
  suspected: suspected.map(each => ({ ...each, text: firstUnits(each.text, QUOTED) })),
});

/** A happening as the record holds it: whatever was typed, its readers take it. */
export function asRecorded(happening: TrainingHappening): TrainingHappening {
  switch (happening.type) {
    case 'named':
      return { type: 'named', data: { name: keptName(happening.data.name) } };
    case 'sentenceWritten': {
      const text = sentenceKept(happening.data.text);
      return { type: 'sentenceWritten', data: { ...happening.data, text } };
    }
    case 'drillFinished': {
      const { words, called, ...data } = happening.data;
      return {
        type: 'drillFinished',
        data: {
          ...data,
          words: words.map(keptWords),
          ...(called && { called: called.map(each => ({ ...each, who: firstUnits(each.who, QUOTED) })) }),
        },
      };
    }
    case 'drillJudged': {
      const { name, title, sentence = '', ...data } = happening.data;
      const written = sentenceKept(sentence);
      return {
        type: 'drillJudged',
        data: {
          ...data,
          name: keptJudge(name),
          title: keptJudge(title),
          ...(written === '' ? {} : { sentence: written }),
        },
      };
    }
    case 'runRemarked': {
      const { name, title, sentence, ...data } = happening.data;
      return {
        type: 'runRemarked',
        data: { ...data, name: keptJudge(name), title: keptJudge(title), sentence: sentenceKept(sentence) },
      };
    }
    case 'assigned':
      return { type: 'assigned', data: { ...happening.data, name: keptJudge(happening.data.name) } };
    default:
      return happening;
  }
}

/** The event that says what a trainee did. */
export const trainingEventOf = (happening: TrainingHappening, place: LogPosition): TrainingEvent =>
  eventOf<TrainingEvent>(asRecorded(happening), place);

/** The name a record goes by; empty where none was given. */
export const nameIn = (events: readonly TrainingEvent[]): string =>
  events.findLast(event => event.type === 'named')?.data.name ?? '';

/** Every name that a record went by. */
export const namesIn = (events: readonly TrainingEvent[]): readonly string[] =>
  events.flatMap(event => (event.type === 'named' ? event.data.name : []));

/** Nobody reads a question and its options in less, in milliseconds. */
const READING = 4_000;

/** How long an exam took, in milliseconds. */
export const examTook = ({ at, data: { startedAt } }: Pick<ExamTaken, 'at' | 'data'>): number =>
  Math.max(0, Date.parse(at) - Date.parse(startedAt));

/** Whether an exam was handed in sooner than its questions can be read: it is shown as such, and counts for nothing. */
export const isHasty = (exam: Pick<ExamTaken, 'at' | 'data'>): boolean =>
  examTook(exam) < Object.keys(exam.data.scores).length * READING;

/** A trainee's runs of one scenario. */
interface DrillProgress {
  readonly scenario: string;
  /** In the order in which they were finished. */
  readonly runs: readonly RunResult[];
  readonly latest: RunResult;
}

export const isPassed = ({ verdict }: Pick<RunResult, 'verdict'>): boolean => verdict === 'passed';

/** Played alone and whole, passed, its words judged by somebody who is not the trainee. */
const countsForCertificate = ({ data, judges, ...run }: RunResult, names: readonly string[]): boolean =>
  isPassed(run) &&
  data.form === 'full' &&
  data.mode === 'solo' &&
  judges.length > 0 &&
  judges.every(judge => !isOneself(judge.name, names));

/** The score of a grade where it is counted together with answers. */
const worth: Readonly<Record<Grade, number>> = { P: 1, S: 0.75, M: 0.25, U: 0 };

/** A record's sums, independent of the present content: one more event costs one event, however long the record is. */
export interface RecordTally {
  readonly name: string;
  /** Every name that the record went by. */
  readonly names: readonly string[];
  /** Lesson → when it was done first, in milliseconds since the epoch. */
  readonly lessons: ReadonlyMap<string, number>;
  /** The same by path and lesson, `path/lesson`: one path at a time fills. */
  readonly onPaths: ReadonlyMap<string, number>;
  /** Lesson → the sentence that was written last, and when. */
  readonly sentences: ReadonlyMap<string, { readonly text: string; readonly at: number }>;
  /** An exam that two tabs handed in counts once, as the first of them did. */
  readonly exams: ReadonlyMap<string, ExamTaken>;
  /** By run: one that two tabs saw the end of counts once. */
  readonly drills: ReadonlyMap<string, DrillFinished>;
  /** By run, then by the event of the words: the last judgement of each. */
  readonly judged: ReadonlyMap<string, ReadonlyMap<string, DrillJudged>>;
  /** By run, the last sentence about it as a whole. */
  readonly remarks: ReadonlyMap<string, RunRemarked>;
  /** By question, how often it was asked outside exams, and how often answered right. */
  readonly answers: ReadonlyMap<string, { readonly asked: number; readonly right: number }>;
  readonly lastAt: number | undefined;
}

export const EMPTY_TALLY: RecordTally = {
  name: '',
  names: [],
  lessons: new Map(),
  onPaths: new Map(),
  sentences: new Map(),
  exams: new Map(),
  drills: new Map(),
  judged: new Map(),
  remarks: new Map(),
  answers: new Map(),
  lastAt: undefined,
};

/** The tally after more events. @param events in order */
export function tallyAfter(before: RecordTally, events: readonly TrainingEvent[]): RecordTally {
  let { name, names, lastAt } = before;
  const lessons = new Map(before.lessons);
  const onPaths = new Map(before.onPaths);
  const sentences = new Map(before.sentences);
  const exams = new Map(before.exams);
  const drills = new Map(before.drills);
  const judged = new Map(before.judged);
  const remarks = new Map(before.remarks);
  const answers = new Map(before.answers);
  for (const event of events) {
    lastAt = Date.parse(event.at);
    switch (event.type) {
      case 'named':
        name = event.data.name;
        names = [...names, name];
        break;
      case 'answered': {
        const { question, score } = event.data;
        const { asked, right } = answers.get(question) ?? { asked: 0, right: 0 };
        answers.set(question, { asked: asked + 1, right: right + score });
        break;
      }
      case 'sentenceWritten':
        sentences.set(event.data.lesson, { text: event.data.text, at: lastAt });
        break;
      case 'lessonFinished': {
        const { path, lesson } = event.data;
        if (!lessons.has(lesson)) lessons.set(lesson, lastAt);
        const place = `${path}/${lesson}`;
        if (!onPaths.has(place)) onPaths.set(place, lastAt);
        break;
      }
      case 'examTaken': {
        const { path, seed, startedAt } = event.data;
        const sitting = `${path} ${seed} ${startedAt}`;
        if (!exams.has(sitting)) exams.set(sitting, event);
        break;
      }
      case 'drillFinished':
        drills.set(event.data.run, event);
        break;
      case 'drillJudged': {
        const { run } = event.data;
        judged.set(run, new Map(judged.get(run)).set(event.data.event, event));
        break;
      }
      case 'runRemarked':
        remarks.set(event.data.run, event);
        break;
      case 'assigned':
        // An assignment asks for something, and is no progress.
        break;
    }
  }
  return { name, names, lessons, onPaths, sentences, exams, drills, judged, remarks, answers, lastAt };
}

/** How far a trainee is on a path. Moments in milliseconds since the epoch. */
export type PathProgress = ReturnType<typeof progressOn>;

function progressOn(
  path: LearningPath,
  { onPaths, exams: taken }: RecordTally,
  catalog: Catalog,
  fullDrill: RunResult | undefined,
) {
  const lessons = lessonsOf(path, catalog.lessons);
  const done = (lesson: string): number | undefined => onPaths.get(`${path.id}/${lesson}`);
  const times = lessons.flatMap(({ id }) => done(id) ?? []);
  const finishedAt = lessons.length > 0 && times.length === lessons.length ? Math.max(...times) : undefined;
  const exams = [...taken.values()].filter(({ data }) => data.path === path.id);
  const counted = exams.filter(exam => !isHasty(exam));
  const passed = counted.find(({ data }) => data.passed);
  return {
    path,
    /** Its lessons, in order. */
    lessons,
    done: times.length,
    /** The first lesson that is not done: where the path goes on. */
    next: lessons.find(({ id }) => done(id) === undefined),
    /** When its last lesson was done; `undefined` while one is not. */
    finishedAt,
    /** Its exams, in the order in which they were taken. */
    exams,
    /** The highest score of those that could be read in their time. */
    best: counted.length === 0 ? undefined : Math.max(...counted.map(({ data }) => data.score)),
    /** The first of these that was passed. */
    passed,
    /** When the last of lessons, exam and full drill was done; `undefined` while one of them is missing. */
    certifiedAt:
      finishedAt &&
      passed &&
      fullDrill &&
      Math.max(finishedAt, Date.parse(passed.at), Date.parse(fullDrill.at)),
    /** Who judged the full drill. */
    judges: fullDrill?.judges ?? [],
  };
}

function drillsIn({ drills, judged, remarks }: RecordTally, catalog: Catalog): readonly DrillProgress[] {
  const finished = [...drills.values()].map(run =>
    recordResult(run, judged.get(run.data.run), remarks.get(run.data.run)?.data),
  );
  return playedIn(catalog).flatMap(({ id }): readonly DrillProgress[] => {
    const runs = finished.filter(({ data }) => data.scenario === id);
    const latest = runs.at(-1);
    return latest === undefined ? [] : [{ scenario: id, runs, latest }];
  });
}

/** The clauses that each objective of each scenario rests on. */
const objectiveClauses = (catalog: Catalog): ReadonlyMap<string, readonly string[]> =>
  new Map(
    playedIn(catalog).flatMap(scenario =>
      scenario.objectives.map(({ id, cite }) => [`${scenario.id}/${id}`, cite] as const),
    ),
  );

function missedIn(drills: readonly DrillProgress[], catalog: Catalog): ReadonlySet<string> {
  const objectives = objectiveClauses(catalog);
  return new Set(
    drills.flatMap(({ latest: { data, vetoed, grades } }) => [
      ...vetoed,
      ...Object.entries(grades).flatMap(([objective, grade]) =>
        grade === 'M' || grade === 'U' ? (objectives.get(`${data.scenario}/${objective}`) ?? []) : [],
      ),
    ]),
  );
}

/** How well a trainee knows each clause of the plan, in its order: questions of checks, reviews and exams, and objectives of drills. */
function strengths({ answers, exams }: RecordTally, drills: readonly DrillProgress[], catalog: Catalog) {
  // `right` is as much as `asked` where everything was.
  const clauses = new Map(catalog.clauses.map(({ id }) => [id, { clause: id, asked: 0, right: 0 }]));
  const questions = new Map(catalog.questions.map(({ id, clauses: about }) => [id, about]));
  const objectives = objectiveClauses(catalog);
  const count = (about: readonly string[] | undefined, right: number, asked = 1): void => {
    for (const id of about ?? []) {
      const clause = clauses.get(id);
      // An objective may also cite rules above the plan.
      if (clause === undefined) continue;
      clause.asked += asked;
      clause.right += right;
    }
  };
  for (const [question, { asked, right }] of answers) count(questions.get(question), right, asked);
  for (const { data } of exams.values())
    for (const [question, score] of Object.entries(data.scores)) count(questions.get(question), score);
  for (const { data, grades, vetoed } of drills.flatMap(({ runs }) => runs)) {
    const graded = Object.entries(grades).map(([objective, grade]) => ({
      about: objectives.get(`${data.scenario}/${objective}`) ?? [],
      right: worth[grade],
    }));
    // Whatever else was done for a clause that a run was failed by is worth nothing there.
    for (const { about, right } of graded)
      for (const clause of about) count([clause], vetoed.includes(clause) ? 0 : right);
    count(
      vetoed.filter(clause => !graded.some(({ about }) => about.includes(clause))),
      0,
    );
  }
  return [...clauses.values()];
}

/** A trainee's record by today's content. References to content that is gone are passed over. */
export type TrainingRecord = ReturnType<typeof recordOfTally>;

/** The record that a tally gives by today's content. */
export function recordOfTally(tally: RecordTally, catalog: Catalog) {
  /** Scenarios with at least one run, in the catalog's order. */
  const drills = drillsIn(tally, catalog);
  /** The first full drill that counts for a certificate. */
  const { name, names, lessons, sentences, lastAt } = tally;
  const fullDrill = drills.flatMap(({ runs }) => runs).find(run => countsForCertificate(run, names));
  return {
    name,
    names,
    lessons,
    sentences,
    paths: catalog.paths.map(path => progressOn(path, tally, catalog, fullDrill)),
    drills,
    fullDrill,
    /** Clauses that the latest runs of drills went wrong on: left undone, or done against procedure, or failed outright. */
    missed: missedIn(drills, catalog),
    clauses: strengths(tally, drills, catalog),
    /** When the last thing was recorded. */
    lastAt,
  };
}

/** The record that events give by today's content. @param events in order */
export const recordOf = (events: readonly TrainingEvent[], catalog: Catalog): TrainingRecord =>
  recordOfTally(tallyAfter(EMPTY_TALLY, events), catalog);
