import type { StepView } from '../../../incident/view.ts';
import { byPhase } from '../../../playbook/checklist.ts';
import { paperText } from '../../../text/paper.ts';
import { type SheetNames, SheetStep } from './SheetStep.tsx';

const COLUMNS = ['number', 'step', 'marks', 'hand'] as const;

interface Props {
  steps: readonly StepView[];
  names: SheetNames;
  /** Stands on every page, for sheets come apart. */
  running: string;
}

/** The steps, numbered as on the screen, with boxes to tick and lines to write on. */
export function SheetSteps({ steps, names, running }: Props) {
  return (
    <table class="paper-steps">
      <thead>
        <tr class="paper-running">
          <th colSpan={COLUMNS.length} scope="colgroup">
            {running}
          </th>
        </tr>
        <tr>
          {COLUMNS.map(column => (
            <th key={column} scope="col" class={`paper-${column}`}>
              {paperText.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      {byPhase(names.playbook.phases, steps, ({ step }) => step.phase).map(({ phase, items }) => (
        <tbody key={phase.id}>
          <tr class="paper-phase">
            <th colSpan={COLUMNS.length} scope="rowgroup">
              {phase.title}
            </th>
          </tr>
          {items.map(item => (
            <SheetStep key={item.step.id} item={item} names={names} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
