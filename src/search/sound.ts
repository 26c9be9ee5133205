/** Toneless pinyin of a character, the commonest first; none for what the corpus does not hold. */
export type ReadingsOf = (character: string) => readonly string[];

/** A text in letters, unit by unit of its compact form. */
export interface Spelling {
  readonly letters: string;
  /** For each unit, where its letters begin; and where the last one's end. */
  readonly starts: readonly number[];
}

/** How a text sounds: in whole syllables, once for each way to read it, and in their initials. */
export interface Sound {
  readonly syllables: readonly Spelling[];
  readonly initials: readonly Spelling[];
}

/** Where a typed word sounds like a stretch of text, in units. */
export interface SoundPlace {
  readonly start: number;
  readonly end: number;
  /** 1 for whole syllables; less for initials and a half-typed last syllable. */
  readonly closeness: number;
}

const closeness = { whole: 1, halfTyped: 0.9, initials: 0.6 };
const numerals = '零一二三四五六七八九';

/** A lookup over the index's tables. Digits are read as numerals, for a counted 三 is a digit in compact text. */
export function readingsFrom(tables: readonly Readonly<Record<string, string>>[]): ReadingsOf {
  const readings = new Map<string, string[]>();
  for (const table of tables)
    for (const [sound, characters] of Object.entries(table))
      for (const character of characters)
        readings.set(character, [...(readings.get(character) ?? []), sound]);
  return character =>
    readings.get(/\d/.test(character) ? numerals.charAt(Number(character)) : character) ?? [];
}

/** Gives a compact text its sound. Where characters have a second reading, all take theirs in a second line. */
export function soundOf(text: string, readingsOf: ReadingsOf): Sound {
  const readings = text.split('').map(unit => {
    const sounds = readingsOf(unit);
    return sounds.length === 0 ? [unit] : sounds;
  });
  const ways = Math.max(1, ...readings.map(({ length }) => length));
  const lines = Array.from({ length: ways }, (_, way) =>
    readings.map(sounds => sounds[way] ?? sounds[0] ?? ''),
  );
  return {
    syllables: lines.map(lineOf),
    initials: lines.map(syllables => lineOf(syllables.map(syllable => syllable.charAt(0)))),
  };
}

function lineOf(syllables: readonly string[]): Spelling {
  const starts = [0];
  let length = 0;
  for (const syllable of syllables) {
    length += syllable.length;
    starts.push(length);
  }
  return { letters: syllables.join(''), starts };
}

/** Whether a word holds letters, so that it may be pinyin. */
export const mayBePinyin = (word: string): boolean => /[a-z]/.test(word);

/** How a typed word sounds. Characters are meant whole, letters may be initials: zh as well as z. */
export function typedSound(word: string, readingsOf: ReadingsOf): Sound {
  const initials = mayBePinyin(word) ? soundOf(word.replace(/([zcs])h/g, '$1'), readingsOf).initials : [];
  return { ...soundOf(word, readingsOf), initials };
}

/** The first place where a text sounds like a word: by whole syllables, the last perhaps half typed, or by initials. */
export function findSound(word: Sound, target: Sound): SoundPlace | undefined {
  const whole = placeIn(word.syllables, target.syllables);
  if (whole !== undefined) return whole;
  const initials = placeIn(word.initials, target.initials);
  return initials && { ...initials, closeness: closeness.initials };
}

function placeIn(typed: readonly Spelling[], lines: readonly Spelling[]): SoundPlace | undefined {
  for (const { letters, starts } of lines)
    for (const { letters: word } of typed)
      for (let at = letters.indexOf(word); at !== -1 && word.length > 1; at = letters.indexOf(word, at + 1)) {
        const start = starts.indexOf(at);
        if (start === -1) continue;
        const { end, isWhole } = unitsUpTo(starts, at + word.length);
        return { start, end, closeness: isWhole ? closeness.whole : closeness.halfTyped };
      }
  return undefined;
}

function unitsUpTo(starts: readonly number[], letter: number): { end: number; isWhole: boolean } {
  const end = starts.findIndex(start => start >= letter);
  return { end, isWhole: starts[end] === letter };
}

/** The units that a stretch of letters touches. */
export function unitsOf(
  { starts }: Spelling,
  from: number,
  to: number,
): readonly [start: number, end: number] {
  return [starts.findLastIndex(start => start <= from), unitsUpTo(starts, to).end];
}
