import { createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer } from 'preact/hooks';

/** Where what is half written is kept, by form; the page says whose forms they are. */
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

/** Between a place and the name that a form has there. */
const AT = ':';

/** The drafts of one place: their names begin with it, so that what is half written says where. */
export function draftsAt(drafts: DraftPort, place: string): DraftPort {
  const prefix = place + AT;
  return {
    read: form => drafts.read(prefix + form),
    keep: (form, draft) => drafts.keep(prefix + form, draft),
    forms: () => drafts.forms().flatMap(form => (form.startsWith(prefix) ? [form.slice(prefix.length)] : [])),
    listen: listener => drafts.listen(listener),
  };
}

/** The places of forms, by their names. */
export const placesOf = (forms: readonly string[]): ReadonlySet<string> =>
  new Set(forms.map(form => form.slice(0, Math.max(0, form.indexOf(AT)))));

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
 * State that outlives its form: it comes back after another screen, a reload and the lock, and is shared with other tabs.
 * Not for passphrases. @param form its name among the forms of the incident. What is found under it was put there by the same form
 */
export function useDraft<Value>(
  form: string,
  initial: Value,
): readonly [value: Value, keep: (next: Value | undefined) => void] {
  const drafts = useDrafts();
  const kept = drafts.read(form) as Value | undefined;
  return [kept ?? initial, next => drafts.keep(form, next)];
}
