import type { CALL_ENDS } from './called.ts';

/** What became of a call, in a word. */
export const callEnd: Readonly<Record<(typeof CALL_ENDS)[number], string>> = {
  reached: '接通',
  inVain: '没接通',
};
