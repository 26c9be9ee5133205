import { remembered } from '../../base/remember.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Person } from '../core/define.ts';
import { standingEvent } from '../core/events.ts';
import { assigneeSubject } from '../people/assigned.ts';
import { samePerson, wrote } from '../people/same-person.ts';
import { withoutResult } from '../steps/settled.ts';
import type { EventOfType, IncidentLog } from './kinds.ts';
import type { IncidentView } from './view.ts';

/** Open steps that one act gave to somebody, who has written nothing since that knew of it. */
export interface Given {
  /** Id of the act. */
  readonly event: string;
  readonly by: Actor;
  readonly to: Person;
  readonly steps: readonly string[];
}

/** The last that each name has written. */
const lastOf = remembered((log: IncidentLog) => {
  const last = new Map<string, IncidentLog['events'][number]>();
  for (const event of log.events) if (event.by.name !== undefined) last.set(event.by.name, event);
  return last;
});

/** What was given and is not known to have been seen: whoever writes anything that knows of it has it before him. */
export function givenUnseen(log: IncidentLog, { steps, people, status }: IncidentView): readonly Given[] {
  if (status !== 'open') return [];
  const given = new Map<string, { readonly event: EventOfType<'assigned'>; readonly steps: string[] }>();
  for (const { step, assignee } of withoutResult(steps)) {
    if (assignee === undefined) continue;
    const event = standingEvent(log, assigneeSubject(step.id), 'assigned');
    if (event === undefined) continue;
    const of = given.get(event.id) ?? { event, steps: [] };
    given.set(event.id, of);
    of.steps.push(step.id);
  }
  return [...given.values()].flatMap(({ event, steps }): readonly Given[] => {
    const { to } = event.data;
    if (to === undefined) return [];
    const hasSeen = [...lastOf(log).values()].some(
      last =>
        samePerson(people, { name: last.by.name ?? '' }, { name: to.name }) &&
        (last.id === event.id || log.family.unknownTo(log, last, [event]).length === 0),
    );
    return hasSeen ? [] : [{ event: event.id, by: event.by, to, steps }];
  });
}

/** Of these, what is an officer's to do, and what he gave. Nobody is told of what he gave himself. */
export const givenTo = (view: IncidentView, given: readonly Given[], officer: Actor): readonly Given[] =>
  officer.name === undefined
    ? []
    : given.filter(
        ({ to }) =>
          to.name !== '' && samePerson(view.people, { name: officer.name ?? '' }, { name: to.name }),
      );
export const givenBy = (view: IncidentView, given: readonly Given[], officer: Actor): readonly Given[] =>
  given.filter(({ by }) => wrote(view.people, by, officer));
