import type { DrillEntry } from '../../session/drill.ts';
import { Desk } from '../desk/Desk.tsx';
import { DrillFrame } from './DrillFrame.tsx';

/** The desk in a drill: the same desk, on the drill's store and clock. */
export function DrillDesk({ entries, base }: { entries: readonly DrillEntry[]; base: string }) {
  return (
    <DrillFrame entries={entries} base={base}>
      <Desk
        startUrl={`${base}drill/start/`}
        deskUrl={`${base}drill/desk/`}
        playbookUrl={`${base}playbook.json`}
      />
    </DrillFrame>
  );
}
