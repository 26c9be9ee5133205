import { fieldsOf } from '../base/guard.ts';
import type { Invitation } from '../base/invitation.ts';

/** A machine's record of its team, sealed like all small records. */
export interface TeamRecord {
  readonly invitation: Invitation;
  /** The machine's id and its key. */
  readonly machine: { readonly id: string; readonly kept: string };
  /** The public and the private signing key. */
  readonly signer: { readonly key: string; readonly kept: string };
  /** Incidents that are worked on with the team, and those that this machine has left: by id. */
  readonly shares: Readonly<Record<string, boolean>>;
}

export function teamIn(value: unknown): TeamRecord | undefined {
  const { invitation, machine, signer, shares } = fieldsOf(value);
  const { path, team, secret } = fieldsOf(invitation);
  const { id, kept } = fieldsOf(machine);
  const { key, kept: keptSigner } = fieldsOf(signer);
  const isWhole =
    [path, team, secret, id, kept, key, keptSigner].every(each => typeof each === 'string') &&
    typeof shares === 'object' &&
    shares !== null;
  return isWhole ? (value as TeamRecord) : undefined;
}

/** Somebody of the team at his desk. */
export interface TeamColleague {
  /** Id of the machine. */
  readonly machine: string;
  readonly name: string;
  readonly role: string;
  /** The incident and step open there. */
  readonly incident?: string;
  readonly step?: string;
}

/** How a machine stands with its team. */
export interface TeamView {
  readonly team: string;
  /** This machine's id, which the administrator enters. */
  readonly machine: string;
  /** This machine's public signing key, its code, and who works on it. */
  readonly signer: { readonly key: string; readonly code: string; readonly name: string };
  /**
   * `live`: others' records come at once. `refused`: the engine does not know this machine. `unprepared`: the administrator has
   * not made the team's store. `unfit`: it would lose items. `otherVersion`: it is set up for pages of another version. `lost`:
   * it does not answer.
   */
  readonly state: 'opening' | 'live' | 'lost' | 'refused' | 'unprepared' | 'unfit' | 'otherVersion';
  /** Incidents that are worked on with the team. */
  readonly shared: readonly string[];
  /** Records of these that the engine has not got yet. */
  readonly pending: number;
  /** Records among these that the engine takes under none of their names: others do not get them. */
  readonly stuck: number;
  /** Items that nobody can have meant, and records that could not join: left out. */
  readonly setAside: number;
  /** Incidents that one member has begun beyond what joins a desk by itself: left out. */
  readonly beyondLimit: number;
  readonly present: readonly TeamColleague[];
}
