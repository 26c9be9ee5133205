import { extname } from 'node:path';
import { type Paragraph, readWord } from './word.ts';

/** A line of Markdown without its signs. */
function fromMarkdown(line: string): Paragraph {
  const [, signs = '', words = line] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  return { text: words.trim(), heading: signs === '' ? undefined : signs.length };
}

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What an office has kept for long is in the encoding of old Windows.
    return new TextDecoder('gb18030').decode(bytes);
  }
};

/**
 * The lines of a plan, empty ones left out.
 * @param name of its file: `.docx`, `.txt` or `.md`
 * @returns `undefined` for a file of another kind
 * @throws an `Error` where a `.docx` is none
 */
export function linesOf(name: string, bytes: Uint8Array): readonly Paragraph[] | undefined {
  const kind = extname(name).toLowerCase();
  const lines =
    kind === '.docx'
      ? readWord(bytes)
      : kind === '.txt' || kind === '.md'
        ? decoded(bytes)
            .split(/\r\n|\n|\r/)
            .map(fromMarkdown)
        : undefined;
  return lines?.filter(({ text }) => text.trim() !== '');
}
