import type { Cell } from '../../documents/cell.ts';
import { byKind } from './by-code.ts';
import { fullTime } from './time.ts';

/** A cell as a screen shows it. @param now milliseconds since the epoch */
export const cellWords: (cell: Cell, now: number) => string = byKind<Cell, [number]>({
  empty: '',
  number: ({ number }) => String(number),
  time: ({ at }, now) => fullTime(at, now),
  text: ({ text }) => text,
});
