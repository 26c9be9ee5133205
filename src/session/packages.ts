import type { TeamNews } from '../desk/packages/package.ts';
import type { Exchange } from './exchange.ts';
import type { MachineRecords } from './machine-records.ts';

/** Packages, and the schema library that reads them, are fetched when the first one comes or goes. */
const fetchExchange = () => import('./exchange.ts');

/**
 * Packages of a desk, coming and going, and those it refused. Each of the first three rejects where the code for it cannot be
 * fetched.
 */
export function createPackages(
  desk: Exchange,
  { keeping, asideText, dropAsides }: Pick<MachineRecords, 'keeping' | 'asideText' | 'dropAsides'>,
) {
  const { incidents, exports, now } = desk;
  return {
    /** @param sealed whether the file will be encrypted: restricted files go into no other */
    exportFile: async (incidentId: string, sealed = false): Promise<string | undefined> =>
      (await fetchExchange()).exportFile(desk, incidentId, sealed),
    /** Takes in a package, as `importFile` of `exchange.ts` says. */
    importFile: async (text: string, name: string, movesTo?: string) => {
      const [{ importFile }] = await Promise.all([fetchExchange(), incidents.start()]);
      return importFile(desk, text, name, movesTo);
    },
    /** Takes in a team's records, as `takeNews` of `exchange.ts` does. */
    takeNews: async (incidentId: string, news: TeamNews) => {
      const [{ takeNews }] = await Promise.all([fetchExchange(), incidents.start()]);
      return takeNews(desk, incidentId, news);
    },
    /** Call when the exported file is in the officer's hands. */
    noteBackup: async (incidentId: string): Promise<void> => {
      // A backup that cannot be noted is asked for again after the next start; that is the safe side.
      if (incidents.get(incidentId)) await keeping(() => exports.handedOut(incidentId, now()));
    },
    /** A refused package as it came. Rejects where it is gone, and when the store cannot be read. */
    asideText,
    dropAside: async (id: string): Promise<void> => {
      await dropAsides(aside => aside.id === id);
    },
    /** The records that could not be read, as a file. */
    exportBroken: (incidentId: string): string | undefined => {
      const damaged = incidents.broken.get(incidentId);
      if (damaged === undefined) return undefined;
      return JSON.stringify({ unreadable: damaged.broken, readable: damaged.sound }, null, 1);
    },
  };
}
