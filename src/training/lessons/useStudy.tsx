import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { href } from '../../desk/parts/href.tsx';
import type { ExamDesk } from '../../session/exam-desk.ts';
import { onUnlocked } from '../../session/lock.ts';
import { timeNow } from '../../session/surroundings.ts';
import { startTraining, type TrainingSession, type TrainingSnapshot } from '../../session/training.ts';
import type { ExamUnderWay } from '../exams/exam.ts';
import { AHEAD } from '../questions/review-call.ts';
import { dueToday, type ReviewDay, reviewDays, type Today } from '../questions/schedule.ts';
import { NO_PROGRESS, progressAfter } from '../records/progress.ts';
import { recordOfTally, type TrainingEvent, type TrainingRecord } from '../records/record.ts';
import type { Catalog } from './catalog.ts';

/** The trainee's record as it is kept. */
export interface Training {
  readonly session: TrainingSession;
  readonly snapshot: TrainingSnapshot;
}

/** Shared state of the screens of 我的学习. */
export interface Study extends Training {
  readonly catalog: Catalog;
  readonly record: TrainingRecord;
  readonly today: Today;
  /** The days ahead on which questions come back. */
  readonly ahead: readonly ReviewDay[];
  readonly exam: Exam;
}

export const StudyContext = createContext<Study | undefined>(undefined);

export function useStudy(): Study {
  const study = useContext(StudyContext);
  if (study === undefined) throw new Error('a part of 我的学习 outside of it');
  return study;
}

/** The trainee's record as it stands; `undefined` until it has been read; `locked` until it is unlocked. */
export function useTraining(): Training | 'locked' | undefined {
  const [training, setTraining] = useState<Training | 'locked'>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const begin = (): void => {
      void startTraining().then(session => {
        if (gone) return;
        if (session === 'locked') {
          setTraining('locked');
          return;
        }
        const show = (): void => setTraining({ session, snapshot: session.snapshot() });
        show();
        stop = session.subscribe(show);
      });
    };
    begin();
    const forget = onUnlocked(begin);
    return () => {
      gone = true;
      forget();
      stop?.();
    };
  }, []);
  return training;
}

const noEvents: readonly TrainingEvent[] = [];

/** The record by today's content, and the questions to review. */
export function useRecord(
  events: readonly TrainingEvent[] = noEvents,
  catalog: Catalog | undefined,
): Pick<Study, 'record' | 'today' | 'ahead'> | undefined {
  const latest = useRef(NO_PROGRESS);
  const { cards, tally } = useMemo(() => {
    latest.current = progressAfter(latest.current, events);
    return latest.current;
  }, [events]);
  return useMemo(() => {
    if (catalog === undefined) return undefined;
    const record = recordOfTally(tally, catalog);
    const now = timeNow();
    return {
      record,
      today: dueToday(cards, catalog.questions, now, record),
      ahead: reviewDays(cards, catalog.questions, now, AHEAD),
    };
  }, [cards, tally, catalog]);
}

/** The address of the page with a lesson. */
export const lessonUrl = (path: { readonly id: string }, lesson: { readonly id: string }): string =>
  href(`training/${path.id}/${lesson.id}/`);

/** A number that decides what chance decides. */
export const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** The exam under way as screens see it. */
export interface Exam extends Pick<ExamDesk, 'start' | 'answer' | 'flag' | 'handIn'> {
  readonly underWay: ExamUnderWay | undefined;
}
