import type { Contact } from '../desk/first/tree.ts';
import { failureCode, type LogStore, type StorageFailure } from '../storage/port.ts';
import type { PageChannel } from './channel.ts';
import {
  type Aside,
  createRecords,
  type KeptAuthority,
  type Quarantine,
  type RosterColleague,
} from './records.ts';

interface MachineRecordPorts {
  readonly store: LogStore;
  readonly tabs: Pick<PageChannel, 'send'>;
  /** Nothing of a real machine's authority counts in a drill. */
  readonly isDrill: boolean;
  /** Called when something else is to be shown. */
  readonly changed: () => void;
}

export type MachineRecords = ReturnType<typeof createMachineRecords>;

/** Another tab has changed the roster: whose machine a colleague's is stands beside what he did, in every tab. */
export const ROSTER_WORD = { kept: 'roster' } as const;

/** The small records of this machine as its desk shows them, and why the last change was not kept. */
export function createMachineRecords({ store, tabs, isDrill, changed }: MachineRecordPorts) {
  const records = createRecords(store);
  let roster: readonly RosterColleague[] = [];
  let authority: KeptAuthority | undefined;
  let contacts: readonly Contact[] = [];
  let quarantine: Quarantine = { files: [], dropped: 0 };
  let recordProblem: StorageFailure['code'] | undefined;

  /** Does something with small records; what goes wrong is shown. @returns whether it went well */
  const keeping = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      recordProblem = undefined;
    } catch (error) {
      recordProblem = failureCode(error);
    }
    changed();
    return recordProblem === undefined;
  };
  const dropAsides = (isGone: (aside: Aside) => boolean): Promise<boolean> =>
    keeping(async () => {
      quarantine = await records.dropAsides(isGone);
    });

  return {
    state: () => ({ roster, authority, contacts, quarantine, recordProblem }),
    keeping,
    editions: records.editions,
    noteEditions: records.noteEditions,
    /** Reads all of them but the editions. Rejects where the store cannot. */
    load: async (): Promise<void> => {
      roster = await records.roster();
      authority = isDrill ? undefined : await records.authority();
      contacts = await records.contacts();
      quarantine = await records.quarantine();
    },
    /** Reads what another tab has changed. */
    rereadRoster: async (): Promise<void> => {
      roster = await records.roster().catch(() => roster);
      changed();
    },
    /** Writes the roster to a disk that has lost it. Rejects where it cannot. */
    rewriteRoster: () => records.changeRoster(kept => (kept.length === 0 ? roster : kept)),
    /** A refused package as it came. Rejects where it is gone, and when the store cannot be read. */
    asideText: records.asideText,
    /** Keeps a refused package, as it came. */
    keepAside: (aside: Aside, text: string): Promise<boolean> =>
      keeping(async () => {
        quarantine = await records.keepAside(aside, text);
      }),
    dropAsides,
    /** Enters the standing authority of this machine, or ends it. Resolves to whether it could be kept. */
    keepAuthority: (kept: KeptAuthority | undefined): Promise<boolean> =>
      keeping(async () => {
        await records.keepAuthority(kept);
        authority = kept;
      }),
    /** Resolves to whether it could be saved. @param change applied to the contacts as they are stored by then */
    changeContacts: (change: (kept: readonly Contact[]) => readonly Contact[]): Promise<boolean> =>
      keeping(async () => {
        contacts = await records.changeContacts(change);
      }),
    /** Resolves to whether it could be kept. @param change of the roster as it is stored by then */
    changeRoster: (
      change: (roster: readonly RosterColleague[]) => readonly RosterColleague[],
    ): Promise<boolean> => {
      // Used all the same where it cannot be kept.
      roster = change(roster);
      changed();
      return keeping(async () => {
        roster = await records.changeRoster(change);
        tabs.send(ROSTER_WORD);
      });
    },
  };
}
