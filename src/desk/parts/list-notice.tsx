import { useEffect } from 'preact/hooks';
import { giveFocusSoon } from '../../kit/focus.ts';
import { createShared } from '../../kit/shared.ts';

const notice = createShared<string | undefined>(undefined);

/** Says on the list, where one is or goes now, what was just done. It is gone when the list is left, or something comes in. */
export function tellAtList(words: string): void {
  notice.set(words);
  giveFocusSoon('#list-told');
}

/** Takes the notice away. */
export const clearListNotice = (): void => notice.set(undefined);

/** The action that led to the list; cleared when the list goes. */
export function useListNotice(): string | undefined {
  const words = notice.use();
  useEffect(() => clearListNotice, []);
  return words;
}
