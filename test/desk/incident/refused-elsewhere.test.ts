import { expect, test } from 'vitest';
import { isThrough } from '../../../src/desk/approval/sign-off.ts';
import { type Authority, NO_LEVEL } from '../../../src/desk/core/authority.ts';
import type { Context } from '../../../src/desk/core/desk.ts';
import type { Command, IncidentEvent, IncidentLog } from '../../../src/desk/core/incident.ts';
import { begin } from '../../../src/desk/incident/decide.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import type { Actor } from '../../../src/log/envelope.ts';
import { withHash } from '../../../src/log/hash.ts';
import { DAY, HOUR, hoursAgo, iso, NOW } from '../../support/answers.ts';
import {
  act,
  answerWith,
  contextAt,
  countingIds,
  indexFor,
  lastId,
  logOf,
  readBack,
  reasonOf,
  refusalOf,
  viewOf,
} from '../../support/incident.ts';
import { digest, index, required } from '../../support/playbook.ts';
import {
  approve,
  approveCause,
  check,
  decided,
  latestIn,
  openRelease,
  publish,
  readAloud,
  record,
  save,
  signing,
  withdraw,
  writing,
} from '../../support/release.ts';

/** When whatever is looked at here was all over. */
const END = NOW + 12 * HOUR;
const at = (hours: number, writer: number): Context => writing(writer, NOW + hours * HOUR);

// A release whose stages were decided an hour apart, with a check that wants a word and an approval on a condition.
const draft = act(
  openRelease(),
  at(0, 1),
  record('place', '民主路'),
  record('cause', '连日强降雨使排水沟漫溢'),
  { kind: 'recordTheme', title: '何时通车', count: '3' },
);
const caused = act(draft, at(1, 2), {
  ...approveCause(draft),
  ...decided(NOW + HOUR),
} as Command);
const written = act(caused, at(1, 3), save('公安局已到民主路。今天通车。'));
const { id: version } = latestIn(written);
const stages: readonly Command[] = [
  check(version, 'secrecy', NOW + 2 * HOUR),
  check(version, 'bodies', NOW + 3 * HOUR),
  approve(version, 'section', '科室的人', NOW + 4 * HOUR),
  approve(version, 'office', '办公室的人', NOW + 5 * HOUR),
  signing(
    version,
    [{ item: 'leader', condition: '先通知镇里' }],
    { name: '郑组长', title: '组长' },
    decided(NOW + 6 * HOUR),
  ),
  signing(
    version,
    [{ item: 'aloud', note: '已通知' }],
    { name: '核对人', title: '负责人' },
    decided(NOW + 7 * HOUR),
  ),
];
const signedLog = stages.reduce(
  (log, command, stage) => act(log, at(stage + 2, stage + 4), command),
  written,
);
const out = act(signedLog, at(8, 10), publish(version, { publishedAt: iso(NOW + 8 * HOUR) }));
const answered = act(
  out,
  at(9, 11),
  answerWith(out, viewOf(out).themes[0]?.id ?? '', { text: '今天通车。', answeredAt: iso(NOW + 9 * HOUR) }),
);
const taken = act(answered, at(10, 12), {
  ...withdraw(viewOf(out).publications[0]?.event ?? '', { withdrawnAt: iso(NOW + 10 * HOUR) }),
});

// A first word that went out on a standing authority, and was made up for.
const granted: Authority = {
  grantedBy: { name: '郑组长', title: '组长' },
  grantedAt: iso(NOW - 48 * HOUR),
  forms: ['holding'],
  levels: [NO_LEVEL],
  posts: ['office'],
  remain: [],
  callFirst: [{ name: '郑组长' }, { name: '钱副组长' }],
  until: { minutes: 90 },
};
const user: Actor = { role: 'office', name: '王敏', title: '值班员' };
const alone = (hours: number, writer: number): Context => ({
  ...contextAt(NOW + hours * HOUR, countingIds(writer, NOW + hours * HOUR), user),
  authority: granted,
});
const begun = act(openRelease(), alone(0, 1), save('正在核实。', { form: 'holding' }));
const hasty = latestIn(begun).id;
const looked = act(begun, alone(1, 2), check(hasty, 'secrecy', NOW + HOUR));
const used = act(looked, alone(1, 3), {
  kind: 'authorise',
  version: hasty,
  reason: '夜里要发，都没接通',
  called: granted.callFirst.map(person => ({ person, at: iso(NOW + HOUR - 60_000) })),
});
const hastyOut = act(
  act(used, alone(2, 4), readAloud(hasty, NOW + 2 * HOUR)),
  alone(3, 5),
  publish(hasty, { publishedAt: iso(NOW + 3 * HOUR) }),
);
const ratified = act(hastyOut, alone(4, 6), {
  kind: 'ratify',
  use: lastId(used),
  verdict: 'approved',
  person: { name: '郑组长', title: '组长' },
  ...decided(NOW + 4 * HOUR),
});

// A matter that ends without being handled, which a second person agreed to.
const filed = begin(
  index,
  digest,
  { title: '河道排污', foundAt: hoursAgo(1), link: '', reason: '由生态环境部门管', handling: 'none' },
  { now: NOW, newId: countingIds(3), by: { role: 'office', name: '张三' } },
);
const waiting = logOf(filed.ok ? filed.value : []);
const reviewed = act(waiting, contextAt(NOW + HOUR, countingIds(4), { role: 'office', name: '张三' }), {
  kind: 'reviewExit',
  outcome: 'agreed',
  person: { name: '王敏', title: '副组长' },
  post: 'leadingGroup',
  ...decided(NOW + HOUR),
});

type Of<Type extends IncidentEvent['type']> = Extract<IncidentEvent, { type: Type }>;
/** How each kind of event that lets something count as done is typed into a form. */
const typedAs: {
  readonly [Type in IncidentEvent['type']]?: (event: Of<Type>) => Command;
} = {
  signed: ({ data: { item, person, post, note, condition, occasion: _, ...data } }) => ({
    kind: 'sign',
    items: [{ item, person, post, note, condition }],
    ...data,
  }),
  causeApproved: ({ data }) => ({ kind: 'approveCause', ...data }),
  releaseAuthorised: ({ data: { version, reason } }) => ({ kind: 'authorise', version, reason, called: [] }),
  ratified: ({ data }) => ({ kind: 'ratify', ...data }),
  withdrawn: ({ data: { version: _, ...data } }) => ({ kind: 'withdraw', ...data }),
  themeAnswered: ({ data }) => ({ kind: 'answerTheme', ...data }),
  exitReviewed: ({ data }) => ({ kind: 'reviewExit', ...data }),
};
const commandOf = (event: IncidentEvent): Command | undefined =>
  (typedAs[event.type] as ((event: IncidentEvent) => Command) | undefined)?.(event);

/** Everything in a log that counts as done, approved, answered or no longer owed. */
function doneIn(log: IncidentLog): ReadonlySet<string> {
  const view = viewOf(log, END);
  const all = [
    ...view.statements.flatMap(({ versions }) =>
      versions.flatMap(each => {
        const { lines, approved, authorised } = view.signOffOf(each);
        const isOf = (line: (typeof lines)[number]): boolean => isThrough(line) && line.mark !== undefined;
        return [
          ...lines.filter(isOf).map(({ item, mark }) => `${each.id} ${item.id} ${mark?.event}`),
          ...(approved ? [`${each.id} approved`] : []),
          ...(authorised === undefined ? [] : [`${each.id} authorised ${authorised.event}`]),
          ...(authorised?.ratification === undefined ? [] : [`${each.id} ratified`]),
        ];
      }),
    ),
    ...[...view.publications, ...view.replies].map(
      ({ event, signOff, withdrawn }) => `${event} ${signOff} ${withdrawn === undefined ? 'out' : 'down'}`,
    ),
    ...view.themes.map(({ id, online, answered }) => `${id} ${online.length} ${answered}`),
    ...view.ledger.facts.flatMap(({ id, usable }) => (usable === undefined ? [] : [`${id} ${usable.event}`])),
    ...(view.exit?.state === 'agreed' ? ['exit agreed'] : []),
    ...view.steps.filter(({ state }) => state.kind === 'done').map(({ step }) => `step ${step.id}`),
  ];
  return new Set(all);
}

/** Everybody whom events name. */
const namesIn = (events: readonly IncidentEvent[]): readonly string[] => [
  ...new Set([...JSON.stringify(events).matchAll(/"name":"([^"]+)"/g)].map(([, name = '']) => name)),
];

/** Values to put in the place of those of an event: whatever the log and the plan have of the same sort, and what nobody would type. */
function otherValues(
  log: IncidentLog,
  event: IncidentEvent,
  name: string,
  value: unknown,
): readonly unknown[] {
  const text = JSON.stringify(log.events);
  const times = [...new Set([...text.matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)].map(([time]) => time))];
  const people = namesIn([...log.events, event]);
  const roles = indexFor(log).playbook.roles.map(({ id }) => id);
  if (name === 'post') return roles;
  if (name === 'person')
    return [
      ...people.map(each => ({ name: each, title: '组长' })),
      { name: (value as { name: string }).name },
    ];
  if (/At$/.test(name)) return [...times, iso(NOW - 5 * DAY), iso(END + DAY)];
  if (name === 'text') return ['今天', '明天通车。', '今天通车。连日强降雨使排水沟漫溢。'];
  if (name === 'called') return [[]];
  if (name === 'verdict') return ['refused'];
  if (name === 'authority')
    return [
      { ...granted, levels: ['major'] },
      { ...granted, forms: ['full'] },
      { ...granted, posts: ['section'] },
      { ...granted, callFirst: [...granted.callFirst, { name: '孙副组长' }] },
      { ...granted, callPosts: ['leader'] },
    ];
  return [];
}

/** An event with one part said otherwise or left out, or by somebody in another post or without a title: as far as a file can bring it. */
function otherwise(log: IncidentLog, event: IncidentEvent): readonly IncidentEvent[] {
  const { hash: _, ...said } = event;
  const again = (data: object, by: Actor = event.by): readonly IncidentEvent[] => {
    const read = readBack(withHash({ ...said, by, data }));
    return 'event' in read ? [read.event] : [];
  };
  const { title: __, ...untitled } = event.by;
  return [
    ...Object.entries(event.data).flatMap(([name, value]) => [
      ...otherValues(log, event, name, value).flatMap(other => again({ ...event.data, [name]: other })),
      ...again(Object.fromEntries(Object.entries(event.data).filter(([each]) => each !== name))),
    ]),
    ...again(event.data, untitled),
    ...namesIn([...log.events, event]).flatMap(name => again(event.data, { ...event.by, name })),
    ...indexFor(log).playbook.roles.flatMap(({ id }) => again(event.data, { ...event.by, role: id })),
  ];
}

/** Each event that lets something count as done, and the log before it. */
function* decisions(): Generator<readonly [log: IncidentLog, event: IncidentEvent]> {
  for (const log of [taken, ratified, reviewed])
    for (const [place, event] of log.events.entries())
      if (commandOf(event) !== undefined) yield [logOf(log.events.slice(0, place)), event];
}

/** Why a form refuses what an event says, as a word; `undefined` where it takes it. */
function whyRefused(log: IncidentLog, event: IncidentEvent): string | undefined {
  const authority = event.type === 'releaseAuthorised' ? event.data.authority : undefined;
  const context = { ...contextAt(END, countingIds(99, END), event.by), authority };
  const command = required(commandOf(event), 'a command');
  // Whom nobody has called yet is called first, in a form: an event says that it was done.
  const refusal =
    event.type === 'releaseAuthorised' && event.data.called.length > 0
      ? refusalOf(log, { ...command, called: event.data.called } as Command, context)
      : refusalOf(log, command, context);
  return refusal === undefined ? undefined : reasonOf(refusal).code;
}

const tried = [...decisions()].flatMap(([log, event]) =>
  otherwise(log, event).map(forged => ({ log, forged, why: whyRefused(log, forged) })),
);

test('the forged events reach every kind that lets something count as done, and every reason to refuse one', () => {
  const refused = tried.filter(({ why }) => why !== undefined);
  expect(new Set(refused.map(({ forged: { type } }) => type))).toEqual(new Set(Object.keys(typedAs)));
  expect([...new Set(refused.map(({ why }) => why))].sort()).toEqual([
    'beforeOut',
    'beforePublished',
    'beforeStage',
    'beforeVerified',
    'beforeVersion',
    'gateAlone',
    'inFuture',
    'noTitle',
    'notAnOption',
    'notCalled',
    'notOfPost',
    'notQuoted',
    'otherPost',
    'outsideAuthority',
    'ownExit',
    'required',
    'sameReader',
    'sameSigner',
    'sameVerifier',
  ]);
});

test('what a form refuses counts for nothing when a file or a member brings it', () => {
  const believed = tried.flatMap(({ log, forged, why }) => {
    if (why === undefined) return [];
    const before = doneIn(log);
    const gained = [...doneIn(incidentLogs.extend(log, [forged]))].filter(each => !before.has(each));
    return gained.length === 0
      ? []
      : [`${forged.type}: ${why}: ${gained.join(', ')}: ${JSON.stringify(forged.data)}`];
  });
  expect(believed).toEqual([]);
});
