import type { RefObject } from 'preact';
import { useBeforePaint } from './effects.ts';

/** Gives a text area as many rows as its text needs, within limits; what needs more scrolls. */
export function useGrowingRows(
  field: RefObject<HTMLTextAreaElement>,
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): void {
  // It is the text that needs the room.
  useBeforePaint([text], () => {
    const area = field.current;
    if (area === null) return;
    area.rows = least;
    // Measuring lays the whole page out: a form that was just drawn, and is empty, need not.
    if (text === '') return;
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(area);
    const lines =
      (area.scrollHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)) /
      Number.parseFloat(lineHeight);
    if (lines > least) area.rows = Math.min(most, Math.round(lines));
  });
}
