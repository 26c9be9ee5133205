import type { RecordStore } from '../storage/port.ts';

/**
 * The name of every small record beside the logs of a store, by kind. There is no other: every name that the program uses has
 * its kind here, and the test that nothing of a drill leaves it walks this list.
 */
export const recordName = {
  /** Colleagues of this machine. */
  roster: () => 'roster' as const,
  /** The standing authority of this machine, with the picture of its paper; of a drill's store there is none. */
  authority: () => 'authority' as const,
  /** People to call in the first ten minutes, with their numbers; no drill has any. */
  contacts: () => 'contacts' as const,
  /** The list of refused packages. */
  asides: () => 'asides' as const,
  /** Digests of the playbooks that this site has published, as far as this machine has seen them. */
  editions: () => 'editions' as const,
  /** The text of one, under its incident's name, so that the store takes it away together with the incident. */
  aside: (incident: string, id: string) => `${incident}/aside/${id}` as const,
  /** The events of an incident that have left this machine as a file. */
  exported: (incident: string) => `${incident}/exported` as const,
  /** How far each officer has read an incident. */
  read: (incident: string) => `${incident}/read` as const,
  /** A half-written form. */
  draft: (scope: string, form: string) => `${scope}/draft/${form}` as const,
  /** A drill talked through at a table, by its scenario. */
  table: (scenario: string) => `group/${scenario}` as const,
  /** In the drills' store: how this machine reaches its team's engine, with the drills' own secret. */
  drillTeam: () => 'drill-team' as const,
  /** A table that is shared with the team, as it was shared last; by its scenario. */
  tableShared: (scenario: string) => `group-shared/${scenario}` as const,
  /** The team that this machine belongs to, with its secret, and the machine's own key; no drill has any. */
  team: () => 'team' as const,
  /** How far the team's engine was read. */
  teamRead: () => 'team-read' as const,
  /** The id of the trainee's log. */
  trainee: () => 'stream' as const,
  /** A supervisor's collection of trainees' records. */
  group: () => 'group' as const,
};

export type RecordKind = keyof typeof recordName;
/** The names that a small record may have. */
export type RecordName = ReturnType<(typeof recordName)[RecordKind]>;

/** A store as this folder uses it: under names of the list alone. */
export type SmallRecords = RecordStore<RecordName>;
