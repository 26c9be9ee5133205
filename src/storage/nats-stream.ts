import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';

/** The one stream of a team's account: every item under its name, once, for good. */
export const STREAM = 'EV';
export const ITEMS = 'ev.';

/**
 * The stream's configuration, which the administrator makes: it keeps every item for good, even when asked to let go. Its size
 * and readers are bounded by the account, whose limits can change when a machine comes or goes.
 */
export const keeping = {
  name: STREAM,
  subjects: [`${ITEMS}>`],
  retention: RetentionPolicy.Limits,
  storage: StorageType.File,
  discard: DiscardPolicy.New,
  discard_new_per_subject: true,
  max_msgs_per_subject: 1,
  max_age: 0,
  max_msgs: -1,
  max_bytes: -1,
  max_msg_size: -1,
  max_consumers: -1,
  deny_delete: true,
  deny_purge: true,
};

/** Settings under which a stream would lose or change items, or take none. A stream without them says false or nothing. */
const HARMFUL = [
  // Without confirmations nothing could be called saved.
  'no_ack',
  'subject_transform',
  'allow_rollup_hdrs',
  'allow_msg_ttl',
  'sealed',
  'mirror',
  'sources',
] as const;

/** Whether a stream has this configuration: somebody with access to the engine may have made it otherwise. */
export const keeps = (config: StreamConfig): boolean =>
  Object.entries(keeping).every(
    ([name, value]) => JSON.stringify(Reflect.get(config, name) ?? 0) === JSON.stringify(value),
  ) && HARMFUL.every(name => !Reflect.get(config, name));

/** Number of the API that an engine answers with where an account has no such stream. */
export const NO_STREAM = 10_059;
