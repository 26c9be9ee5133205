import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';

/** An item as it stands in its file. */
export interface WrittenItem {
  /** `playbook/steps.yaml:12`. */
  readonly place: string;
  readonly text: string;
}

/** Every item of a list by its id, as it is written; none where there is no such file. @param list the key of the list, where it is not the whole file */
export function writtenItems(folder: string, file: string, list?: string): ReadonlyMap<string, WrittenItem> {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch {
    return new Map();
  }
  const counter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: counter });
  const items = list === undefined ? contents : isMap(contents) ? contents.get(list, true) : undefined;
  if (!isSeq(items)) return new Map();
  return new Map(
    items.items.flatMap(item => {
      if (!isMap(item) || item.range == null) return [];
      const [from, to] = item.range;
      const { line, col } = counter.linePos(from);
      // As it stands, without what the list puts before each line.
      const written = text.slice(from, to).replaceAll(`\n${' '.repeat(col - 1)}`, '\n');
      return [[String(item.get('id')), { place: `${file}:${line}`, text: written.trimEnd() }] as const];
    }),
  );
}
