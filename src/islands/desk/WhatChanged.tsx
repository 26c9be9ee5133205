import { timeNow } from '../../session/surroundings.ts';
import { changedText } from '../../text/desk.ts';
import { eventSentence } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { logNames } from './log-names.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { useSince } from './useSince.ts';
import type { Work } from './work.ts';

/** The latest that stand here; the time line has them all. */
const SHOWN = 5;

/** 有什么变了: what others did since this officer last looked. Nothing where nobody did. */
export function WhatChanged({ work }: { work: Work }) {
  const { changes, read } = useSince(work);
  if (changes.length === 0) return null;
  const names = logNames(work);
  const now = timeNow();
  return (
    <section class="panel changed no-print card" aria-labelledby="changed-title">
      <header class="pane-header split">
        <h2 id="changed-title">{changedText.title(changes.length)}</h2>
        <button type="button" onClick={read}>
          {changedText.read}
        </button>
      </header>
      <ul class="plain">
        {changes.slice(-SHOWN).map(event => (
          <li key={event.id}>
            <span class="small faint numeric">
              {deskText.by(work.roleName(event.by.role), event.by.name, fullTime(Date.parse(event.at), now))}
            </span>{' '}
            {eventSentence(event, names, now)}
          </li>
        ))}
      </ul>
      {changes.length > SHOWN && (
        <p class="small">
          <PlaceLink work={work} place="timeline">
            {changedText.more(changes.length - SHOWN)}
          </PlaceLink>
        </p>
      )}
    </section>
  );
}
