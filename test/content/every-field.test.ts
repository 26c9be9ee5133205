import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { checkSite } from '../../src/content/site-content.ts';
import { ContentError } from '../../src/content/source.ts';

const plan = join(import.meta.dirname, '../fixtures/hospital');
const folder = mkdtempSync(join(tmpdir(), 'fields-'));
cpSync(plan, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Slip {
  readonly file: string;
  readonly field: string;
  readonly text: string;
  readonly line: number;
  readonly written: string;
}

/** A value that no field takes which held this one. */
const wrongFor = (value: unknown): string => (typeof value === 'string' ? '5.5' : '很多');

/** Each field of a file with a value of another kind in its place, and each kind of item with a field too many, where it stands first. */
function slipsIn(file: string): readonly Slip[] {
  const text = readFileSync(join(plan, file), 'utf8');
  const counter = new LineCounter();
  const seen = new Map<string, Slip>();
  const put = (above: readonly unknown[], from: number, to: number, written: string, added = ''): void => {
    const way = above.flatMap(each => (isPair(each) && isScalar(each.key) ? [String(each.key.value)] : []));
    const field = [...way, ...(added === '' ? [] : ['*'])].join('.');
    if (seen.has(field)) return;
    // A text of several lines takes the end of its last one along.
    const end = text.slice(from, to).endsWith('\n') ? '\n' : '';
    const { line } = counter.linePos(from);
    const broken = text.slice(0, from) + written + added + end + text.slice(to);
    seen.set(field, { file, field, written, line, text: broken });
  };
  visit(parseDocument(text, { lineCounter: counter }), {
    Scalar(place, node, above) {
      if (place !== 'key' && node.range) put(above, node.range[0], node.range[1], wrongFor(node.value));
    },
    Map(_, node, above) {
      const [first] = node.items;
      // Where an item is free to name its fields, one more is no mistake.
      if (file.endsWith('suspicions.yaml') || !isScalar(first?.key) || !first.key.range) return;
      const [from] = first.key.range;
      put(
        above,
        from,
        from,
        'another: 1',
        node.flow ? ', ' : `\n${' '.repeat(counter.linePos(from).col - 1)}`,
      );
    },
  });
  return [...seen.values()];
}

const slips = readdirSync(plan, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.yaml'))
  .flatMap(slipsIn);

function problemsOf({ file, text }: Slip) {
  const sound = readFileSync(join(folder, file), 'utf8');
  writeFileSync(join(folder, file), text);
  try {
    checkSite(folder);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  } finally {
    writeFileSync(join(folder, file), sound);
  }
}

describe('every field of a plan, written wrong once', () => {
  test('is some two hundred mistakes', () => {
    expect(slips.length).toBeGreaterThan(190);
  });

  test.each(slips)('$file $field: $written', slip => {
    const problems = problemsOf(slip);
    expect(problems.map(({ file, line }) => ({ file, line }))).toEqual([
      { file: slip.file, line: slip.line },
    ]);
    expect(problems[0]?.sentence).toMatch(/这里要写|只能是|可以是|不认识的字段 another/);
  });
});
