import { extname } from 'node:path';
import { strFromU8 } from 'fflate';
import { withoutUnseen } from '../base/unseen.ts';
import type { PlanLine, ReadFile, TaskRow } from './line.ts';
import { readWord } from './word.ts';

/** A file that no plan can be read from: one sentence for the clerk, which says what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const SAVE = '请用 WPS 或者 Word 打开，另存为 .docx 再试';

/** The kind of a file by its first bytes, whatever its name. */
const BY_BYTES: readonly (readonly [begins: string, sentence: string])[] = [
  ['%PDF', `这是 PDF，不是 Word 文件。${SAVE}；是扫描件的，先做文字识别，逐字校对。`],
  ['\xd0\xcf\x11\xe0', `这是旧格式（.doc、.wps）的文件，或者加了密码。${SAVE}；有密码的先去掉。`],
  ['{\\rtf', `这是 RTF，不是 .docx。${SAVE}。`],
  ['Rar!', '这是压缩包。请解开，用里面的 .docx 再试。'],
  ['7z\xbc\xaf', '这是压缩包。请解开，用里面的 .docx 再试。'],
];
/** The kind of a file by its name, where its bytes do not tell. */
const BY_NAME: Readonly<Record<string, string>> = {
  '.pdf': `这不是 .docx。${SAVE}。`,
  '.doc': `.doc 是旧格式。${SAVE}。`,
  '.wps': `.wps 是 WPS 自己的格式。${SAVE}。`,
  '.rtf': `.rtf 不是 .docx。${SAVE}。`,
  '.odt': `.odt 不是 .docx。${SAVE}。`,
  '.ofd': `这是版式文件，没有可以读的段落。请找原来的 Word 文件，另存为 .docx 再试。`,
  '.xlsx': `这是表格。请把文字放进 Word 文件，另存为 .docx 再试。`,
  '.xls': `这是表格。请把文字放进 Word 文件，另存为 .docx 再试。`,
};

/** A line of Markdown without its signs. */
function fromMarkdown(line: string): PlanLine {
  const [, signs = '', words = line] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  return { text: words.trim(), heading: signs === '' ? undefined : signs.length };
}

const ENCODING = '文字的编码认不出来。请用记事本打开，另存为的时候编码选 UTF-8，再试。';

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // No text of one byte a letter holds it; UTF-16 without its mark does at each line's end.
  if (bytes.includes(0)) throw new UnreadableFile(ENCODING);
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      // Old files of an office are in the encoding of old Windows.
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  throw new UnreadableFile(ENCODING);
}

/** A line of a typed table of contents: what it leads to, dots, and the page. */
const isLeader = ({ text }: PlanLine): boolean => /(?:[.．…·—_-]{3,}|　{2,}|\t)\s*\d{1,3}$/u.test(text);

/** Without a table of contents: it says again what the headings say. */
function withoutContents(lines: readonly PlanLine[]): readonly PlanLine[] {
  const at = lines.findIndex(({ text }) => /^目\s*[录次]$/u.test(text));
  const rest = at === -1 ? lines : lines.toSpliced(at, 1);
  return rest.filter(line => !isLeader(line));
}

/** The lines of a .docx. @throws {UnreadableFile} where it is none, or broken */
function fromWord(bytes: Uint8Array): ReadFile {
  try {
    return readWord(bytes);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new UnreadableFile(
      said.startsWith('word/')
        ? '文件太大了，不像一份预案。请去掉里面的附件和图片，另存为 .docx 再试。'
        : `这不是 Word 的 .docx，或者已经损坏。${SAVE}。`,
    );
  }
}

/** A line without marks that nobody sees, which Word puts in of itself and no content may hold. */
const withoutMarks = ({ text, row, ...line }: PlanLine): PlanLine => ({
  ...line,
  text: withoutUnseen(text),
  ...(row && { row: rowWithoutMarks(row) }),
});
const rowWithoutMarks = ({ who, what, when }: TaskRow): TaskRow => ({
  who: withoutUnseen(who),
  what: withoutUnseen(what),
  when: withoutUnseen(when),
});

/** Whether most of its letters are Chinese. */
function isChinese(lines: readonly PlanLine[]): boolean {
  const text = lines.map(line => line.text).join('');
  const chinese = text.match(/[一-龥]/gu)?.length ?? 0;
  const latin = text.match(/[a-z]/giu)?.length ?? 0;
  return chinese * 2 > latin;
}

/**
 * The lines of a plan, without empty ones and without a table of contents.
 * @param name of its file: `.docx`, `.txt` or `.md`
 * @throws {UnreadableFile} where it is of another kind, broken, or not in Chinese
 */
export function linesOf(name: string, bytes: Uint8Array): ReadFile {
  const kind = extname(name).toLowerCase();
  const start = strFromU8(bytes.slice(0, 8), true);
  const known = BY_BYTES.find(([begins]) => start.startsWith(begins));
  if (known !== undefined) throw new UnreadableFile(known[1]);
  const isText = kind === '.txt' || kind === '.md';
  if (kind !== '.docx' && !isText)
    throw new UnreadableFile(BY_NAME[kind] ?? '这不是 .docx、.txt 或者 .md。请另存为 .docx 再试。');
  const { lines, unread } = isText
    ? {
        lines: decoded(bytes)
          .split(/\r\n|\n|\r/)
          .map(fromMarkdown),
        unread: new Map<string, number>(),
      }
    : fromWord(bytes);
  const said = lines.map(withoutMarks).filter(({ text }) => text.trim() !== '');
  if (said.length > 0 && !isChinese(said))
    throw new UnreadableFile('正文不是中文。只认中文的预案，请换成中文本再试。');
  return { lines: withoutContents(said), unread };
}
