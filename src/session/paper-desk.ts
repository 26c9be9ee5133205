import type { Catalog } from '../training/lessons/catalog.ts';
import type { LearningPath } from '../training/lessons/lesson.ts';
import {
  beginPaper,
  isPaperUnderWay,
  isSamePaper,
  markPaper,
  type PaperUnderWay,
  paperEnds,
  recordedAs,
  stillAsked,
} from '../training/papers/paper.ts';
import type { GivenAnswer } from '../training/questions/answering.ts';
import type { TrainingSession } from './training.ts';

const PAPER_DRAFT = 'paper';
/** Holds the last paper of a path as it was handed in: the record keeps scores only. */
export const answersDraft = (path: string): string => `answers/${path}`;

interface DeskPorts {
  readonly session: TrainingSession;
  readonly catalog: Catalog;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newSeed: () => number;
}

export type PaperDesk = ReturnType<typeof createPaperDesk>;

/** The paper under way, of which there is one at a time on a machine: a draft of each answer at once, until its result is on disk. */
export function createPaperDesk({ session, catalog, now, newSeed }: DeskPorts) {
  const { drafts } = session;
  /** Another tab may have handed it in. */
  const paper = (): PaperUnderWay | undefined => {
    const kept = drafts.read(PAPER_DRAFT);
    return isPaperUnderWay(kept) && recordedAs(kept, session.snapshot().events) === undefined
      ? kept
      : undefined;
  };
  const change = (changed: (paper: PaperUnderWay) => PaperUnderWay): void => {
    const here = paper();
    if (here !== undefined) drafts.keep(PAPER_DRAFT, changed(here));
  };

  /** Marks and records it. */
  const handIn = (): void => {
    const given = paper();
    if (given === undefined) return;
    session.record(markPaper(given, stillAsked(given.questions, catalog.questions), now()));
    drafts.keep(answersDraft(given.path), given);
    session.letGo(PAPER_DRAFT, kept => isPaperUnderWay(kept) && isSamePaper(kept, given));
  };

  return {
    paper,
    /** Begins a paper, unless there is one by then. */
    start: (path: LearningPath): void => {
      if (paper() === undefined) drafts.keep(PAPER_DRAFT, beginPaper(path, catalog, newSeed(), now()));
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
      const underWay = paper();
      if (underWay !== undefined && now() >= paperEnds(underWay)) handIn();
    },
  };
}
