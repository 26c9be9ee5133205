import { Triage } from '../../desk/frame/Triage.tsx';
import type { Opening } from '../../playbook/wizard/screens.ts';
import type { DrillEntry } from '../../session/drill.ts';
import { DrillFrame } from './DrillFrame.tsx';

/** The triage in a drill. */
export function DrillTriage({ entries, opening }: { entries: readonly DrillEntry[]; opening: Opening }) {
  return (
    <DrillFrame entries={entries}>
      <Triage opening={opening} />
    </DrillFrame>
  );
}
