import { fieldsOf } from '../base/guard.ts';
import { changeRecord } from '../storage/port.ts';
import { recordName, type SmallRecords } from './small-records.ts';

/** A record of the files that were exported from an incident. */
export interface Exported {
  /** When it was last exported from this machine, in milliseconds since the epoch, and how many events that file held. */
  readonly backup: { readonly at: number; readonly events: number } | undefined;
  /** A write of it has failed since it was last exported whole. */
  readonly isExportDue: boolean;
}

const NOT_EXPORTED: Exported = { backup: undefined, isExportDue: false };

function exportedIn(value: unknown): Exported {
  const { backup, isExportDue } = fieldsOf(value);
  const { at, events } = fieldsOf(backup);
  const isBackup = backup === undefined || (typeof at === 'number' && typeof events === 'number');
  return isBackup && typeof isExportDue === 'boolean' ? (value as Exported) : NOT_EXPORTED;
}

interface ExportPorts {
  readonly store: SmallRecords;
  /** How many events there are of an incident. */
  readonly eventsOf: (incidentId: string) => number;
  /** Called when something else is known of one. */
  readonly changed: (incidentId: string) => void;
}

export type Exports = ReturnType<typeof createExports>;

/** Remembers which incidents have left this machine as a file, and which should. A note that cannot be saved lasts as long as the page. */
export function createExports({ store, eventsOf, changed }: ExportPorts) {
  const known = new Map<string, Exported>();
  /** How many events the last file of an incident held. */
  const inFile = new Map<string, number>();
  const of = (incidentId: string): Exported => known.get(incidentId) ?? NOT_EXPORTED;
  const set = (incidentId: string, exported: Exported): void => {
    known.set(incidentId, exported);
    changed(incidentId);
  };
  const note = async (incidentId: string, change: (kept: Exported) => Exported): Promise<void> => {
    await changeRecord(store, recordName.exported(incidentId), kept => change(exportedIn(kept)));
  };
  const due = (kept: Exported): Exported => (kept.isExportDue ? kept : { ...kept, isExportDue: true });
  return {
    of,
    /** Takes over the stored notes. Rejects where they cannot be read. */
    read: async (incidentId: string): Promise<void> => {
      const kept = exportedIn((await store.readRecord(recordName.exported(incidentId))).value);
      const { backup, isExportDue } = of(incidentId);
      set(incidentId, { backup: kept.backup ?? backup, isExportDue: kept.isExportDue || isExportDue });
    },
    /** Notes all of it again on a disk that has lost it. Rejects where it cannot. */
    noteAll: async (): Promise<void> => {
      for (const [incidentId, exported] of known) await note(incidentId, () => exported);
    },
    /** Asks for a file, for a write has failed; not where the last one holds all there is. */
    ask: (incidentId: string): void => {
      const { backup, isExportDue } = of(incidentId);
      if (isExportDue || (backup?.events ?? 0) >= eventsOf(incidentId)) return;
      set(incidentId, due(of(incidentId)));
      void note(incidentId, due).catch(() => undefined);
    },
    /** Notes that it is asked for: there was no room for that while there was none for the record. Rejects where it cannot. */
    noteAsked: (incidentId: string): Promise<void> => note(incidentId, due),
    /** A file was made of so many events. */
    made: (incidentId: string, events: number): void => void inFile.set(incidentId, events),
    /** The officer has the file: records added while it was being saved are not in it. Rejects where that cannot be noted. */
    handedOut: async (incidentId: string, at: number): Promise<void> => {
      const backup = { at, events: inFile.get(incidentId) ?? eventsOf(incidentId) };
      const exported = ({ isExportDue }: Exported): Exported => ({
        backup,
        isExportDue: isExportDue && backup.events < eventsOf(incidentId),
      });
      set(incidentId, exported(of(incidentId)));
      await note(incidentId, exported);
    },
    forget: (incidentId: string): void => {
      known.delete(incidentId);
      inFile.delete(incidentId);
    },
  };
}
