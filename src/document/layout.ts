import type { DocumentModel } from './document.ts';

type Line = DocumentModel['lines'][number];

/** A short value shares its row with the next one. In characters; twice as many take half the text block. */
const SHORT = { label: 6, value: 12 } as const;

const isShort = ({ label, value }: Line): boolean =>
  label.length <= SHORT.label && value.length <= SHORT.value;

/** The lines at a document's head as rows of a grid: two to a row where both are short. */
export function gridRows(lines: readonly Line[]): readonly (readonly Line[])[] {
  const rows: Line[][] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const [first] = last ?? [];
    if (last?.length === 1 && first !== undefined && isShort(first) && isShort(line)) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** A line of its own that begins “（一）” is a heading of the second level. */
export const isSecondLevel = (paragraph: string): boolean =>
  /^（[一二三四五六七八九十]{1,3}）[^。；]{1,40}$/.test(paragraph);
