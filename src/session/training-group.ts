import { fieldsOf } from '../base/guard.ts';
import { type Result, success } from '../base/result.ts';
import { LOG_VERSION } from '../log/kind.ts';
import { changeRecord } from '../storage/port.ts';
import type { GroupMember, Joining, JudgingHappening } from '../training/records/group.ts';
import type { RecordFileRefusal } from '../training/records/record-file.ts';
import { recordName, type SmallRecords } from './small-records.ts';

/** A supervisor's collection of trainees' records, as it is stored. */
export interface Group {
  readonly members: readonly GroupMember[];
  /** How many more are stored that this edition cannot read. They stay where they are. */
  readonly broken: number;
}

const GROUP = recordName.group();

/** The group's records are fetched only by a page that takes one in; a trainee's screens never load them. */
const fetchMembers = () => import('../training/records/group.ts');

/** Only verified records are ever stored, so one whose events are of this edition's shape is as it came. */
const isMember = (value: unknown): value is GroupMember =>
  Array.isArray(value) && value.every(event => fieldsOf(event)['v'] === LOG_VERSION);

/** Splits the stored record into readable members and the rest: unreadable entries, or all of it where another edition wrote it. */
function storedIn(record: unknown): {
  readonly members: readonly GroupMember[];
  readonly broken: readonly unknown[];
} {
  const stored: readonly unknown[] = record === undefined ? [] : Array.isArray(record) ? record : [record];
  return { members: stored.filter(isMember), broken: stored.filter(value => !isMember(value)) };
}

/** Stores a group. Each change applies to the stored state as it is by then: another tab may have changed it. */
export function createGroup(
  store: SmallRecords,
  ports: { readonly now: () => number; readonly newId: () => string },
) {
  let hasGroup = false;
  const change = (changed: (members: readonly GroupMember[]) => readonly GroupMember[]): Promise<unknown> =>
    changeRecord(store, GROUP, kept => {
      const { members, broken } = storedIn(kept);
      const now = [...broken, ...changed(members)];
      hasGroup = now.length > 0;
      return now;
    });
  return {
    /** Whether this page has put any there. */
    hasGroup: (): boolean => hasGroup,
    /** The records taken in. Rejects when the store cannot be read. */
    group: async (): Promise<Group> => {
      const { members, broken } = storedIn((await store.readRecord(GROUP)).value);
      return { members, broken: broken.length };
    },
    /** Takes in a trainee's file. Rejects when the store cannot keep it. */
    addToGroup: async (
      text: string,
    ): Promise<Result<{ readonly name: string; readonly joining: Joining }, RecordFileRefusal>> => {
      // Fetched, with the schema library that it needs, when the first file comes.
      const { readRecordApart } = await import('./read-record.ts');
      const file = await readRecordApart(text);
      if (!file.ok) return file;
      const { joinGroup } = await fetchMembers();
      let joining: Joining = 'known';
      await change(members => {
        const joined = joinGroup(members, file.value.events);
        joining = joined.joining;
        return joined.members;
      });
      return success({ name: file.value.name, joining });
    },
    /** Adds judgements to a record that is here. Rejects when the store cannot keep them. */
    judgeInGroup: async (id: string, judgements: readonly JudgingHappening[]): Promise<void> => {
      const { judgedMember, memberId } = await fetchMembers();
      await change(members =>
        members.map(member => (memberId(member) === id ? judgedMember(member, judgements, ports) : member)),
      );
    },
    /** Lets a record go. Rejects when the store cannot. */
    removeFromGroup: async (id: string): Promise<void> => {
      const { memberId } = await fetchMembers();
      await change(members => members.filter(member => memberId(member) !== id));
    },
  };
}
