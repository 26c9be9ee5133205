import { useContext, useState } from 'preact/hooks';
import type { Person } from '../../../incident/kinds/define.ts';
import type { Refusal } from '../../../incident/refusal.ts';
import { isCheck, type SignOffLine } from '../../../incident/release/sign-off.ts';
import type { StatementVersion } from '../../../incident/release/statement.ts';
import { useDraft } from '../../../kit/draft.ts';
import { deskText } from '../../../text/incident.ts';
import { signOffText } from '../../../text/statements.ts';
import { described, Field } from '../../shared/Field.tsx';
import { CombinedField } from '../CombinedField.tsx';
import { type CommandProblem, carryOut } from '../carry-out.ts';
import { NOBODY, OfferedPeople, PersonField, personOf } from '../PersonField.tsx';
import { ownPerson, typedPerson } from '../typed-person.ts';
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

/** Who looked, in one go: a person, what has to be said, one button. */
export function SignForm({ lines, work, version, onDone, onReturn }: Props) {
  const { statements } = work.incident.view;
  const first = lines[0]?.item;
  const items = lines.map(({ item }) => item.id);
  const check = first?.check;
  const ofChecks = first !== undefined && isCheck(first);
  const { people } = useContext(OfferedPeople);
  const last = lastSigner(statements, items);
  const offered =
    last !== undefined
      ? typedPerson(last)
      : ofChecks
        ? ownPerson(people, work.officer)
        : first?.check === 'approval'
          ? likelySigner(people, first.roles, version.marks)
          : NOBODY;
  const key = `sign/${version.id}/${items[0]}`;
  const [person, setPerson] = useDraft(`${key}/person`, offered);
  const [notes, setNotes] = useDraft<Readonly<Record<string, string>>>(`${key}/notes`, {});
  const [combines, setCombines] = useDraft(`${key}/combines`, '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<CommandProblem>();
  const signing = items.filter(id => !left.has(id));
  const other = problem && signerBefore(problem.refusal);
  const noteProblem = (id: string): string | undefined =>
    problem?.field === id ? problem.sentence : undefined;
  const atPerson = items.some(id => problem?.field === id) ? undefined : problem?.sentence;
  const noteId = (id: string): string => `sign-note-${id}`;
  const submit = (): void => {
    const refused = carryOut(work, {
      kind: 'sign',
      version: version.id,
      items: signing.map(item => ({ item, note: notes[item] ?? (ofChecks ? notes[''] : undefined) })),
      person: personOf(person),
      combines,
    });
    setProblem(refused);
    if (refused === undefined) {
      for (const forget of [setPerson, setNotes, setCombines]) forget(undefined);
      onDone();
      return;
    }
    const field = items.find(id => refused.field === id);
    requestAnimationFrame(() =>
      document.getElementById(field === undefined ? PERSON : noteId(field))?.focus(),
    );
  };
  const note = (id: string, label: string) => (
    <Field id={noteId(id)} label={label} problem={noteProblem(id)}>
      <textarea
        id={noteId(id)}
        rows={2}
        value={notes[id] ?? ''}
        {...described(noteId(id), undefined, noteProblem(id))}
        onInput={event => setNotes({ ...notes, [id]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <form
      class="line-form no-print"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
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
      {ofChecks && (
        <ul class="line-signs">
          {lines.map(({ item }) =>
            'ask' in item ? (
              <li key={item.id}>
                <label class="check">
                  <input
                    type="checkbox"
                    checked={!left.has(item.id)}
                    onChange={event => {
                      const others = new Set(left);
                      if (event.currentTarget.checked) others.delete(item.id);
                      else others.add(item.id);
                      setLeft(others);
                    }}
                  />
                  <span>
                    <strong>{item.title}</strong> <span class="small">{item.ask}</span>
                  </span>
                </label>
                {item.mustSay === true && !left.has(item.id) && note(item.id, signOffText.note)}
              </li>
            ) : null,
          )}
        </ul>
      )}
      <PersonField
        id={PERSON}
        label={
          check === 'aloud'
            ? signOffText.second
            : check === 'approval'
              ? signOffText.approver
              : signOffText.signer
        }
        person={person}
        problem={atPerson}
        onPerson={setPerson}
      />
      {other !== undefined && (
        <CombinedField
          id="sign-combines"
          work={work}
          person={personOf(person)}
          other={other}
          reason={combines}
          onReason={setCombines}
          onApart={() => setProblem(undefined)}
        />
      )}
      {check !== 'aloud' && (
        <details class="small" open={(notes[''] ?? '') !== ''}>
          <summary>{check === 'approval' ? signOffText.opinion : signOffText.more}</summary>
          {note(
            check === 'approval' ? (first?.id ?? '') : '',
            check === 'approval' ? signOffText.opinion : signOffText.note,
          )}
        </details>
      )}
      <div class="tool-row">
        <button type="submit" class="primary" disabled={signing.length === 0}>
          {check === 'aloud'
            ? signOffText.confirm
            : check === 'approval'
              ? signOffText.approve(version.number)
              : signOffText.sign(signing.length)}
        </button>
        {onReturn !== undefined && (
          <button type="button" class="quiet" onClick={onReturn}>
            {signOffText.return}
          </button>
        )}
      </div>
    </form>
  );
}

/** Back to whoever wrote it, with what has to change. */
export function ReturnForm({
  line: { item },
  work,
  version,
  onDone,
  onCancel,
}: Pick<Props, 'work' | 'version' | 'onDone'> & { line: SignOffLine; onCancel(): void }) {
  const offered = lastSigner(work.incident.view.statements, [item.id]);
  const key = `sign/${version.id}/${item.id}`;
  const [person, setPerson] = useDraft(
    `${key}/person`,
    offered === undefined ? NOBODY : typedPerson(offered),
  );
  const [reason, setReason] = useDraft(`${key}/return`, '');
  const [problem, setProblem] = useState<CommandProblem>();
  const at = (field: string): string | undefined => (problem?.field === field ? problem.sentence : undefined);
  return (
    <form
      class="line-form no-print"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        const refused = carryOut(work, {
          kind: 'return',
          version: version.id,
          item: item.id,
          person: personOf(person),
          reason,
        });
        setProblem(refused);
        if (refused === undefined) {
          setPerson(undefined);
          setReason(undefined);
          onDone();
        } else document.getElementById(refused.field === 'reason' ? 'return-reason' : PERSON)?.focus();
      }}
    >
      <PersonField
        id={PERSON}
        label={signOffText.approver}
        person={person}
        problem={at('reason') === undefined ? problem?.sentence : undefined}
        onPerson={setPerson}
      />
      <Field id="return-reason" label={signOffText.returnReason} problem={at('reason')}>
        <textarea
          id="return-reason"
          rows={2}
          value={reason}
          {...described('return-reason', undefined, at('reason'))}
          onInput={event => setReason(event.currentTarget.value)}
        />
      </Field>
      <div class="tool-row">
        <button type="submit" class="primary">
          {signOffText.doReturn}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {deskText.cancel}
        </button>
      </div>
    </form>
  );
}
