import { fieldsOf } from '../base/guard.ts';
import type { Authority } from '../desk/core/authority.ts';
import type { Person } from '../desk/core/define.ts';
import type { Contact } from '../desk/first/tree.ts';
import type { EventFault, PackedFile } from '../desk/packages/package.ts';
import { changeRecord } from '../storage/port.ts';
import { type RecordName, recordName, type SmallRecords } from './small-records.ts';

/** A colleague in this machine's roster, which goes into no package. A hand-over sheet may quote the telephone number: the officer sees and edits it there. */
export interface RosterColleague extends Person {
  /** The unit that they work at, offered where one is asked for. */
  readonly unit?: string;
  /** The post of the plan that they hold: they are offered first as approvers for it. */
  readonly role?: string;
  readonly phone?: string;
  /** The code of the machine that they sign with, as it shows it. */
  readonly machine?: string;
}

/** The standing authority of this machine, and the picture of its paper. */
export interface KeptAuthority {
  readonly authority: Authority;
  readonly paper?: PackedFile;
}

const isAuthority = (value: unknown): value is KeptAuthority =>
  Array.isArray(fieldsOf(fieldsOf(value)['authority'])['posts']);

/** The summary of a refused package that is kept. Its text is read only when somebody exports it. */
export interface Aside {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The first ones; `faultCount` counts all. */
  readonly faults: readonly EventFault[];
  readonly faultCount: number;
  /** The incident it says it belongs to: with that it goes. */
  readonly incident: string | undefined;
  /** Length of its text, in UTF-16 code units. */
  readonly size: number;
}

/** The refused packages that are kept, the oldest first. */
export interface Quarantine {
  readonly files: readonly Aside[];
  /** How many older ones had to make room. */
  readonly dropped: number;
}

/** As many refused packages are kept, in number and in UTF-16 code units of text together. */
export const QUARANTINE = { files: 20, size: 64 * 1024 * 1024 } as const;
/** As many faults of one are kept beside its text, for the sentence that says why it was refused. */
export const KEPT_FAULTS = 3;

const isColleague = (value: unknown): value is RosterColleague => typeof fieldsOf(value)['name'] === 'string';

function isQuarantine(value: unknown): value is Quarantine {
  const { files, dropped } = fieldsOf(value);
  return Array.isArray(files) && typeof dropped === 'number';
}

const isContact = (value: unknown): value is Contact =>
  ['name', 'post', 'phone'].every(part => typeof fieldsOf(value)[part] === 'string');
const contactsIn = (value: unknown): readonly Contact[] =>
  Array.isArray(value) ? value.filter(isContact) : [];

const ROSTER = recordName.roster();
const ASIDES = recordName.asides();
const EDITIONS = recordName.editions();
const textName = ({ incident = 'no-incident', id }: Aside) => recordName.aside(incident, id);

const digestsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];

const NO_FILES: Quarantine = { files: [], dropped: 0 };

/** The newest that there is room for. */
function capped({ files, dropped }: Quarantine): Quarantine {
  const kept: Aside[] = [];
  let size = 0;
  for (const file of [...files].reverse()) {
    size += file.size;
    if (kept.length > 0 && (kept.length === QUARANTINE.files || size > QUARANTINE.size)) break;
    kept.unshift(file);
  }
  return { files: kept, dropped: dropped + files.length - kept.length };
}

/** Small records of this machine. None of them is part of an incident's log. Methods reject where the store does. */
export function createRecords(store: SmallRecords) {
  const read = async (name: RecordName): Promise<unknown> => (await store.readRecord(name)).value;
  const put = async (name: RecordName, value: unknown): Promise<void> => {
    await store.putRecord(name, value);
  };
  const listed = (value: unknown): Quarantine => (isQuarantine(value) ? value : NO_FILES);
  /** Changes the list, then lets the texts go that it no longer names. */
  const changeAsides = async (change: (list: Quarantine) => Quarantine): Promise<Quarantine> => {
    let [before, after] = [NO_FILES, NO_FILES];
    await changeRecord(store, ASIDES, kept => {
      before = listed(kept);
      after = change(before);
      return after === before ? kept : after;
    });
    const gone = before.files.filter(({ id }) => after.files.every(file => file.id !== id));
    for (const aside of gone) await put(textName(aside), undefined);
    return after;
  };
  return {
    roster: async (): Promise<readonly RosterColleague[]> => {
      const roster = await read(ROSTER);
      return Array.isArray(roster) ? roster.filter(isColleague) : [];
    },
    authority: async (): Promise<KeptAuthority | undefined> => {
      const kept = await read(recordName.authority());
      return isAuthority(kept) ? kept : undefined;
    },
    /** @param kept `undefined` where it ends */
    keepAuthority: (kept: KeptAuthority | undefined): Promise<void> => put(recordName.authority(), kept),
    contacts: async (): Promise<readonly Contact[]> => contactsIn(await read(recordName.contacts())),
    /** @returns whom one calls, as it is then */
    changeContacts: (
      change: (contacts: readonly Contact[]) => readonly Contact[],
    ): Promise<readonly Contact[]> =>
      changeRecord(store, recordName.contacts(), kept => change(contactsIn(kept))),
    /** @returns the roster as it is then */
    changeRoster: async (
      change: (roster: readonly RosterColleague[]) => readonly RosterColleague[],
    ): Promise<readonly RosterColleague[]> => {
      // Entries that this edition cannot read stay, after those it can.
      const roster = await changeRecord(store, ROSTER, kept => {
        const entries: readonly unknown[] = kept === undefined ? [] : Array.isArray(kept) ? kept : [kept];
        return [...change(entries.filter(isColleague)), ...entries.filter(each => !isColleague(each))];
      });
      return roster.filter(isColleague);
    },
    /** Digests of the playbooks that this site has published, as far as they were offered on this machine. */
    editions: async (): Promise<readonly string[]> => digestsIn(await read(EDITIONS)),
    noteEditions: (digests: readonly string[]): Promise<readonly string[]> =>
      changeRecord(store, EDITIONS, kept => [...new Set([...digestsIn(kept), ...digests])]),
    quarantine: async (): Promise<Quarantine> => listed(await read(ASIDES)),
    keepAside: async (aside: Aside, text: string): Promise<Quarantine> => {
      await put(textName(aside), text);
      return changeAsides(({ files, dropped }) => capped({ files: [...files, aside], dropped }));
    },
    /** Rejects where it is gone. */
    asideText: async (aside: Aside): Promise<string> => {
      const text = await read(textName(aside));
      if (typeof text !== 'string') throw new Error('The file is gone.');
      return text;
    },
    dropAsides: (which: (aside: Aside) => boolean): Promise<Quarantine> =>
      changeAsides(list => {
        const files = list.files.filter(file => !which(file));
        if (files.length === list.files.length) return list;
        return { files, dropped: files.length === 0 ? 0 : list.dropped };
      }),
  };
}
