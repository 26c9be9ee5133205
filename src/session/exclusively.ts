/**
 * Runs work while no other tab of this site runs work of the same name: a value read stays valid until it is written. A browser
 * that has no locks, or gives none (plain http, storage blocked), runs it at once.
 */
export async function exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  let isBegun = false;
  const begin = (): Promise<Value> => {
    isBegun = true;
    return work();
  };
  try {
    return await ('locks' in navigator ? navigator.locks.request(name, begin) : begin());
  } catch (error) {
    if (isBegun) throw error;
    return begin();
  }
}
