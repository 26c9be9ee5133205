import type { Result } from '../base/result.ts';
import type { IncidentEvent } from '../desk/core/incident.ts';
import type { Capacity } from '../desk/core/limits.ts';
import { type IncidentPackage, type PackageRefusal, readPackage } from '../desk/packages/package.ts';
import { askWorker } from '../files/ask-worker.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { withVerified } from '../storage/signing-key.ts';

/** A file to read, with the bounds to read it by. */
export interface ReadOrder {
  readonly text: string;
  readonly capacity: Capacity;
  /** The playbooks that this site itself offers, by digest. */
  readonly offered: ReadonlyMap<string, Playbook>;
}

/** The sound content of a package. */
export interface SoundPackage extends IncidentPackage {
  /** Whether its signatures are only those that verify: some browsers cannot tell. */
  readonly isVerified: boolean;
}

/**
 * Events with only those of their signatures that verify: signatures are not part of the hash, and rubbish would keep the true
 * ones out. Unchanged where this browser cannot verify.
 */
export const soundlySigned = async (
  events: readonly IncidentEvent[],
): Promise<Pick<SoundPackage, 'events' | 'isVerified'>> =>
  withVerified(events).then(
    sound => ({ events: sound, isVerified: true }),
    () => ({ events, isVerified: false }),
  );

/** Reads a file as {@link readPackage} does, and verifies its signatures. Its author decides how long that takes. */
export async function readSoundPackage({
  text,
  capacity,
  offered,
}: ReadOrder): Promise<Result<SoundPackage, PackageRefusal>> {
  const read = readPackage(text, capacity, offered);
  if (read.ok) return { ok: true, value: { ...read.value, ...(await soundlySigned(read.value.events)) } };
  const { refusal } = read;
  // One sound event is enough to say which incident this would be; each of thousands would cost the page time to take over.
  return refusal.code === 'badEvents'
    ? { ok: false, refusal: { ...refusal, sound: refusal.sound.slice(0, 1) } }
    : read;
}

/** The same away from the page: it goes on answering meanwhile. */
export const readPackageApart = (order: ReadOrder): Promise<Result<SoundPackage, PackageRefusal>> =>
  askWorker(
    () => new Worker(new URL('./package.worker.ts', import.meta.url)),
    order,
    () => readSoundPackage(order),
  );
