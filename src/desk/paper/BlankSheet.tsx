import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { neededWhen } from '../core/words/condition.ts';
import { blankSteps } from './blank.ts';
import { Sheet } from './Sheet.tsx';
import { SheetSteps } from './SheetSteps.tsx';
import { paperText } from './words.ts';

/** The same sheet of no incident: every step of the playbook, nothing filled in. */
export function BlankSheet({ index }: { index: PlaybookIndex }) {
  const { playbook, definitions } = index;
  const role = new Map(playbook.roles.map(({ id, short }) => [id, short]));
  return (
    <Sheet
      title={paperText.sheetTitle}
      head={[
        [paperText.incident, ''],
        [paperText.verdict, ''],
        [paperText.foundAt, ''],
        [paperText.writer, ''],
      ]}
      edition={playbook.edition}
    >
      <SheetSteps
        steps={blankSteps(index)}
        names={{
          playbook,
          roleName: id => role.get(id) ?? id,
          stepTitle: id => index.steps.get(id)?.title ?? id,
          neededWhen: step => neededWhen(step, definitions) ?? '',
          // Nothing on it has a time.
          now: 0,
        }}
        running={paperText.blankTitle}
      />
    </Sheet>
  );
}
