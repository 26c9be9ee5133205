import type { LogStore } from './port.ts';

/** The logs that a store has, and those of the known ones that another tab has taken off the machine. */
export async function storedLogs(
  store: Pick<LogStore, 'streams' | 'append'>,
  known: readonly string[],
): Promise<{ readonly streams: readonly string[]; readonly removed: readonly string[] }> {
  const streams = await store.streams();
  const missing = known.filter(id => !streams.includes(id));
  if (missing.length === 0) return { streams, removed: [] };
  // Or the database is another. Then writing writes all of it anew.
  await store.append({ events: [] });
  const now = await store.streams();
  return { streams: now, removed: missing.filter(id => !now.includes(id)) };
}
