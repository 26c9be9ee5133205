import type { EngineState, Item, Position, Replicator } from '../storage/replicator.ts';
import type { TeamContents } from './team-contents.ts';
import type { createTeamInbox } from './team-inbox.ts';
import type { TeamRead } from './team-read.ts';
import type { TeamView } from './team-record.ts';
import { isOnDisk, type TeamDesk } from './team-words.ts';

/** Follows the engine. Once it is followed from another position, what the former reading still hands over is ignored. */
function createFollowing(
  replicator: Pick<Replicator, 'follow'>,
  receive: (items: readonly Item[], at: Position) => Promise<void>,
  stand: (state: EngineState) => void,
) {
  let stop = (): void => undefined;
  return {
    begin: (from: Position | undefined): void => {
      let isOver = false;
      const end = replicator.follow(
        from,
        async (items, at) => {
          if (!isOver) await receive(items, at);
        },
        state => {
          if (!isOver) stand(state);
        },
      );
      stop = () => {
        isOver = true;
        end();
      };
    },
    stop: (): void => stop(),
  };
}

interface ReadingPorts {
  readonly replicator: Pick<Replicator, 'follow'>;
  readonly session: TeamDesk;
  readonly contents: TeamContents;
  readonly inbox: ReturnType<typeof createTeamInbox>;
  readonly keep: (change: Partial<Omit<TeamRead, 'sent'>>) => Promise<void>;
  /** The engine was wiped: no record is with it any more. */
  readonly forgetSent: () => void;
  /** Offers the engine what it lacks. */
  readonly offer: () => void;
  readonly changed: () => void;
}

/** Reads the engine from where it was read last, or from its beginning, and follows its state. Nothing is read before `begin`. */
export function createTeamReading(ports: ReadingPorts) {
  const { replicator, session, contents, inbox, keep, forgetSent, offer, changed } = ports;
  let state: TeamView['state'] = 'opening';
  let isEnded = false;

  const receive = async (items: readonly Item[], at: Position): Promise<void> => {
    const isNews = await inbox.take(items);
    // Its position is saved only then: items not on the disk are asked for again.
    if (!(await isOnDisk(session))) throw new Error('The disk has not got what was read.');
    inbox.trim();
    await keep({ at, ...inbox.settle() });
    if (inbox.hasCome()) {
      inbox.begin();
      following.stop();
      if (!isEnded) following.begin(undefined);
    } else if (isNews) offer();
    changed();
  };

  const stand = (next: EngineState): void => {
    if (next === 'wiped') {
      forgetSent();
      contents.empty();
      inbox.empty();
    } else if (next !== 'live') contents.lose();
    inbox.catchUp(next === 'live');
    state = next === 'wiped' ? 'opening' : next;
    if (next === 'live') {
      if (inbox.isWhole()) void keep(inbox.settle()).catch(() => undefined);
      offer();
    }
    changed();
  };

  const following = createFollowing(replicator, receive, stand);
  return {
    state: (): TeamView['state'] => state,
    /** @param from where reading stopped, unless everything is to be read */
    begin: (from: Position | undefined): void => following.begin(inbox.isWhole() ? undefined : from),
    end: (): void => {
      isEnded = true;
      following.stop();
    },
  };
}
