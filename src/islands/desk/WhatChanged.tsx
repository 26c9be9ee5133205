import { useMemo, useState } from 'preact/hooks';
import type { Entry } from '../../incident/account.ts';
import { changedSince, type ReadMark } from '../../incident/since.ts';
import { Button } from '../../kit/Button.tsx';
import { useOnChange } from '../../kit/effects.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { changedText } from '../../text/desk.ts';
import { eventSentence } from '../../text/event.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { useWork, type Work } from './work.ts';

/** The latest that stand here; the time line has them all. */
const SHOWN = 5;

/** 有什么变了: what others did since this officer last looked. Nothing where nobody did. */
export function WhatChanged() {
  const work = useWork();
  const { changes, read } = useSince(work);
  if (changes.length === 0) return null;
  return (
    <section class="panel changed no-print card" aria-labelledby="changed-title">
      <header class="pane-header split">
        <h2 id="changed-title">{changedText.title(changes.length)}</h2>
        <Button words={changedText.read} onClick={read} />
      </header>
      <ul class="plain">
        {changes.slice(-SHOWN).map(({ event }) => (
          <li key={event.id}>
            <span class="small faint numeric">{work.said(event)}</span>{' '}
            {eventSentence(event, work.names, timeNow())}
          </li>
        ))}
      </ul>
      {changes.length > SHOWN && (
        <p class="small">
          <PlaceLink place="timeline">{changedText.more(changes.length - SHOWN)}</PlaceLink>
        </p>
      )}
    </section>
  );
}

type Marks = Readonly<Record<string, ReadMark>>;

/**
 * What others did since this officer last said to have read it, and how that is said. Whoever opens an incident for the first
 * time begins there. The mark is a small record of this machine, under the incident's name, with which it is wiped.
 */
function useSince({ session, incident: { view, log }, officer }: Work): {
  readonly changes: readonly Entry[];
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
    () => (mark === undefined ? [] : changedSince(log, view, mark, officer)),
    [log, view, mark, officer],
  );
  return {
    changes,
    read: () => {
      setMark(log.heads);
      keep(() => log.heads).catch(() => undefined);
    },
  };
}
