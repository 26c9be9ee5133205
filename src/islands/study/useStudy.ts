import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { onUnlocked } from '../../session/lock.ts';
import { timeNow } from '../../session/surroundings.ts';
import { startTraining, type TrainingSession, type TrainingSnapshot } from '../../session/training.ts';
import type { Catalog } from '../../training/catalog.ts';
import { NO_PROGRESS, progressAfter } from '../../training/progress.ts';
import { recordOfTally, type TrainingEvent, type TrainingRecord } from '../../training/record.ts';
import { dueToday, type Today } from '../../training/schedule.ts';
import type { Paper } from './usePaper.ts';

/** The trainee's record as it is kept. */
export interface Training {
  readonly session: TrainingSession;
  readonly snapshot: TrainingSnapshot;
}

/** What every screen of 我的学习 works with. */
export interface Study extends Training {
  readonly catalog: Catalog;
  readonly record: TrainingRecord;
  readonly today: Today;
  readonly paper: Paper;
  /** The site's base. */
  readonly base: string;
  /** Whether the trainee came from another screen of this page: then the heading takes the focus. */
  readonly moved: boolean;
  go(place: string, replace?: boolean): void;
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

async function fetchCatalog(url: string): Promise<Catalog> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`catalog: ${response.status}`);
  // Written by this site's own build, which has checked it.
  return (await response.json()) as Catalog;
}

/** @returns `failed` when the catalogue is neither on the network nor in the offline store */
export function useCatalog(
  base: string,
): readonly [catalog: Catalog | 'failed' | undefined, again: () => void] {
  const [catalog, setCatalog] = useState<Catalog | 'failed'>();
  const [attempt, setAttempt] = useState(0);
  // Each attempt fetches anew.
  useOnChange([base, attempt], () => {
    let gone = false;
    setCatalog(undefined);
    fetchCatalog(`${base}training.json`).then(
      fetched => gone || setCatalog(fetched),
      () => gone || setCatalog('failed'),
    );
    return () => {
      gone = true;
    };
  });
  return [catalog, () => setAttempt(attempt + 1)];
}

const noEvents: readonly TrainingEvent[] = [];

/** What the record says by the content of today, and what is to be reviewed. */
export function useRecord(
  events: readonly TrainingEvent[] = noEvents,
  catalog: Catalog | undefined,
): Pick<Study, 'record' | 'today'> | undefined {
  const latest = useRef(NO_PROGRESS);
  const { cards, tally } = useMemo(() => {
    latest.current = progressAfter(latest.current, events);
    return latest.current;
  }, [events]);
  return useMemo(() => {
    if (catalog === undefined) return undefined;
    const record = recordOfTally(tally, catalog);
    return { record, today: dueToday(cards, catalog.questions, timeNow(), record) };
  }, [cards, tally, catalog]);
}

/**
 * Whether the trainee has come to this screen from another one: where one starts, the focus stays where the browser put it.
 * @param isReady before, the address has not been read and nothing is shown
 */
export function useMoved(hash: string, isReady: boolean): boolean {
  const first = useRef<string>();
  const moved = useRef(false);
  if (isReady) {
    first.current ??= hash;
    moved.current ||= first.current !== hash;
  }
  return moved.current;
}

/** What is kept under a name; `undefined` until it has been read. What cannot be read counts as none. */
export function useKept(name: string): { readonly draft: unknown } | undefined {
  const { session } = useStudy();
  const [kept, setKept] = useState<{ readonly draft: unknown }>();
  useEffect(() => {
    let gone = false;
    const read = session.draft(name).catch(() => undefined);
    void read.then(draft => gone || setKept({ draft }));
    return () => {
      gone = true;
    };
  }, [session, name]);
  return kept;
}

/** A number that decides what chance decides. */
export const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
