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

/** All nights, and the playbook. */
export interface NightsMaterials {
  readonly nights: readonly Night[];
  readonly index: PlaybookIndex;
}

/** Shows what nights and their playbook are needed for, once they have been fetched. */
export function LoadedNights({ children }: { children(materials: NightsMaterials): ComponentChildren }) {
  const [fetched, again] = useFetched([], async (): Promise<NightsMaterials> => {
    const [nights, playbook] = await Promise.all([
      fetchBuilt<readonly Night[]>(href('drills/nights.json')),
      fetchPlaybook(),
    ]);
    return { nights, index: indexPlaybook(playbook) };
  });
  if (fetched === undefined) return <p aria-busy="true">{drillText.loading}</p>;
  if (fetched === 'failed')
    return (
      <Banner alarm words={drillText.failed}>
        <Button words={drillText.retry} onClick={again} />
      </Banner>
    );
  return <>{children(fetched)}</>;
}

interface Props {
  id: string;
  children(materials: NightMaterials): ComponentChildren;
}

/** The same for one night. */
export const LoadedNight = ({ id, children }: Props) => (
  <LoadedNights>
    {({ nights, index }) => {
      const night = nights.find(each => each.id === id);
      return night === undefined ? <p role="alert">{drillText.noNight}</p> : children({ night, index });
    }}
  </LoadedNights>
);
