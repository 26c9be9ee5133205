import { useState } from 'preact/hooks';
import type { Command } from '../../desk/core/incident.ts';
import { recordFact, valueFields, verification } from '../../desk/facts/fact-recorded.ts';
import { isOccurrence } from '../../desk/facts/value.ts';
import { factStateLabel, factText } from '../../desk/facts/words.ts';
import { likelyVerifier } from '../../desk/release/release-work.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask, type OccurrenceAsk, type TextAsk } from '../../kit/fields.ts';
import { type FormProblem, useTyped } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import type { DeskIncident } from '../../session/incidents.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { Arrival } from './run.ts';
import { drillText } from './words.ts';

const { fields } = recordFact;
const states = ['checking', 'verified'] as const;

/** Takes what somebody says into the ledger, one fact after another: its words and its source stand there to be cut down. */
export function FindingForm({ item: { id, text, from }, desk }: { item: Arrival['item']; desk: FeedDesk }) {
  const { incident, officer, act } = desk;
  const { ledger } = incident.view;
  const draft = `finding-${id}`;
  const [typed] = useTyped(draft);
  const [recorded, setRecorded] = useState<readonly string[]>([]);
  const facts = ledger.facts.filter(({ cause }) => !cause);
  const meant = facts.find(fact => fact.id === typed['fact']);
  const current = meant?.current ?? [];
  // Two fields: words cut down for one fact are no time of another.
  const asked: { readonly value?: TextAsk; readonly occurred?: OccurrenceAsk } = isOccurrence(meant)
    ? { occurred: ask(valueFields.occurred) }
    : {
        value: ask(valueFields.words, {
          hint: drillText.cutHint,
          value: text,
          source: drillText.fromArrival,
        }) as TextAsk,
      };
  const form = ({ id: name, onCancel }: Opened) => (
    <Form
      id={name}
      focus="value"
      fields={{
        fact: {
          kind: 'choice',
          label: drillText.whichFact,
          options: [
            { value: '', label: drillText.chooseFact },
            ...facts.map(fact => ({ value: fact.id, label: fact.label })),
          ],
          value: '',
        },
        ...asked,
        source: ask(fields.source, { hint: undefined, value: from, source: drillText.fromArrival }),
        // Two accounts stand side by side until somebody knows: none takes the other's place unasked.
        ...(current.length > 0 && {
          how: {
            kind: 'choice',
            shown: 'side by side',
            label: drillText.beside,
            options: (['beside', 'replace'] as const).map(value => ({
              value,
              label: drillText.besideOptions[value],
            })),
            value: '',
          },
        }),
        state: {
          kind: 'choice',
          shown: 'side by side',
          label: fields.state.asked.label,
          options: states.map(value => ({ value, label: factStateLabel[value] })),
          value: 'checking',
        },
        ...(typed['state'] === 'verified' && {
          person: ask(verification.person, {
            value: likelyVerifier(ledger, officer),
            source: factText.likelyVerifier,
          }),
        }),
      }}
      action={factText.save}
      after={
        <p class="small" role="status">
          {recorded.length > 0 && drillText.inLedger(recorded)}
        </p>
      }
      onSubmit={({ fact, state, how, value, occurred, ...values }) => {
        if (fact === '') return { sentence: drillText.factMissing, field: 'fact' };
        if (current.length > 0 && how === '') return { sentence: drillText.besideMissing, field: 'how' };
        const replaces = how === 'beside' ? [] : (meant?.current.map(({ event }) => event) ?? []);
        const verifiedAt = new Date(timeNow()).toISOString();
        const sure =
          state === 'verified' ? ({ state, verifiedAt } as const) : ({ state: 'checking' } as const);
        const problem = act({
          kind: 'recordFact',
          fact,
          value: occurred ?? value,
          ...values,
          ...sure,
          replaces,
        });
        if (problem === undefined) setRecorded([...recorded, meant?.label ?? fact]);
        return problem?.field === 'value' && isOccurrence(meant)
          ? { ...problem, field: 'occurred' }
          : problem;
      }}
      onCancel={onCancel}
    />
  );
  return <FormButton id={draft} button={drillText.toLedger} form={form} />;
}

/** The desk that the feed's forms record in: the run's own incident. */
export interface FeedDesk {
  readonly incident: DeskIncident;
  readonly officer: Actor;
  /** @returns why the desk refuses it */
  act(command: Command): FormProblem | undefined;
}
