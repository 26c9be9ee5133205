import { useContext } from 'preact/hooks';
import type { Person } from '../../../incident/kinds/define.ts';
import { sign } from '../../../incident/kinds/signed.ts';
import { isCheck, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { Button } from '../../../kit/Button.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ask, type FormField } from '../../../kit/fields.ts';
import { OfferedPeople } from '../../../kit/PersonField.tsx';
import { NOBODY, type TypedPerson, typedPerson } from '../../../kit/person.ts';
import { useTyped } from '../../../kit/useForm.ts';
import { signOffText } from '../../../text/statements.ts';
import { ownPerson } from '../offered-people.ts';
import { useWork } from '../work.ts';
import { likelySigner } from './likely.ts';
import { lastSigner } from './sign-off.ts';
import { useCombined } from './useCombined.tsx';

interface Props {
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
function useOffered({ lines, version }: Pick<Props, 'lines' | 'version'>): TypedPerson {
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
export function SignForm({ lines, version, onDone, onReturn }: Props) {
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
