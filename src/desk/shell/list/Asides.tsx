import './Asides.css';
import { useState } from 'preact/hooks';
import { Button } from '../../../kit/Button.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { focusSoon } from '../../../kit/focus.ts';
import { Problem } from '../../../kit/Problem.tsx';
import { Section } from '../../../kit/Section.tsx';
import type { Aside } from '../../../session/records.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { eventSentence } from '../../incident/event-words.ts';
import type { IncidentEvent } from '../../incident/kinds.ts';
import { faultSentence } from '../../packages/package-words.ts';
import { saveFile } from '../../packages/save-file.tsx';
import { playbooksNamed } from '../../people/named.ts';
import { namesOf } from '../../people/names.ts';
import { shownTime } from '../shown-time.tsx';
import type { Running } from '../useSession.tsx';
import { deskText } from '../words.ts';
import { asidesText } from './asides-words.ts';

/** Refused files, kept so that they can be looked at: what is wrong in them, and what is not. */
export function Asides({ running }: { running: Running }) {
  const { files, dropped } = running.snapshot.quarantine;
  return (
    <Section id="asides-title" class="desk-screen asides flow" title={asidesText.title}>
      <p class="faint">{files.length === 0 ? asidesText.none : asidesText.hint}</p>
      {dropped > 0 && <p class="small faint">{asidesText.dropped(dropped)}</p>}
      {files.map(aside => (
        <File key={aside.id} aside={aside} session={running.session} />
      ))}
    </Section>
  );
}

/** One of them: what is wrong in it, and what can be done with it. */
function File({ aside, session }: Pick<Running, 'session'> & { aside: Aside }) {
  const { id, name, at, faults, faultCount } = aside;
  const [sound, setSound] = useState<readonly IncidentEvent[]>();
  const [problem, setProblem] = useState<string>();
  /** Reads the file only now: it may be large, and most are never looked at. */
  const look = async (use: (file: Awaited<ReturnType<typeof session.lookAt>>) => unknown): Promise<void> => {
    setProblem(undefined);
    try {
      await use(await session.lookAt(aside));
    } catch {
      setProblem(asidesText.notRead);
    }
  };
  const save = ({ text }: { readonly text: string }): Promise<unknown> =>
    saveFile({ name, type: 'application/json', data: text }).catch(() => setProblem(asidesText.notSaved));
  return (
    <article aria-labelledby={`aside-${id}`}>
      <h3 id={`aside-${id}`}>{name}</h3>
      <p class="small faint">{asidesText.refusedAt(shownTime(at))}</p>
      <details>
        <summary>{asidesText.faults(faultCount)}</summary>
        <ul class="faults aside plain">
          {faults.map(fault => (
            <li key={`${fault.position} ${fault.problem}`}>{faultSentence(fault)}</li>
          ))}
          {faultCount > faults.length && <li>{asidesText.moreFaults(faultCount - faults.length)}</li>}
        </ul>
      </details>
      {sound !== undefined && <SoundRecords {...{ sound, session }} />}
      <div class="tool-row cluster">
        <Button words={asidesText.save} of={name} onClick={() => void look(save)} />
        {sound === undefined && (
          <Button
            class="quiet"
            words={asidesText.look}
            of={name}
            onClick={() => void look(file => setSound(file.sound))}
          />
        )}
        <Confirm
          ask={asidesText.drop}
          of={name}
          class="quiet"
          question={asidesText.dropSure}
          yes={asidesText.dropNow}
          no={asidesText.keep}
          onYes={() => {
            void session.dropAside(id);
            focusSoon('#asides-title');
          }}
        />
      </div>
      <Problem>{problem}</Problem>
    </article>
  );
}

/** How many records are drawn at first: a refused file may hold ten thousand. */
const FIRST = 20;

/** What in a refused file is sound, a few at a time. */
function SoundRecords({ sound, session }: { sound: readonly IncidentEvent[] } & Pick<Running, 'session'>) {
  const [shown, setShown] = useState(FIRST);
  const index = playbooksNamed(sound)
    .map(digest => session.indexOf(digest))
    .findLast(each => each !== undefined);
  // A made-up file may hold an undoing that takes back itself, or two that take back each other.
  const event = (id: string): IncidentEvent | undefined =>
    sound.find(each => each.id === id && each.type !== 'undone');
  const names = { ...namesOf({ index }), event };
  if (sound.length === 0) return <p>{asidesText.noneSound}</p>;
  return (
    <section aria-label={asidesText.sound(sound.length)}>
      <p>{asidesText.sound(sound.length)}</p>
      <p class="small faint">{asidesText.soundHint}</p>
      <ol class="ruled">
        {sound.slice(0, shown).map(record => (
          <li key={record.id}>
            <span class="small faint numeric">
              {deskText.by(names.roleName(record.by.role), record.by.name, shownTime(record.at))}
            </span>
            <p class="entry">{eventSentence(record, names, timeNow())}</p>
          </li>
        ))}
      </ol>
      {sound.length > shown && (
        <Button
          class="quiet"
          words={asidesText.moreSound(sound.length - shown)}
          onClick={() => setShown(shown + 5 * FIRST)}
        />
      )}
    </section>
  );
}
