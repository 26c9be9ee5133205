import { useRef } from 'preact/hooks';

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
