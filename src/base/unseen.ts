/** Control characters, but for tabs and line breaks. */
const CONTROL = String.raw`[^\P{Cc}\t\n\r]`;

/** Marks that turn the direction of writing, blanks and joiners of no width, soft hyphens, selectors of a variant, fillers that show nothing. */
const IGNORABLE = String.raw`[\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]`;

/** One emoji of several code points: 👨‍👩‍👧, ❤️, 1️⃣, the flag of a region. Without what joins them it would be another. */
const EMOJI = [
  String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}`,
  String.raw`[0-9#*]\uFE0F\u20E3`,
  String.raw`\p{Extended_Pictographic}[\uFE0E\uFE0F\p{Emoji_Modifier}]?(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)*`,
].join('|');

const UNSEEN = new RegExp(`${CONTROL}|${IGNORABLE}`, 'u');
const EMOJI_OR_UNSEEN = new RegExp(`(${EMOJI})|${UNSEEN.source}`, 'gu');

/** Whether nobody sees a character that stands by itself. */
export const isUnseen = (character: string): boolean => UNSEEN.test(character);

/** The marks in a text that nobody sees, each once. */
export const unseenIn = (text: string): readonly string[] =>
  UNSEEN.test(text)
    ? [
        ...new Set(
          [...text.matchAll(EMOJI_OR_UNSEEN)].flatMap(([mark, emoji]) => (emoji === undefined ? [mark] : [])),
        ),
      ]
    : [];

/**
 * The text without invisible characters. One of them makes a name read as another, makes two names that look the same differ,
 * or turns the rest of a line backwards. Some programs add them to everything copied from them, so they are removed and not
 * refused.
 */
export const withoutUnseen = (text: string): string =>
  // Most texts have none, and are drawn often.
  UNSEEN.test(text) ? text.replace(EMOJI_OR_UNSEEN, '$1') : text;
