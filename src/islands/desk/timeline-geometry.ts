import { characterCount, firstCharacters } from '../../base/typed.ts';
import type { ClockBar, Frame } from '../../incident/timeline.ts';

/** Sizes in the picture's own units; at its smallest a unit is a sixteenth of a rem. */
export const WIDTH = 960;
export const EDGE = 12;
const FONT = 13;

/** Where moments stand in the picture. */
export interface Scale {
  /** What lies beyond the frame stands at its edge. */
  readonly x: (moment: number) => number;
  readonly inside: (moment: number) => boolean;
}

/** The part of the picture that is in view, in its own units. */
export interface View {
  readonly left: number;
  readonly right: number;
}

export function scaleOf({ from, to }: Frame): Scale {
  const unit = (WIDTH - 2 * EDGE) / (to - from);
  return {
    x: moment => Math.round((EDGE + (Math.min(to, Math.max(from, moment)) - from) * unit) * 10) / 10,
    inside: moment => moment >= from && moment <= to,
  };
}

/** Clocks that have begun and reach into the frame. */
export const barsIn = (bars: readonly ClockBar[], { from, to }: Frame): readonly ClockBar[] =>
  bars.filter(
    ({ since, outcome, end, due }) =>
      outcome !== 'waiting' &&
      (since ?? end) <= to &&
      Math.max(end, outcome === 'met' ? end : (due ?? end)) >= from,
  );

/** About how wide a text is: figures and Latin letters take less than a square, with the space around them. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u0250' ? 0.7 : 1) * FONT, 0);

/** Cuts a text to a width. */
function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let characters = characterCount(text) - 1;
  while (characters > 1 && widthOf(firstCharacters(text, characters)) + FONT > width) characters -= 1;
  return `${firstCharacters(text, characters)}…`;
}

export interface LaneWords {
  readonly title: string;
  readonly outcome?: string;
  /** Said after the outcome, where there is room. */
  readonly more?: string;
}

/** How the words over a lane are laid out: at `x`, or as near to it as lets them be read whole in what is in view. */
export function laidOut(
  x: number,
  { title, outcome = '', more = '' }: LaneWords,
  { left, right }: View,
): { readonly x: number; readonly title: string; readonly words: string } {
  const room = right - left - 2 * EDGE;
  const words = widthOf(title + outcome + more) + FONT <= room ? outcome + more : outcome;
  const shown = cut(title, Math.max(6 * FONT, room - widthOf(words) - FONT));
  const width = widthOf(shown + words) + (words === '' ? 0 : FONT);
  return { x: Math.max(left + EDGE, Math.min(x, right - EDGE - width)), title: shown, words };
}
