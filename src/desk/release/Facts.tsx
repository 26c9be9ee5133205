import '../facts/facts.css';
import './release.css';
import { useState } from 'preact/hooks';
import { isSame } from '../../base/same.ts';
import { Button } from '../../kit/Button.tsx';
import { FormButton, type Opened } from '../../kit/Disclosure.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { Form } from '../../kit/Form.tsx';
import { ask, type FieldAsk } from '../../kit/fields.ts';
import { Section } from '../../kit/Section.tsx';
import { useTyped } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { PostPanel } from '../checklist/PostPanel.tsx';
import type { Person } from '../core/define.ts';
import type { Command } from '../core/incident.ts';
import type { Refusal } from '../core/refusal.ts';
import { type FactChange, recordFact, valueFields, verification } from '../facts/fact-recorded.ts';
import type { FactView } from '../facts/ledger.ts';
import { enteredValue, type FactValue, isOccurrence } from '../facts/value.ts';
import { factText } from '../facts/words.ts';
import { MoreRows, useParts } from '../parts/long-list.tsx';
import { useWork } from '../parts/work.tsx';
import { recommendedStatement, saidClear, tellingOf } from '../publications/recommend.ts';
import { recommendedWords } from '../publications/words.ts';
import { changeAsk, FactForm, occurrenceDoubt, typedValue, verifiedFields } from './FactForm.tsx';
import { FactRow } from './FactRow.tsx';
import { likelyVerifier, placeToWrite } from './release-work.tsx';

/** States of facts that one form records together. Differing accounts are settled one by one, and a withheld fact stays withheld. */
const TOGETHER: ReadonlySet<FactView['state']> = new Set(['empty', 'checking', 'verified']);

const isCore = ({ element }: FactView): boolean => element !== undefined && element.extra !== true;

/** 事实台账: the facts, how certain each is, and its source. */
export function Facts() {
  const { view, locked } = useWork();
  const { facts } = view.ledger;
  const [said, setSaid] = useState<string>();
  const row = (fact: FactView) => (
    <FactRow key={fact.id} fact={fact} onSaved={() => setSaid(factText.recorded(fact.label))} />
  );
  const others = facts.filter(fact => !isCore(fact));
  /** Nobody has said anything of them, and nothing asks for them. */
  const [filled, empty] = [
    others.filter(({ state }) => state !== 'empty'),
    others.filter(({ state }) => state === 'empty'),
  ];
  const parts = useParts(filled.length);
  const together = facts.filter(({ cause, state }) => !cause && TOGETHER.has(state));
  return (
    <section class="desk-screen facts stack" aria-labelledby="incident-title">
      <Summary />
      <p class="small faint" role="status">
        {said}
      </p>
      <PostPanel rank={2} />
      <Section id="facts-core" class="flow" title={factText.elements}>
        <FormButton
          offered={!locked && together.length > 0}
          // While nothing is known there is one thing to do.
          open={facts.every(({ history }) => history.length === 0)}
          id="facts"
          button={factText.together}
          form={opened => (
            <FactsTogether
              facts={together}
              cause={facts.find(({ cause, state }) => cause && state === 'empty')}
              opened={opened}
              onRecorded={count => setSaid(factText.recordedTogether(count))}
            />
          )}
        />
        <ol class="ruled">{facts.filter(isCore).map(row)}</ol>
      </Section>
      <Section id="facts-others" class="flow" title={factText.others} hint={factText.othersNone}>
        {filled.length > 0 && <ol class="ruled">{filled.slice(0, parts.shown).map(row)}</ol>}
        <MoreRows {...parts} />
        {empty.length > 0 && (
          <Fold class="facts-untold" words={factText.untold(empty.length)}>
            <ol class="ruled">{empty.map(row)}</ol>
          </Fold>
        )}
        <FormButton
          offered={!locked}
          id="fact/new"
          button={factText.add}
          saved={factText.added}
          form={opened => <FactForm fact={undefined} act="record" from={undefined} opened={opened} />}
        />
      </Section>
    </section>
  );
}

/** How much is sure, and what that allows. */
function Summary() {
  const { view, index, go, locked } = useWork();
  const telling = tellingOf(view.ledger);
  const recommended = recommendedStatement(view);
  return (
    <div class="fact-summary band">
      <p>
        <strong class="fact-count numeric">{factText.verified(telling.usable)}</strong>{' '}
        <span class="faint">{factText.of(telling.total)}</span>
      </p>
      {!locked && (
        <>
          <div>
            <p>{recommendedWords(recommended, telling, timeNow(), saidClear(index, view.facts))}</p>
            <p class="small faint">{factText.motto}</p>
          </div>
          <Button
            words={factText.write}
            class={telling.usable > 0 ? 'primary' : ''}
            onClick={() => go(placeToWrite(index.playbook.release, view.statements, recommended))}
          />
        </>
      )}
    </div>
  );
}

interface Props {
  /** Facts that nobody has said anything of, that are being checked, or that may have changed since they were verified. The cause is recorded on its own. */
  facts: readonly FactView[];
  /** The cause while nobody has said anything of it: it can only not apply here. */
  cause: FactView | undefined;
  opened: Opened;
  onRecorded(count: number): void;
}

const isExtra = ({ element }: FactView): boolean => element?.extra === true;

/** Several facts that one look has verified: one source, one person, one time. Empty fields are not recorded. */
function FactsTogether({ facts, cause, opened, onRecorded }: Props) {
  const work = useWork();
  const own = likelyVerifier(work.view.ledger, work.officer);
  const [typed] = useTyped(opened.id);
  const typedFor = (fact: FactView): FactValue | undefined =>
    typedValue(fact, typed[keyOf(fact)]) || undefined;
  const checking = facts.filter(({ state }) => state === 'checking');
  const empty = facts
    .filter(({ state }) => state === 'empty')
    .sort((one, other) => Number(isExtra(one)) - Number(isExtra(other)));
  const verified = facts.filter(({ state }) => state === 'verified');
  /** Asked for each published value that is typed anew: was it wrong, or has the matter moved on? */
  const changeOf = (fact: FactView) =>
    typedFor(fact) === undefined
      ? undefined
      : changeAsk(fact, work.view.statements, typedFor(fact), 'verified');
  const rest = [...empty.filter(fact => !isExtra(fact)), ...(cause === undefined ? [] : [cause])].filter(
    fact => typedFor(fact) === undefined,
  );
  const { fields } = recordFact;
  const { person, verifiedAt } = verifiedFields(own, factText.likelyVerifier);
  return (
    <Form
      {...opened}
      class="framed fact-form facts-together"
      label={factText.together}
      focus={opened.focus ?? (empty[0] ? keyOf(empty[0]) : checking.length > 0 ? 'confirmed' : 'source')}
      fields={{
        ...(checking.length > 0 && {
          confirmed: {
            kind: 'choices',
            label: factText.confirmedAll,
            options: checking.map(({ id, label, current }) => ({
              value: id,
              label: factText.confirmed(label, current.at(-1)?.value ?? ''),
            })),
          },
        }),
        ...Object.fromEntries(
          empty.map(fact => [
            keyOf(fact),
            {
              ...valueAsk(fact, fact.element?.hint),
              id: `facts-${fact.id}`,
              folded: isExtra(fact) ? factText.others : undefined,
            },
          ]),
        ),
        ...Object.fromEntries(
          verified.flatMap(fact => {
            const change = changeOf(fact);
            const value = {
              ...valueAsk(fact, factText.now(fact.current.at(-1)?.value ?? '')),
              id: `facts-${fact.id}`,
              folded: factText.changed,
            };
            const asked: readonly (readonly [string, FieldAsk | undefined])[] = [
              [keyOf(fact), value],
              [changeKeyOf(fact), change],
            ];
            return asked.flatMap(([key, each]) => (each === undefined ? [] : [[key, each]]));
          }),
        ),
        ...(rest.length > 0 && {
          none: ask(fields.reason, {
            label: factText.noneOf(rest.map(({ label }) => label)),
            hint: factText.reasonHint.notApplicable,
          }),
        }),
        person,
        source: ask(fields.source),
        verifiedAt,
      }}
      action={factText.saveTogether}
      doubt={() => facts.map(fact => occurrenceDoubt(work, keyOf(fact), typedFor(fact)))}
      onSubmit={({ confirmed = [], none = '', ...shared }) => {
        const commands = recordedTogether(facts, rest, typedFor, {
          confirmed,
          none,
          ...shared,
          changeOf: fact => {
            const asked = changeOf(fact);
            return asked && ((typed[changeKeyOf(fact)] ?? asked.value) as FactChange);
          },
        });
        if (commands.length === 0) return { sentence: factText.nothingTyped };
        const refused = work.actAll(commands);
        if (refused === undefined) onRecorded(commands.length);
        if (refused === undefined) return undefined;
        const { command, refusal, also } = refused;
        return {
          ...refused,
          field: fieldOf(command, refusal),
          also: also?.filter(({ field }) => field !== undefined && field in verification),
        };
      }}
    >
      <p class="small faint">{factText.togetherHint}</p>
    </Form>
  );
}

const valueAsk = (fact: FactView, hint: string | undefined) =>
  isOccurrence(fact)
    ? ask(valueFields.occurred, { label: fact.label, hint })
    : { ...ask(valueFields.words, { label: fact.label, hint }), rows: 1 };

type RecordFact = Extract<Command, { kind: 'recordFact' }>;

/** Details shared by all facts of the form. */
interface Shared {
  /** Ids of facts being checked that turned out as they were written down. */
  readonly confirmed: readonly string[];
  /** Why the facts left empty do not apply; empty where they are merely unknown. */
  readonly none: string;
  readonly source: string;
  readonly person: Person;
  readonly verifiedAt: string;
  /** For a published value: whether it was wrong, or the matter has moved on. */
  changeOf(fact: FactView): FactChange | undefined;
}

/** The name of a fact's field; ids of facts are the playbook's. */
export const keyOf = ({ id }: Pick<FactView, 'id'>): string => `value-${id}`;

const changeKeyOf = ({ id }: Pick<FactView, 'id'>): string => `change-${id}`;

/** The commands of one look: each fact that was typed or confirmed and, with a reason, that the rest does not apply. */
export function recordedTogether(
  facts: readonly FactView[],
  rest: readonly Pick<FactView, 'id'>[],
  typedFor: (fact: FactView) => FactValue | undefined,
  { confirmed, none, source, person, verifiedAt, changeOf }: Shared,
): readonly RecordFact[] {
  const verified = facts.flatMap((fact): readonly RecordFact[] => {
    const entry = confirmed.includes(fact.id) ? fact.current.at(-1) : undefined;
    const value = entry === undefined ? typedFor(fact) : enteredValue(entry);
    const before = fact.current.at(-1);
    // An unchanged verified value has its source in the ledger already.
    if (value === undefined || (fact.state === 'verified' && before && isSame(value, enteredValue(before))))
      return [];
    const from = source.trim() === '' ? (entry?.source ?? source) : source;
    const replaces = fact.current.map(({ event }) => event);
    const account = { value, source: from, state: 'verified', person, verifiedAt, replaces } as const;
    return [{ kind: 'recordFact', fact: fact.id, ...account, change: changeOf(fact) }];
  });
  if (none.trim() === '') return verified;
  const account = { value: '', source: '', state: 'notApplicable', reason: none, replaces: [] } as const;
  return [...verified, ...rest.map(({ id }): RecordFact => ({ kind: 'recordFact', fact: id, ...account }))];
}

/** The field that is to blame for a refusal: the fact's own, or one that all of them share. */
export function fieldOf(command: Command, why: Refusal): string {
  const id = (command.kind === 'recordFact' && command.fact) || '';
  if (why.code !== 'badField' || why.field === 'value') return keyOf({ id });
  return why.field === 'reason' ? 'none' : why.field;
}
