import { slug, z } from '../base/schema.ts';
import { characterCount } from '../base/typed.ts';
import { ID_LIMIT, MOST_IDS, MOST_ITEMS, MOST_PEOPLE_READ, NAME_LIMIT } from './limits.ts';

/** Text of at most so many characters. Counting characters is slow: code units are never fewer. */
const text = (limit: number) =>
  z.string().check(z.refine(value => value.length <= limit || characterCount(value) <= limit));

/** The schema library, passed to kinds so that a page which only reads its own log does not load it. */
export const shapes = {
  z,
  slug: slug.check(z.maxLength(ID_LIMIT)),
  text,
  utcTime: z.iso.datetime({ precision: 3 }),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  count: z.number().check(z.int(), z.minimum(0)),
  /** Parts of one event. */
  items: <Item extends z.ZodMiniType>(item: Item) => z.array(item).check(z.maxLength(MOST_ITEMS)),
  /** Ids that one event refers to. */
  ids: <Id extends z.ZodMiniType>(id: Id) => z.array(id).check(z.maxLength(MOST_IDS)),
  /** Names or duty titles of those who took part in something. */
  people: z.array(text(NAME_LIMIT)).check(z.maxLength(MOST_PEOPLE_READ)),
  /** Somebody named in the log: a name, and a duty title as written by hand. Never a member of the public. */
  person: z.strictObject({ name: text(NAME_LIMIT), title: z.exactOptional(text(NAME_LIMIT)) }),
};
export type Shapes = typeof shapes;
