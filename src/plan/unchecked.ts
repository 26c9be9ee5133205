/** Begins a comment beside what a machine read off a plan, until somebody has compared it and taken the comment away. */
export const UNCHECKED = '待核';

/** How many such comments a file of content holds. */
export const uncheckedIn = (text: string): number => text.split(`# ${UNCHECKED}`).length - 1;
