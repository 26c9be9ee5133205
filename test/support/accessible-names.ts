const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Accessible names that begin with some words. */
export const beginning = (words: string): RegExp => new RegExp(`^${escaped(words)}`);

/** An accessible name that is these words and no more. */
export const exactly = (words: string): RegExp => new RegExp(`^${escaped(words)}$`);
