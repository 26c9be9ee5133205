import type { Envelope } from '../../log/envelope.ts';
import { withHash } from '../../log/hash.ts';
import { namedHeads } from '../../log/heads.ts';
import { type HappeningOf, LOG_VERSION } from '../../log/kind.ts';

/** Where an event stands in its log. `at` in milliseconds since the epoch; `prev`: the heads of the log. */
export type LogPosition = Pick<Envelope, 'id' | 'stream' | 'prev'> & { readonly at: number };

/** The next event of a trainee's log. Whose it is stands in the log itself; on one machine there is no other. */
export const eventOf = <Event extends Envelope>(
  happening: HappeningOf<Event>,
  { at, prev, ...place }: LogPosition,
): Event =>
  withHash({
    v: LOG_VERSION,
    ...place,
    prev: namedHeads(prev),
    at: new Date(at).toISOString(),
    by: { role: 'trainee' },
    ...happening,
  }) as Event;
