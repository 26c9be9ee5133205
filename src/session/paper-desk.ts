import { createListeners } from '../base/listeners.ts';
import type { Given } from '../training/answering.ts';
import type { Catalog } from '../training/catalog.ts';
import type { LearningPath } from '../training/lesson.ts';
import {
  beginPaper,
  isPaperUnderWay,
  isSamePaper,
  markPaper,
  type PaperUnderWay,
  paperEnds,
  recordedAs,
  stillAsked,
} from '../training/paper.ts';
import type { PaperTaken } from '../training/record.ts';
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

/** Keeps the paper under way, of which there is one at a time on a machine: each answer at once, and all of it until its result is on disk. */
export function createPaperDesk({ session, catalog, now, newSeed }: DeskPorts) {
  const listeners = createListeners();
  let paper: PaperUnderWay | undefined;
  const show = (next: PaperUnderWay | undefined): void => {
    paper = next;
    listeners.tell();
  };

  const underWay = (kept: unknown): PaperUnderWay | undefined =>
    isPaperUnderWay(kept) && recordedAs(kept, session.snapshot().events) === undefined ? kept : undefined;
  /** Takes over what is kept: another tab may have gone on with the paper, handed it in, or wiped everything. */
  const read = async (): Promise<void> => {
    try {
      show(underWay(await session.draft(PAPER_DRAFT)));
    } catch {
      // What is shown stays: a disk that does not answer for once must not take a paper from under anybody's hands.
    }
  };

  /** Changes the paper here and where it is kept, which may be further by now; one that is gone stays gone. */
  const change = (changed: (paper: PaperUnderWay) => PaperUnderWay): void => {
    if (paper === undefined) return;
    const here = paper;
    show(changed(here));
    session.changeDraft(PAPER_DRAFT, kept =>
      isPaperUnderWay(kept) && isSamePaper(kept, here) ? changed(kept) : kept,
    );
  };

  /** Marks and records it. @returns what it was recorded as; `undefined` where there is none */
  const handIn = (): PaperTaken | undefined => {
    if (paper === undefined) return undefined;
    const given = paper;
    // Another tab may have handed in the same paper.
    if (recordedAs(given, session.snapshot().events) === undefined)
      session.record(markPaper(given, stillAsked(given.questions, catalog.questions), now()));
    show(undefined);
    session.changeDraft(answersDraft(given.path), () => given);
    session.letGo(PAPER_DRAFT, kept => isPaperUnderWay(kept) && isSamePaper(kept, given));
    return recordedAs(given, session.snapshot().events);
  };

  return {
    paper: (): PaperUnderWay | undefined => paper,
    /** @returns a function that stops listening */
    subscribe: listeners.add,
    read,
    /** Begins a paper, unless there is one by then. */
    start: (path: LearningPath): void => {
      const fresh = beginPaper(path, catalog, newSeed(), now());
      show(fresh);
      session.changeDraft(PAPER_DRAFT, kept => underWay(kept) ?? fresh);
      void read();
    },
    answer: (question: string, given: Given): void =>
      change(each => ({ ...each, answers: { ...each.answers, [question]: given } })),
    /** Marks a question to be looked at once more, or takes the mark back. */
    flag: (question: string): void => {
      const isFlagged = paper?.flagged.includes(question) === true;
      change(each => {
        const others = each.flagged.filter(id => id !== question);
        return { ...each, flagged: isFlagged ? others : [...others, question] };
      });
    },
    handIn,
    /** Hands it in when its time is up. */
    look: (): PaperTaken | undefined =>
      paper !== undefined && now() >= paperEnds(paper) ? handIn() : undefined,
  };
}
