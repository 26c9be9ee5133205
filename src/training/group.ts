import type { Catalog } from './catalog.ts';
import {
  isHasty,
  isPending,
  isSelfJudged,
  recordOf,
  type TrainingEvent,
  type TrainingRecord,
} from './record.ts';
import type { RecordFile } from './record-file.ts';

/** One trainee's record in a supervisor's hands. */
export interface Member extends RecordFile {
  /** Hash of its last event: another state of the same record has another. */
  readonly id: string;
}

/**
 * What became of a file: `added`; `extended`, in place of an earlier state of the same record; `known`, as all of it was
 * there already; `diverging`, as it stands beside another that began alike and then went its own way.
 */
export type Joining = 'added' | 'extended' | 'known' | 'diverging';

const recordIn = ({ events }: Pick<Member, 'events'>): string | undefined => events[0]?.stream;
const headOf = (events: readonly TrainingEvent[]): string => events.at(-1)?.hash ?? '';

/** Whether one record has everything of the other. */
function holds(one: Pick<Member, 'events'>, other: Pick<Member, 'events'>): boolean {
  const hashes = new Set(one.events.map(({ hash }) => hash));
  return other.events.every(({ hash }) => hashes.has(hash));
}

/** Takes a record into the group. */
export function joinGroup(
  members: readonly Member[],
  file: RecordFile,
): { readonly members: readonly Member[]; readonly joining: Joining } {
  if (members.some(member => holds(member, file))) return { members, joining: 'known' };
  const member: Member = { ...file, id: headOf(file.events) };
  const kept = members.filter(each => !holds(file, each));
  const diverges = kept.some(each => recordIn(each) === recordIn(file));
  return {
    members: [...kept, member],
    joining: diverges ? 'diverging' : kept.length < members.length ? 'extended' : 'added',
  };
}

/** One line of the supervisor's table. */
export type GroupRow = ReturnType<typeof rowOf>;

function rowOf(member: Member, record: TrainingRecord, members: readonly Member[], catalog: Catalog) {
  const { name, paths, lastAt, drills } = record;
  const runs = drills.flatMap(drill => drill.runs);
  return {
    id: member.id,
    name,
    paths,
    lastAt,
    /** Another record in the group began as this one did: somebody has to say which one counts. */
    isDiverging: members.some(each => each !== member && recordIn(each) === recordIn(member)),
    /** Events that the trainee's machine had lost. */
    lost: member.gaps.length,
    lessonsDone: catalog.lessons.filter(({ id }) => record.lessons.has(id)).length,
    /** Scenarios passed at least once, and those whose latest run was not passed. */
    drillsPassed: drills.filter(drill => drill.runs.some(({ data }) => data.passed)).length,
    drillsFailed: drills.filter(({ latest }) => !latest.data.passed).length,
    /** Runs that something failed outright, whose words nobody has judged, and whose words the trainee judged. */
    vetoes: runs.filter(({ data }) => data.failures.length > 0).length,
    pending: runs.filter(isPending).length,
    selfJudged: runs.filter(isSelfJudged).length,
    /** Papers handed in sooner than they can be read. */
    hasty: paths.flatMap(({ papers }) => papers).filter(isHasty).length,
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
          /** The mean of the trainees' own shares of what was right, 0 to 1: who practises more weighs no more. */
          strength: shares / asked.length,
        },
      ];
    })
    .sort((one, other) => one.strength - other.strength || other.trainees - one.trainees);

export type GroupView = ReturnType<typeof groupView>;

/** Many records side by side, in the order in which they joined, as a supervisor sees them. Of records that diverge the longest speaks for its trainee where clauses are counted. */
export function groupView(members: readonly Member[], catalog: Catalog) {
  const all = members.map(member => ({ member, record: recordOf(member.events, catalog) }));
  const people = new Map<string | undefined, (typeof all)[number]>();
  for (const each of all) {
    const other = people.get(recordIn(each.member));
    if (other === undefined || other.member.events.length < each.member.events.length)
      people.set(recordIn(each.member), each);
  }
  return {
    rows: all.map(({ member, record }) => rowOf(member, record, members, catalog)),
    clauses: clausesOf(
      [...people.values()].map(({ record }) => record),
      catalog,
    ),
  };
}
