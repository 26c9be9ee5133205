import { approveCause } from '../../../incident/kinds/cause-approved.ts';
import type { LedgerEntry } from '../../../incident/release/ledger.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { factText } from '../../../text/facts.ts';
import { personText } from '../../../text/people.ts';
import { carryOut } from '../carry-out.ts';
import type { Work } from '../work.ts';
import { likelyApprover } from './likely.ts';
import { useCombined } from './useCombined.tsx';

interface Props {
  work: Work;
  entry: LedgerEntry;
  onDone(): void;
  onCancel(): void;
}

const ID = 'approve-cause';

/** Who approves what was verified as the cause. */
export function ApproveCause({ work, entry, onDone, onCancel }: Props) {
  const { index, view } = work.incident;
  const combined = useCombined(work, ID, ID);
  return (
    <Form
      id={ID}
      class="framed fact-form"
      fields={{
        person: ask(approveCause.fields.person, {
          id: ID,
          label: personText.name(factText.approveCause),
          value: likelyApprover(index.playbook.release, view.statements),
        }),
      }}
      action={factText.approveCause}
      after={combined.field}
      onSubmit={({ person }) => {
        const { combines } = combined;
        const command = { kind: 'approveCause', entry: entry.event, person, combines } as const;
        const refused = combined.refused(carryOut(work, command));
        return refused && { ...refused, field: 'person' };
      }}
      onDone={onDone}
      onCancel={onCancel}
    >
      <p class="small">{factText.approveCauseHint}</p>
    </Form>
  );
}
