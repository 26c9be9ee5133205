/** The few words that reading pages need in script; kept apart so that nothing else is shipped with them. */
export const scriptText = {
  open: '处置中',
  more: (count: number) => `等 ${count} 件`,
} as const;
