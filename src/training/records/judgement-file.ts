import { failure, type Result, success } from '../../base/result.ts';
import { nameIn, type TrainingEvent } from './record.ts';
import { type RecordFile, type RecordFileRefusal, writeRecord } from './record-file.ts';
import type { Assigned, DrillJudged, RunRemarked } from './record-kinds.ts';
import { isOneself } from './result.ts';

/** Why a file of judgements is refused. */
export type JudgementFileRefusal =
  | RecordFileRefusal
  /** It holds more than judgements: a record, which belongs to a group. */
  | { readonly code: 'notJudgements' }
  /** It is of another record. */
  | { readonly code: 'otherTrainee' }
  /** The judge uses one of the trainee's own names. */
  | { readonly code: 'ownJudgement'; readonly name: string };

/** An event by which somebody else speaks in a trainee's record. */
type Judging = DrillJudged | RunRemarked;

const isJudgement = (event: TrainingEvent): event is Judging =>
  event.type === 'drillJudged' || event.type === 'runRemarked';

const isAssigned = (event: TrainingEvent): event is Assigned => event.type === 'assigned';

/** Assignments as a file for every trainee; `undefined` where there are none. @param now milliseconds since the epoch */
export function writeAssignments(events: readonly TrainingEvent[], now: number): string | undefined {
  const assigned = events.filter(isAssigned);
  return assigned.length === 0 ? undefined : writeRecord(assigned, now);
}

/** The assignments in what {@link writeAssignments} wrote; `undefined` where the file is another. @param read the file as it was read */
export function assignmentsIn(
  read: Result<RecordFile, RecordFileRefusal>,
): readonly Assigned['data'][] | undefined {
  const events = read.ok ? read.value.events : [];
  const assigned = events.filter(isAssigned);
  return assigned.length === 0 || assigned.length < events.length
    ? undefined
    : assigned.map(({ data }) => data);
}

/** The judgements in a record, as a file that the trainee takes in; `undefined` where there are none. @param now milliseconds since the epoch */
export function writeJudgements(events: readonly TrainingEvent[], now: number): string | undefined {
  const judgements = events.filter(isJudgement);
  return judgements.length === 0 ? undefined : writeRecord(judgements, now);
}

/**
 * The judgements in what {@link writeJudgements} wrote, for the record that it is about. All or nothing.
 * @param read the file as it was read @param names that the record went by
 */
export function judgementsIn(
  read: Result<RecordFile, RecordFileRefusal>,
  { stream, names }: { readonly stream: string | undefined; readonly names: readonly string[] },
): Result<readonly Judging[], JudgementFileRefusal> {
  if (!read.ok) return read;
  const { events } = read.value;
  const judgements = events.filter(isJudgement);
  if (judgements.length < events.length || nameIn(events) !== '') return failure({ code: 'notJudgements' });
  if (judgements.some(each => each.stream !== stream)) return failure({ code: 'otherTrainee' });
  const own = judgements.find(({ data }) => isOneself(data.name, names));
  return own === undefined ? success(judgements) : failure({ code: 'ownJudgement', name: own.data.name });
}
