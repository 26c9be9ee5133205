import type { ComponentChildren } from 'preact';
import { href } from '../../desk/parts/href.tsx';
import { fetchPlaybook } from '../../desk/parts/useSession.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { fetchBuilt, useFetched } from '../../kit/fetched.ts';
import { indexPlaybook, type PlaybookIndex } from '../../playbook/checklist.ts';
import { drillText } from '../drills/words.ts';
import type { Night } from './night.ts';

/** The loaded parts of a night. */
export interface NightMaterials {
  readonly night: Night;
  readonly index: PlaybookIndex;
}

interface Props {
  id: string;
  children(materials: NightMaterials): ComponentChildren;
}

/** Shows what a night and its playbook are needed for, once they have been fetched. */
export function LoadedNight({ id, children }: Props) {
  const [fetched, again] = useFetched([id], async () => {
    const [nights, playbook] = await Promise.all([
      fetchBuilt<readonly Night[]>(href('drills/nights.json')),
      fetchPlaybook(),
    ]);
    return { night: nights.find(each => each.id === id), index: indexPlaybook(playbook) };
  });
  if (fetched === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  if (fetched === 'failed' || fetched.night === undefined)
    return (
      <Banner alarm words={drillText.failed}>
        <Button words={drillText.retry} onClick={again} />
      </Banner>
    );
  return <>{children({ night: fetched.night, index: fetched.index })}</>;
}
