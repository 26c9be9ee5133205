import type { LearningPath, Lesson } from './lesson.ts';
import type { LessonText, PairedTag } from './lesson-text.ts';
import type { Question, QuestionKind } from './question.ts';
import type { TrainingSettings } from './settings.ts';

/** The questions of one file. */
interface Bank {
  readonly file: string;
  readonly questions: readonly Question[];
}

/** A lesson with what stands in its text. */
export interface ReadLesson {
  readonly lesson: Lesson;
  readonly text: LessonText;
}

/** Paths, lessons and questions as they were read, not yet held against each other. */
export interface LearningContent {
  readonly paths: readonly LearningPath[];
  readonly lessons: readonly ReadLesson[];
  readonly banks: readonly Bank[];
  readonly settings: TrainingSettings;
  /** The files, or the folder, of what has no file of its own in its item. */
  readonly places: Readonly<Record<'paths' | 'clauses' | 'questions', string>>;
}

/** Where a problem lies. */
export interface LearningPlace {
  readonly file: string;
  /** The way to the place in the file's YAML, or a line of a lesson's text, counted from 1 in the whole file. */
  readonly at: readonly (string | number)[] | number;
  readonly id: string | undefined;
}

/** What is wrong with paths, lessons and questions of the right shape. */
export type LearningProblem = LearningPlace &
  (
    | { readonly code: 'duplicateId' }
    | { readonly code: 'unknownReference'; readonly target: string; readonly expected: readonly string[] }
    /** The address that it would give is that of another page. */
    | { readonly code: 'reservedId' }
    /** The same clause, question or lesson twice in one list. */
    | { readonly code: 'listedTwice'; readonly target: string }
    | {
        readonly code: 'rightAnswers';
        readonly kind: QuestionKind;
        readonly right: number;
        readonly choices: number;
      }
    | { readonly code: 'sameText'; readonly text: string }
    /** The clauses of the front matter and those in the text are not the same in the same order. */
    | { readonly code: 'clausesDiffer' }
    /** A question of a check that asks about no clause of the lesson. */
    | { readonly code: 'offTopic'; readonly target: string }
    /** All or none of a task's items are meant. */
    | { readonly code: 'oneSided' }
    | { readonly code: 'exampleCount'; readonly count: number }
    | { readonly code: 'unclosed'; readonly tag: PairedTag }
    /** A tag or brace that a lesson's text cannot hold. */
    | { readonly code: 'strangeTag'; readonly text: string }
    /** The label 上位规定, or 本方案, with no such citation behind it. */
    | { readonly code: 'labelWithoutCitation'; readonly basis: 'rule' | 'plan' }
    | { readonly code: 'wrongMinutes'; readonly minutes: number; readonly measured: number }
    | { readonly code: 'onNoPath' }
    | { readonly code: 'dutyNotOnPath'; readonly clause: string; readonly lessons: readonly string[] }
    | { readonly code: 'clauseNotTaught' }
    | { readonly code: 'clauseNotAsked' }
    | { readonly code: 'fewQuestions' | 'fewLessons'; readonly count: number; readonly least: number }
    | { readonly code: 'kindUnused'; readonly kind: QuestionKind }
  );
