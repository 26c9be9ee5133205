import {
  createAttendance,
  type EngineState,
  type Item,
  type Position,
  type Replicator,
  ReplicatorFailure,
} from '../../src/storage/replicator.ts';

/** An engine in memory, and machines that come to it. */
export function memoryEngine() {
  let epoch = 1;
  let items: Item[] = [];
  let isUp = true;
  const ends = new Set<{
    look(): void;
    state(state: EngineState): void;
    hear(by: string, says: Uint8Array<ArrayBuffer>): void;
  }>();
  const each = (work: (end: typeof ends extends Set<infer End> ? End : never) => void): void => {
    for (const end of [...ends]) work(end);
  };
  return {
    /** Its items, as an administrator sees them. */
    items: (): readonly Item[] => items,
    /** Puts something under a name as a member can whom nobody trusts. */
    squat: (item: Item): void => {
      items.push(item);
      each(end => end.look());
    },
    down: (): void => {
      isUp = false;
      each(end => end.state('lost'));
    },
    up: (): void => {
      isUp = true;
      each(end => end.look());
    },
    wipe: (): void => {
      epoch += 1;
      items = [];
    },
    come: (machine: string): Replicator => {
      const present = (): void => {
        if (!isUp) throw new ReplicatorFailure('away');
      };
      const own = new Set<() => void>();
      const keep = (end: Parameters<typeof ends.add>[0]): (() => void) => {
        ends.add(end);
        const leave = (): void => void ends.delete(end);
        own.add(leave);
        return leave;
      };
      const NOTHING = { look: () => undefined, state: () => undefined, hear: () => undefined };
      return {
        put: async next => {
          present();
          const names = new Set(items.map(({ name }) => name));
          const kept = next.filter(({ name }) => !names.has(name));
          items.push(...kept.map(({ name, bytes }) => ({ name, bytes: bytes.slice() })));
          each(end => end.look());
          const had = next.filter(({ name }) => names.has(name)).map(({ name }) => name);
          return { kept: kept.map(({ name }) => name), had };
        },
        list: async () => {
          present();
          return new Set(items.map(({ name }) => name));
        },
        follow: (from, on, state) => {
          let [of = 0, done = 0] = (from ?? `${epoch}@0`).split('@').map(Number);
          let isLive = false;
          let isHanding = false;
          let isEnded = false;
          const hand = async (): Promise<void> => {
            if (of !== epoch) {
              state('wiped');
              [of, done] = [epoch, 0];
            }
            while (isUp && done < items.length) {
              const part = items.slice(done);
              const reached: Position = `${epoch}@${done + part.length}`;
              await on(part, reached);
              done += part.length;
            }
            if (isUp && !isLive) {
              isLive = true;
              state('live');
            }
          };
          const look = (): void => {
            if (!isUp || isEnded) return;
            if (isHanding) return;
            isHanding = true;
            void Promise.resolve()
              .then(hand)
              // A follower that could not deal with an item is handed it again.
              .catch(() => new Promise(resolve => setTimeout(resolve, 10)))
              .finally(() => {
                isHanding = false;
                if (isUp && (of !== epoch || done < items.length)) look();
              });
          };
          look();
          const leave = keep({
            ...NOTHING,
            look,
            state: told => {
              isLive = false;
              state(told);
            },
          });
          const end = (): void => {
            isEnded = true;
            leave();
          };
          own.add(end);
          return end;
        },
        here: (says, on) => {
          const send = (bytes: Uint8Array<ArrayBuffer>): void => each(end => end.hear(machine, bytes));
          const attendance = createAttendance(says, send, on);
          const leave = keep({
            ...NOTHING,
            hear: (by, bytes) => {
              if (by !== machine) attendance.hear(by, bytes);
            },
          });
          attendance.arrive();
          return {
            say: attendance.say,
            leave: () => {
              leave();
              attendance.leave();
            },
          };
        },
        close: () => {
          for (const leave of own) leave();
        },
      };
    },
  };
}
