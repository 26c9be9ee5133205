import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { postsOf } from '../../playbook/deciding.ts';
import { isCheck, type SignOffLine } from '../approval/sign-off.ts';
import type { Person } from '../core/define.ts';
import { currentEvent } from '../core/events.ts';
import type { EventOfType, IncidentEvent, IncidentLog } from '../core/incident.ts';
import type { IncidentView } from '../core/view.ts';
import { assigneeSubject } from '../people/assigned.ts';
import { personKey, samePerson, wrote } from '../people/same-person.ts';
import { isVersionOut } from '../statements/life.ts';
import type { StatementVersion } from '../statements/version.ts';
import { withoutResult } from '../steps/finished.ts';

/** The receiver: a person, or any holder of some posts. */
type Receiver = { readonly person: Person } | { readonly posts: readonly string[] };

/**
 * A task that one act gave to somebody who has recorded nothing since that knew of it: open steps; a version to be checked or
 * approved; the incident, to be taken over; a call that he did not answer.
 */
export type Given = {
  /** Tells it from all else that was given. */
  readonly key: string;
  readonly by: Actor;
  readonly to: Receiver;
} & (
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  | { readonly kind: 'check'; readonly version: StatementVersion; readonly lines: readonly SignOffLine[] }
  | { readonly kind: 'handover' | 'call' }
);
type GivenBy = Given & { readonly event: IncidentEvent };

/** The last that each name at each post has written. */
const lastOf = remembered((log: IncidentLog) => {
  const last = new Map<string, IncidentEvent>();
  for (const event of log.events) last.set(`${event.by.role} ${event.by.name ?? ''}`, event);
  return [...last.values()];
});

const eventIn = (log: IncidentLog, id: string): IncidentEvent | undefined =>
  log.events[log.places.get(id) ?? -1];

function stepsGiven(log: IncidentLog, { steps }: IncidentView): readonly GivenBy[] {
  const given = new Map<string, { readonly event: EventOfType<'assigned'>; readonly steps: string[] }>();
  for (const { step, assignee } of withoutResult(steps)) {
    if (assignee === undefined) continue;
    const event = currentEvent(log, assigneeSubject(step.id), 'assigned');
    if (event === undefined) continue;
    const of = given.get(event.id) ?? { event, steps: [] };
    given.set(event.id, of);
    of.steps.push(step.id);
  }
  return [...given.values()].flatMap(({ event, steps: own }): readonly GivenBy[] => {
    const { to } = event.data;
    return to === undefined
      ? []
      : [{ kind: 'steps', key: event.id, event, by: event.by, to: { person: to }, steps: own }];
  });
}

/**
 * The event that a line of the sign-off has been waiting since: for an approval, the last signature before it; for other lines,
 * the version.
 */
function askedBy(
  log: IncidentLog,
  version: StatementVersion,
  lines: readonly SignOffLine[],
  line: SignOffLine,
): IncidentEvent | undefined {
  const above = isCheck(line.item) ? [] : lines.slice(0, lines.indexOf(line));
  const places = [version.id, ...above.flatMap(({ mark }) => mark?.event ?? [])].flatMap(
    id => log.places.get(id) ?? [],
  );
  return log.events[Math.max(...places)];
}

/** A version that its writer must still change is put before nobody. */
function checksGiven(log: IncidentLog, { statements, signOffOf }: IncidentView): readonly GivenBy[] {
  const versions = statements
    .flatMap(({ drafts }) => drafts)
    .filter(version => !isVersionOut(version) && version.ends.length === 0);
  return versions.flatMap(version => {
    const { lines } = signOffOf(version);
    if (lines.some(({ state }) => state === 'blocked' || state === 'returned')) return [];
    const asked = lines.filter(
      ({ item, state }) =>
        state === 'open' && postsOf(item).length > 0 && (isCheck(item) || item.check === 'approval'),
    );
    return [...groupBy(asked, ({ item }) => postsOf(item).join(' '))].flatMap(
      ([posts, own]): readonly GivenBy[] => {
        const [first] = own;
        const event = first && askedBy(log, version, lines, first);
        return event === undefined
          ? []
          : [
              {
                kind: 'check',
                key: `${event.id} ${version.id} ${posts}`,
                event,
                by: event.by,
                to: { posts: posts.split(' ') },
                version,
                lines: own,
              },
            ];
      },
    );
  });
}

function handoverGiven(log: IncidentLog, { handovers }: IncidentView): readonly GivenBy[] {
  const last = handovers.at(-1);
  const event = last && eventIn(log, last.event);
  return last === undefined || event === undefined || last.accepted !== undefined
    ? []
    : [{ kind: 'handover', key: event.id, event, by: event.by, to: { person: last.to } }];
}

/** The last call to each person, where it was in vain. */
function callsGiven(
  log: IncidentLog,
  { calls, people }: IncidentView,
  { playbook }: Pick<PlaybookIndex, 'playbook'>,
): readonly GivenBy[] {
  const last = new Map(calls.map(call => [call.person ? personKey(people, call.person) : call.unit, call]));
  return [...last.values()].flatMap((call): readonly GivenBy[] => {
    const event = eventIn(log, call.event);
    if (event === undefined || call.end === 'reached') return [];
    const { role } = playbook.first.posts.find(({ id }) => id === call.post) ?? {};
    const named = call.person?.name === '' ? undefined : call.person;
    if (named === undefined && role === undefined) return [];
    const to = named === undefined ? { posts: role === undefined ? [] : [role] } : { person: named };
    return [{ kind: 'call', key: event.id, event, by: event.by, to }];
  });
}

const isFor = ({ people }: Pick<IncidentView, 'people'>, to: Receiver, { role, name }: Actor): boolean =>
  'posts' in to
    ? to.posts.includes(role)
    : name !== undefined && to.person.name !== '' && samePerson(people, { name }, { name: to.person.name });

/** Tasks not known to have been seen: a receiver who records anything that knows of the task has seen it. */
export function givenUnseen(
  log: IncidentLog,
  view: IncidentView,
  index: Pick<PlaybookIndex, 'playbook'>,
): readonly Given[] {
  if (view.status !== 'open') return [];
  const hasSeen = ({ event, to }: GivenBy): boolean =>
    lastOf(log).some(
      last =>
        isFor(view, to, last.by) &&
        (last.id === event.id || log.family.unknownTo(log, last, [event]).length === 0),
    );
  return [
    ...handoverGiven(log, view),
    ...stepsGiven(log, view),
    ...checksGiven(log, view),
    ...callsGiven(log, view, index),
  ].filter(each => !hasSeen(each));
}

/** An officer's tasks among these, and those he gave. Nobody is alerted to his own. */
export const givenTo = (view: IncidentView, given: readonly Given[], officer: Actor): readonly Given[] =>
  given.filter(({ to }) => isFor(view, to, officer));
export const givenBy = (view: IncidentView, given: readonly Given[], officer: Actor): readonly Given[] =>
  given.filter(({ by }) => wrote(view.people, by, officer));
