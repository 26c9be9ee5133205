import type { Work } from '../parts/work.tsx';
import type { Known } from '../triage/reading.ts';
import { knownFrom } from './words.ts';

/** Where something is known from, who said it and when. */
export const sourceWords = ({ from, step, ...what }: Known<unknown>, { said, stepTitle }: Work): string =>
  knownFrom(from, step === undefined ? '' : stepTitle(step), said(what));
