import { fieldsOf } from '../base/guard.ts';
import { type Result, success } from '../base/result.ts';
import { LOG_VERSION } from '../log/kind.ts';
import { type Joining, joinGroup, type Member } from '../training/group.ts';
import type { RecordFileRefusal } from '../training/record-file.ts';
import type { Drafts } from './training.ts';

/** A supervisor's collection of trainees' records, as it is stored. */
export interface Group {
  readonly members: readonly Member[];
  /** How many more are stored that this edition cannot read. They stay where they are. */
  readonly broken: number;
}

/** The draft that holds them. */
const GROUP = 'group';

/** Only verified records are ever stored, so one whose events are of this edition's shape is as it came. */
function isMember(value: unknown): value is Member {
  const { id, gaps, events } = fieldsOf(value);
  return (
    id !== undefined &&
    Array.isArray(gaps) &&
    Array.isArray(events) &&
    events.every(event => fieldsOf(event)['v'] === LOG_VERSION)
  );
}

/** What can be read of the draft, and what cannot: entries of the list, or all that another edition has put in its place. */
function storedIn(draft: unknown): {
  readonly members: readonly Member[];
  readonly broken: readonly unknown[];
} {
  const stored: readonly unknown[] = draft === undefined ? [] : Array.isArray(draft) ? draft : [draft];
  return { members: stored.filter(isMember), broken: stored.filter(value => !isMember(value)) };
}

/** Keeps a group in the store. Each change begins from what is stored by then: another tab may have changed it. */
export function createGroup(drafts: Drafts) {
  return {
    /** The records taken in. Rejects when the store cannot be read. */
    group: async (): Promise<Group> => {
      const { members, broken } = storedIn(await drafts.read(GROUP));
      return { members, broken: broken.length };
    },
    /** Takes in a trainee's file. Rejects when the store cannot keep it. */
    addToGroup: async (
      text: string,
    ): Promise<Result<{ readonly name: string; readonly joining: Joining }, RecordFileRefusal>> => {
      // Fetched, with the schema library that it needs, when the first file comes.
      const { readRecordFile } = await import('../training/record-file.ts');
      const file = readRecordFile(text);
      if (!file.ok) return file;
      let joining: Joining = 'known';
      await drafts.change(GROUP, draft => {
        const { members, broken } = storedIn(draft);
        const joined = joinGroup(members, file.value);
        joining = joined.joining;
        return [...broken, ...joined.members];
      });
      return success({ name: file.value.name, joining });
    },
    /** Lets a record go. Rejects when the store cannot. */
    removeFromGroup: async (id: string): Promise<void> => {
      await drafts.change(GROUP, draft => {
        const { members, broken } = storedIn(draft);
        return [...broken, ...members.filter(member => member.id !== id)];
      });
    },
  };
}
