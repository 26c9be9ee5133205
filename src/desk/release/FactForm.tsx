import { isSame } from '../../base/same.ts';
import { Button } from '../../kit/Button.tsx';
import type { Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask, type ChoiceAsk, optionsOf } from '../../kit/fields.ts';
import { NO_TIME, occurrenceOf, type TypedOccurrence, typedOccurrence } from '../../kit/occurrence.ts';
import type { TypedPerson } from '../../kit/person.ts';
import { type FormProblem, useTyped } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { useCombined } from '../approval/combined.tsx';
import { evidenceAsk, howAsk } from '../approval/decided-ask.tsx';
import type { DecidedHow } from '../core/decided.ts';
import { earliestOf } from '../core/occurrence.ts';
import type { RecordedFile } from '../core/recorded.ts';
import { approveCause } from '../facts/cause-approved.ts';
import { type FactChange, recordFact, valueFields, verification } from '../facts/fact-recorded.ts';
import { type FactView, type LedgerEntry, movesOn } from '../facts/ledger.ts';
import { enteredValue, type FactValue, factWords, isOccurrence } from '../facts/value.ts';
import { type FactAct, factStateLabel, factText } from '../facts/words.ts';
import { dateDoubt } from '../parts/date-doubt.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { useWork } from '../parts/work.tsx';
import { personText } from '../people/words.ts';
import type { Statement } from '../statements/version.ts';
import { likelyVerifier, verificationGrounds } from './release-work.tsx';

interface Props {
  /** Absent for a fact that the playbook does not know. */
  fact: FactView | undefined;
  act: FactAct;
  /** The account whose words it begins with. */
  from: LedgerEntry | undefined;
  opened: Opened;
}

const { fields } = recordFact;

/** Shapes of the checklist that say the same of an account. */
export const factFormShapes = {
  checking: 'started',
  verified: 'done',
  withheld: 'notApplicable',
  notApplicable: 'notApplicable',
} as const;

type State = keyof typeof factFormShapes;
const states = Object.keys(factFormShapes) as State[];

/** The state that a form begins with, where it is not the account's own. */
const begins: Partial<Record<FactAct, State>> = { verify: 'verified', dismiss: 'notApplicable' };

/** Who has verified it and when. @param source where the verifier is proposed from @param at now unless said otherwise */
export const verifiedFields = (verifier: TypedPerson, source: string | undefined, at?: string) => ({
  person: ask(verification.person, { value: verifier, source }),
  verifiedAt: ask(verification.verifiedAt, {
    value: at,
    source: at && factText.fromAccount,
    clock: timeNow,
  }),
});

/** The value of a fact as its field holds it; `undefined` where no time is typed. */
export const typedValue = (fact: FactView | undefined, typed: unknown): FactValue | undefined =>
  isOccurrence(fact)
    ? occurrenceOf((typed as TypedOccurrence | undefined) ?? NO_TIME)
    : String(typed ?? '').trim();

/** A doubt about when the matter happened: after it was found. */
export const occurrenceDoubt = (
  work: Parameters<typeof dateDoubt>[0],
  field: string,
  value: FactValue | undefined,
): FormProblem | undefined => {
  const at = typeof value === 'object' ? earliestOf(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : dateDoubt(work, 'happened', field, new Date(at).toISOString());
};

/** The question why a published value changes: it was wrong, or the matter has moved on. @param value as it is typed */
export function changeAsk(
  fact: FactView,
  statements: readonly Statement[],
  value: FactValue | undefined,
  state: State,
): ChoiceAsk | undefined {
  if (fact.cause) return undefined;
  const said = statements
    .flatMap(({ published }) => published?.parts ?? [])
    .flatMap(({ text }) => text)
    .findLast(segment => 'fact' in segment && segment.fact === fact.id)?.text;
  if (said === undefined || (state === 'verified' && value && factWords(value, timeNow()) === said))
    return undefined;
  return {
    kind: 'choice',
    shown: 'side by side',
    label: factText.change(said),
    options: optionsOf(factText.changes),
    value: movesOn(fact) ? 'moved' : 'wrong',
    source: factText.changeByElement,
  };
}

/** One account of a fact: what, from where, and how sure. */
export function FactForm({ fact, act, from, opened }: Props) {
  const work = useWork();
  const settling = act === 'settle';
  const replaces = act === 'beside' ? [] : (fact?.current.map(({ event }) => event) ?? []);
  const [typed] = useTyped(opened.id);
  const begun: State = begins[act] ?? from?.state ?? 'checking';
  const state = (typed['state'] ?? begun) as State;
  const { value: written } = typed;
  const value = written === undefined ? from && enteredValue(from) : typedValue(fact, written);
  const isChanged = from !== undefined && !isSame(value, enteredValue(from));
  const likely = likelyVerifier(work.view.ledger, work.officer);
  const grounds = verificationGrounds(from, isChanged, likely);
  const account = from === undefined ? undefined : factText.fromAccount;
  const change = fact && changeAsk(fact, work.incident.view.statements, value, state);
  return (
    <Form
      {...opened}
      id={`fact-form-${fact?.id ?? 'new'}`}
      draft={opened.id}
      class="framed fact-form"
      label={fact?.label ?? factText.add}
      focus={fact === undefined ? 'label' : state === 'notApplicable' ? 'reason' : 'value'}
      fields={{
        ...(fact === undefined && {
          label: ask(fields.label),
        }),
        ...(state !== 'notApplicable' && {
          value: isOccurrence(fact)
            ? ask(valueFields.occurred, {
                value: from?.occurred && typedOccurrence(from.occurred),
                source: account,
              })
            : ask(valueFields.words, {
                // Where nothing is known yet the hint stands above.
                hint: fact?.history.length === 0 ? undefined : fact?.element?.hint,
                value: from?.value,
                source: account,
                below: <OfferedNotes draft={opened.id} />,
              }),
          source: ask(fields.source, {
            ...(isChanged && { hint: factText.sourceAnew }),
            value: grounds.source,
            source: account,
          }),
        }),
        state: {
          kind: 'choice',
          shown: 'side by side',
          label: fields.state.asked.label,
          options: states.map(value => ({
            value,
            label: factStateLabel[value],
            state: factFormShapes[value],
          })),
          value: begun,
          below:
            state === 'checking' ? (
              <p class="small faint">{factText.checkingHint}</p>
            ) : (
              state === 'verified' && fact?.cause && <p class="small fact-rule">{factText.causeWaits}</p>
            ),
        },
        ...(change !== undefined && { change }),
        ...(state === 'verified' &&
          verifiedFields(
            grounds.person,
            from?.person === undefined ? factText.likelyVerifier : account,
            grounds.verifiedAt,
          )),
        ...((state === 'withheld' || state === 'notApplicable') && {
          reason: ask(fields.reason, {
            label: factText.reason[state],
            hint: factText.reasonHint[state],
            value: from?.reason,
            source: account,
            long: true,
          }),
        }),
      }}
      action={settling ? factText.settle : factText.save}
      beside={replaces.length > 0 && !settling && <span class="small faint">{factText.changeHint}</span>}
      doubt={({ value: occurred }) => occurrenceDoubt(work, 'value', occurred)}
      onSubmit={({
        value: handedIn = from && enteredValue(from),
        source = from?.source ?? '',
        change: chosen,
        ...values
      }) =>
        work.act({
          kind: 'recordFact',
          fact: fact?.id,
          value: handedIn,
          source,
          replaces,
          change: chosen as FactChange | undefined,
          ...values,
          state,
        })
      }
    >
      {act === 'beside' && <p class="small faint">{factText.besideHint}</p>}
    </Form>
  );
}

/** Notes offered to take over: as many as can be looked through. */
const NOTES = 12;

/** Facts noted in the log, offered for the ledger; none is taken over by itself. */
function OfferedNotes({ draft }: { draft: string }) {
  const work = useWork();
  const [typed, keep] = useTyped(draft);
  const notes = work.incident.view.notes
    .filter(({ kind }) => kind === 'situation')
    .slice(-NOTES)
    .reverse();
  if (notes.length === 0) return null;
  const take = (text: string, source: string): void => {
    const { value = '', source: given = '' } = typed as Readonly<Partial<Record<string, string>>>;
    keep({
      ...typed,
      value: value.trim() === '' ? text : `${value}\n${text}`,
      source: given.trim() === '' ? source : given,
    });
  };
  return (
    <details class="fact-notes small">
      <summary class="soft">{factText.takeFrom(notes.length)}</summary>
      <ul class="ruled">
        {notes.map(({ event, at, by, happenedAt, text: said, corrections }) => {
          // A correction of the note replaces its text.
          const text = corrections.at(-1)?.text ?? said;
          const time = shownTime(happenedAt ?? at);
          const source = factText.takenSource(work.said({ by, at: happenedAt ?? at }));
          return (
            <li class="split" key={event}>
              <p class="entry">
                <span class="faint">{time}</span> {text}
              </p>
              <Button words={factText.take} of={text} onClick={() => take(text, source)} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Its name among the drafts. */
export const APPROVE = 'approve-cause';

/** Form to approve a verified fact as the cause. */
export function ApproveCause({ entry, opened }: { entry: LedgerEntry; opened: Opened }) {
  const work = useWork();
  const combined = useCombined(APPROVE, APPROVE);
  return (
    <Form
      {...opened}
      class="framed fact-form"
      fields={{
        person: ask(approveCause.fields.person, {
          id: APPROVE,
          label: personText.name(factText.acts.approve),
        }),
        ...howAsk(),
        evidence: evidenceAsk(),
      }}
      action={factText.acts.approve}
      after={combined.field}
      onSubmit={({ how, evidence, ...said }, files) => {
        const refused = work.act(
          {
            kind: 'approveCause',
            entry: entry.event,
            ...said,
            how: how as DecidedHow,
            evidence: evidence as RecordedFile | undefined,
            combines: combined.combines,
          },
          files,
        );
        const asked = combined.refused(refused);
        return asked && { ...asked, field: asked.field ?? 'person' };
      }}
    >
      <p class="small">{factText.approveCauseHint}</p>
    </Form>
  );
}
