/**
 * Whether an event belongs to a drill's run, judged by its kind's name alone: every screen that reads the store asks, and few
 * need to load the kinds themselves.
 */
export const isOfRun = ({ type }: { readonly type: string }): boolean => type.startsWith('run');
