import type { Cell } from '../document/cell.ts';
import { fullTime } from './time.ts';

/** A cell as a screen shows it. @param now milliseconds since the epoch */
export function cellWords(cell: Cell, now: number): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return String(cell.number);
    case 'time':
      return fullTime(cell.at, now);
    case 'text':
      return cell.text;
  }
}
