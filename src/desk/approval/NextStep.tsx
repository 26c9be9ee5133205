import type { ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Drafts } from '../../kit/draft.ts';
import { disclosedText, Form } from '../../kit/Form.tsx';
import { ask, type FormField } from '../../kit/fields.ts';
import { focusSoon } from '../../kit/focus.ts';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { NOBODY, typedPerson } from '../../kit/person.ts';
import { useTyped } from '../../kit/useForm.ts';
import type { Person } from '../core/define.ts';
import { ownPerson } from '../people/offered-people.tsx';
import { ApprovedBy, type Approving } from '../shell/approving.tsx';
import { useCombined } from '../shell/combined.tsx';
import { useWork } from '../shell/work.tsx';
import { isMachine, lastSigner, likelySigner } from '../statements/release-work.tsx';
import type { StatementVersion } from '../statements/statement.ts';
import { signOffText } from '../statements/words.ts';
import type { SignOffProps } from './SignOff.tsx';
import { isCheck, isThrough, type SignOffLine } from './sign-off.ts';
import { returnVersion, sign } from './signed.ts';

interface Props extends SignOffProps {
  line: SignOffLine;
}

const focusNext = (): void => focusSoon('.sign-off [data-next] h3, #publish-title');

/** What to do at the next line. */
export function NextStep(props: Props) {
  const { line, lines, version, onEdit } = props;
  const { item, state, findings } = line;
  const { act } = useWork();
  const approving = useContext(ApprovedBy);
  const drafts = useContext(Drafts);
  // As every form that something is half written in, it stands open.
  const [isReturning, setReturning] = useState(() => drafts.read(returnDraft(props)) !== undefined);
  const isApproval = item.check === 'approval';
  const edit = (style: string) => (
    <Button words={signOffText.edit} class={style} of={item.title} onClick={() => onEdit()} />
  );
  if (isReturning) return <ReturnForm {...props} onClose={() => setReturning(false)} />;
  // Where a machine found something, the text is changed or, where it may be, let stand with a reason.
  if (isMachine(line))
    return (
      <FormButton
        before={edit('primary')}
        offered={state === 'open'}
        {...disclosedText({
          id: `line-${item.id}-reason`,
          button: signOffText.passOver,
          of: item.title,
          class: 'quiet',
          label: signOffText.passOverReason,
          action: signOffText.doPassOver,
          onText: reason => act({ kind: 'passOver', version: version.id, item: item.id, reason }),
          onDone: focusNext,
        })}
      />
    );
  const signing = (opened?: Opened) => (
    <SignForm
      key={`${version.id}/${item.id}`}
      // Checks that are open are signed together, at the first of them.
      lines={isCheck(item) ? lines.filter(each => isCheck(each.item) && !isThrough(each)) : [line]}
      version={version}
      opened={opened}
      beside={
        isApproval && <Button words={signOffText.return} class="quiet" onClick={() => setReturning(true)} />
      }
    />
  );
  // It is whoever wrote it that acts now; an approver who has changed his mind can still approve it as it is.
  if (state === 'returned')
    return (
      <>
        <p class="small">{approving === undefined ? signOffText.returned : signOffText.resubmit}</p>
        <FormButton
          before={edit('primary')}
          offered={approving === undefined}
          id={signDraft(version, item.id)}
          button={signOffText.approve(version.number)}
          class="quiet"
          form={signing}
        />
      </>
    );
  if (isApproval && approving !== undefined) return <AskApproval version={version} approving={approving} />;
  return (
    <>
      {findings.length > 0 && <p class="no-print">{edit('')}</p>}
      {signing()}
    </>
  );
}

/** What is half written at a line is kept by. */
const signDraft = (version: StatementVersion, item: string): string => `sign/${version.id}/${item}`;

const returnDraft = ({ line, version }: Props): string => `return/${version.id}/${line.item.id}`;

/** Back to whoever wrote it, with what has to change. */
function ReturnForm({ onClose, ...props }: Props & { onClose(): void }) {
  const { line, version } = props;
  const { item } = line;
  const { view, act } = useWork();
  const { fields } = returnVersion;
  const last = lastSigner(view.statements, [item.id]);
  return (
    <Form
      id="return"
      draft={returnDraft(props)}
      class="framed line-form"
      fields={{
        person: ask(fields.person, { label: signOffText.approver, value: last && typedPerson(last) }),
        reason: ask(fields.reason, { label: signOffText.returnReason, long: true }),
      }}
      action={signOffText.doReturn}
      onSubmit={values => {
        const refused = act({ kind: 'return', version: version.id, item: item.id, ...values });
        return refused && { ...refused, field: refused.field ?? 'person' };
      }}
      onDone={() => {
        onClose();
        focusNext();
      }}
      onCancel={onClose}
    />
  );
}

/** Puts a version to those who approve it, all of them in turn, with one press: a drill's people answer at once. */
function AskApproval({ version, approving }: { version: StatementVersion; approving: Approving }) {
  const { view, act } = useWork();
  const [problem, setProblem] = useState<string>();
  const submit = (): void => {
    for (const command of approving(view, version)) {
      const refused = act(command);
      setProblem(refused?.sentence);
      if (refused !== undefined) return;
    }
    focusNext();
  };
  return (
    <div class="cluster no-print">
      <Button words={signOffText.submit} class="primary" onClick={submit} />
      <Problem>{problem}</Problem>
    </div>
  );
}

/** What is signed: checks that somebody made, an approval, or that it was heard read aloud. */
const ways = {
  checks: {
    signer: signOffText.signer,
    action: (_: number, count: number) => signOffText.sign(count),
  },
  approval: { signer: signOffText.approver, action: signOffText.approve },
  aloud: { signer: signOffText.second, action: () => signOffText.confirm },
} as const;

/** The name of the field for a word on an item; '' for a word on all of them. */
const noteOf = (item: string): string => `note-${item}`;

const note = (label: string, folded?: string): FormField =>
  ask(sign.fields.combines, { label, long: true, folded });

interface SignProps {
  /** One approval, the list to be read aloud, or every check that is open: those are signed together. */
  lines: readonly SignOffLine[];
  version: StatementVersion;
  /** Absent where it stands open by itself. */
  opened: Opened | undefined;
  beside: ComponentChildren;
}

/** Who looked, in one go: a person, what has to be said, one button. */
function SignForm({ lines, version, opened, beside }: SignProps) {
  const { view, officer, act } = useWork();
  const { people } = useContext(OfferedPeople);
  const items = lines.map(({ item }) => item.id);
  const [first] = lines.map(({ item }) => item);
  const way = first?.check === 'approval' || first?.check === 'aloud' ? first.check : 'checks';
  const { signer, action } = ways[way];
  const checks = lines.flatMap(({ item }) => ('ask' in item ? [item] : []));
  const draft = signDraft(version, items[0] ?? '');
  const [{ signs = items }] = useTyped(draft);
  const combined = useCombined('sign', draft);
  const signing = items.filter(id => (signs as readonly string[]).includes(id));
  const last = lastSigner(view.statements, items);
  const likely = first?.check === 'approval' ? likelySigner(people, first.roles, version.marks) : NOBODY;
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
    person: ask(sign.fields.person, {
      label: signer,
      value: last ? typedPerson(last) : way === 'checks' ? ownPerson(people, officer) : likely,
    }),
    ...(way === 'checks' && { [noteOf('')]: note(signOffText.note, signOffText.more) }),
    ...(way === 'approval' && {
      [noteOf(items[0] ?? '')]: note(signOffText.opinion, signOffText.opinion),
    }),
  };
  return (
    <Form
      id="sign"
      draft={draft}
      class="framed line-form"
      focus={opened === undefined ? false : opened.focus}
      onCancel={opened?.onCancel}
      fields={fields}
      action={action(version.number, signing.length)}
      disabled={signing.length === 0}
      after={combined.field}
      beside={beside}
      onSubmit={values => {
        const said = (item: string) => (values[noteOf(item)] ?? values[noteOf('')]) as string | undefined;
        const refused = combined.refused(
          act({
            kind: 'sign',
            version: version.id,
            items: signing.map(item => ({ item, note: said(item) })),
            person: values['person'] as Person,
            combines: combined.combines,
          }),
        );
        const named = noteOf(refused?.field ?? '');
        const isNote = refused?.field !== undefined && named in fields;
        return refused && { ...refused, field: isNote ? named : 'person' };
      }}
      onDone={focusNext}
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
