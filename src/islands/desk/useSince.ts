import { useMemo, useState } from 'preact/hooks';
import type { IncidentEvent } from '../../incident/kinds/registry.ts';
import { changedSince, type ReadMark } from '../../incident/since.ts';
import { useOnChange } from '../../kit/effects.ts';
import { inDrill } from '../../session/surroundings.ts';
import type { Work } from './work.ts';

type Marks = Readonly<Record<string, ReadMark>>;

const NOTHING: readonly IncidentEvent[] = [];

/**
 * What others did since this officer last said to have read it, and how that is said. Whoever opens an incident for the first
 * time begins there. The mark is a small record of this machine, under the incident's name, with which it is wiped.
 */
export function useSince({ session, incident: { view, log }, officer }: Work): {
  readonly changes: readonly IncidentEvent[];
  read(): void;
} {
  const [mark, setMark] = useState<ReadMark>();
  const reader = `${officer.role} ${officer.name ?? ''}`;
  const name = `${view.id}/read`;
  const keep = async (next: (kept: ReadMark | undefined) => ReadMark): Promise<void> => {
    const marks = await session.changeRecord(name, kept => {
      const before = kept as Marks | undefined;
      const own = next(before?.[reader]);
      return own === before?.[reader] ? (before as Marks) : { ...before, [reader]: own };
    });
    setMark(marks[reader]);
  };
  // A mark is read once for each reader of an incident.
  useOnChange([name, reader], () => {
    setMark(undefined);
    // In a drill whoever else acts is played; where the disk refuses, nothing is known of what was read.
    if (!inDrill() && officer.role !== '') keep(kept => kept ?? log.heads).catch(() => undefined);
  });
  const changes = useMemo(
    () => (mark === undefined ? NOTHING : changedSince(log, view.people, mark, officer)),
    [log, view.people, mark, officer],
  );
  return {
    changes,
    read: () => {
      setMark(log.heads);
      keep(() => log.heads).catch(() => undefined);
    },
  };
}
