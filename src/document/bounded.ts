import type { DocumentWords } from './words.ts';

/** How much of a list goes into a document's text: beyond it nobody reads on, and a field takes no more. */
const MOST = { lines: 30, characters: 6000 } as const;

/** The last lines of a list that grows with time, and before them how many were left out. */
export function lastLines(lines: readonly string[], words: DocumentWords, most: number = MOST.lines): string {
  const kept: string[] = [];
  let room: number = MOST.characters;
  for (const line of [...lines].reverse()) {
    room -= line.length;
    if (kept.length === most || (room < 0 && kept.length > 0)) break;
    kept.unshift(line);
  }
  const left = lines.length - kept.length;
  return (left === 0 ? kept : [words.more(left), ...kept]).join('\n');
}

/** The first lines of a list in order of weight, and after them how many were left out. */
export function firstLines(
  lines: readonly string[],
  words: DocumentWords,
  most: number = MOST.lines,
): string {
  const kept: string[] = [];
  let room: number = MOST.characters;
  for (const line of lines) {
    room -= line.length;
    if (kept.length === most || (room < 0 && kept.length > 0)) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return (left === 0 ? kept : [...kept, words.more(left)]).join('\n');
}
