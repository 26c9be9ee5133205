import type { DocumentModel } from '../../../src/desk/documents/document.ts';
import { cellTexts, lineText } from '../../../src/desk/documents/layout.ts';
import type { Playbook } from '../../../src/playbook/playbook.ts';

/** Words that no document may hold, whatever was recorded: holes, cuts, and bookkeeping that does not concern its reader. */
const FORBIDDEN: readonly RegExp[] = [
  // A gap is named by the part it is in, and nothing stands in its place.
  /未填(?!：[^：）]+）$)|待补充|待填|由本局填写|（空）|（没有写）/m,
  /没有列入|写不下/,
  /undefined|NaN|\[object|Invalid/,
  /[：，、；]$/m,
  /^[。，、；：]/m,
  /[，、；：]。|。[。；，、：]|，，|；；|，；|（）|“”|《》/,
];

/** The written texts of a document, without tables of the record. */
export function writtenOf({ title, lines, sections }: DocumentModel): readonly string[] {
  return [
    title,
    ...lines.map(({ value }) => value),
    ...sections.flatMap(section => (section.kind === 'text' ? section.paragraphs.map(lineText) : [])),
    ...sections.flatMap(section =>
      section.kind === 'table' && section.annex === true ? cellTexts(section.table) : [],
    ),
  ];
}

/** Forbidden words in a document. @param typed officers' own words, which may hold anything */
export function hollowIn(
  model: DocumentModel,
  playbook: Playbook,
  typed: readonly string[] = [],
  /** A hand-over names the steps that are left, in quotation marks. */
  quotesSteps = false,
): readonly string[] {
  const titles = playbook.steps.map(({ title }) => title);
  // Many a time limit, and a verdict, is called like a step. A report names them in these frames, and nowhere else.
  const framed = [
    ...playbook.deadlines.flatMap(({ title, limitText }) =>
      [title, `${limitText}${title}`].flatMap(name => [
        `“${name}”`,
        `（${name}）`,
        `前${name}`,
        `尽快${name}`,
        `${name}自`,
      ]),
    ),
    // Publications due at once, without a number of hours.
    ...playbook.deadlines.map(({ title, limitText }) => `${limitText}${title}`),
    ...playbook.triage.outcomes.map(({ title }) => `“${title}”`),
    // Whatever says nothing of itself is told by its title, as a sentence; but not what says that it is told nowhere.
    ...playbook.steps.flatMap(({ title, told }) => (told === false ? [] : [`，${title}。`])),
  ];
  return writtenOf(model).flatMap(text => {
    const names = quotesSteps ? titles.map(title => `“${title}”`) : [];
    const own = [...framed, ...names, ...typed].reduce((rest, words) => rest.replaceAll(words, '某'), text);
    const found = [
      ...FORBIDDEN.filter(pattern => pattern.test(own)).map(String),
      ...titles.filter(words => own.includes(words)),
    ];
    return found.map(what => `${model.form}：${what} 见于 ${text}`);
  });
}
