import './RefusedFiles.css';
import { useState } from 'preact/hooks';
import { Button } from '../../../kit/Button.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { giveFocusSoon } from '../../../kit/focus.ts';
import { Problem } from '../../../kit/Problem.tsx';
import { Section } from '../../../kit/Section.tsx';
import type { Aside } from '../../../session/records.ts';
import { faultSentences } from '../../packages/package-words.ts';
import { saveFile } from '../../parts/save-file.tsx';
import { shownTime } from '../../parts/shown-time.tsx';
import type { Running } from '../../parts/useSession.tsx';
import { refusedText } from './refused-words.ts';

/** Files that were refused for their records, kept as they came: why, and the file to take along. */
export function RefusedFiles({ running }: { running: Running }) {
  const { files, dropped } = running.snapshot.quarantine;
  return (
    <Section id="refused-title" class="desk-screen refused-files flow" title={refusedText.title}>
      <p class="faint">{refusedText.hint}</p>
      {dropped > 0 && <p class="small faint">{refusedText.dropped(dropped)}</p>}
      {files.map(aside => (
        <File key={aside.id} aside={aside} session={running.session} />
      ))}
    </Section>
  );
}

function File({ aside, session }: Pick<Running, 'session'> & { aside: Aside }) {
  const { id, name, at, faults, faultCount } = aside;
  const [problem, setProblem] = useState<string>();
  const save = (): void => {
    setProblem(undefined);
    // Its text is read only now: it may be large.
    session
      .asideText(aside)
      .then(data => saveFile({ name, type: 'application/json', data }))
      .catch(() => setProblem(refusedText.notSaved));
  };
  return (
    <article aria-labelledby={`refused-${id}`}>
      <h3 id={`refused-${id}`}>{name}</h3>
      <p class="small">{refusedText.refused(shownTime(at), faultSentences(faults, faultCount))}</p>
      <div class="tool-row cluster">
        <Button words={refusedText.save} of={name} onClick={save} />
        <Confirm
          ask={refusedText.drop}
          of={name}
          class="quiet"
          question={refusedText.dropSure}
          yes={refusedText.dropNow}
          no={refusedText.keep}
          onYes={() => {
            void session.dropAside(id);
            giveFocusSoon('#refused-title');
          }}
        />
      </div>
      <Problem>{problem}</Problem>
    </article>
  );
}
