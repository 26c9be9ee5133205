import type { RunningDrill } from '../drills/useDrill.tsx';
import { LoadedNight } from './LoadedNight.tsx';
import { NightScreen } from './NightScreen.tsx';

/** A night, once it and the playbook have been fetched. */
export const NightOf = ({ running, id }: { running: RunningDrill; id: string }) => (
  <LoadedNight id={id}>{materials => <NightScreen running={running} {...materials} />}</LoadedNight>
);
