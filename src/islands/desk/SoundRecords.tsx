import { useState } from 'preact/hooks';
import { answerKeys } from '../../incident/kinds/answered.ts';
import type { IncidentEvent } from '../../incident/kinds/registry.ts';
import { playbooksNamed } from '../../incident/named.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { timeNow } from '../../session/surroundings.ts';
import { asidesText } from '../../text/asides.ts';
import { eventSentence, type LogNames, namedIn } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import type { Running } from './work.ts';

/** How many records are drawn at first: a refused file may hold ten thousand. */
const FIRST = 20;

interface Props {
  sound: readonly IncidentEvent[];
  running: Running;
}

/** What in a refused file is sound, a few at a time. */
export function SoundRecords({ sound, running: { session } }: Props) {
  const [shown, setShown] = useState(FIRST);
  const now = timeNow();
  const names = namesIn(
    sound,
    playbooksNamed(sound)
      .map(digest => session.indexOf(digest))
      .findLast(index => index !== undefined),
  );
  if (sound.length === 0) return <p>{asidesText.noneSound}</p>;
  return (
    <section aria-label={asidesText.sound(sound.length)}>
      <p>{asidesText.sound(sound.length)}</p>
      <p class="small faint">{asidesText.soundHint}</p>
      <ol class="plain">
        {sound.slice(0, shown).map(event => (
          <li key={event.id}>
            <span class="small faint numeric">
              {deskText.by(names.roleName(event.by.role), event.by.name, fullTime(Date.parse(event.at), now))}
            </span>
            <p class="entry">{eventSentence(event, names, now)}</p>
          </li>
        ))}
      </ol>
      {sound.length > shown && (
        <button type="button" class="quiet" onClick={() => setShown(shown + 5 * FIRST)}>
          {asidesText.moreSound(sound.length - shown)}
        </button>
      )}
    </section>
  );
}

/** Names from the playbook the file names, where this page knows it; the ids themselves otherwise. */
function namesIn(sound: readonly IncidentEvent[], index: PlaybookIndex | undefined): LogNames {
  return {
    stepTitle: id => index?.steps.get(id)?.title ?? asidesText.unknownStep(id),
    step: id => index?.steps.get(id),
    roleName: id => index?.playbook.roles.find(role => role.id === id)?.short ?? id,
    named: id => (index === undefined ? id : namedIn(index.playbook, id)),
    version: () => undefined,
    item: id => index?.playbook.release.signOff.find(item => item.id === id)?.title ?? id,
    approvers: () => [],
    // A made-up file may hold an undoing that takes back itself, or two that take back each other.
    target: id => sound.find(event => event.id === id && event.type !== 'undone'),
    changed: id => {
      const event = sound.find(each => each.id === id);
      const keys = event?.type === 'answered' ? Object.keys(event.data.answers) : [];
      const changed = index?.playbook.triage.questions.filter(question =>
        answerKeys(question).some(key => keys.includes(key)),
      );
      return changed?.map(({ label }) => label) ?? [asidesText.answers];
    },
  };
}
