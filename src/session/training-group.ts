import { type Result, success } from '../domain/result.ts';
import { type Joining, joinGroup, type Member } from '../domain/training/group.ts';
import type { RecordFileRefusal } from '../domain/training/record-file.ts';
import type { TrainingStore } from '../storage/training-store.ts';

/** A supervisor's collection of trainees' records. */
export interface TrainingGroup {
  /** The records taken in. What cannot be read back counts as absent. Rejects when the store cannot be read. */
  group(): Promise<readonly Member[]>;
  /** Takes in a trainee's file. Rejects when the store cannot keep it. */
  addToGroup(
    text: string,
  ): Promise<Result<{ readonly name: string; readonly joining: Joining }, RecordFileRefusal>>;
  /** Lets a record go. Rejects when the store cannot. */
  removeFromGroup(id: string): Promise<void>;
}

/** The draft that holds them. */
const GROUP = 'group';

const isMember = (value: unknown): value is Member =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'lost' in value &&
  Array.isArray(value.lost) &&
  'events' in value &&
  Array.isArray(value.events);

const membersIn = (draft: unknown): readonly Member[] => (Array.isArray(draft) ? draft.filter(isMember) : []);

/** Keeps a group in the store. Each change begins from what is stored by then: another tab may have changed it. */
export function createGroup(store: TrainingStore): TrainingGroup {
  return {
    group: async () => membersIn(await store.readDraft(GROUP)),
    addToGroup: async text => {
      // Fetched, with the schema library that it needs, when the first file comes.
      const { readRecordFile } = await import('../domain/training/record-file.ts');
      const file = readRecordFile(text);
      if (!file.ok) return file;
      let joining: Joining = 'known';
      await store.changeDraft(GROUP, draft => {
        const joined = joinGroup(membersIn(draft), file.value);
        joining = joined.joining;
        return joined.members;
      });
      return success({ name: file.value.name, joining });
    },
    removeFromGroup: id =>
      store.changeDraft(GROUP, draft => membersIn(draft).filter(member => member.id !== id)),
  };
}
