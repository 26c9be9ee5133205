import type { OutlineBlock } from '../plan/document.ts';
import type { PlanLine, TaskRow } from './line.ts';
import { chineseCount, numberOf } from './number.ts';

/** A paragraph of the plan that is cited by its number. */
export interface DraftClause {
  readonly id: string;
  readonly text: string;
  /** The heading it stands under: its place among {@link Outline.sections}; `undefined` ahead of all. */
  readonly section: number | undefined;
  /** Where it is a row of a table that says who does what by when. */
  readonly row?: TaskRow;
}

/** A heading with all that stands under it: a page. */
interface Section {
  /** As printed: 三、 or 第一章; the heading itself where it has no number. */
  readonly number: string;
  readonly title: string;
}

/** A plan as it is put together. */
export interface Outline {
  readonly title: string;
  readonly blocks: readonly OutlineBlock[];
  readonly clauses: readonly DraftClause[];
  readonly sections: readonly Section[];
}

/** Words at the end of a title by which plans call themselves. */
export const NOUNS = [
  '实施方案',
  '工作方案',
  '方案',
  '预案',
  '办法',
  '规定',
  '细则',
  '规范',
  '制度',
  '意见',
] as const;

/** A line longer than this says something; a shorter one without the signs of a sentence is called something. Characters. */
const LONGEST_HEADING = 28;

const isSentence = (words: string): boolean =>
  words.length > LONGEST_HEADING || /[。；！？，：]/u.test(words);
const isTitle = (words: string): boolean =>
  !isSentence(words) &&
  numberOf(words) === undefined &&
  [...NOUNS, '通知'].some(noun => words.endsWith(noun));

/** A line with what it is: a heading, or what stands under it. */
interface Read {
  readonly shape: string | undefined;
  readonly printed: string;
  readonly name: string;
  /** Behind its number. */
  readonly rest: string;
  readonly text: string;
  readonly isHeading: boolean;
  readonly row: TaskRow | undefined;
}

function readLine({ text, heading, row }: PlanLine): Read {
  const number = numberOf(text);
  const rest = text.slice(number?.printed.length ?? 0);
  const isSupplement = /^(总则|附则|附件.{0,20})$/.test(text);
  const isHeading =
    row === undefined &&
    !isSentence(rest) &&
    (heading !== undefined || isSupplement || (number !== undefined && number.shape !== '条'));
  const shape = number?.shape ?? (isHeading ? `heading ${isSupplement ? '' : (heading ?? '')}` : undefined);
  return { shape, printed: number?.printed ?? '', name: number?.name ?? text, rest, text, isHeading, row };
}

/** A number in the place that the numbers above it give it. */
interface Place {
  readonly shape: string;
  readonly printed: string;
  readonly name: string;
  readonly isHeading: boolean;
}

/** The place of a line below those above it: its shape ends whatever began with the same one. */
function below(above: readonly Place[], { shape = '', printed, name, isHeading }: Read): readonly Place[] {
  const same = above.findIndex(each => each.shape === shape);
  // A chapter, or a heading without number, ends all.
  const isTop = shape === '章' || shape === 'heading ';
  const kept = isTop ? [] : same === -1 ? above : above.slice(0, same);
  return [...kept, { shape, printed, name, isHeading }];
}

/** How a place is cited: an article by itself, a number with points too; elsewhere all numbers above it, as they are printed. */
function citation(places: readonly Place[]): string {
  const alone = places.findLastIndex(({ shape }) => shape === '条' || shape.endsWith('numbers'));
  const from = places.slice(Math.max(alone, 0));
  return from
    .map(({ printed, name }, at) => (at === from.length - 1 ? name : printed.trim() || name))
    .join('');
}

/** The ids by which the paragraphs of one place are cited. */
function idsIn(places: readonly Place[], count: number): readonly string[] {
  const id = citation(places);
  const last = places.at(-1);
  if (last === undefined)
    return count === 1 ? ['引言'] : Array.from({ length: count }, (_, at) => `引言${at + 1}`);
  if (last.isHeading && last.printed === '')
    return Array.from({ length: count }, (_, at) => `${id}${at + 1}`);
  if (count === 1) return [id];
  const part = last.shape === '条' ? '款' : '段';
  return Array.from({ length: count }, (_, at) => `${id}第${chineseCount(at + 1)}${part}`);
}

/** A heading under which nothing stands says something itself: an item of a list. */
const isBare = ({ isHeading, shape, printed }: Read, next: Read | undefined): boolean =>
  isHeading && printed !== '' && (next === undefined || next.shape === shape);

/** A paragraph of the plan with its place. */
interface Paragraph {
  readonly places: readonly Place[];
  readonly lead: string;
  readonly text: string;
  readonly section: number | undefined;
  readonly block: number;
  readonly row: TaskRow | undefined;
}

/** The citation of each paragraph. A plan may count a number twice. */
function citationsOf(paragraphs: readonly Paragraph[]): ReadonlyMap<Paragraph, string> {
  const ids = new Map<Paragraph, string>();
  const taken = new Map<string, number>();
  for (const each of paragraphs) {
    if (ids.has(each)) continue;
    const together = paragraphs.filter(other => other.places === each.places);
    for (const [at, id] of idsIn(each.places, together.length).entries()) {
      const paragraph = together[at];
      const times = (taken.get(id) ?? 0) + 1;
      taken.set(id, times);
      // A plan that counts a number twice is cited by the place of it.
      if (paragraph !== undefined)
        ids.set(paragraph, times === 1 ? id : `${id}（第${chineseCount(times)}处）`);
    }
  }
  return ids;
}

/** Puts a plan together from its lines. The first line is its title, or that of the notice it came with. */
export function outlineOf(lines: readonly PlanLine[]): Outline {
  const [first, ...others] = lines;
  const own = others.findIndex(({ text }) => numberOf(text) !== undefined);
  const before = others.slice(0, own === -1 ? others.length : own);
  // A notice comes first, and the plan behind it under a title of its own.
  const begins = first?.text.endsWith('通知') ? before.findLastIndex(({ text }) => isTitle(text)) : -1;
  const title = (begins === -1 ? first?.text : before[begins]?.text) ?? '';
  const notice = others.slice(0, begins + 1).slice(0, -1);
  const rest = others.slice(begins + 1).map(readLine);

  const blocks: OutlineBlock[] = first === undefined ? [] : [{ level: 1, heading: first.text }];
  if (begins !== -1)
    blocks.push(...notice.map(({ text }) => ({ plain: text })), { level: 1, heading: title });
  const sections: Section[] = [];
  const paragraphs: Paragraph[] = [];
  let places: readonly Place[] = [];
  let article: readonly Place[] = [];
  for (const [at, line] of rest.entries()) {
    const isHeading = line.isHeading && !isBare(line, rest[at + 1]);
    if (isHeading) {
      places = below(places, { ...line, isHeading });
      const isTop = places.length === 1;
      if (isTop)
        sections.push({ number: line.printed.trim() || line.text, title: line.rest.trim() || line.text });
      blocks.push({ level: isTop ? 2 : 3, heading: line.text });
      continue;
    }
    // Short lines ahead of all, a number or a date of the document, are no clauses.
    if (
      paragraphs.length === 0 &&
      places.length === 0 &&
      line.shape === undefined &&
      !isSentence(line.text)
    ) {
      blocks.push({ plain: line.text });
      continue;
    }
    if (line.printed !== '') places = below(places, { ...line, isHeading: false });
    // Without a number, behind the items of an article: its next paragraph, 第二款, and none of the last item.
    else if (
      line.row === undefined &&
      article.length > 0 &&
      article.every((each, place) => each === places[place])
    )
      places = article;
    if (line.shape === '条') article = places;
    paragraphs.push({
      places,
      lead: line.printed,
      text: line.rest,
      section: sections.length === 0 ? undefined : sections.length - 1,
      block: blocks.push({ plain: line.text }) - 1,
      row: line.row,
    });
  }

  const ids = citationsOf(paragraphs);
  const clauses = paragraphs.map(each => {
    const id = ids.get(each) ?? '';
    blocks[each.block] = { ...(each.lead !== '' && { lead: each.lead }), clauses: [id] };
    return { id, text: each.text, section: each.section, ...(each.row && { row: each.row }) };
  });
  return { title, blocks, clauses, sections };
}
