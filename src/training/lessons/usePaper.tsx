import { useLayoutEffect, useMemo, useReducer } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { createPaperDesk, type PaperDesk } from '../../session/paper-desk.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { PaperUnderWay } from '../papers/paper.ts';
import type { Catalog } from './catalog.ts';
import { newSeed, type Training } from './useStudy.tsx';

/** The paper under way as screens see it. */
export interface Paper extends Pick<PaperDesk, 'start' | 'answer' | 'flag' | 'handIn'> {
  readonly underWay: PaperUnderWay | undefined;
}

/**
 * The paper under way, wherever on the page the trainee is. At the end of its time it hands itself in, also when that end
 * came while the page was closed.
 */
export function usePaper(training: Training | undefined, catalog: Catalog | undefined): Paper | undefined {
  const session = training?.session;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const desk = useMemo(
    () =>
      session === undefined || catalog === undefined
        ? undefined
        : createPaperDesk({ session, catalog, now: timeNow, newSeed }),
    [session, catalog],
  );
  const underWay = desk?.paper();
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
