import { useEffect, useRef } from 'preact/hooks';

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'
>;

/**
 * Where a pressed key turns the table's page: on, or back.
 * @param typing the key belongs to a field: arrows move in it
 */
export function groupKey(event: Pressed, typing: boolean): 1 | -1 | undefined {
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  // An input method has its own use for arrows.
  if (event.isComposing || event.defaultPrevented) return undefined;
  return event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined;
}

/** ← and → turn the table's pages; never while somebody types. */
export function useGroupKeys(onMove: (by: 1 | -1) => void): void {
  const latest = useRef(onMove);
  latest.current = onMove;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing =
        target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
      const by = groupKey(event, typing);
      if (by === undefined) return;
      event.preventDefault();
      latest.current(by);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
