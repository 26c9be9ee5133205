import { headsAfter } from '../../log/heads.ts';
import { gapsOf, headsOf, inOrder } from '../../log/order.ts';
import type { Catalog } from '../lessons/catalog.ts';
import {
  isHasty,
  isPassed,
  recordOf,
  type TrainingEvent,
  type TrainingHappening,
  type TrainingRecord,
  trainingEventOf,
} from './record.ts';

/** One trainee's record in a supervisor's hands: at least one event, in order. */
export type GroupMember = readonly TrainingEvent[];

/** A judge's word on a trainee's run. */
export type JudgingHappening = Extract<TrainingHappening, { type: 'drillJudged' | 'runRemarked' }>;

/** Names a record: every state of it has the same. */
export const memberId = (events: GroupMember): string => events[0]?.stream ?? '';

/** The outcome of a file. `extended`: it added to a record that is there. `known`: it had nothing new. */
export type Joining = 'added' | 'extended' | 'known';

/** Takes a record into the group. Two states of one record are one that has what either has. */
export function joinGroup(
  members: readonly GroupMember[],
  record: GroupMember,
): { readonly members: readonly GroupMember[]; readonly joining: Joining } {
  const before = members.find(each => memberId(each) === memberId(record));
  if (before === undefined) return { members: [...members, record], joining: 'added' };
  const both = inOrder([...before, ...record]);
  if (both.length === before.length) return { members, joining: 'known' };
  return { members: members.map(each => (each === before ? both : each)), joining: 'extended' };
}

/** A record with judgements of its words added, as the supervisor gives them. */
export function judgedMember(
  member: GroupMember,
  judgements: readonly JudgingHappening[],
  { now, newId }: { readonly now: () => number; readonly newId: () => string },
): GroupMember {
  let prev = headsOf(member);
  const stream = memberId(member);
  const events = judgements.map(happening => {
    const event = trainingEventOf(happening, { id: newId(), stream, at: now(), prev });
    prev = headsAfter(prev, event);
    return event;
  });
  return inOrder([...member, ...events]);
}

/** One line of the supervisor's table. */
export type GroupRow = ReturnType<typeof rowOf>;

function rowOf(member: GroupMember, record: TrainingRecord, catalog: Catalog) {
  const { name, paths, lastAt, drills } = record;
  const runs = drills.flatMap(drill => drill.runs);
  return {
    id: memberId(member),
    name,
    paths,
    lastAt,
    /** Events that the trainee's machine had lost. */
    lost: gapsOf(member).length,
    /** Sentences written in lessons, which the supervisor can read. */
    sentences: record.sentences.size,
    lessonsDone: catalog.lessons.filter(({ id }) => record.lessons.has(id)).length,
    /** Scenarios played, passed at least once, and those whose latest run was not passed; one that was ended too early, or not judged, counts neither way. */
    drills: drills.length,
    drillsPassed: drills.filter(drill => drill.runs.some(isPassed)).length,
    drillsFailed: drills.filter(
      ({ latest }) => !isPassed(latest) && latest.verdict !== 'open' && latest.verdict !== 'pending',
    ).length,
    /** Runs that were ended too early to say, that something failed outright, and with words that nobody has judged. */
    open: runs.filter(({ verdict }) => verdict === 'open').length,
    vetoes: runs.filter(({ failures }) => failures.length > 0).length,
    unjudged: runs.filter(({ unjudged }) => unjudged > 0).length,
    /** Exams handed in sooner than they can be read. */
    hasty: paths.flatMap(({ exams }) => exams).filter(isHasty).length,
  };
}

/** How well a group knows each clause that somebody was asked about, the weakest first. */
const clausesOf = (records: readonly TrainingRecord[], catalog: Catalog) =>
  catalog.clauses
    .flatMap(({ id }, place) => {
      const asked = records.flatMap(({ clauses }) => {
        const clause = clauses[place];
        return clause === undefined || clause.asked === 0 ? [] : [clause];
      });
      if (asked.length === 0) return [];
      const shares = asked.reduce((sum, each) => sum + each.right / each.asked, 0);
      return [
        {
          clause: id,
          /** Trainees who were asked about it at all. */
          trainees: asked.length,
          /** How often all of them together were asked. */
          asked: asked.reduce((sum, each) => sum + each.asked, 0),
          /** The mean of the trainees' own shares of right answers, 0 to 1: practising more does not weigh more. */
          strength: shares / asked.length,
        },
      ];
    })
    .sort((one, other) => one.strength - other.strength || other.trainees - one.trainees);

export type GroupView = ReturnType<typeof groupView>;

/** Many records side by side, in the order in which they joined, as a supervisor sees them. */
export function groupView(members: readonly GroupMember[], catalog: Catalog) {
  const all = members.map(member => ({ member, record: recordOf(member, catalog) }));
  return {
    rows: all.map(({ member, record }) => rowOf(member, record, catalog)),
    clauses: clausesOf(
      all.map(({ record }) => record),
      catalog,
    ),
  };
}
