/** Begins a comment beside what a machine read off a plan, until somebody has compared it and taken the comment away. */
export const UNCHECKED = '待核';

const MARK = new RegExp(`^\\s*#\\s*${UNCHECKED}`);

/** Whether a line of content is such a comment. */
const isMark = (line: string): boolean => MARK.test(line);

/** How many such comments a file of content holds. */
export const uncheckedIn = (text: string): number => text.split('\n').filter(isMark).length;
