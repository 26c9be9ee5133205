import '../../kit/form.css';
import '../../desk/parts/picture.css';
import './debrief.css';
import { useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { href } from '../../desk/parts/href.tsx';
import { NotSaved } from '../../desk/parts/NotSaved.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Drafts, useDraft } from '../../kit/draft.ts';
import { useOnChange } from '../../kit/effects.ts';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { Fold } from '../../kit/Fold.tsx';
import { recordDrill } from '../../session/drill-record.ts';
import { NOTES } from '../../session/drill-runs.ts';
import { finishedDrill } from '../records/finished.ts';
import { goOn } from '../table/place.tsx';
import { DebriefMoments, DebriefObjectives, DebriefPromises, DebriefVerdict } from './DebriefMarks.tsx';
import { type DebriefProps, RunFacts, useJudged, useStory } from './DebriefPart.tsx';
import { DebriefQuestions } from './DebriefQuestions.tsx';
import { DebriefTimeline } from './DebriefTimeline.tsx';
import { DebriefWords } from './DebriefWords.tsx';
import { debriefText } from './debrief-words.ts';
import { drillHomeText } from './words.ts';

/** 评分和复盘: what a run came to, why, and what to do next time. */
export function Debrief(props: Omit<DebriefProps, 'story' | 'judged'>) {
  const { running, run, materials } = props;
  const { session } = running.drill;
  const judged = useJudged();
  const story = useStory(running, run, materials, judged);
  const debrief: DebriefProps = { ...props, story, judged };
  const failed = useRecording(debrief);
  return (
    <article class="wash">
      <p class="no-print">
        <GoLink to="" class="tall">
          {debriefText.toList}
        </GoLink>
      </p>
      <Head {...debrief} failed={failed} />
      {run.endedAt === undefined ? (
        <Banner words={debriefText.unfinished}>
          <Button
            words={drillHomeText.resume}
            class="primary"
            onClick={() => goOn(running.drill, run.mark.run)}
          />
        </Banner>
      ) : (
        <>
          <DebriefVerdict {...debrief} />
          {story.acts.length === 0 && <p class="lead">{debriefText.nothing}</p>}
          <DebriefMoments {...debrief} />
          <DebriefWords {...debrief} />
          <Drafts.Provider value={session.drafts(run.mark.run)}>
            <DebriefNotes />
          </Drafts.Provider>
          <NotSaved session={session} />
          <Fold words={debriefText.more}>
            <DebriefObjectives {...debrief} />
            <DebriefPromises {...debrief} />
            <DebriefQuestions {...debrief} />
            <DebriefTimeline {...debrief} />
          </Fold>
        </>
      )}
    </article>
  );
}

/** Puts a run that is over into the training record. @returns whether it could not be put there */
function useRecording({ running, run, story, materials }: DebriefProps): boolean {
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
function Head({ run, story, failed }: DebriefProps & { failed: boolean }) {
  const { id, title } = story.run.scenario;
  return (
    <header class="flow">
      <ScreenTitle>{`${title} · ${debriefText.title}`}</ScreenTitle>
      <RunFacts run={run} story={story} />
      {/* At the head: at the foot it could be all that stands on a last page. */}
      <p class="print-only small">{debriefText.printedAt(fullTime(Date.now(), Date.now()))}</p>
      {run.endedAt !== undefined && (
        <p class="cluster no-print">
          <Button words={debriefText.print} onClick={() => print()} />
          <GoLink to={`scenario/${id}`} class="button">
            {debriefText.again}
          </GoLink>
          {run.recorded && (
            <span class="small">
              {debriefText.recorded} <a href={href('training/study/#record')}>{debriefText.toRecord}</a>
            </span>
          )}
          {failed && (
            <span class="small problem" role="alert">
              {debriefText.recordFailed}
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
function DebriefNotes() {
  const [text, keep] = useDraft(NOTES, '');
  return (
    <div class="wash-part wash-notes measure">
      <FieldInput
        id="wash-notes"
        field={{ kind: 'text', rows: 4, rank: 2, label: debriefText.notes, hint: debriefText.notesHint }}
        value={text}
        onValue={value => keep(String(value))}
      />
      <p class="print-only wash-notes-text">{text.trim() === '' ? BLANK_LINES : text}</p>
    </div>
  );
}
