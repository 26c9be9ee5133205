import { fieldsOf } from '../base/guard.ts';
import type { Presence, Replicator } from '../storage/replicator.ts';
import type { TeamSeal } from '../storage/team-seal.ts';
import { isSaid } from './team-read.ts';
import type { TeamColleague } from './team-record.ts';
import { createTurns } from './turns.ts';

/** This officer's position, as the others see it. */
export type TeamPresence = Omit<TeamColleague, 'machine'>;

const isPresence = (value: unknown): value is TeamPresence => {
  const { name, role, incident, step } = fieldsOf(value);
  return [name, role].every(isSaid) && [incident, step].every(each => each === undefined || isSaid(each));
};

interface PresencePorts {
  readonly replicator: Pick<Replicator, 'here'>;
  readonly seal: Pick<TeamSeal, 'sealHere' | 'openHere'>;
  readonly machine: string;
  readonly ownPresence: () => TeamPresence;
  /** Called when somebody comes, announces something else, or is gone. */
  readonly changed: () => void;
}

/** Tells the others where this machine's officer is, and hears where they are. Nothing is announced before the first `say`. */
export function createTeamPresence({ replicator, seal, machine, ownPresence, changed }: PresencePorts) {
  let presence: Presence | undefined;
  let present: readonly TeamColleague[] = [];
  let isEnded = false;
  const inOrder = createTurns();
  return {
    present: (): readonly TeamColleague[] => present,
    /** One after another: the latest announcement must be the last. */
    say: (): Promise<void> =>
      inOrder(async () => {
        const says = await seal.sealHere(machine, ownPresence());
        if (isEnded) return;
        if (presence !== undefined) return presence.say(says);
        presence = replicator.here(says, async here => {
          const read = await Promise.all(
            [...here].map(async ([id, bytes]) => ({ id, says: await seal.openHere(id, bytes) })),
          );
          present = read.flatMap(({ id, says }) => (isPresence(says) ? [{ ...says, machine: id }] : []));
          changed();
        });
      }),
    leave: (): void => {
      isEnded = true;
      presence?.leave();
    },
  };
}
