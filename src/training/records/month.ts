import { FAULTS, type Fault, LINES, type Line } from '../drills/grade.ts';
import type { Catalog } from '../lessons/catalog.ts';
import { type Assignment, assignmentDoneAt, assignmentsOf } from './assignment.ts';
import { type GroupMember, memberId } from './group.ts';
import { recordOf, type TrainingEvent, type TrainingRecord } from './record.ts';

/** Nobody who did nothing for so long is forgotten, in milliseconds: a quarter of a year. */
const UNSEEN = 92 * 24 * 3_600_000;

/** As many clauses as ten questions are asked about. */
const WEAKEST = 5;

/** Below this share of right answers a clause is to be practised. */
const WEAK = 0.8;

/** A trainee of the group, with the record by today's content. */
export interface Trainee {
  readonly id: string;
  readonly events: GroupMember;
  readonly record: TrainingRecord;
}

export const traineesOf = (members: readonly GroupMember[], catalog: Catalog): readonly Trainee[] =>
  members.map(events => ({ id: memberId(events), events, record: recordOf(events, catalog) }));

/** An assignment with who has done it, and who has not. */
export interface GroupAssignment {
  readonly assignment: Assignment;
  readonly done: readonly { readonly trainee: Trainee; readonly at: number }[];
  readonly missing: readonly Trainee[];
}

/** The assignments of a group, those of the trainer's own record included. @param own the record of this machine */
export function askedOf(
  trainees: readonly Trainee[],
  own: readonly TrainingEvent[],
  catalog: Pick<Catalog, 'questions'>,
): readonly GroupAssignment[] {
  return assignmentsOf([own, ...trainees.map(({ events }) => events)]).map(assignment => {
    const all = trainees.map(trainee => ({
      trainee,
      at: assignmentDoneAt(assignment, trainee.events, catalog),
    }));
    return {
      assignment,
      done: all.flatMap(({ trainee, at }) => (at === undefined ? [] : [{ trainee, at }])),
      missing: all.flatMap(({ trainee, at }) => (at === undefined ? trainee : [])),
    };
  });
}

/** Trainees whose records show nothing of the last three months. @param now milliseconds since the epoch */
export const unseenOf = (trainees: readonly Trainee[], now: number): readonly Trainee[] =>
  trainees.filter(({ record }) => record.lastAt === undefined || now - record.lastAt > UNSEEN);

/** Something that judges found in words, in how many of them and with how many trainees. */
export interface Finding {
  readonly finding: Line | Fault;
  readonly trainees: number;
  readonly words: number;
}

/** The findings of judges, the most common first. @param counts which judgements count, by when they were given */
export function findingsOf(
  trainees: readonly Trainee[],
  counts: (run: TrainingRecord['drills'][number]['runs'][number]) => boolean = () => true,
): readonly Finding[] {
  const judged = trainees.map(({ record }) =>
    record.drills.flatMap(({ runs }) =>
      runs
        .filter(counts)
        .flatMap(({ judgements }) =>
          [...judgements.values()].map(({ lacks, faults }) => [...lacks, ...faults]),
        ),
    ),
  );
  return [...LINES, ...FAULTS]
    .map(finding => {
      const words = judged.map(each => each.filter(found => found.includes(finding)).length);
      return {
        finding,
        trainees: words.filter(count => count > 0).length,
        words: words.reduce((sum, count) => sum + count, 0),
      };
    })
    .filter(({ words }) => words > 0)
    .sort((one, other) => other.trainees - one.trainees || other.words - one.words);
}

/** The clauses to ask ten questions about, the weakest first. @param clauses the weakest first */
export const toPractise = (
  clauses: readonly { readonly clause: string; readonly strength: number }[],
): readonly string[] =>
  clauses
    .filter(({ strength }) => strength < WEAK)
    .slice(0, WEAKEST)
    .map(({ clause }) => clause);
