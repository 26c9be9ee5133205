import { useContext, useState } from 'preact/hooks';
import { returnVersion } from '../../../incident/kinds/signed.ts';
import { isThrough, type SignOffLine } from '../../../incident/release/sign-off.ts';
import { Button } from '../../../kit/Button.tsx';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { focusSoon } from '../../../kit/focus.ts';
import { Problem } from '../../../kit/Problem.tsx';
import { typedPerson } from '../../../kit/person.ts';
import { TextForm } from '../../../kit/TextForm.tsx';
import { named } from '../../../text/named.ts';
import { signOffText } from '../../../text/statements.ts';
import { ApprovedBy, type Approving } from '../../shared/approving.ts';
import { useWork } from '../work.ts';
import { SignForm } from './SignForm.tsx';
import type { SignOffProps } from './SignOff.tsx';
import { isMachine, lastSigner } from './sign-off.ts';

interface Props extends SignOffProps {
  line: SignOffLine;
}

const focusNext = (): void => focusSoon('.sign-off [data-next] h3, #publish-title');

/** What to do at the next line. */
export function NextStep(props: Props) {
  const { line, lines, version, onEdit } = props;
  const work = useWork();
  const [isReturning, setReturning] = useState(false);
  const approving = useContext(ApprovedBy);
  const { item, state } = line;
  if (isReturning) return <ReturnForm {...props} onCancel={() => setReturning(false)} />;
  if (isMachine(line))
    return (
      <div class="cluster no-print">
        <Button words={signOffText.edit} class="primary" of={item.title} onClick={() => onEdit()} />
        <Disclosure
          forms={[
            state === 'open' && {
              id: `line-${item.id}-reason`,
              button: signOffText.passOver,
              label: named(signOffText.passOver, item.title),
              class: 'quiet',
              form: opened => (
                <TextForm
                  {...opened}
                  label={signOffText.passOverReason}
                  action={signOffText.doPassOver}
                  onText={reason =>
                    work.act({ kind: 'passOver', version: version.id, item: item.id, reason })?.sentence
                  }
                  onDone={focusNext}
                />
              ),
            },
          ]}
        />
      </div>
    );
  if (item.check === 'approval' && approving !== undefined)
    return state === 'returned' ? (
      <p class="small">{signOffText.resubmit}</p>
    ) : (
      <AskApproval {...props} approving={approving} />
    );
  return (
    <>
      {state === 'returned' && <p class="small">{signOffText.returned}</p>}
      {line.findings.length > 0 && (
        <p class="no-print">
          <button type="button" aria-label={named(signOffText.edit, item.title)} onClick={() => onEdit()}>
            {signOffText.edit}
          </button>
        </p>
      )}
      <SignForm
        key={`${version.id}/${item.id}`}
        // Checks that are open are signed together, at the first of them.
        lines={'ask' in item ? lines.filter(each => 'ask' in each.item && !isThrough(each)) : [line]}
        version={version}
        onDone={focusNext}
        onReturn={item.check === 'approval' ? () => setReturning(true) : undefined}
      />
    </>
  );
}

/** Back to whoever wrote it, with what has to change. */
const ReturnForm = ({ line: { item }, version, onCancel }: Props & { onCancel(): void }) => {
  const work = useWork();
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
        const refused = work.act({ kind: 'return', version: version.id, item: item.id, ...values });
        return refused && { ...refused, field: refused.field ?? 'person' };
      }}
      onDone={focusNext}
      onCancel={onCancel}
    />
  );
};

/** Puts a version to those who approve it, all of them in turn, with one press: a drill's people answer at once. */
function AskApproval({ version, approving }: Props & { approving: Approving }) {
  const work = useWork();
  const [problem, setProblem] = useState<string>();
  const ask = (): void => {
    for (const command of approving(work.incident.view, version)) {
      const refused = work.act(command);
      setProblem(refused?.sentence);
      if (refused !== undefined) return;
    }
    focusNext();
  };
  return (
    <div class="cluster no-print" data-effort="approval">
      <Button words={signOffText.submit} class="primary" onClick={ask} />
      <Problem>{problem}</Problem>
    </div>
  );
}
