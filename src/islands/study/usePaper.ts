import { useEffect, useRef, useState } from 'preact/hooks';
import type { Given } from '../../domain/training/answering.ts';
import type { Catalog } from '../../domain/training/catalog.ts';
import type { LearningPath } from '../../domain/training/lesson.ts';
import { markPaper, type PaperUnderWay, paperEnds, paperFor } from '../../domain/training/paper.ts';
import type { Question } from '../../domain/training/question.ts';
import type { PaperTaken, TrainingEvent } from '../../domain/training/record.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { TrainingSession } from '../../session/training.ts';
import { newSeed } from './useStudy.ts';

/** The paper on the desk, as it is kept on the machine. There is one at a time. */
export interface PaperDraft extends PaperUnderWay {
  /** Ids in the order of the paper: what it asks does not change with a new edition of the bank. */
  readonly questions: readonly string[];
  readonly flagged: readonly string[];
}

/** What was given in a paper that has been handed in: the record keeps scores only. */
export interface GivenAnswers {
  /** The event that recorded the paper. */
  readonly paper: string;
  readonly seed: number;
  readonly answers: PaperUnderWay['answers'];
}

const DRAFT = 'paper';
/** The last answers of a path's paper, by path. */
export const answersDraft = (path: string): string => `answers/${path}`;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isDraft = (value: unknown): value is PaperDraft =>
  isObject(value) &&
  'path' in value &&
  typeof value.path === 'string' &&
  'startedAt' in value &&
  typeof value.startedAt === 'number' &&
  'seed' in value &&
  typeof value.seed === 'number' &&
  'answers' in value &&
  isObject(value.answers) &&
  'questions' in value &&
  Array.isArray(value.questions) &&
  'flagged' in value &&
  Array.isArray(value.flagged);

export const isGivenAnswers = (value: unknown): value is GivenAnswers =>
  isObject(value) && 'paper' in value && 'seed' in value && 'answers' in value && isObject(value.answers);

/** The recorded paper that a sitting has become, if it has. */
const recordedAs = (
  { path, seed, startedAt }: PaperUnderWay,
  events: readonly TrainingEvent[],
): PaperTaken | undefined =>
  events.find(
    (event): event is PaperTaken =>
      event.type === 'paperTaken' &&
      event.data.path === path &&
      event.data.seed === seed &&
      Date.parse(event.data.startedAt) === startedAt,
  );

/** Questions of a paper that the bank still holds, in the paper's order. */
export const questionsOf = (ids: readonly string[], { questions }: Catalog): readonly Question[] =>
  ids.flatMap(id => questions.find(question => question.id === id) ?? []);

/** The paper under way and what can be done with it. */
export interface PaperDesk {
  readonly paper: PaperDraft | undefined;
  start(path: LearningPath): void;
  answer(question: string, given: Given): void;
  flag(question: string): void;
  /** Hands it in: it is marked and recorded. */
  handIn(): void;
  /** Forgets it: everything has been wiped. */
  drop(): void;
}

/**
 * Keeps the paper under way, wherever on the page the trainee is: each answer as a draft, and at the end of its time it
 * hands itself in, also when that end came while the page was closed.
 * @param onHandedIn is told the id of the event that recorded it
 */
export function usePaper(
  session: TrainingSession | undefined,
  events: readonly TrainingEvent[],
  catalog: Catalog | undefined,
  onHandedIn: (path: string, event: string) => void,
): PaperDesk {
  const [paper, setPaper] = useState<PaperDraft>();
  const current = useRef<PaperDraft>();

  const show = (next: PaperDraft | undefined): void => {
    current.current = next;
    setPaper(next);
  };
  const keep = (next: PaperDraft | undefined): void => {
    show(next);
    void session?.keepDraft(DRAFT, next);
  };

  const handIn = (): void => {
    const given = current.current;
    if (given === undefined || session === undefined || catalog === undefined) return;
    keep(undefined);
    // Another tab may have handed in the same paper.
    if (recordedAs(given, session.snapshot().events) === undefined)
      session.record(markPaper(given, questionsOf(given.questions, catalog), timeNow()));
    const recorded = recordedAs(given, session.snapshot().events);
    if (recorded === undefined) return;
    const answers: GivenAnswers = { paper: recorded.id, seed: given.seed, answers: given.answers };
    void session.keepDraft(answersDraft(given.path), answers);
    onHandedIn(given.path, recorded.id);
  };

  // What is stored comes first: another tab may have gone on with the paper, or handed it in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read when the session is there, and when the page is looked at again.
  useEffect(() => {
    if (session === undefined) return;
    const read = (): void =>
      void session.draft(DRAFT).then(draft => {
        if (!isDraft(draft) || recordedAs(draft, session.snapshot().events) !== undefined) return;
        const here = current.current;
        const isSame = here?.seed === draft.seed && here.startedAt === draft.startedAt;
        // An answer that could not be kept is only here.
        show(isSame ? { ...draft, answers: { ...here.answers, ...draft.answers } } : draft);
      });
    const look = (): void => {
      if (document.visibilityState === 'visible') read();
    };
    read();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [session]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is the same each time.
  useEffect(() => {
    if (paper !== undefined && recordedAs(paper, events) !== undefined) show(undefined);
  }, [paper, events]);

  // Looked at each second rather than once at the end: timers sleep with the machine.
  // biome-ignore lint/correctness/useExhaustiveDependencies: handing in reads the newest answers by itself.
  useEffect(() => {
    if (paper === undefined || catalog === undefined) return;
    const look = (): void => {
      if (current.current !== undefined && timeNow() >= paperEnds(current.current)) handIn();
    };
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [paper === undefined, catalog, session]);

  return {
    paper,
    start: path => {
      if (catalog === undefined) return;
      const seed = newSeed();
      keep({
        path: path.id,
        seed,
        startedAt: timeNow(),
        questions: paperFor(path, catalog.lessons, catalog.questions, seed).map(({ id }) => id),
        answers: {},
        flagged: [],
      });
    },
    answer: (question, given) => {
      const now = current.current;
      if (now !== undefined) keep({ ...now, answers: { ...now.answers, [question]: given } });
    },
    flag: question => {
      const now = current.current;
      if (now === undefined) return;
      const flagged = now.flagged.includes(question)
        ? now.flagged.filter(each => each !== question)
        : [...now.flagged, question];
      keep({ ...now, flagged });
    },
    handIn,
    drop: () => show(undefined),
  };
}
