import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { live, told } from '../core/events.ts';
import type { EventOfType, EventType, IncidentEvent, IncidentLog, Told } from './kinds.ts';

/** What an act was to the incident: something of the whole, of a step, a note, the way to a release and from it, or that it went out or was taken down. */
export type StoryPart = 'whole' | 'step' | 'note' | 'release' | 'published';

/** One act as everybody is told of it. Who did it, what and about what, its event says. */
export interface Entry<Event extends IncidentEvent = IncidentEvent> {
  readonly event: Event;
  /** When it was done, UTC ISO 8601; it was written down at the time of its event. */
  readonly at: string;
  /** `undefined` for what only the log tells: bookkeeping, and drafts and checks on the way. */
  readonly part: StoryPart | undefined;
  /** Who took it back, when, and why. */
  readonly takenBack: Told<'undone'> | undefined;
  /** What was added to set it right, oldest first. */
  readonly corrections: readonly Told<'corrected'>[];
}

interface Telling<Event> {
  readonly part: StoryPart | ((event: Event, index: PlaybookIndex) => StoryPart | undefined);
  /** When it was done, where it says so itself; ISO 8601. */
  at?(event: Event): string | undefined;
}

const whole = { part: 'whole' } as const;
const release = { part: 'release' } as const;
const out: Telling<EventOfType<'published' | 'publishedElsewhere'>> = {
  part: 'published',
  at: ({ data }) => data.publishedAt,
};

/** What each kind is in the story of an incident. One that is not here has no place in it. */
const tellings: { readonly [Type in EventType]?: Telling<EventOfType<Type>> } = {
  opened: whole,
  answered: whole,
  handedOver: whole,
  handoverAccepted: whole,
  playbookMoved: whole,
  closed: whole,
  reopened: whole,
  exitReviewed: { part: 'whole', at: ({ data }) => data.decidedAt },
  minuted: { part: 'whole', at: ({ data }) => data.heldAt },
  stepMarked: { part: 'step' },
  stepDone: { part: 'step', at: ({ data }) => data.doneAt },
  noted: { part: 'note', at: ({ data }) => data.happenedAt },
  factRecorded: {
    part: ({ data }) => (data.state === 'verified' ? 'release' : undefined),
    at: ({ data }) => data.verifiedAt,
  },
  causeApproved: { part: 'release', at: ({ data }) => data.decidedAt },
  signed: {
    part: ({ data }, { playbook }) => {
      const item = playbook.release.signOff.find(({ id }) => id === data.item);
      return item === undefined || item.check === 'approval' ? 'release' : undefined;
    },
    at: ({ data }) => data.decidedAt,
  },
  returned: { part: 'release', at: ({ data }) => data.decidedAt },
  releaseAuthorised: release,
  ratified: { part: 'release', at: ({ data }) => data.decidedAt },
  published: out,
  publishedElsewhere: out,
  withdrawn: { part: 'published', at: ({ data }) => data.withdrawnAt },
  themeAnswered: { part: 'release', at: ({ data }) => data.answeredAt },
  themePassed: { part: 'release', at: ({ data }) => data.doneAt },
  themeSolved: { part: 'release', at: ({ data }) => data.doneAt },
  documentFiled: release,
};

const tellingOf = ({ type }: IncidentEvent) => tellings[type] as Telling<IncidentEvent> | undefined;

/** When what an event says was done; ISO 8601. */
export const happenedAt = (event: IncidentEvent): string => tellingOf(event)?.at?.(event) ?? event.at;

const NONE: Entry['corrections'] = [];

/** What was added to set an event right, by its id, oldest first. */
const correctionsIn = remembered((log: IncidentLog) => {
  const corrections = groupBy(live(log, 'corrected'), ({ data }) => data.event);
  return new Map([...corrections].map(([event, of]) => [event, of.map(told)]));
});

export const correctionsOf = (log: IncidentLog, event: string): Entry['corrections'] =>
  correctionsIn(log).get(event) ?? NONE;

/** How each event of a log is told. */
export const entryIn =
  (index: PlaybookIndex, log: IncidentLog) =>
  (event: IncidentEvent): Entry => {
    const part = tellingOf(event)?.part;
    const undo = log.undone.get(event.id)?.[0];
    return {
      event,
      at: happenedAt(event),
      part: typeof part === 'function' ? part(event, index) : part,
      takenBack: undo?.type === 'undone' ? told(undo) : undefined,
      corrections: correctionsOf(log, event.id),
    };
  };

const accounts = remembered((index: PlaybookIndex) =>
  remembered((log: IncidentLog): readonly Entry[] => log.events.map(entryIn(index, log))),
);

/** Everything that was done, in the order of the log: what a timeline, a log, a document and a hand-over tell is read from here. */
export const accountOf = (index: PlaybookIndex, log: IncidentLog): readonly Entry[] => accounts(index)(log);
