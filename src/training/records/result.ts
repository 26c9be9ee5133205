import { foldedWords } from '../../base/folded.ts';
import { type Fault, type Grade, type RunVerdict, VETOES, type Veto } from '../drills/grade.ts';
import { awardOf, type PoorWords, poorWords } from '../drills/judgement.ts';
import { drillVerdict } from '../drills/verdict.ts';
import type { DrillFinished, DrillJudged, RunRemarked } from './record-kinds.ts';

/** The result of a run: what its log proves, with people's judgements of its words. */
export interface RunResult {
  readonly id: string;
  readonly finishedAt: string;
  /** When its result came to stand: once it was finished, or with the last judgement. */
  readonly at: string;
  readonly data: DrillFinished['data'];
  /** By objective, as far as decided. */
  readonly grades: Readonly<Record<string, Grade>>;
  /** Objectives that were answered and wait for a person. */
  readonly waiting: readonly string[];
  readonly failures: readonly Veto[];
  readonly vetoed: readonly string[];
  readonly verdict: RunVerdict;
  /** By the event of the words. */
  readonly judgements: ReadonlyMap<string, DrillJudged['data']>;
  /** The last sentence about it as a whole. */
  readonly remark: RunRemarked['data'] | undefined;
  /** Words on which no objective rests, and which somebody judged to be poor. */
  readonly poor: readonly PoorWords[];
  /** How many words nobody has judged. */
  readonly unjudged: number;
  /** Who judged, each once. */
  readonly judges: readonly Pick<DrillJudged['data'], 'name' | 'title' | 'where'>[];
}

const vetoesOf = (faults: readonly Fault[]): readonly Veto[] =>
  VETOES.filter(veto => (faults as readonly string[]).includes(veto));

/** @param judgements of the run, by the event of the words: the last of each */
export function recordResult(
  { id, at, data }: DrillFinished,
  given: ReadonlyMap<string, DrillJudged> = new Map(),
  remark?: RunRemarked['data'],
): RunResult {
  const judgements = new Map([...given].map(([event, each]) => [event, each.data]));
  const judged = data.words.flatMap(({ event }) => judgements.get(event) ?? []);
  const awards = Object.entries(data.claims).map(
    ([objective, claims]) => [objective, awardOf(claims, event => judgements.get(event))?.grade] as const,
  );
  const grades: Readonly<Record<string, Grade>> = {
    ...data.grades,
    ...Object.fromEntries(
      awards.flatMap(([objective, grade]) => (grade === undefined ? [] : [[objective, grade]])),
    ),
  };
  const failures = [...new Set([...data.failures, ...judged.flatMap(({ faults }) => vetoesOf(faults))])];
  const unjudged = data.words.length - judged.length;
  const poor = poorWords(data.words, Object.values(data.claims), event => judgements.get(event));
  const judges = new Map(
    judged.map(({ name, title, where }) => [
      `${name}\n${title}\n${where}`,
      { name, title, ...(where === undefined ? {} : { where }) },
    ]),
  );
  return {
    id,
    finishedAt: at,
    at: [at, ...[...given.values()].map(each => each.at)].reduce((one, other) => (one < other ? other : one)),
    data,
    grades,
    waiting: awards.flatMap(([objective, grade]) => (grade === undefined ? [objective] : [])),
    failures,
    vetoed: [...new Set([...data.vetoed, ...judged.flatMap(({ vetoed }) => vetoed)])],
    verdict: drillVerdict({
      failures: failures.length,
      undone:
        [...Object.values(grades), ...poor.map(({ grade }) => grade)].filter(grade => grade === 'U').length +
        data.broken,
      notAssessed: data.notAssessed.length,
      unjudged,
    }),
    judgements,
    remark,
    poor,
    unjudged,
    judges: [...judges.values()],
  };
}

/** Whether the judge goes by a name of the trainee's: nobody awards himself. */
export const isOneself = (name: string, trainee: readonly string[]): boolean =>
  trainee.some(own => own.trim() !== '' && foldedWords(own) === foldedWords(name));

/** A line of a run's course. `about`: who was called, who hung up, or what was chosen. */
export type CourseLine = { readonly at: string; readonly about: string } & (
  | { readonly kind: 'words'; readonly said: DrillFinished['data']['words'][number] }
  | { readonly kind: 'called'; readonly end: 'reached' | 'inVain' }
  | { readonly kind: 'chose' | 'hungUp' }
);

/** Words, calls, choices and callers who hung up of a run, in order of time. */
export const runCourse = ({
  words,
  called = [],
  hungUp = [],
}: Pick<DrillFinished['data'], 'words' | 'called' | 'hungUp'>): readonly CourseLine[] =>
  [
    ...words.map((said): CourseLine => ({ kind: 'words', at: said.at, about: said.event, said })),
    ...called.map(({ who, at, end }): CourseLine => ({ kind: 'called', at, about: who, end })),
    ...words.flatMap(({ chose }): CourseLine[] =>
      chose === undefined ? [] : [{ kind: 'chose', at: chose.at, about: chose.says }],
    ),
    ...hungUp.map(({ call, at }): CourseLine => ({ kind: 'hungUp', at, about: call })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
