import { useLayoutEffect, useMemo, useReducer } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { createExamDesk } from '../../session/exam-desk.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { Catalog } from './catalog.ts';
import { type Exam, newSeed, type Training } from './useStudy.tsx';

/**
 * The exam under way, wherever on the page the trainee is. At the end of its time it hands itself in, also when that end
 * came while the page was closed.
 */
export function useExam(training: Training | undefined, catalog: Catalog | undefined): Exam | undefined {
  const session = training?.session;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const desk = useMemo(
    () =>
      session === undefined || catalog === undefined
        ? undefined
        : createExamDesk({ session, catalog, now: timeNow, newSeed }),
    [session, catalog],
  );
  const underWay = desk?.exam();
  // Before anything can be answered: a second answer upon an old drawing would take the first one back.
  useLayoutEffect(() => session?.drafts.listen(() => redraw(undefined)), [session]);
  // Looked at each second rather than once at the end: timers sleep with the machine.
  useOnChange([desk, underWay === undefined], () => {
    if (desk === undefined || underWay === undefined) return;
    desk.look();
    const timer = setInterval(desk.look, 1000);
    return () => clearInterval(timer);
  });
  if (desk === undefined || training?.snapshot.areDraftsRead !== true) return undefined;
  return { ...desk, underWay };
}
