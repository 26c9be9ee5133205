/** Characters of a name, or of a duty title. */
export const NAME_LIMIT = 30;

/** Characters of an id that content invents. */
export const ID_LIMIT = 200;

/** Ids of things that one event names: more than any screen offers at once. */
export const MOST_IDS = 200;

/** Names of people that one list of an event holds, as it is written. */
export const MOST_PEOPLE = 100;

/** The same as it is read: as many as earlier editions wrote. */
export const MOST_PEOPLE_READ = 250;

/** Parts of one event: more than any form takes. */
export const MOST_ITEMS = 1000;

/** Hashes of heads that one event names, read or written. */
export const MOST_NAMED_HEADS = 10_000;

/** Heads of a log from elsewhere: a thousand machines writing at once, or losses of a disk here and there. */
export const MOST_HEADS = 1000;
