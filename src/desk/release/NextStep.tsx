import type { ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Drafts } from '../../kit/draft.ts';
import { disclosedText, Form } from '../../kit/Form.tsx';
import { ask, type FieldAsk } from '../../kit/fields.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { OfferedPeople } from '../../kit/PersonField.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { personOf, type TypedPerson, typedPerson } from '../../kit/person.ts';
import { useTyped } from '../../kit/useForm.ts';
import { postsOf } from '../../playbook/deciding.ts';
import { timeNow } from '../../session/surroundings.ts';
import { ApprovedBy, type Approving } from '../approval/approving.tsx';
import { useCombined } from '../approval/combined.tsx';
import { evidenceAsk, howAsk } from '../approval/decided-ask.tsx';
import { postAsk } from '../approval/post-ask.tsx';
import { refusedField, type SignerAsk, signForm, stagesOf } from '../approval/sign-form.ts';
import { isCheck, isThrough, type SignOffLine, serves } from '../approval/sign-off.ts';
import { returnVersion, sign } from '../approval/signed.ts';
import { stageField } from '../approval/stage.ts';
import { decidedText } from '../approval/words.ts';
import type { DecidedHow } from '../core/decided.ts';
import { signerField } from '../core/fields.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { personName } from '../core/words/person.ts';
import { useWork } from '../parts/work.tsx';
import type { KnownPerson } from '../people/people.ts';
import type { StatementVersion } from '../statements/version.ts';
import { signOffText } from '../statements/words.ts';
import { OnAuthority } from './Authority.tsx';
import { isMachine } from './release-work.tsx';

interface Props extends SignOffProps {
  line: SignOffLine;
}

const focusNext = (): void => giveFocusSoon('.sign-off [data-next] h3, #publish-title');

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

/** Names of the drafts of a line's forms. */
const signDraft = (version: StatementVersion, item: string): string => `sign/${version.id}/${item}`;

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

interface SignProps {
  /** All that can be decided now: by one call or meeting several, in their order. */
  stages: readonly SignOffLine[];
  lines: readonly SignOffLine[];
  version: StatementVersion;
  /** Absent where it stands open by itself. */
  opened: Opened | undefined;
  beside: ComponentChildren;
}

/**
 * The form of a sign-off: which stages were decided, by whom, how and when. A decided stage is ticked and its person named; a
 * prefilled name is a proposal until the form is handed in.
 */
function SignForm({ stages, lines, version, opened, beside }: SignProps) {
  const { view, index, officer, act, roleName } = useWork();
  const offered = useContext(OfferedPeople);
  const [first] = stages;
  const draft = signDraft(version, first?.item.id ?? '');
  const [typed] = useTyped(draft);
  const combined = useCombined('sign', draft);
  const form = signForm(
    stages,
    lines,
    {
      ticked: (typed['signs'] ?? []) as readonly string[],
      person: item => {
        const said = typed[stageField('person', item)] as TypedPerson | undefined;
        return said && personOf(said);
      },
    },
    {
      people: view.people,
      offered: offered.people,
      statements: view.statements,
      officer,
      items: index.playbook.release.signOff,
    },
  );
  const { signing, signers } = form;
  const isTogether = signing.length > 1;
  const titled = (title: string): string | undefined => (isTogether ? title : undefined);
  const conditions = lines.flatMap(({ mark }) => (mark?.kind === 'signed' ? (mark.condition ?? []) : []));

  const signerLabel = ({ lines: [line], posts }: SignerAsk): string => {
    if (line?.item.check === 'aloud') return signOffText.second;
    if (line?.item.check === 'approval') return signOffText.approverOf(posts.map(roleName));
    return posts.length === 0 ? signOffText.signer : signOffText.signerOf(posts.map(roleName));
  };
  const signerFields = (signer: SignerAsk): Readonly<Record<string, FieldAsk>> => {
    const { item, posts, proposed, named, asksPost, proposedPost } = signer;
    return {
      [stageField('person', item)]: {
        ...ask(signerField, {
          label: signerLabel(signer),
          value: proposed && typedPerson(proposed.person),
          source: proposed && signOffText.proposed[proposed.from],
        }),
        signs: true,
      },
      ...(asksPost &&
        named !== undefined && {
          [stageField('post', item)]: {
            ...postAsk(posts, roleName, decidedText.post(personName(named))),
            ...(proposedPost && {
              value: proposedPost.post,
              source: decidedText.postSource[proposedPost.from],
            }),
          },
        }),
    };
  };
  const noteFields = ({ item }: SignOffLine): Readonly<Record<string, FieldAsk>> => {
    const name = stageField('note', item.id);
    const note = (label: string, folded?: string): FieldAsk =>
      ask(sign.fields.combines, { label, long: true, folded });
    if (item.check === 'approval')
      return {
        [name]: note(signOffText.opinion(titled(item.title)), signOffText.more),
        [stageField('condition', item.id)]: note(signOffText.condition(titled(item.title)), signOffText.more),
      };
    if (item.check === 'aloud')
      return conditions.length === 0 ? {} : { [name]: note(signOffText.conditionMet(conditions)) };
    const mustSay = 'mustSay' in item && item.mustSay === true;
    return {
      [name]: note(`${item.title}：${signOffText.note}`, mustSay ? undefined : signOffText.more),
    };
  };
  const fields: Readonly<Record<string, FieldAsk>> = {
    ...(form.offered.length > 0 && {
      signs: {
        kind: 'choices',
        label: signOffText.stages,
        hint: signOffText.stagesHint,
        all: form.offered.length > 2 ? signOffText.allStages(form.offered.length) : undefined,
        options: form.offered.map(({ item }) => ({
          value: item.id,
          label: item.title,
          about: 'ask' in item ? item.ask : undefined,
        })),
      },
    }),
    ...Object.assign({}, ...signing.filter(({ item }) => 'mustSay' in item).map(noteFields)),
    ...Object.assign({}, ...signers.map(signerFields)),
    ...(signing.length > 0 && {
      ...howAsk(),
      ...(isTogether && {
        occasion: ask(sign.fields.occasion, { label: decidedText.occasion, hint: decidedText.occasionHint }),
        among: { kind: 'people', label: decidedText.among },
      }),
      ...Object.assign({}, ...signing.filter(({ item }) => !('mustSay' in item)).map(noteFields)),
      evidence: evidenceAsk(),
    }),
  };
  const action =
    first?.item.check === 'aloud'
      ? signOffText.confirm
      : signing.length === 1 && signing[0]?.item.check === 'approval'
        ? signOffText.approve(version.number)
        : signOffText.sign(signing.length);
  // Holders of the post are offered first.
  const posts = signers.flatMap(signer => signer.posts);
  const holds = ({ role = '' }: KnownPerson): boolean => posts.includes(role);
  const people = [...offered.people.filter(holds), ...offered.people.filter(each => !holds(each))];
  return (
    <OfferedPeople.Provider value={{ ...offered, people }}>
      <Form
        id="sign"
        draft={draft}
        class="framed line-form"
        focus={opened === undefined ? false : opened.focus}
        onCancel={opened?.onCancel}
        fields={fields}
        action={action}
        disabled={signing.length === 0}
        after={combined.field}
        beside={beside}
        onSubmit={(values, files) => {
          const refused = act(
            {
              kind: 'sign',
              version: version.id,
              items: stagesOf(form, field => values[field]),
              how: values['how'] as DecidedHow,
              decidedAt: values['decidedAt'] as string,
              evidence: values['evidence'] as RecordedFile | undefined,
              occasion: values['occasion'] as string | undefined,
              among: values['among'] as string | undefined,
              combines: combined.combines,
            },
            files,
          );
          if (refused === undefined) return combined.refused(undefined);
          const about = refusedField(form, refused.refusal, refused.field);
          // Stages that one person signs have one field for him.
          const asked = (field: string | undefined): string =>
            field !== undefined && field in fields ? field : refusedField(form, undefined, field).field;
          return combined.refused(
            {
              ...refused,
              field: refused.field !== undefined && refused.field in fields ? refused.field : about.field,
              also: refused.also?.map(each => ({ ...each, field: asked(each.field) })),
            },
            about.person,
          );
        }}
        onDone={focusNext}
      >
        {first?.item.check === 'aloud' && (
          <>
            <p class="small">{signOffText.aloud}</p>
            <ul>
              {first.item.lines.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </Form>
    </OfferedPeople.Provider>
  );
}
export interface SignOffProps {
  version: StatementVersion;
  lines: readonly SignOffLine[];
  locked: boolean;
  /** To the editor, at the words that have to change. */
  onEdit(words?: string): void;
}
