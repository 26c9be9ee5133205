import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { createPaperDesk, type PaperDesk } from '../../session/paper-desk.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { Catalog } from '../../training/catalog.ts';
import type { PaperUnderWay } from '../../training/paper.ts';
import type { PaperTaken } from '../../training/record.ts';
import { newSeed, type Training } from './useStudy.ts';

/** The paper under way as screens see it. */
export interface Paper extends Pick<PaperDesk, 'start' | 'answer' | 'flag'> {
  readonly underWay: PaperUnderWay | undefined;
  handIn(): void;
}

/**
 * The paper under way, wherever on the page the trainee is. At the end of its time it hands itself in, also when that end
 * came while the page was closed.
 * @param onHandedIn is told what it was recorded as
 */
export function usePaper(
  training: Training | undefined,
  catalog: Catalog | undefined,
  onHandedIn: (taken: PaperTaken) => void,
): Paper | undefined {
  const session = training?.session;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  // The timer outlives many renderings: it tells the newest of them.
  const told = useRef(onHandedIn);
  told.current = onHandedIn;
  const desk = useMemo(
    () =>
      session === undefined || catalog === undefined
        ? undefined
        : createPaperDesk({ session, catalog, now: timeNow, newSeed }),
    [session, catalog],
  );
  const tell = (taken: PaperTaken | undefined): void => {
    if (taken !== undefined) told.current(taken);
  };

  const underWay = desk?.paper();
  // Before anything can be answered: a second answer upon an old drawing would take the first one back.
  useLayoutEffect(() => session?.drafts.listen(() => redraw(undefined)), [session]);
  // Looked at each second rather than once at the end: timers sleep with the machine.
  // `tell` does the same each time.
  useOnChange([desk, underWay === undefined], () => {
    if (desk === undefined || underWay === undefined) return;
    const look = (): void => tell(desk.look());
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  });

  if (desk === undefined || training?.snapshot.areDraftsRead !== true) return undefined;
  return { ...desk, underWay, handIn: () => tell(desk.handIn()) };
}
