import { useState } from 'preact/hooks';
import { Form } from '../../kit/Form.tsx';
import { ask, type FieldAsk } from '../../kit/fields.ts';
import { typedPerson } from '../../kit/person.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import { fromShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { isAskedOf } from '../../playbook/release-kit.ts';
import { authorityText, ratifiedUntilWords } from '../approval/words.ts';
import type { Authority } from '../core/authority.ts';
import type { Person } from '../core/define.ts';
import { signerField } from '../core/fields.ts';
import { personName } from '../core/words/person.ts';
import { documentTime, fullTime } from '../core/words/time.ts';
import type { Command } from '../incident/decide.ts';
import { useBureau } from '../shell/bureau.tsx';
import { shownTime } from '../shell/shown-time.tsx';
import { firstWord, firstWordGaps, nextWordAt } from '../statements/acknowledgement.ts';
import { editorText } from '../statements/words.ts';
import { sayText } from './words.ts';

export type Acknowledge = Extract<Command, { readonly kind: 'acknowledge' }>;

/** A call, on record or still to be put there. */
interface Call {
  readonly person: Person;
  readonly calledAt: string;
  readonly end: 'reached' | 'inVain';
}

interface Props {
  playbook: Playbook;
  /** The time of the matter. Milliseconds since the epoch. */
  now(): number;
  /** Of this machine; none in a drill, and none where it does not cover a first word. */
  authority: Authority | undefined;
  /** Earliest first. */
  calls: readonly Call[];
  /** Whoever of those reached may approve it, the last. */
  approver: Person | undefined;
  isDispatched: boolean;
  /** Where it is, as far as somebody has typed it already. */
  place: { readonly value: string | undefined; onValue?(words: string): void };
  /** Fields that stand before all others: when it was found, who keeps the record. */
  before?: Readonly<Record<string, FieldAsk>> | undefined;
  /** Carries it out; the answer says why not. @param subject a title for the matter */
  onSay(
    command: Acknowledge,
    subject: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<FormProblem | undefined>;
  onCancel?: (() => void) | undefined;
}

/** What the button does, by whose leave it goes out. */
const ACTION = { authority: sayText.doAuthority, phone: sayText.doPhone, open: sayText.doEither } as const;

/** 先说一句: the words as they go out, what was looked at, and by whose leave. */
export function SayForm({
  playbook,
  now,
  authority,
  calls,
  approver,
  isDispatched,
  place,
  before,
  onSay,
  onCancel,
}: Props) {
  const { release } = playbook;
  const [details, keepDetails] = useBureau();
  const [next] = useState(() => new Date(nextWordAt(release.acknowledgement, now())).toISOString());
  const [chosen, choose] = useState<'phone' | 'authority'>();
  // Whether an authority covers it turns with the officer, who may be said in this very form.
  const way = authority === undefined ? 'phone' : chosen;
  const gaps = firstWordGaps(release, details);
  const looked = release.signOff.filter(
    item => 'ask' in item && item.check === 'asked' && isAskedOf(item, 'acknowledgement'),
  );
  const wordsOf = (values: Readonly<Record<string, unknown>>) => {
    const typed = String(values['next'] ?? next);
    const at = Date.parse(/Z$/.test(typed) ? typed : fromShanghaiInput(typed));
    const given = Object.fromEntries(gaps.map(name => [name, String(values[`bureau-${name}`] ?? '')]));
    return firstWord(release, {
      place: place.onValue === undefined ? String(values['place'] ?? '') : (place.value ?? ''),
      isDispatched,
      next: Number.isNaN(at) ? '' : documentTime(at, now()),
      details: { ...details, ...given },
    });
  };
  const missed = (authority?.callFirst ?? []).map(person => ({
    person,
    call: calls.findLast(each => each.end === 'inVain' && each.person.name === person.name),
  }));
  const fields: Readonly<Record<string, FieldAsk>> = {
    ...before,
    place: {
      kind: 'line',
      label: sayText.place,
      limit: 30,
      value: place.value,
      ...(place.onValue && { onValue: place.onValue }),
    },
    ...Object.fromEntries(
      gaps.map((name): [string, FieldAsk] => [
        `bureau-${name}`,
        { kind: 'line', label: sayText.detail(name) },
      ]),
    ),
    next: { kind: 'time', label: editorText.next, value: next, source: sayText.nextSource },
    looked: {
      kind: 'choices',
      label: sayText.looked,
      options: looked.map(item => ({ value: item.id, label: 'ask' in item ? item.ask : item.title })),
    },
    ...(authority !== undefined && {
      way: {
        kind: 'choice',
        shown: 'side by side',
        label: sayText.way,
        options: [
          { value: 'authority', label: sayText.ways.authority },
          { value: 'phone', label: sayText.ways.phone },
        ],
        value: way,
        onValue: value => choose(value === 'authority' ? 'authority' : 'phone'),
      } satisfies FieldAsk,
    }),
    ...(way === 'phone' && {
      person: ask(signerField, {
        label: sayText.approver,
        value: approver && typedPerson(approver),
        source: approver && sayText.approverSource,
      }),
      decidedAt: { kind: 'time', label: sayText.decidedAt, clock: now } satisfies FieldAsk,
    }),
    ...(way === 'authority' && {
      reason: {
        kind: 'line',
        label: sayText.reason,
        value: sayText.usualReason,
        source: sayText.usual,
      } satisfies FieldAsk,
    }),
  };
  return (
    <Form
      id="say"
      class="stack"
      focus={false}
      onCancel={onCancel}
      fields={fields}
      action={ACTION[way ?? 'open']}
      onSubmit={async (values: Readonly<Record<string, unknown>>) => {
        if (way === undefined) return { sentence: sayText.needWay, field: 'way' };
        const where = place.onValue === undefined ? String(values['place'] ?? '') : (place.value ?? '');
        if (where.trim() === '') return { sentence: sayText.needPlace, field: 'place' };
        const ticked = (values['looked'] ?? []) as readonly string[];
        if (looked.some(({ id }) => !ticked.includes(id)))
          return { sentence: sayText.needLooked, field: 'looked' };
        const { subject, ...words } = wordsOf(values);
        const open = missed.find(({ call }) => call === undefined);
        if (way === 'authority' && open !== undefined)
          return { sentence: sayText.callFirst(personName(open.person)), field: 'way' };
        if (gaps.length > 0)
          keepDetails(Object.fromEntries(gaps.map(name => [name, String(values[`bureau-${name}`] ?? '')])));
        return onSay(
          {
            kind: 'acknowledge',
            ...words,
            nextUpdate: String(values['next'] ?? ''),
            by:
              way === 'authority'
                ? { reason: String(values['reason'] ?? ''), called: [] }
                : { person: values['person'] as Person, decidedAt: String(values['decidedAt'] ?? '') },
            version: undefined,
          },
          subject,
          values,
        );
      }}
      after={
        way === 'authority' && authority !== undefined ? (
          <div class="small">
            <p>
              {authorityText.useHint(
                personName(authority.grantedBy),
                shownTime(authority.grantedAt),
                ratifiedUntilWords(authority),
              )}
            </p>
            <ul>
              {missed.map(({ person, call }) => (
                <li key={person.name}>
                  {call === undefined
                    ? sayText.notCalled(personName(person))
                    : sayText.calledInVain(personName(person), fullTime(Date.parse(call.calledAt), now()))}
                </li>
              ))}
            </ul>
          </div>
        ) : undefined
      }
    >
      {({ current }) => (
        <div class="first-words">
          {wordsOf(
            Object.fromEntries(
              ['place', 'next', ...gaps.map(name => `bureau-${name}`)].map(name => [name, current(name)]),
            ),
          )
            .text.split('\n')
            .map(line => (
              <p key={line}>{line}</p>
            ))}
        </div>
      )}
    </Form>
  );
}
