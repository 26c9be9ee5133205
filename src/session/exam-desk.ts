import {
  beginExam,
  type ExamUnderWay,
  examEnds,
  isExamUnderWay,
  isSameExam,
  markExam,
  recordedAs,
  stillAsked,
} from '../training/exams/exam.ts';
import type { Catalog } from '../training/lessons/catalog.ts';
import type { LearningPath } from '../training/lessons/lesson.ts';
import type { GivenAnswer } from '../training/questions/answering.ts';
import type { TrainingSession } from './training.ts';

const EXAM_DRAFT = 'exam';
/** Holds the last exam of a path as it was handed in: the record keeps scores only. */
export const answersDraft = (path: string): string => `answers/${path}`;

interface DeskPorts {
  readonly session: TrainingSession;
  readonly catalog: Catalog;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newSeed: () => number;
}

export type ExamDesk = ReturnType<typeof createExamDesk>;

/** The exam under way; a machine has one at a time. Each answer is saved at once as a draft, until the result is on disk. */
export function createExamDesk({ session, catalog, now, newSeed }: DeskPorts) {
  const { drafts } = session;
  /** Another tab may have handed it in. */
  const exam = (): ExamUnderWay | undefined => {
    const kept = drafts.read(EXAM_DRAFT);
    return isExamUnderWay(kept) && recordedAs(kept, session.snapshot().events) === undefined
      ? kept
      : undefined;
  };
  const change = (changed: (exam: ExamUnderWay) => ExamUnderWay): void => {
    const here = exam();
    if (here !== undefined) drafts.keep(EXAM_DRAFT, changed(here));
  };

  /** Marks and records it. */
  const handIn = (): void => {
    const given = exam();
    if (given === undefined) return;
    session.record(markExam(given, stillAsked(given.questions, catalog.questions), now()));
    drafts.keep(answersDraft(given.path), given);
    session.letGo(EXAM_DRAFT, kept => isExamUnderWay(kept) && isSameExam(kept, given));
  };

  return {
    exam,
    /** Begins an exam, unless there is one by then. */
    start: (path: LearningPath): void => {
      if (exam() === undefined) drafts.keep(EXAM_DRAFT, beginExam(path, catalog, newSeed(), now()));
    },
    answer: (question: string, given: GivenAnswer): void =>
      change(each => ({ ...each, answers: { ...each.answers, [question]: given } })),
    /** Marks a question to be looked at once more, or takes the mark back. */
    flag: (question: string): void =>
      change(each => {
        const others = each.flagged.filter(id => id !== question);
        return { ...each, flagged: each.flagged.includes(question) ? others : [...others, question] };
      }),
    handIn,
    /** Hands it in when its time is up. */
    look: (): void => {
      const underWay = exam();
      if (underWay !== undefined && now() >= examEnds(underWay)) handIn();
    },
  };
}
