import type { IncidentEvent } from '../../desk/incident/kinds.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { MINUTES_SORTS, type MinutesSort } from '../../playbook/evidence.ts';
import type { Step } from '../../playbook/playbook.ts';

/** Kinds of acts that take the time of whoever does them. */
export const EFFORTS = [
  'grade',
  ...MINUTES_SORTS,
  'step',
  'verification',
  'brief',
  'draft',
  'revision',
  'review',
  'approval',
  'publication',
  'reply',
  'theme',
  'document',
  'note',
] as const;
export type Effort = (typeof EFFORTS)[number];

/** Minutes of the drill's time that each takes; one that is not named takes none. */
export type Minutes = Readonly<Partial<Record<Effort, number>>>;

const HOUR = 3_600_000;

/** What doing a step by hand takes: as much as what would show it to be done. */
function effortOfStep({ evidence, fills }: Step): Effort {
  // What is said outside is words: a meeting may come to them, and need not.
  if (fills === 'line') return 'step';
  const sorts = evidence?.flatMap((rule): readonly MinutesSort[] => ('minutes' in rule ? rule.minutes : []));
  return sorts?.[0] ?? 'step';
}

/** What a new version of a statement takes. */
export const effortOfDraft = (form: string, isNew: boolean): Effort =>
  isNew ? (form === 'holding' ? 'brief' : 'draft') : 'revision';

type Signing = Extract<IncidentEvent, { type: 'signed' | 'returned' }>;

/** A version is looked at in one go, and approved in one go, however many sign it. */
function effortOfSigning(
  { data }: Signing,
  index: PlaybookIndex,
  before: readonly IncidentEvent[],
): Effort | undefined {
  const effortAt = (id: string): Effort | undefined => {
    const check = index.playbook.release.signOff.find(item => item.id === id)?.check;
    return check === 'approval' ? 'approval' : check === 'aloud' ? undefined : 'review';
  };
  const effort = effortAt(data.item);
  const isMore = before.some(
    event =>
      (event.type === 'signed' || event.type === 'returned') &&
      event.data.version === data.version &&
      effortAt(event.data.item) === effort,
  );
  return isMore ? undefined : effort;
}

/** Whether a meeting was held since a moment. */
function isMeeting(event: IncidentEvent, index: PlaybookIndex, since: number): boolean {
  if (Date.parse(event.at) < since) return false;
  if (event.type === 'minuted') return event.data.sort === 'meeting';
  const step = event.type === 'stepDone' ? index.steps.get(event.data.step) : undefined;
  return step !== undefined && effortOfStep(step) === 'meeting';
}

/** Whether a version is a reply: what it takes is counted with its draft. */
const isReply = (version: string, before: readonly IncidentEvent[]): boolean =>
  before.some(
    event => event.id === version && event.type === 'statementSaved' && event.data.kind === 'reply',
  );

/** What an event took; `undefined` where it is part of another or takes no time worth counting. @param before what its log held */
function effortOf(
  event: IncidentEvent,
  index: PlaybookIndex,
  before: readonly IncidentEvent[],
): Effort | undefined {
  switch (event.type) {
    case 'opened':
      return 'grade';
    case 'answered': {
      const last = before.at(-1);
      return last?.type === 'answered' && last.at === event.at ? undefined : 'grade';
    }
    case 'stepDone': {
      const step = index.steps.get(event.data.step);
      const effort = step === undefined ? 'step' : effortOfStep(step);
      // What a meeting has just come to is written down after it, and needs no second one.
      return effort === 'meeting' && before.some(each => isMeeting(each, index, Date.parse(event.at) - HOUR))
        ? 'step'
        : effort;
    }
    case 'minuted':
      return event.data.sort;
    case 'factRecorded':
      return event.data.state === 'verified' ? 'verification' : 'note';
    case 'statementSaved':
      return event.data.kind === 'reply'
        ? 'reply'
        : effortOfDraft(event.data.kind, event.data.replaces.length === 0);
    case 'signed':
    case 'returned':
      return isReply(event.data.version, before) ? undefined : effortOfSigning(event, index, before);
    case 'published':
      return isReply(event.data.version, before) ? undefined : 'publication';
    case 'withdrawn':
      return 'publication';
    case 'noted':
      return event.data.answers === undefined ? 'note' : 'reply';
    case 'themeAnswered':
      return 'reply';
    case 'themeRecorded':
    case 'themePassed':
    case 'themeSolved':
      return 'theme';
    case 'documentFiled':
    case 'handedOver':
      return 'document';
    default:
      return undefined;
  }
}

/** How much the last events of a log took, in minutes. @param count how many of its last events */
export function minutesSpent(
  minutes: Minutes | undefined,
  index: PlaybookIndex,
  events: readonly IncidentEvent[],
  count: number,
): number {
  const before = events.length - count;
  return events
    .slice(before)
    .flatMap((event, further) => effortOf(event, index, events.slice(0, before + further)) ?? [])
    .reduce((sum, effort) => sum + (minutes?.[effort] ?? 0), 0);
}
