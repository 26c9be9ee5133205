/** The accessible name of a button, for users who do not see what it stands beside: the act, and its object. */
export const named = (act: string, what: string): string => `${act}：${what}`;

/** Facts beside each other: 全程 · 编号 1. No line begins with a dot. */
export const dotted = (...facts: readonly (string | false | undefined)[]): string =>
  facts.filter(Boolean).join('\u00a0· ');
