/** A stretch of text, marked or not. Joined in order, segments give the text. */
export interface ExcerptSegment {
  readonly text: string;
  readonly hit: boolean;
}

/** Half-open range of UTF-16 units in a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Longest excerpt: the size of a long clause, in characters. */
const excerptLength = 110;
const leadLength = 24;
const sentenceEnd = /[。；，！？：\n]/;
const ellipsis = '…';

/** Splits a text at the ranges. Ranges may overlap and come in any order; those outside the text are cut. */
export function markRanges(text: string, ranges: readonly Range[]): readonly ExcerptSegment[] {
  const segments: ExcerptSegment[] = [];
  let position = 0;
  const within = ranges.filter(({ start }) => start < text.length);
  for (const { start, end } of mergeRanges(within)) {
    if (start > position) segments.push({ text: text.slice(position, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    position = Math.min(end, text.length);
  }
  if (position < text.length) segments.push({ text: text.slice(position), hit: false });
  return segments;
}

/** A window of clause size around the first hit, begun and ended at punctuation where that is near. */
export function excerptAround(text: string, ranges: readonly Range[]): readonly ExcerptSegment[] {
  if (text.length <= excerptLength) return markRanges(text, ranges);
  const [first] = mergeRanges(ranges);
  const start = startBefore(text, first?.start ?? 0);
  const end = endAfter(text, Math.min(text.length, start + excerptLength));
  const shifted = ranges
    .filter(range => range.end > start && range.start < end)
    .map(range => ({ start: Math.max(0, range.start - start), end: range.end - start }));
  return [
    ...(start > 0 ? [{ text: ellipsis, hit: false }] : []),
    ...markRanges(text.slice(start, end), shifted),
    ...(end < text.length ? [{ text: ellipsis, hit: false }] : []),
  ];
}

/** The ranges in order, those that touch or overlap made one. */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

function startBefore(text: string, hit: number): number {
  const earliest = Math.max(0, hit - leadLength);
  if (earliest === 0) return 0;
  for (let position = earliest; position < hit; position += 1) {
    if (sentenceEnd.test(text.charAt(position))) return position + 1;
  }
  return wholeCharacter(text, earliest);
}

function endAfter(text: string, limit: number): number {
  if (limit === text.length) return limit;
  for (let position = limit; position > limit - leadLength; position -= 1) {
    if (sentenceEnd.test(text.charAt(position - 1))) return position;
  }
  return wholeCharacter(text, limit);
}

/** Never cuts between the two units of one character. */
function wholeCharacter(text: string, position: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(position)) ? position - 1 : position;
}
