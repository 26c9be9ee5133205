/**
 * Whether an event belongs to a run of a drill, told by its kind's name: every screen that reads the store asks, and few need
 * to know what a run's events say.
 */
export const isOfRun = ({ type }: { readonly type: string }): boolean => type.startsWith('run');
