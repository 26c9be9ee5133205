import type { Screen } from '../../playbook/wizard/screens.ts';
import type { DrillEntry } from '../../session/drill.ts';
import { Triage } from '../triage/Triage.tsx';
import { DrillFrame } from './DrillFrame.tsx';

interface Props {
  entries: readonly DrillEntry[];
  base: string;
  first: Screen;
  total: number;
}

/** The triage in a drill. */
export function DrillTriage({ entries, base, first, total }: Props) {
  return (
    <DrillFrame entries={entries} base={base}>
      <Triage
        playbookUrl={`${base}playbook.json`}
        startUrl={`${base}drill/start/`}
        deskUrl={`${base}drill/desk/`}
        first={first}
        total={total}
      />
    </DrillFrame>
  );
}
