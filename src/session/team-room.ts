import { fieldsOf } from '../base/guard.ts';
import type { Signature } from '../log/signature.ts';
import { signersOf } from '../storage/signing-key.ts';
import type { Session } from './session.ts';
import { isKnownMachine, type KnownMachines } from './signed.ts';

/** Open incidents that one member's machine has begun, and that join a desk by themselves. */
export const MOST_OF_ONE = 50;
/** Those of all machines that the roster does not know, together: a fresh key costs its maker nothing. */
const MOST_OF_UNLISTED = 200;

/** The owner's key of the machine on which an incident was begun; '' where no signature of its opening verifies. */
async function openerIn(events: readonly unknown[]): Promise<string> {
  const opening = fieldsOf(events.find(event => fieldsOf(event)['type'] === 'opened'));
  const { hash, signatures } = opening;
  if (typeof hash !== 'string' || !Array.isArray(signatures)) return '';
  const [signer = ''] = await signersOf({ hash }, signatures as readonly Signature[]).catch(() => []);
  return signer;
}

/**
 * Whether an incident that this desk has never seen may join it: somebody who begins hundreds must not fill every desk of the
 * team. Closed ones do not count, or a desk that comes late would miss incidents in progress.
 * @param events of the incident, as they came
 * @param isShared whether the team has an incident of this desk
 */
export async function hasRoomFor(
  events: readonly unknown[],
  { snapshot, journal }: Pick<Session, 'snapshot' | 'journal'>,
  isShared: (incidentId: string) => boolean,
  own: KnownMachines['own'],
): Promise<boolean> {
  const { incidents, roster } = snapshot();
  const openers = incidents
    .filter(({ view }) => view.status === 'open' && isShared(view.id))
    .map(({ log }) => {
      const opening = log.events.find(({ type }) => type === 'opened');
      return opening === undefined ? '' : (journal.signaturesOf(opening)[0]?.key ?? '');
    });
  // Most desks never come near it: nothing is verified for them.
  if (openers.length < MOST_OF_ONE) return true;
  const opener = await openerIn(events);
  if (openers.filter(each => each === opener).length >= MOST_OF_ONE) return false;
  const isListed = isKnownMachine({ roster, own });
  if (isListed(opener)) return true;
  const unlisted = new Map<string, number>();
  for (const each of openers) unlisted.set(each, (unlisted.get(each) ?? 0) + 1);
  const together = [...unlisted].reduce((sum, [key, count]) => sum + (isListed(key) ? 0 : count), 0);
  return together < MOST_OF_UNLISTED;
}
