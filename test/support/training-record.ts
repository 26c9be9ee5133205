import * as fc from 'fast-check';
import { headsOf } from '../../src/log/order.ts';
import { readEvents } from '../../src/log/read.ts';
import type { Catalog, CatalogLesson } from '../../src/training/lessons/catalog.ts';
import type { Score } from '../../src/training/questions/answering.ts';
import type { QuestionKind, TestQuestion } from '../../src/training/questions/question.ts';
import {
  type TrainingEvent,
  type TrainingHappening,
  trainingEventOf,
} from '../../src/training/records/record.ts';
import { trainingKinds } from '../../src/training/records/record-kinds.ts';
import { DAY, NOW } from './answers.ts';
import { countingIds } from './incident.ts';

const explained = { why: '因为', cite: ['1.1'] };

interface QuestionOptions {
  readonly clauses?: readonly string[];
  readonly roles?: readonly string[];
  /** Whose it is; by default what its id begins with. */
  readonly lesson?: string;
  /** How many choices there are, and which of them are right; of `order` only how many. */
  readonly choices?: number;
  readonly right?: readonly number[];
}

/** A question of a kind, complete and with as little in it as the kind allows. */
export function questionOf(id: string, kind: QuestionKind, options: QuestionOptions = {}): TestQuestion {
  const { clauses = ['1.1'], roles, lesson = id.replace(/-.*$/, ''), choices = 4, right = [0] } = options;
  const asked = {
    id,
    lesson,
    text: '怎么办？',
    clauses: [...clauses],
    ...(roles === undefined ? {} : { roles: [...roles] }),
  };
  const places = Array.from({ length: choices }, (_, place) => place);
  const correct = (place: number) => (right.includes(place) ? { correct: true as const } : {});
  switch (kind) {
    case 'single':
    case 'several':
      return {
        ...asked,
        kind,
        options: places.map(place => ({ text: `选项${place}`, ...correct(place), ...explained })),
      };
    case 'judge':
      return { ...asked, kind, answer: right.includes(0), right: explained, wrong: explained };
    case 'order':
      return { ...asked, kind, steps: places.map(place => ({ text: `第${place}步`, ...explained })) };
    case 'spot':
      return {
        ...asked,
        kind,
        pieces: places.map(place => ({
          text: `第${place}句。`,
          ...(right.includes(place) ? { wrong: true as const } : {}),
          ...explained,
        })),
      };
  }
}

export const KINDS: readonly QuestionKind[] = ['single', 'several', 'order', 'judge', 'spot'];

const lessonOf = (id: string, clauses: readonly string[], check: readonly string[]): CatalogLesson => ({
  id,
  title: `课：${id}`,
  summary: '学什么',
  minutes: 6,
  clauses: [...clauses],
  check: [...check],
  task: {
    given: '路堵了。',
    ask: '第一句说什么？',
    models: [
      { text: '路堵了，正在清。', why: '说了事实' },
      { text: '路堵了，请绕行。', why: '说了怎么走' },
    ],
  },
});

const LESSONS = ['find', 'grade', 'draft', 'close'] as const;

/** Four lessons with two clauses each, twelve questions to a lesson, two paths, two scenarios. */
export const catalog: Catalog = {
  clauses: LESSONS.flatMap((_, place) => [1, 2].map(each => `${place + 1}.${each}`)).map(id => ({
    id,
    text: `第${id}条`,
    path: `plan/page/#c-${id}`,
  })),
  rules: [{ id: 'rule-1', title: '某法', number: '第一条' }],
  roles: [{ id: 'office' }, { id: 'section' }],
  paths: [
    { id: 'office', title: '办公室值班员', role: 'office', summary: '能办', lessons: [...LESSONS] },
    {
      id: 'section',
      title: '联络员',
      role: 'section',
      summary: '能报',
      lessons: ['find', 'grade', 'draft'],
    },
  ],
  lessons: LESSONS.map((id, place) =>
    lessonOf(id, [`${place + 1}.1`, `${place + 1}.2`], [`${id}-0`, `${id}-1`, `${id}-2`]),
  ),
  questions: LESSONS.flatMap((lesson, place) =>
    Array.from({ length: 12 }, (_, number) =>
      questionOf(`${lesson}-${number}`, KINDS[number % KINDS.length] ?? 'single', {
        clauses: [`${place + 1}.${(number % 2) + 1}`],
        ...(number === 11 ? { roles: ['section'] } : {}),
      }),
    ),
  ),
  nights: [{ id: 'slope', title: '坡上在掉土', objectives: [{ id: 'villager', cite: ['5.1.2'] }] }],
  scenarios: [
    {
      id: 'village',
      title: '违建',
      objectives: [
        { id: 'report', cite: ['1.1', 'rule-1'], role: 'office' },
        { id: 'publish', cite: ['3.1', '3.2'], role: 'office' },
      ],
    },
    { id: 'leak', title: '泄露', objectives: [] },
  ],
};

/** An event to record, and how long after the one before. */
export type Deed = readonly [happening: TrainingHappening, wait?: number];

/** The event that puts a happening at the end of a record; the first one makes the record. @param now milliseconds since the epoch */
export const appendTo = (
  events: readonly TrainingEvent[],
  happening: TrainingHappening,
  { now, newId }: { readonly now: number; readonly newId: () => string },
): TrainingEvent =>
  trainingEventOf(happening, {
    id: newId(),
    stream: events[0]?.stream ?? newId(),
    at: now,
    prev: [...headsOf(events)],
  });

/** A record of deeds, each a minute after the one before unless it says otherwise. @param writer keeps ids of two machines apart */
export function recordFrom(
  deeds: readonly Deed[],
  before: readonly TrainingEvent[] = [],
  writer = 1,
): readonly TrainingEvent[] {
  const newId = countingIds(writer, NOW + before.length);
  const last = before.at(-1);
  let now = last === undefined ? NOW : Date.parse(last.at);
  const events = [...before];
  for (const [happening, wait = 60_000] of deeds) {
    now += wait;
    events.push(appendTo(events, happening, { now, newId }));
  }
  return events;
}

export const named = (name: string): TrainingHappening => ({ type: 'named', data: { name } });

export const answered = (
  question: string,
  score: Score = 1,
  where: 'check' | 'review' = 'review',
): TrainingHappening => ({ type: 'answered', data: { question, score, where } });

export const finished = (lesson: string, path = 'office'): TrainingHappening => ({
  type: 'lessonFinished',
  data: { path, lesson },
});

let sittings = 0;

export const written = (lesson: string, text = '先叫坡下的人离开，10时再报。'): TrainingHappening => ({
  type: 'sentenceWritten',
  data: { lesson, text },
});

/** An exam, each call a sitting of its own. */
export function exam(
  score: number,
  scores: Readonly<Record<string, Score>> = {},
  path = 'office',
): TrainingHappening {
  sittings += 1;
  return {
    type: 'examTaken',
    data: {
      path,
      seed: sittings,
      startedAt: new Date(NOW).toISOString(),
      scores,
      score,
      passed: score >= 80,
      timedOut: false,
    },
  };
}

type DrillHappening = Extract<TrainingHappening, { type: 'drillFinished' }>;
type DrillData = DrillHappening['data'];

const runId = countingIds(99);

/** A finished drill, each call a run of its own unless it names one; where it did not pass, something failed it. */
export function drill(
  passed: boolean,
  grades: DrillData['grades'] = { report: 'P', publish: 'P' },
  run = runId(),
  more: Partial<DrillData> = {},
): DrillHappening {
  return {
    type: 'drillFinished',
    data: {
      run,
      scenario: 'village',
      form: 'full',
      mode: 'solo',
      grades,
      notAssessed: [],
      failures: passed ? [] : ['approval'],
      vetoed: [],
      claims: {},
      broken: 0,
      words: [],
      ...more,
    },
  };
}

/** Words of a run, each call of an act of its own. */
export const spoken = (text = '正在核实，今天18时前再答复。'): DrillData['words'][number] => ({
  event: runId(),
  kind: 'reply',
  at: new Date(NOW).toISOString(),
  to: 'caller',
  text,
  facts: [],
  suspected: [],
});

/** Somebody judges every word of a run. */
export const judged = (
  { data: { run, words } }: DrillHappening,
  more: Partial<Extract<TrainingHappening, { type: 'drillJudged' }>['data']> = {},
): readonly TrainingHappening[] =>
  words.map(({ event }) => ({
    type: 'drillJudged',
    data: { run, event, lacks: [], faults: [], vetoed: [], name: '李带教', title: '科长', ...more },
  }));

/** A full drill with words that somebody judged, as a certificate takes it. */
export function judgedDrill(): readonly TrainingHappening[] {
  const run = drill(true, undefined, undefined, { words: [spoken()] });
  return [run, ...judged(run)];
}

const anyScore = fc.constantFrom<Score>(0, 0.5, 1);
const anyQuestion = fc.constantFrom(...catalog.questions.map(({ id }) => id));

/** Anything a trainee can do. */
const anyHappening: fc.Arbitrary<TrainingHappening> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }).map(named),
  fc
    .tuple(anyQuestion, anyScore, fc.constantFrom('check' as const, 'review' as const))
    .map(all => answered(...all)),
  fc.constantFrom(...LESSONS).map(lesson => finished(lesson)),
  fc
    .tuple(fc.constantFrom(...LESSONS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }))
    .filter(([, text]) => text.trim() !== '')
    .map(all => written(...all)),
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.dictionary(anyQuestion, anyScore, { maxKeys: 5 }))
    .map(([score, scores]) => exam(score, { ...scores })),
  fc
    .tuple(fc.boolean(), fc.constantFrom<DrillData['grades']>({}, { report: 'S', publish: 'M' }))
    .map(([passed, grades]) => drill(passed, grades)),
);

/** Deeds over some days. */
export const anyDeeds = (maxLength: number, minLength = 1): fc.Arbitrary<readonly Deed[]> =>
  fc.array(fc.tuple(anyHappening, fc.integer({ min: 0, max: 3 * DAY })), { minLength, maxLength });

/** Reads a list from elsewhere as a record. @param gaps hashes of events that the writing machine had lost */
export const readRecord = (list: readonly unknown[], gaps: readonly string[] = []) =>
  readEvents(trainingKinds, list, undefined, new Set(gaps));
