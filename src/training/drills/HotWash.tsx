import '../../kit/form.css';
import '../../desk/parts/picture.css';
import './wash.css';
import { useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { href } from '../../desk/parts/href.tsx';
import { NotSaved } from '../../desk/parts/NotSaved.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Drafts, useDraft } from '../../kit/draft.ts';
import { useOnChange, useWorkedOut } from '../../kit/effects.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { idealStory } from '../../session/drill-beginnings.ts';
import { recordDrill } from '../../session/drill-record.ts';
import { NOTES } from '../../session/drill-runs.ts';
import { finishedDrill } from '../records/finished.ts';
import { goOn } from '../table/place.tsx';
import { idealCast } from './cast-words.ts';
import { WashAsked } from './WashAsked.tsx';
import { WashClock, WashCompare } from './WashCompare.tsx';
import { WashMoments, WashObjectives, WashPromises, WashVerdict } from './WashMarks.tsx';
import { RunFacts, useJudged, useStory, type Washed } from './WashPart.tsx';
import { WashTimeline } from './WashTimeline.tsx';
import { WashWords } from './WashWords.tsx';
import { washText } from './wash-words.ts';
import { drillHomeText } from './words.ts';

/** 评分和复盘: what a run came to, why, and what to do next time. */
export function HotWash(props: Omit<Washed, 'story' | 'ideal' | 'judged'>) {
  const { running, run, materials } = props;
  const { session } = running.drill;
  const { scenario, index } = materials;
  const { form } = run.mark;
  const judged = useJudged();
  const story = useStory(running, run, materials, judged);
  const ideal = useWorkedOut([form, scenario, index], () => idealStory({ scenario, form }, index, idealCast));
  const wash: Washed = { ...props, story, ideal, judged };
  const failed = useRecording(wash);
  return (
    <article class="wash">
      <p class="no-print">
        <GoLink to="" class="tall">
          {washText.toList}
        </GoLink>
      </p>
      <Head {...wash} failed={failed} />
      {run.endedAt === undefined ? (
        <Banner words={washText.unfinished}>
          <Button
            words={drillHomeText.resume}
            class="primary"
            onClick={() => goOn(running.drill, run.mark.run)}
          />
        </Banner>
      ) : (
        <>
          <WashVerdict {...wash} />
          {story.acts.length === 0 && <p class="lead">{washText.nothing}</p>}
          <WashClock {...wash} />
          <WashWords {...wash} />
          <WashMoments {...wash} />
          <Drafts.Provider value={session.drafts(run.mark.run)}>
            <WashNotes />
          </Drafts.Provider>
          <NotSaved session={session} />
          <Fold words={washText.more}>
            <WashObjectives {...wash} />
            <WashPromises {...wash} />
            <WashAsked {...wash} />
            <WashTimeline {...wash} />
            <WashCompare {...wash} />
          </Fold>
        </>
      )}
    </article>
  );
}

/** Puts a run that is over into the training record. @returns whether it could not be put there */
function useRecording({ running, run, story, materials }: Washed): boolean {
  const { mark, endedAt, recorded } = run;
  const [failed, setFailed] = useState(false);
  // Once for each run: what people say of it stands in events of its own.
  useOnChange([endedAt, recorded, mark.run], () => {
    if (endedAt === undefined || recorded) return;
    const { elements } = materials.index.playbook.release;
    void recordDrill(finishedDrill(run, story, elements)).then(kept => {
      setFailed(!kept);
      if (kept) void running.drill.noteRecorded(mark.run);
    });
  });
  return failed && !recorded;
}

/** Which run this is, and what can be done with its wash. */
function Head({ run, story, failed }: Washed & { failed: boolean }) {
  const { id, title } = story.run.scenario;
  return (
    <header class="flow">
      <ScreenTitle>{`${title} · ${washText.title}`}</ScreenTitle>
      <RunFacts run={run} story={story} />
      {/* At the head: at the foot it could be all that stands on a last page. */}
      <p class="print-only small">{washText.printedAt(fullTime(Date.now(), Date.now()))}</p>
      {run.endedAt !== undefined && (
        <p class="cluster no-print">
          <Button words={washText.print} onClick={() => print()} />
          <GoLink to={`scenario/${id}`} class="button">
            {washText.again}
          </GoLink>
          {run.recorded && (
            <span class="small">
              {washText.recorded} <a href={href('training/study/#record')}>{washText.toRecord}</a>
            </span>
          )}
          {failed && (
            <span class="small problem" role="alert">
              {washText.recordFailed}
            </span>
          )}
        </p>
      )}
    </header>
  );
}

/** To write on, on paper where nothing has been typed. */
const BLANK_LINES = [1, 2, 3, 4].map(line => <span key={line} class="wash-line" />);

/** The trainee's own notes on a run; on paper they stand as text. */
function WashNotes() {
  const [text, keep] = useDraft(NOTES, '');
  return (
    <div class="wash-part wash-notes measure">
      <FieldInput
        id="wash-notes"
        field={{ kind: 'text', rows: 4, rank: 2, label: washText.notes, hint: washText.notesHint }}
        value={text}
        onValue={value => keep(String(value))}
      />
      <p class="print-only wash-notes-text">{text.trim() === '' ? BLANK_LINES : text}</p>
    </div>
  );
}
