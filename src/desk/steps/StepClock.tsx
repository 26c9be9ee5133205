import { limitWithout } from '../../site/words.ts';
import { Clock } from '../parts/Clock.tsx';
import { useWork } from '../parts/work.tsx';
import { limitOf } from './step-row.ts';
import type { StepView } from './step-view.ts';

/** How long a step has: the clock that leads it, or that it has none. */
export function StepClock({ item, withDue = false }: { item: StepView; withDue?: boolean }) {
  const { index } = useWork();
  const limit = limitOf(item) ?? limitWithout(item.step, index.playbook.clauses);
  return typeof limit === 'string' ? limit : <Clock clock={limit} withDue={withDue} />;
}
