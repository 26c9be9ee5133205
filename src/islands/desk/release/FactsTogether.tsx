import { useContext } from 'preact/hooks';
import type { Command } from '../../../incident/decide.ts';
import type { Person } from '../../../incident/kinds/define.ts';
import { recordFact } from '../../../incident/kinds/fact-recorded.ts';
import type { Refusal } from '../../../incident/refusal.ts';
import type { FactView } from '../../../incident/release/ledger.ts';
import { Form } from '../../../kit/Form.tsx';
import { ask } from '../../../kit/fields.ts';
import { OfferedPeople } from '../../../kit/PersonField.tsx';
import { type FormProblem, useTyped } from '../../../kit/useForm.ts';
import { factText } from '../../../text/facts.ts';
import { refusalSentence } from '../../../text/refusal.ts';
import { useWork } from '../work.ts';
import { verifiedFields } from './FactForm.tsx';
import { likelyVerifier } from './likely.ts';

interface Props {
  /** Facts that nobody has said anything of, or that are being checked. The cause is recorded on its own. */
  facts: readonly FactView[];
  /** The cause while nobody has said anything of it: it can only not apply here. */
  cause: FactView | undefined;
  /** The officer opened it just now: the hands should be where something is to be typed. */
  atHand: boolean;
  onDone(count: number): void;
  onCancel(): void;
}

const DRAFT = 'facts';

/** Several facts that one look has verified: one source, one person, one time. What is left empty is not recorded. */
export function FactsTogether({ facts, cause, atHand, onDone, onCancel }: Props) {
  const work = useWork();
  const own = likelyVerifier(useContext(OfferedPeople).people, work.officer, work.incident.view.steps);
  const [typed, keep] = useTyped(DRAFT);
  const typedFor = (fact: FactView): string => String(typed[keyOf(fact)] ?? '');
  const isAsked = ({ element }: FactView): boolean => element?.extra !== true;
  const checking = facts.filter(({ state }) => state === 'checking');
  const empty = facts.filter(({ state }) => state === 'empty');
  const asked = empty.filter(isAsked);
  const rest = [...asked, ...(cause === undefined ? [] : [cause])].filter(
    fact => typedFor(fact).trim() === '',
  );
  const record = (commands: readonly RecordFact[]): readonly FormProblem[] => {
    if (commands.length === 0) return [{ sentence: factText.nothingTyped }];
    const refused = work.actEach(commands.map(command => [command]));
    const problems = commands.flatMap((command, position): readonly FormProblem[] => {
      const why = refused[position]?.why;
      return why === undefined ? [] : [{ sentence: refusalSentence(why), field: fieldOf(command, why) }];
    });
    // What was taken is in the ledger; what was not stays as it was typed.
    const taken = commands.flatMap(({ fact: id = '' }, position) =>
      refused[position] === undefined ? [keyOf({ id })] : [],
    );
    if (problems.length > 0)
      keep(Object.fromEntries(Object.entries(typed).filter(([name]) => !taken.includes(name))));
    else onDone(commands.length);
    return problems;
  };
  return (
    <Form
      id="facts"
      draft={DRAFT}
      class="framed fact-form facts-together"
      effort="verification"
      label={factText.together}
      focus={atHand ? ((empty[0] && keyOf(empty[0])) ?? 'confirmed') : false}
      fields={{
        ...(checking.length > 0 && {
          confirmed: {
            kind: 'choices',
            label: factText.confirmedAll,
            options: checking.map(({ id, label, standing }) => ({
              value: id,
              label: factText.confirmed(label, standing.at(-1)?.value ?? ''),
            })),
          },
        }),
        ...Object.fromEntries(
          [...asked, ...empty.filter(fact => !isAsked(fact))].map(fact => [
            keyOf(fact),
            {
              ...ask(recordFact.fields.value, { label: fact.label, hint: fact.element?.hint, long: true }),
              id: `facts-${fact.id}`,
              rows: 1,
              folded: isAsked(fact) ? undefined : factText.others,
            },
          ]),
        ),
        ...(rest.length > 0 && {
          none: {
            kind: 'line',
            label: factText.noneOf(rest.map(({ label }) => label)),
            hint: factText.reasonHint.notApplicable,
          },
        }),
        source: ask(recordFact.fields.source, { label: factText.source, hint: factText.sourceHint }),
        ...verifiedFields(own),
      }}
      action={factText.saveTogether}
      onSubmit={({ confirmed = [], none = '', source, person, verifiedAt }) =>
        record(recordedTogether(facts, rest, typedFor, { confirmed, none, source, person, verifiedAt }))
      }
      onCancel={onCancel}
    >
      <p class="small faint">{factText.togetherHint}</p>
    </Form>
  );
}

type RecordFact = Extract<Command, { kind: 'recordFact' }>;

/** What is typed beside the facts themselves. */
interface Shared {
  /** Ids of facts being checked that turned out as they were written down. */
  readonly confirmed: readonly string[];
  /** Why what is left empty does not apply; empty while it is only not known. */
  readonly none: string;
  readonly source: string;
  readonly person: Person;
  readonly verifiedAt: string;
}

/** The name of a fact's field; ids of facts are the playbook's. */
export const keyOf = ({ id }: Pick<FactView, 'id'>): string => `value-${id}`;

/** What one look records: each fact that was typed or confirmed and, with a reason, that the rest does not apply. */
export function recordedTogether(
  facts: readonly FactView[],
  rest: readonly Pick<FactView, 'id'>[],
  typedFor: (fact: FactView) => string,
  { confirmed, none, source, person, verifiedAt }: Shared,
): readonly RecordFact[] {
  const verified = facts.flatMap((fact): readonly RecordFact[] => {
    const entry = confirmed.includes(fact.id) ? fact.standing.at(-1) : undefined;
    const value = entry?.value ?? typedFor(fact);
    if (value.trim() === '') return [];
    const from = source.trim() === '' ? (entry?.source ?? source) : source;
    const replaces = fact.standing.map(({ event }) => event);
    const account = { value, source: from, state: 'verified', person, verifiedAt, replaces } as const;
    return [{ kind: 'recordFact', fact: fact.id, ...account }];
  });
  if (none.trim() === '') return verified;
  const account = { value: '', source: '', state: 'notApplicable', reason: none, replaces: [] } as const;
  return [...verified, ...rest.map(({ id }): RecordFact => ({ kind: 'recordFact', fact: id, ...account }))];
}

/** The field that is to blame for a refusal: the fact's own, or one that all of them share. */
export function fieldOf({ fact: id = '' }: RecordFact, why: Refusal): string {
  if (why.code !== 'badField' || why.field === 'value') return keyOf({ id });
  return why.field === 'reason' ? 'none' : why.field;
}
