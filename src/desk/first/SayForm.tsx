import { useState } from 'preact/hooks';
import { Form } from '../../kit/Form.tsx';
import { ask, type FieldAsk } from '../../kit/fields.ts';
import { typedPerson } from '../../kit/person.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import { dangerCalled, dangerKinds } from '../../playbook/danger.ts';
import { fromShanghaiInput } from '../../playbook/deadline/compute.ts';
import { postsThatDecide } from '../../playbook/deciding.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { acknowledging, isAskedOf } from '../../playbook/release-kit.ts';
import { authorise } from '../approval/authorised.ts';
import { calledFirst, lastCallTo } from '../approval/authority.ts';
import { postAsk } from '../approval/post-ask.tsx';
import { authorityText, ratifiedUntilWords } from '../approval/words.ts';
import type { Authority } from '../core/authority.ts';
import type { Person } from '../core/define.ts';
import {
  checkFields,
  choiceField,
  type Fields,
  type HandedIn,
  signerField,
  textField,
  timeField,
} from '../core/fields.ts';
import type { Command } from '../core/incident.ts';
import { partyName, personName } from '../core/words/person.ts';
import { refusedAt } from '../core/words/refusal.ts';
import { documentTime, fullTime } from '../core/words/time.ts';
import { findPrivate } from '../gate/privacy.ts';
import { BasisNote } from '../parts/Basis.tsx';
import { useBureau } from '../parts/bureau.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import type { Distinguished } from '../people/same-person.ts';
import { firstWord, firstWordGaps, nextWordAt } from '../statements/acknowledgement.ts';
import { editorText, findingAdvice, findingWords } from '../statements/words.ts';
import { Calls, type CallWay } from './Calls.tsx';
import { approverIn, approvingPosts, calledInVainAt } from './say-basis.ts';
import { type Branch, branchesOf, type Callee, type Contact, type MadeCall } from './tree.ts';
import { sayText } from './words.ts';

export type Acknowledge = Extract<Command, { readonly kind: 'acknowledge' }>;

/** A value that is kept elsewhere than in the form, as far as it is known. */
interface Elsewhere {
  readonly value: string | undefined;
  onValue?(words: string): void;
}

interface Props {
  playbook: Playbook;
  /** The time of the matter. Milliseconds since the epoch. */
  now(): number;
  /** This machine's authority; none in a drill, and none where it does not cover a first word. */
  authority: Authority | undefined;
  contacts: readonly Contact[];
  /** Earliest first. */
  calls: readonly MadeCall[];
  /** Puts a call on record. */
  onCall(callee: Callee, end: MadeCall['end'], how?: CallWay): void;
  /** Officers' decisions on who is who. */
  people: Distinguished;
  isDispatched: boolean;
  /** Where it is, as far as somebody has typed it already. */
  place: Elsewhere;
  /** The danger. */
  hazard: Elsewhere;
  /** Fields that stand before all others: when it was found, who keeps the record. */
  before?: Readonly<Record<string, FieldAsk>> | undefined;
  /** Faults in those fields. */
  wrongBefore?(values: Readonly<Record<string, unknown>>): readonly FormProblem[];
  /** A doubt about those fields, to be confirmed. */
  doubtBefore?(values: Readonly<Record<string, unknown>>): FormProblem | undefined;
  /** Carries it out; the answer says why not. @param subject a title for the matter */
  onSay(
    command: Acknowledge,
    subject: string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<FormProblem | undefined>;
  onCancel?: (() => void) | undefined;
}

type Way = keyof typeof sayText.ways;

/** The button's label, by whose leave the word goes out; none where nobody has given it. */
const ACTION: Readonly<Record<Way | 'open', string | undefined>> = {
  authority: sayText.doAuthority,
  phone: sayText.doPhone,
  nobody: undefined,
  open: sayText.doEither,
};

const keptOr = ({ value, onValue }: Elsewhere, typed: unknown): string =>
  onValue === undefined ? String(typed ?? value ?? '') : (value ?? '');

/** 先说一句: the text as it goes out, the checks, and the approval; or what to do while nobody approves. */
export function SayForm({
  playbook,
  now,
  authority,
  contacts,
  calls,
  onCall,
  people,
  isDispatched,
  place,
  hazard,
  before = {},
  wrongBefore = () => [],
  doubtBefore = () => undefined,
  onSay,
  onCancel,
}: Props) {
  const { release, first } = playbook;
  const [details, keepDetails] = useBureau();
  const [next] = useState(() => new Date(nextWordAt(release.acknowledgement, now())).toISOString());
  // Only once: a field must not disappear while somebody fills it in.
  const [gaps] = useState(() => firstWordGaps(release, details));
  const named = authority === undefined ? [] : calledFirst(authority, first);
  const posts = [...new Set([...named.flatMap(({ post }) => post ?? []), ...approvingPosts(playbook)])];
  const asked = [
    ...branchesOf(first, { whom: posts.map(post => [post]) }, contacts, calls),
    ...named
      .filter(({ post }) => post === undefined)
      .map(
        ({ person }): Branch =>
          branchOf(
            person,
            calls.filter(call => lastCallTo({ person }, [call], people)),
          ),
      ),
  ];
  const inVainAt = calledInVainAt(asked);
  const approver = approverIn(playbook, calls);
  const deciding = postsThatDecide(playbook, 'acknowledgement');
  const asksPost = deciding.length > 1;
  const looked = release.signOff.filter(
    item => 'ask' in item && item.check === 'asked' && isAskedOf(item, 'acknowledgement'),
  );
  const wayOf = (chosen: unknown): Way | undefined => {
    if (chosen === 'phone' || chosen === 'nobody') return chosen;
    // Whether an authority covers it turns with the officer, who may be said in this very form.
    if (authority !== undefined) return chosen === 'authority' ? chosen : undefined;
    // Answering the telephone is no consent.
    return inVainAt === undefined ? undefined : 'nobody';
  };
  const textOf = (values: Readonly<Record<string, unknown>>) => {
    const typed = String(values['next'] ?? next);
    const at = Date.parse(/Z$/.test(typed) ? typed : fromShanghaiInput(typed));
    const given = Object.fromEntries(gaps.map(name => [name, String(values[`bureau-${name}`] ?? '')]));
    const kind = keptOr(hazard, values['hazard']);
    return firstWord(release, {
      place: keptOr(place, values['place']),
      hazard: kind,
      warning: dangerCalled(first, kind)?.warning ?? '',
      isDispatched,
      next: Number.isNaN(at) ? '' : documentTime(at, now()),
      details: { ...details, ...given },
      channel: String(values['channel'] ?? ''),
    });
  };
  const [way, choose] = useState<Way>();
  const stands = wayOf(way);
  const kinds = first.dangers.flatMap(dangerKinds);
  const forms = acknowledging(release);
  const fields: Readonly<Record<string, FieldAsk>> = {
    place: {
      kind: 'line',
      label: sayText.place,
      limit: 30,
      required: true,
      value: place.value,
      ...(place.onValue && { onValue: place.onValue }),
    },
    ...(kinds.length > 0 && {
      hazard: {
        kind: 'choice',
        label: sayText.hazard,
        options: [
          { value: '', label: sayText.noHazard },
          ...kinds.map(kind => ({ value: kind, label: kind })),
        ],
        value: hazard.value ?? '',
        ...(hazard.onValue && { onValue: hazard.onValue }),
      } satisfies FieldAsk,
    }),
    ...Object.fromEntries(
      gaps.map((name): [string, FieldAsk] => [
        `bureau-${name}`,
        { kind: 'line', label: sayText.detail(name), required: true },
      ]),
    ),
    ...before,
    ...(forms.length > 1 && {
      channel: {
        kind: 'choice',
        label: sayText.channel,
        options: forms.map(({ channel }) => ({ value: channel.id, label: channel.title })),
        value: forms[0]?.channel.id ?? '',
      } satisfies FieldAsk,
    }),
    next: { kind: 'time', label: editorText.next, value: next, source: sayText.nextSource, required: true },
    looked: {
      kind: 'choices',
      label: sayText.looked,
      options: looked.map(item => ({ value: item.id, label: 'ask' in item ? item.ask : item.title })),
    },
    way: {
      kind: 'choice',
      shown: 'side by side',
      label: sayText.way,
      options: (
        ['phone', ...(authority === undefined ? [] : (['authority'] as const)), 'nobody'] as const
      ).map(value => ({ value, label: sayText.ways[value] })),
      value: stands,
      required: true,
      onValue: value => choose(value as Way),
      above: asked.length > 0 && (
        <div>
          <h3>{sayText.asked}</h3>
          <Calls branches={asked} now={now()} onCall={onCall} />
        </div>
      ),
    },
    ...(stands === 'phone' && {
      person: ask(signerField, {
        label: sayText.approver,
        value: approver && typedPerson(approver),
        source: approver && sayText.approverSource,
      }),
      ...(asksPost && {
        post: postAsk(deciding, id => playbook.roles.find(role => role.id === id)?.name ?? id),
      }),
      decidedAt: { kind: 'time', label: sayText.decidedAt, clock: now, required: true } satisfies FieldAsk,
    }),
    ...(stands === 'authority' && {
      reason: ask(authorise.fields.reason, {
        label: sayText.reason,
        long: false,
        offers: [sayText.usualReason],
      }),
    }),
  };
  /** Everything that is missing or wrong, each at its own field. */
  const wrongIn = (values: Readonly<Record<string, unknown>>): readonly FormProblem[] => {
    const wanted: Fields = {
      next: timeField('ahead'),
      ...(stands === 'phone' && { person: signerField, decidedAt: timeField('past') }),
      ...(stands === 'phone' && asksPost && { post: choiceField(deciding) }),
      ...(stands === 'authority' && { reason: authorise.fields.reason }),
      ...Object.fromEntries(gaps.map(name => [`bureau-${name}`, textField(200)])),
      place: textField(30),
    };
    const typed = { ...values, place: keptOr(place, values['place']) };
    const refused = Object.entries(wanted).flatMap(([name, field]) => {
      const checked = checkFields({ [name]: field }, typed as HandedIn<Fields>, now());
      return checked.ok ? [] : [refusedAt(checked.refusal)];
    });
    const ticked = (values['looked'] ?? []) as readonly string[];
    const open = named.find(each => lastCallTo(each, calls, people)?.end !== 'inVain');
    // The check of the whole text would find this too; here it is said at the field.
    const personal = findPrivate(typed.place, playbook.suspicions).map(
      ({ kind: what, text }): FormProblem => {
        const finding = { kind: 'private', what, text } as const;
        return { sentence: `${findingWords(finding, String)}：${findingAdvice(finding)}`, field: 'place' };
      },
    );
    return [
      ...wrongBefore(values),
      ...refused,
      ...personal,
      ...(looked.some(({ id }) => !ticked.includes(id))
        ? [{ sentence: sayText.needLooked, field: 'looked' }]
        : []),
      ...(stands === undefined ? [{ sentence: sayText.needWay, field: 'way' }] : []),
      ...(stands === 'authority' && open !== undefined
        ? [{ sentence: sayText.callFirst(partyName(open)), field: 'way' }]
        : []),
    ];
  };
  return (
    <Form
      id="say"
      class="abreast"
      focus={false}
      onCancel={onCancel}
      fields={fields}
      action={ACTION[stands ?? 'open']}
      // Without leave the form cannot be handed in, not even by Ctrl+Enter.
      disabled={stands === 'nobody'}
      doubt={doubtBefore}
      onSubmit={async (values: Readonly<Record<string, unknown>>) => {
        const wrong = wrongIn(values);
        if (wrong.length > 0) return wrong;
        const { subject, ...words } = textOf(values);
        const refused = await onSay(
          {
            kind: 'acknowledge',
            ...words,
            nextUpdate: String(values['next'] ?? ''),
            by:
              stands === 'authority'
                ? { reason: String(values['reason'] ?? ''), called: [] }
                : {
                    person: values['person'] as Person,
                    ...(asksPost && { post: String(values['post'] ?? '') }),
                    decidedAt: String(values['decidedAt'] ?? ''),
                  },
            version: undefined,
          },
          subject,
          values,
        );
        if (refused?.field === 'contact')
          return { ...refused, field: gaps.length > 0 ? `bureau-${gaps[0]}` : undefined };
        if (refused === undefined && gaps.length > 0)
          keepDetails(Object.fromEntries(gaps.map(name => [name, String(values[`bureau-${name}`] ?? '')])));
        return refused;
      }}
      after={
        stands === 'authority' && authority !== undefined ? (
          <div class="small">
            <p>
              {authorityText.useHint(
                personName(authority.grantedBy),
                shownTime(authority.grantedAt),
                ratifiedUntilWords(authority),
              )}
            </p>
            <ul>
              {named.map(each => {
                const call = lastCallTo(each, calls, people);
                const who = partyName(each);
                return (
                  <li key={`${each.post}/${who}`}>
                    {call?.end === 'inVain'
                      ? sayText.calledInVain(who, fullTime(Date.parse(call.calledAt), now()))
                      : sayText.notCalled(who)}
                  </li>
                );
              })}
            </ul>
          </div>
        ) : stands === 'nobody' ? (
          <Waiting playbook={playbook} since={inVainAt} now={now()} />
        ) : undefined
      }
    >
      {({ current }) => (
        <section class="stack-s">
          <h3>{sayText.preview}</h3>
          <div class="first-words">
            {textOf(
              Object.fromEntries(
                ['place', 'hazard', 'channel', 'next', ...gaps.map(name => `bureau-${name}`)].map(name => [
                  name,
                  current(name),
                ]),
              ),
            )
              .text.split('\n')
              .map(line => (
                <p key={line}>{line}</p>
              ))}
          </div>
          {kinds.length > 0 && keptOr(hazard, current('hazard')) === '' && (
            <p role="status">
              <strong>{sayText.unwarned}</strong>
            </p>
          )}
        </section>
      )}
    </Form>
  );
}

/** Somebody who is called by name alone. */
const branchOf = (person: Person | undefined, calls: readonly MadeCall[]): Branch => {
  const callee: Callee = { post: undefined, person, phone: undefined };
  const reached = calls.findLast(({ end }) => end === 'reached');
  return {
    callees: [callee],
    calls,
    reached,
    next: reached === undefined ? callee : undefined,
    after: undefined,
    isInVain: reached === undefined && calls.length > 0,
  };
};

/** Nobody approves: when to call again, and what can be done meanwhile without approval. */
function Waiting({
  playbook,
  since,
  now,
}: {
  playbook: Playbook;
  /** When the last was called in vain. Milliseconds since the epoch. */
  since: number | undefined;
  now: number;
}) {
  const { waiting } = playbook.first;
  return (
    <section class="notice stack-s" role="status">
      <p>
        <strong>{waiting === undefined ? sayText.waitOpen : sayText.wait(waiting.minutes)}</strong>
        {waiting !== undefined && since !== undefined && (
          <> {sayText.waitUntil(fullTime(since + waiting.minutes * 60_000, now))}</>
        )}
      </p>
      {waiting !== undefined && (
        <>
          <h3>{sayText.meanwhile}</h3>
          <ul>
            {waiting.meanwhile.map(each => (
              <li key={each.text}>
                {each.text} <BasisNote brief of={each} playbook={playbook} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="small">{sayText.kept}</p>
    </section>
  );
}
