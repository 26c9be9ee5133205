import { useContext, useState } from 'preact/hooks';
import type { Person } from '../../../incident/kinds/define.ts';
import { returnVersion, sign } from '../../../incident/kinds/signed.ts';
import type { Refusal } from '../../../incident/refusal.ts';
import { isCheck, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask, type FormField } from '../../../kit/fields.ts';
import { OfferedPeople } from '../../../kit/PersonField.tsx';
import { NOBODY, personOf, type TypedPerson, typedPerson } from '../../../kit/person.ts';
import { useTyped } from '../../../kit/useForm.ts';
import { signOffText } from '../../../text/statements.ts';
import { CombinedField } from '../CombinedField.tsx';
import { type CommandProblem, carryOut } from '../carry-out.ts';
import { ownPerson } from '../offered-people.ts';
import type { Work } from '../work.ts';
import { likelySigner } from './likely.ts';
import { lastSigner } from './sign-off.ts';

interface Props {
  /** One approval, the list to be read aloud, or every check that is open: those are signed together. */
  lines: readonly SignOffLine[];
  work: Work;
  version: StatementVersion;
  onDone(): void;
  /** Where it can be sent back. */
  onReturn?: () => void;
}

const PERSON = 'sign-person';

/** Whoever did what the person named should not do as well. */
function signerBefore(refusal: Refusal): Person | undefined {
  if (refusal.code === 'sameSigner') return refusal.signer;
  return refusal.code === 'sameReader' ? refusal.reader : undefined;
}

const signerLabel = (check: string | undefined): string => {
  if (check === 'aloud') return signOffText.second;
  return check === 'approval' ? signOffText.approver : signOffText.signer;
};

/** Who will sign, as far as can be told. */
function useOffered({ lines, work, version }: Pick<Props, 'lines' | 'work' | 'version'>): TypedPerson {
  const { people } = useContext(OfferedPeople);
  const first = lines[0]?.item;
  const last = lastSigner(
    work.incident.view.statements,
    lines.map(({ item }) => item.id),
  );
  if (last !== undefined) return typedPerson(last);
  if (first !== undefined && isCheck(first)) return ownPerson(people, work.officer);
  return first?.check === 'approval' ? likelySigner(people, first.roles, version.marks) : NOBODY;
}

/** Who looked, in one go: a person, what has to be said, one button. */
export function SignForm({ lines, work, version, onDone, onReturn }: Props) {
  const first = lines[0]?.item;
  const check = first?.check;
  const ofChecks = first !== undefined && isCheck(first);
  const items = lines.map(({ item }) => item.id);
  const draft = `sign/${version.id}/${items[0]}`;
  const [{ signs = items, combines = '' }] = useTyped(draft);
  const [problem, setProblem] = useState<CommandProblem>();
  const offered = useOffered({ lines, work, version });
  const other = problem && signerBefore(problem.refusal);
  const signing = items.filter(id => (signs as readonly string[]).includes(id));
  /** What is said of all of them, or of the one that is approved. */
  const general = check === 'approval' ? (first?.id ?? '') : '';
  const note = (item: string, label: string, folded?: string): FormField => ({
    ...ask(sign.fields.combines, { label, long: true, id: `sign-note-${item}`, folded }),
  });
  const fields: Readonly<Record<string, FormField>> = {
    ...(ofChecks && {
      signs: {
        kind: 'choices',
        label: signOffText.checks,
        options: lines.flatMap(({ item }) =>
          'ask' in item ? [{ value: item.id, label: item.title, about: item.ask }] : [],
        ),
        value: items,
      },
    }),
    ...Object.fromEntries(
      lines.flatMap(({ item }) =>
        'ask' in item && item.mustSay === true && signing.includes(item.id)
          ? [[noteOf(item.id), note(item.id, `${item.title}：${signOffText.note}`)]]
          : [],
      ),
    ),
    person: ask(sign.fields.person, { id: PERSON, label: signerLabel(check), value: offered }),
    ...(check !== 'aloud' && {
      [noteOf(general)]:
        check === 'approval'
          ? note(general, signOffText.opinion, signOffText.opinion)
          : note(general, signOffText.note, signOffText.more),
    }),
  };
  return (
    <Form
      id="sign"
      effort={check === 'approval' ? 'approval' : ofChecks ? 'review' : undefined}
      draft={draft}
      class="framed line-form"
      focus={false}
      fields={fields}
      action={
        check === 'aloud'
          ? signOffText.confirm
          : check === 'approval'
            ? signOffText.approve(version.number)
            : signOffText.sign(signing.length)
      }
      disabled={signing.length === 0}
      after={state =>
        other !== undefined && (
          <CombinedField
            id="sign-combines"
            work={work}
            person={personOf(state.current('person') as TypedPerson)}
            other={other}
            reason={String(combines)}
            onReason={reason => state.write({ combines: reason })}
            onApart={() => setProblem(undefined)}
          />
        )
      }
      beside={
        onReturn !== undefined && (
          <button type="button" class="quiet" onClick={onReturn}>
            {signOffText.return}
          </button>
        )
      }
      onSubmit={values => {
        const said = (item: string) => values[noteOf(item)] as string | undefined;
        const refused = carryOut(work, {
          kind: 'sign',
          version: version.id,
          items: signing.map(item => ({ item, note: said(item) ?? (ofChecks ? said('') : undefined) })),
          person: values['person'] as Person,
          combines: String(combines),
        });
        setProblem(refused);
        const field = noteOf(refused?.field ?? '');
        return (
          refused && {
            sentence: refused.sentence,
            field: refused.field !== undefined && field in fields ? field : 'person',
          }
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

/** The name of the field for a word on an item. */
const noteOf = (item: string): string => `note-${item}`;

/** Back to whoever wrote it, with what has to change. */
export function ReturnForm({
  line: { item },
  work,
  version,
  onDone,
  onCancel,
}: Pick<Props, 'work' | 'version' | 'onDone'> & { line: SignOffLine; onCancel(): void }) {
  const last = lastSigner(work.incident.view.statements, [item.id]);
  return (
    <Form
      id="return"
      draft={`return/${version.id}/${item.id}`}
      class="framed line-form"
      fields={{
        person: ask(returnVersion.fields.person, {
          id: PERSON,
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
