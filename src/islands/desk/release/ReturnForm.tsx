import { returnVersion } from '../../../incident/kinds/signed.ts';
import type { SignOffLine } from '../../../incident/release/sign-off.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { typedPerson } from '../../../kit/person.ts';
import { signOffText } from '../../../text/statements.ts';
import { carryOut } from '../carry-out.ts';
import type { Work } from '../work.ts';
import { lastSigner } from './sign-off.ts';

interface Props {
  line: SignOffLine;
  work: Work;
  version: StatementVersion;
  onDone(): void;
  onCancel(): void;
}

/** Back to whoever wrote it, with what has to change. */
export function ReturnForm({ line: { item }, work, version, onDone, onCancel }: Props) {
  const last = lastSigner(work.incident.view.statements, [item.id]);
  return (
    <Form
      id="return"
      draft={`return/${version.id}/${item.id}`}
      class="framed line-form"
      fields={{
        person: ask(returnVersion.fields.person, {
          label: signOffText.approver,
          value: last && typedPerson(last),
        }),
        reason: ask(returnVersion.fields.reason, { label: signOffText.returnReason, long: true }),
      }}
      action={signOffText.doReturn}
      onSubmit={values => {
        const refused = carryOut(work, { kind: 'return', version: version.id, item: item.id, ...values });
        return refused && { ...refused, field: refused.field ?? 'person' };
      }}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
