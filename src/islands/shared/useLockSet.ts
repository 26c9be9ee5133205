import { useEffect, useState } from 'preact/hooks';
import { isLockSet, onLockChanged } from '../../session/lock.ts';

/** Whether a lock is set: then the browser must be told no title of an incident, for it keeps them in its history. */
export function useLockSet(): boolean {
  const [isSet, setIsSet] = useState(isLockSet);
  useEffect(() => {
    const look = (): void => setIsSet(isLockSet());
    look();
    return onLockChanged(look);
  }, []);
  return isSet;
}
