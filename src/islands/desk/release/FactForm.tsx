import { useContext } from 'preact/hooks';
import { recordFact } from '../../../incident/kinds/fact-recorded.ts';
import type { FactView, LedgerEntry } from '../../../incident/release/ledger.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { OfferedPeople } from '../../../kit/PersonField.tsx';
import { type TypedPerson, typedPerson } from '../../../kit/person.ts';
import { useTyped } from '../../../kit/useForm.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { factStateLabel, factText } from '../../../text/facts.ts';
import { personText } from '../../../text/people.ts';
import { carryOut } from '../carry-out.ts';
import type { Work } from '../work.ts';
import { FactNotes } from './FactNotes.tsx';
import { likelyVerifier } from './likely.ts';

interface Props {
  work: Work;
  /** Absent for a fact that the playbook does not know. */
  fact: FactView | undefined;
  /** The entry whose words it begins with. */
  from?: LedgerEntry | undefined;
  /** The state it begins with, where that is not the entry's own. */
  as?: LedgerEntry['state'] | undefined;
  settling?: boolean;
  hint?: string | undefined;
  /** Ids of the entries it takes the place of. */
  replaces: readonly string[];
  /** Keeps what was typed apart from other forms of this incident. */
  name: string;
  onDone(label: string): void;
  onCancel(): void;
}

const { fields } = recordFact;

/** Shapes of the checklist that say the same of an account. */
const shapes = {
  checking: 'started',
  verified: 'done',
  withheld: 'notApplicable',
  notApplicable: 'notApplicable',
} as const;

type State = keyof typeof shapes;
const states = Object.keys(shapes) as State[];

/** States that have to be accounted for in words of their own. */
const hasReason = (state: State): state is 'withheld' | 'notApplicable' =>
  state === 'withheld' || state === 'notApplicable';

/** Who has verified it and when. */
export const verifiedFields = (verifier: TypedPerson) => ({
  person: {
    kind: 'person',
    label: personText.name(factText.verifier),
    signs: true,
    value: verifier,
  } as const,
  verifiedAt: { kind: 'time', label: factText.verifiedAt, clock: timeNow } as const,
});

/** One account of a fact: what, from where, and how sure. */
export function FactForm({
  work,
  fact,
  from,
  as,
  settling = false,
  hint,
  replaces,
  name,
  ...closing
}: Props) {
  const { people } = useContext(OfferedPeople);
  const draft = `fact/${name}`;
  const [typed] = useTyped(draft);
  const begun: State = as ?? from?.state ?? 'checking';
  const state = (typed['state'] ?? begun) as State;
  // What was verified by somebody stays so; a new look is that of whoever was given it, unless changed.
  const verifier =
    settling && from?.person !== undefined
      ? typedPerson(from.person)
      : likelyVerifier(people, work.officer, work.incident.view.steps);
  return (
    <Form
      id={`fact-form-${fact?.id ?? 'new'}`}
      draft={draft}
      class="framed fact-form"
      effort="verification"
      label={fact?.label ?? factText.add}
      focus={fact === undefined ? 'label' : state === 'notApplicable' ? 'reason' : 'value'}
      fields={{
        ...(fact === undefined && {
          label: { kind: 'line', label: factText.label, hint: factText.labelHint },
        }),
        ...(state !== 'notApplicable' && {
          value: ask(fields.value, {
            label: factText.value,
            hint: fact?.element?.hint,
            value: from?.value,
            long: true,
            below: <FactNotes work={work} draft={draft} />,
          }),
          source: ask(fields.source, {
            label: factText.source,
            hint: factText.sourceHint,
            value: from?.source,
          }),
        }),
        state: {
          kind: 'choice',
          shown: 'side by side',
          label: factText.state,
          options: states.map(value => ({ value, label: factStateLabel[value], state: shapes[value] })),
          value: begun,
          below:
            state === 'checking' ? (
              <p class="small faint">{factText.checkingHint}</p>
            ) : (
              state === 'verified' && fact?.cause && <p class="small fact-rule">{factText.causeWaits}</p>
            ),
        },
        ...(state === 'verified' && verifiedFields(verifier)),
        ...(hasReason(state) && {
          reason: ask(fields.reason, {
            label: factText.reason[state],
            hint: factText.reasonHint[state],
            value: from?.reason,
            long: true,
          }),
        }),
      }}
      action={settling ? factText.settle : factText.save}
      beside={replaces.length > 0 && !settling && <span class="small faint">{factText.changeHint}</span>}
      onSubmit={({ value = from?.value ?? '', source = from?.source ?? '', ...values }) =>
        carryOut(work, { kind: 'recordFact', fact: fact?.id, value, source, replaces, ...values, state })
      }
      onDone={() => closing.onDone(fact?.label ?? String(typed['label'] ?? '').trim())}
      onCancel={closing.onCancel}
    >
      {hint !== undefined && <p class="small faint">{hint}</p>}
    </Form>
  );
}
