/**
 * Runs work while no other tab of this site runs work of the same name: what is read and then written stays what the next
 * one reads. A browser without locks, or a page that came by plain http, runs it at once.
 */
export const exclusively = <Value>(name: string, work: () => Promise<Value>): Promise<Value> =>
  'locks' in navigator ? navigator.locks.request(name, work) : work();
