import { useEffect } from 'preact/hooks';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import type { StoreProps } from './StoreTrouble.tsx';

const load = () => import('./StoreTrouble.tsx').then(part => part.StoreTrouble);

/** Notices about the store. Most pages have none, so the sentences load after the screen, before they are needed. */
export function StoreNotices(given: StoreProps) {
  useEffect(() => preload(load), []);
  const { readProblem, isRewritten, isCleared, aheadOfClock, recordProblem } = given.state;
  const hasNotice = isRewritten || isCleared || [readProblem, aheadOfClock, recordProblem].some(Boolean);
  return hasNotice ? <OnDemand load={load} given={given} quiet /> : null;
}
