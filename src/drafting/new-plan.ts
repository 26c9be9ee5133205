import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { UNCHECKED, uncheckedIn } from '../plan/unchecked.ts';
import { draftOf } from './draft.ts';
import { linesOf, UnreadableFile } from './lines.ts';
import { outlineOf } from './outline.ts';

/** `npm run new-plan -- plan.docx [folder]`: makes a content folder of a plan, to be checked and built with `CONTENT=folder`. */
const { positionals } = parseArgs({ allowPositionals: true });
const [file, folder = 'content-new'] = positionals;

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function read(path: string): ReturnType<typeof linesOf> {
  if (!existsSync(path)) return refuse(`找不到 ${path}。请核对文件的名字和所在的文件夹。`);
  try {
    return linesOf(basename(path), readFileSync(path));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse(`读不了 ${path}：${error.message}`);
  }
}

if (file === undefined)
  refuse('写上文件的名字：npm run new-plan -- 预案.docx [放到哪个文件夹]。可以是 .docx、.txt、.md。');
if (existsSync(folder)) refuse(`${folder} 已经有了，没有改动。换一个文件夹，或者先把它移走。`);
const { lines, unread } = read(file);
const outline = outlineOf(lines);
// The site's own triage, for a plan that has none.
const triage = parse(readFileSync(join(import.meta.dirname, '../content/core/triage.yaml'), 'utf8'));
const files = draftOf(outline, new Date().toISOString().slice(0, 10), triage);
if (files.size === 0) refuse(`${file} 里没有读到条款：至少要有一段完整的话。`);
for (const [path, text] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const marks = uncheckedIn([...files.values()].join(''));
console.log(
  [
    `《${outline.title}》：条款 ${outline.clauses.length}，标题 ${outline.sections.length}，写进 ${folder} 的文件 ${files.size} 个，${UNCHECKED} ${marks} 处。`,
    ...(unread.size === 0
      ? []
      : [
          `没有读进来，请对照原件：${[...unread].map(([what, count]) => `${what} ${count} 处`).join('，')}。`,
        ]),
    `检查：CONTENT=${folder} node src/content/check.ts　看网站：CONTENT=${folder} npm run dev`,
    '先对照原文核对 site.yaml、plan/clauses.yaml、playbook/roles.yaml，再核对步骤和时限，照 content/README.md 往下写。',
  ].join('\n'),
);
