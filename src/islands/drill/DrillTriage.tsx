import type { Opening } from '../../playbook/wizard/screens.ts';
import type { DrillEntry } from '../../session/drill.ts';
import { Triage } from '../triage/Triage.tsx';
import { DrillFrame } from './DrillFrame.tsx';

interface Props {
  entries: readonly DrillEntry[];
  base: string;
  opening: Opening;
}

/** The triage in a drill. */
export function DrillTriage({ entries, base, opening }: Props) {
  return (
    <DrillFrame entries={entries} base={base}>
      <div data-effort="grade">
        <Triage
          playbookUrl={`${base}playbook.json`}
          startUrl={`${base}drill/start/`}
          deskUrl={`${base}drill/desk/`}
          opening={opening}
        />
      </div>
    </DrillFrame>
  );
}
