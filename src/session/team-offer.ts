import type { IncidentLog } from '../desk/core/incident.ts';
import { type Replicator, ReplicatorFailure } from '../storage/replicator.ts';
import type { TeamContents } from './team-contents.ts';
import { type TeamDesk, wordsToOffer } from './team-words.ts';

/** Records offered to the engine at once. */
const AT_ONCE = 500;
/** Delay before a refused item is offered again, in milliseconds. */
const OFFER_AGAIN = 2_000;

interface OfferPorts {
  readonly replicator: Pick<Replicator, 'put' | 'list'>;
  readonly session: TeamDesk;
  readonly contents: TeamContents;
  /** Whether the engine can take something, and this machine's disk has all that it would be offered. */
  readonly isReady: () => Promise<boolean>;
  /** The logs of the shared incidents. */
  readonly logs: () => readonly IncidentLog[];
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called once all is offered, before anything else is. */
  readonly offered: () => Promise<void>;
  readonly changed: () => void;
}

/** Puts into the engine what it lacks of the shared incidents. That is found by comparing, so a wiped engine is filled again. */
export function createTeamOffer(ports: OfferPorts) {
  const { replicator, session, contents, schedule, changed } = ports;
  let isOffering = false;
  let isDue = false;
  let isEnded = false;
  let isDenied = false;

  /** @returns whether there was anything to offer */
  const offerSome = async (log: IncidentLog): Promise<boolean> => {
    const sent = contents.of(log.stream);
    const events = log.events
      .filter(({ hash }) => !sent.has(hash) && !contents.stuck.has(hash))
      .slice(0, AT_ONCE);
    if (events.length === 0) return false;
    const words = await Promise.all(events.map(event => wordsToOffer(session, event)));
    const found = await Promise.all(words.map(of => Promise.all(of.map(contents.itemOf))));
    // Two events may need the same file.
    const items = new Map(
      found.flatMap(of => of.flatMap(item => (typeof item === 'string' ? [] : [[item.name, item] as const]))),
    );
    if (items.size > 0) {
      for (const name of (await replicator.put([...items.values()])).kept) contents.own.add(name);
      // It was lost meanwhile: what was put in is compared again once it answers.
      if (!contents.note(items.keys())) throw new ReplicatorFailure('away');
    }
    // An item counted as sent may come back as rubbish: then all is looked at again.
    for (const [at, { hash }] of events.entries())
      if (found[at]?.includes('stuck')) contents.stuck.add(hash);
      else sent.add(hash);
    changed();
    return true;
  };

  const offerAll = async (): Promise<void> => {
    if (!(await ports.isReady())) return;
    await contents.ask(replicator);
    for (const log of ports.logs()) while (await offerSome(log));
  };

  const run = async (): Promise<void> => {
    while (isDue && !isEnded) {
      isDue = false;
      await offerAll();
      isDenied = false;
    }
    await ports.offered();
  };

  /** Offers what is lacking now, and once more where this is called meanwhile. */
  const offer = (): void => {
    isDue = true;
    if (isOffering || isEnded) return;
    isOffering = true;
    void run()
      .catch(error => {
        isDue = false;
        isDenied = error instanceof ReplicatorFailure && error.code === 'otherVersion';
        schedule(offer, OFFER_AGAIN);
      })
      .finally(() => {
        isOffering = false;
        changed();
        if (isDue) offer();
      });
  };

  return {
    offer,
    /** Whether the engine lets this machine read, and not offer: it is set up for pages of another version. */
    isDenied: (): boolean => isDenied,
    end: (): void => {
      isEnded = true;
    },
  };
}
