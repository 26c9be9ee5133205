import { Desk } from '../../desk/frame/Desk.tsx';
import type { DrillEntry } from '../../session/drill.ts';
import { DrillFrame } from './DrillFrame.tsx';

/** The desk in a drill: the same desk, on the drill's store and clock. */
export const DrillDesk = ({ entries }: { entries: readonly DrillEntry[] }) => (
  <DrillFrame entries={entries}>
    <Desk />
  </DrillFrame>
);
