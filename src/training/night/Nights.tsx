import { href } from '../../desk/shell/href.tsx';
import { fetchPlaybook } from '../../desk/shell/useSession.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { fetchBuilt, useFetched } from '../../kit/fetched.ts';
import type { RunningDrill } from '../drills/useDrill.tsx';
import { drillText } from '../drills/words.ts';
import { NightScreen } from './NightScreen.tsx';
import type { Night } from './night.ts';

/** A night, once it and the playbook have been fetched. */
export function NightOf({ running, id }: { running: RunningDrill; id: string }) {
  const [fetched, again] = useFetched([id], async () => {
    const [nights, playbook] = await Promise.all([
      fetchBuilt<readonly Night[]>(href('drills/nights.json')),
      fetchPlaybook(),
    ]);
    return { night: nights.find(each => each.id === id), playbook };
  });
  if (fetched === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  if (fetched === 'failed' || fetched.night === undefined)
    return (
      <Banner alarm words={drillText.failed}>
        <Button words={drillText.retry} onClick={again} />
      </Banner>
    );
  return <NightScreen running={running} night={fetched.night} playbook={fetched.playbook} />;
}
