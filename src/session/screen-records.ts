import { failure, type Result, success } from '../base/result.ts';
import { changeRecord, failureCode, type StorageFailure } from '../storage/port.ts';
import { READ_AGAIN_AFTER } from './drafts.ts';
import type { RecordName, SmallRecords } from './small-records.ts';
import { createTurns } from './turns.ts';

/** Computes a small record's new value from the stored one, as it is when the change is written. */
export type RecordChange = (kept: unknown) => unknown;

interface ScreenRecordPorts {
  readonly store: SmallRecords;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called each time one could not be read, and when it could be after all. */
  readonly unread: (code: StorageFailure['code']) => void;
  readonly readAtLast: () => void;
}

/** Small records that screens keep by name. */
export function createScreenRecords({ store, schedule, unread, readAtLast }: ScreenRecordPorts) {
  /** Changes by `tryRecord` that are not on disk yet, by name. */
  const unkept = new Map<RecordName, readonly RecordChange[]>();
  const unkeptOf = (name: RecordName): readonly RecordChange[] => unkept.get(name) ?? [];
  // Each change is made once, whichever call writes it.
  const inTurn = createTurns();
  return {
    /** A small record; `undefined` where there is none, or one that does not open. While the store cannot be read it waits. */
    record: async (name: RecordName): Promise<unknown> => {
      for (let isLate = false; ; isLate = true) {
        try {
          const { value } = await store.readRecord(name);
          // Once one record can be read, the others that could not be may be readable too: they are read again.
          if (isLate) readAtLast();
          return value;
        } catch (error) {
          if (failureCode(error) === 'unreadable') return undefined;
          unread(failureCode(error));
        }
        await new Promise<void>(resolve => schedule(resolve, READ_AGAIN_AFTER));
      }
    },
    /** Changes a small record as it is stored by then. Rejects where it cannot be read or kept. */
    changeRecord: <Value>(name: RecordName, change: (kept: unknown) => Value): Promise<Value> =>
      changeRecord(store, name, change),
    /**
     * The same for a screen that deals with a refusal itself: what cannot be kept is at risk, and goes with whatever is tried
     * next. Resolves to the record as it is then.
     * @param changes absent to try again only
     */
    tryRecord: (
      name: RecordName,
      ...changes: readonly RecordChange[]
    ): Promise<Result<unknown, { readonly code: StorageFailure['code'] }>> => {
      unkept.set(name, [...unkeptOf(name), ...changes]);
      return inTurn(async () => {
        const tried = unkeptOf(name);
        try {
          const value = await changeRecord(store, name, kept =>
            tried.reduce((record, change) => change(record), kept),
          );
          unkept.set(name, unkeptOf(name).slice(tried.length));
          return success(value);
        } catch (error) {
          return failure({ code: failureCode(error) });
        }
      });
    },
    /** Changes of a record that are not on disk yet, in order. */
    unkept: unkeptOf,
    /** Whether something that was done to one is not on disk. */
    isUnkept: (): boolean => [...unkept.values()].some(changes => changes.length > 0),
  };
}
