import { createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer } from 'preact/hooks';
import { isObject } from '../base/guard.ts';

/** Stores drafts, by form; the page decides whose forms they are. */
export interface DraftPort {
  read(form: string): unknown;
  keep(form: string, draft: unknown): void;
  /** Forms that something is half written in. */
  forms(): readonly string[];
  /** @returns stops listening */
  listen(listener: () => void): () => void;
}

/** For a form outside of every page: nothing is kept. */
const NOWHERE: DraftPort = {
  read: () => undefined,
  keep: () => undefined,
  forms: () => [],
  listen: () => () => undefined,
};

/** The place of some forms: forms of the same name in another place are others. The page may add to this. */
export interface DraftPlace {
  readonly name: string;
}

/** The half-written words of a form, and where they belong. */
interface PlacedDraft {
  readonly place: DraftPlace;
  readonly words: unknown;
}

const isPlaced = (draft: unknown): draft is PlacedDraft =>
  isObject(draft) && 'place' in draft && isObject(draft.place);

/** The drafts of one place. Each carries it, so that a half-written form can be found again. */
export function draftsAt(drafts: DraftPort, place: DraftPlace): DraftPort {
  const prefix = `${place.name}:`;
  return {
    read: form => (drafts.read(prefix + form) as PlacedDraft | undefined)?.words,
    keep: (form, words) =>
      drafts.keep(prefix + form, words === undefined ? undefined : ({ place, words } satisfies PlacedDraft)),
    forms: () => drafts.forms().flatMap(form => (form.startsWith(prefix) ? [form.slice(prefix.length)] : [])),
    listen: listener => drafts.listen(listener),
  };
}

/**
 * The places with half-written forms, each as often as it has some.
 * @param drafts of every place of a page
 * @param isLeft whether a form's input still has to be handed in
 */
export const placesOf = <Place extends DraftPlace>(
  drafts: DraftPort,
  isLeft: (form: string, words: unknown) => boolean = () => true,
): readonly Place[] =>
  drafts.forms().flatMap(form => {
    const draft = drafts.read(form);
    if (!isPlaced(draft)) return [];
    return isLeft(form.slice(`${draft.place.name}:`.length), draft.words) ? [draft.place as Place] : [];
  });

export const Drafts = createContext<DraftPort>(NOWHERE);

/** The drafts of this place; who asks is drawn anew whenever something is written or given up. */
export function useDrafts(): DraftPort {
  const drafts = useContext(Drafts);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  // Before anything can be typed: a second field typed into an old drawing would take the first one back.
  useLayoutEffect(() => drafts.listen(() => redraw(undefined)), [drafts]);
  return drafts;
}

/**
 * State that outlives its form: it comes back after another screen, a reload and the lock, and is shared with other tabs. Not
 * for passphrases.
 * @param form its name among the forms of the incident. The same form stored whatever is found under it
 */
export function useDraft<Value>(
  form: string,
  initial: Value,
): readonly [value: Value, keep: (next: Value | undefined) => void] {
  const drafts = useDrafts();
  const kept = drafts.read(form) as Value | undefined;
  return [kept ?? initial, next => drafts.keep(form, next)];
}
