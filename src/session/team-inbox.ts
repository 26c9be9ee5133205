import type { Item } from '../storage/replicator.ts';
import type { TeamSeal } from '../storage/team-seal.ts';
import { createTeamAwaited } from './team-awaited.ts';
import { createHeld, missingFor } from './team-held.ts';
import { createTeamJoiner, isIncidentHere, type JoinPorts } from './team-join.ts';
import { MOST_SPOILT, type TeamRead } from './team-read.ts';
import { createTeamReceiver } from './team-receive.ts';

interface InboxPorts extends Omit<JoinPorts, 'held' | 'awaited'> {
  readonly seal: Pick<TeamSeal, 'open'>;
  /** How far the engine was read when the page began. */
  readonly read: TeamRead;
}

/** Brings items of the engine into the desk, holds what cannot join yet, and knows what is still to be looked for. */
export function createTeamInbox({ seal, read, ...ports }: InboxPorts) {
  const { session, own, contents } = ports;
  const held = createHeld();
  const isKnown = (digest: string): boolean => session.indexOf(digest) !== undefined;
  const awaited = createTeamAwaited(read, isKnown);
  const receive = createTeamReceiver({ seal, session, signer: own().key, contents, held, awaited });
  const { join, setAside } = createTeamJoiner({ ...ports, held, awaited });
  return {
    /** Whether everything in the engine is read, not only what is new. */
    isWhole: awaited.isWhole,
    catchUp: awaited.catchUp,
    /** Whether something has come that an earlier page gave up waiting for: then all is to be read. */
    hasCome: awaited.hasCome,
    /** How many incidents were too many of one member. */
    leftOut: awaited.leftOut,
    setAside,
    /** Resolves to whether anything new, or any rubbish, was among the items. Rejects where the desk cannot take it in. */
    take: async (items: readonly Item[]): Promise<boolean> => {
      const spoiltBefore = contents.spoilt.size;
      const news = await receive(items);
      for (const [incidentId, each] of news) await join(incidentId, each);
      return news.size > 0 || contents.spoilt.size > spoiltBefore;
    },
    /** Drops what is too much to be held. */
    trim: (): void => held.trim(incidentId => isIncidentHere(session, incidentId)),
    /** The part of it to save: whatever lies in this page's memory alone is gone with the page. */
    settle: (): Pick<TeamRead, 'spoilt' | 'waited' | 'isIncomplete'> => {
      const { waited, isIncomplete } = awaited.settle(missingFor(held, isKnown), held.isCut());
      return {
        waited,
        spoilt: [...contents.spoilt].slice(0, MOST_SPOILT),
        // A name that is not kept would be taken for one under which this machine's own work lies.
        isIncomplete: isIncomplete || contents.spoilt.size > MOST_SPOILT,
      };
    },
    /** The engine was wiped. */
    empty: (): void => {
      awaited.empty();
      held.begin();
    },
    /** The engine is read from its beginning. */
    begin: (): void => {
      awaited.begin();
      held.begin();
    },
  };
}
