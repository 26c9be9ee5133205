import { useContext, useState } from 'preact/hooks';
import type { Person } from '../../../incident/kinds/define.ts';
import { returnVersion, sign } from '../../../incident/kinds/signed.ts';
import { isCheck, isThrough, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { Button } from '../../../kit/Button.tsx';
import { Disclosure } from '../../../kit/Disclosure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask, type FormField } from '../../../kit/fields.ts';
import { focusSoon } from '../../../kit/focus.ts';
import { OfferedPeople } from '../../../kit/PersonField.tsx';
import { Problem } from '../../../kit/Problem.tsx';
import { NOBODY, type TypedPerson, typedPerson } from '../../../kit/person.ts';
import { TextForm } from '../../../kit/TextForm.tsx';
import { useTyped } from '../../../kit/useForm.ts';
import { named } from '../../../text/named.ts';
import { signOffText } from '../../../text/statements.ts';
import { ApprovedBy, type Approving } from '../../shared/approving.ts';
import { useCombined } from '../combined.tsx';
import { ownPerson } from '../offered-people.ts';
import { useWork } from '../work.ts';
import { likelySigner } from './likely.ts';
import { isMachine, lastSigner } from './release.ts';
import type { SignOffProps } from './SignOff.tsx';

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
              of: item.title,
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

interface SignProps {
  /** One approval, the list to be read aloud, or every check that is open: those are signed together. */
  lines: readonly SignOffLine[];
  version: StatementVersion;
  onDone(): void;
  /** Where it can be sent back. */
  onReturn: (() => void) | undefined;
}

/** What is signed: checks that somebody made, an approval, or that it was heard read aloud. */
const ways = {
  checks: {
    signer: signOffText.signer,
    effort: 'review',
    action: (_: number, count: number) => signOffText.sign(count),
  },
  approval: { signer: signOffText.approver, effort: 'approval', action: signOffText.approve },
  aloud: { signer: signOffText.second, effort: undefined, action: () => signOffText.confirm },
} as const;

function wayOf(item: SignOffLine['item'] | undefined): keyof typeof ways {
  if (item !== undefined && isCheck(item)) return 'checks';
  return item?.check === 'approval' ? 'approval' : 'aloud';
}

/** Who will sign, as far as can be told. */
function useOffered({ lines, version }: Pick<SignProps, 'lines' | 'version'>): TypedPerson {
  const work = useWork();
  const { people } = useContext(OfferedPeople);
  const first = lines[0]?.item;
  const last = lastSigner(
    work.incident.view.statements,
    lines.map(({ item }) => item.id),
  );
  if (last !== undefined) return typedPerson(last);
  if (wayOf(first) === 'checks') return ownPerson(people, work.officer);
  return first?.check === 'approval' ? likelySigner(people, first.roles, version.marks) : NOBODY;
}

/** The name of the field for a word on an item; '' for a word on all of them. */
const noteOf = (item: string): string => `note-${item}`;

const note = (label: string, folded?: string): FormField =>
  ask(sign.fields.combines, { label, long: true, folded });

/** Who looked, in one go: a person, what has to be said, one button. */
function SignForm({ lines, version, onDone, onReturn }: SignProps) {
  const work = useWork();
  const first = lines[0]?.item;
  const way = wayOf(first);
  const { signer, effort, action } = ways[way];
  const items = lines.map(({ item }) => item.id);
  const checks = lines.flatMap(({ item }) => ('ask' in item ? [item] : []));
  const draft = `sign/${version.id}/${items[0]}`;
  const [{ signs = items }] = useTyped(draft);
  const combined = useCombined('sign', draft);
  const offered = useOffered({ lines, version });
  const signing = items.filter(id => (signs as readonly string[]).includes(id));
  const fields: Readonly<Record<string, FormField>> = {
    ...(way === 'checks' && {
      signs: {
        kind: 'choices',
        label: signOffText.checks,
        options: checks.map(({ id, title, ask }) => ({ value: id, label: title, about: ask })),
        value: items,
      },
    }),
    ...Object.fromEntries(
      checks
        .filter(({ id, mustSay }) => mustSay === true && signing.includes(id))
        .map(({ id, title }) => [noteOf(id), note(`${title}：${signOffText.note}`)]),
    ),
    person: ask(sign.fields.person, { label: signer, value: offered }),
    ...(way === 'checks' && { [noteOf('')]: note(signOffText.note, signOffText.more) }),
    ...(way === 'approval' && {
      [noteOf(items[0] ?? '')]: note(signOffText.opinion, signOffText.opinion),
    }),
  };
  return (
    <Form
      id="sign"
      effort={effort}
      draft={draft}
      class="framed line-form"
      focus={false}
      fields={fields}
      action={action(version.number, signing.length)}
      disabled={signing.length === 0}
      after={combined.field}
      beside={
        onReturn !== undefined && <Button words={signOffText.return} class="quiet" onClick={onReturn} />
      }
      onSubmit={values => {
        const said = (item: string) => (values[noteOf(item)] ?? values[noteOf('')]) as string | undefined;
        const refused = combined.refused(
          work.act({
            kind: 'sign',
            version: version.id,
            items: signing.map(item => ({ item, note: said(item) })),
            person: values['person'] as Person,
            combines: combined.combines,
          }),
        );
        const named = noteOf(refused?.field ?? '');
        return (
          refused && { ...refused, field: refused.field !== undefined && named in fields ? named : 'person' }
        );
      }}
      onDone={onDone}
    >
      {first?.check === 'aloud' && (
        <>
          <p class="small">{signOffText.aloud}</p>
          <ul>
            {first.lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </Form>
  );
}
