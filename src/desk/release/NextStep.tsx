import { useContext, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Drafts } from '../../kit/draft.ts';
import { disclosedText, Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { Problem } from '../../kit/Problem.tsx';
import { postsOf } from '../../playbook/deciding.ts';
import { timeNow } from '../../session/surroundings.ts';
import { ApprovedBy, type Approving } from '../approval/approving.tsx';
import { evidenceAsk, howAsk } from '../approval/decided-ask.tsx';
import { postAsk } from '../approval/post-ask.tsx';
import { isCheck, isThrough, type SignOffLine, serves } from '../approval/sign-off.ts';
import { returnVersion } from '../approval/signed.ts';
import { stageField } from '../approval/stage.ts';
import type { DecidedHow } from '../core/decided.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { useWork } from '../parts/work.tsx';
import type { StatementVersion } from '../statements/version.ts';
import { signOffText } from '../statements/words.ts';
import { OnAuthority } from './Authority.tsx';
import { focusNext, isMachine } from './release-work.tsx';
import { SignForm, signDraft } from './SignForm.tsx';

interface Props extends SignOffProps {
  line: SignOffLine;
}

/** Whether people still have to say something of a line before it is read aloud. */
const isAskedNow = (line: SignOffLine): boolean =>
  !isThrough(line) && !isMachine(line) && line.item.check !== 'aloud';

/** The form or advice for the next line. */
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
  // In a drill its people approve by themselves.
  const isAskedHere = (each: SignOffLine): boolean =>
    isAskedNow(each) &&
    (approving === undefined || isCheck(each.item)) &&
    // One note serves both.
    !lines.some(other => isAskedNow(other) && serves(other, each.item));
  const signing = (opened?: Opened) => (
    <SignForm
      key={`${version.id}/${item.id}`}
      stages={state === 'open' && item.check !== 'aloud' ? lines.filter(isAskedHere) : [line]}
      lines={lines}
      version={version}
      opened={opened}
      beside={
        isApproval && <Button words={signOffText.return} class="quiet" onClick={() => setReturning(true)} />
      }
    />
  );
  // The writer has to act now; an approver who has changed his mind can still approve it unchanged.
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
      {approving === undefined && item.check !== 'aloud' && <OnAuthority version={version} lines={lines} />}
    </>
  );
}

/** The name of the draft of a line's return. */
const returnDraft = ({ line, version }: Props): string => `return/${version.id}/${line.item.id}`;

/** Returns the version to its writer, with the changes to make. */
function ReturnForm({ onClose, ...props }: Props & { onClose(): void }) {
  const { line, version } = props;
  const { item } = line;
  const { act, roleName } = useWork();
  const { fields } = returnVersion;
  const posts = postsOf(item);
  const postField = stageField('post', item.id);
  return (
    <Form
      id="return"
      draft={returnDraft(props)}
      class="framed line-form"
      fields={{
        person: ask(fields.person, { label: signOffText.approverOf(posts.map(roleName)) }),
        ...(posts.length > 1 && { post: postAsk(posts, roleName) }),
        reason: ask(fields.reason, { label: signOffText.returnReason, long: true }),
        ...howAsk(),
        evidence: evidenceAsk(),
      }}
      action={signOffText.doReturn}
      onSubmit={({ how, evidence, post, ...values }, files) => {
        const refused = act(
          {
            kind: 'return',
            version: version.id,
            item: item.id,
            ...values,
            post: post as string | undefined,
            how: how as DecidedHow,
            evidence: evidence as RecordedFile | undefined,
          },
          files,
        );
        return (
          refused && { ...refused, field: refused.field === postField ? 'post' : (refused.field ?? 'person') }
        );
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
    for (const command of approving(view, version, timeNow())) {
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

export interface SignOffProps {
  version: StatementVersion;
  lines: readonly SignOffLine[];
  locked: boolean;
  /** To the editor, at the words that have to change. */
  onEdit(words?: string): void;
}
