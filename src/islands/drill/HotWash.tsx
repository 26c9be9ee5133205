import '../shared/picture.css';
import './wash.css';
import { useRef, useState } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillRun } from '../../session/drill.ts';
import { recordDrill } from '../../session/drill-record.ts';
import { drillHomeText } from '../../text/drill.ts';
import { spentWords, washText } from '../../text/drill-wash.ts';
import { finishedDrill } from '../../training/finished.ts';
import { CompareList } from './CompareList.tsx';
import { Loaded } from './Loaded.tsx';
import { ObjectiveList } from './ObjectiveList.tsx';
import { PublicCurve } from './PublicCurve.tsx';
import { type DrillPlace, playingUrl } from './place.ts';
import { ResponseTable } from './ResponseTable.tsx';
import type { Materials } from './useDrill.ts';
import { useRetry } from './useRetry.ts';
import { publishedIn, useIdeal, useStory } from './useStory.ts';
import { WashAsked } from './WashAsked.tsx';
import { WashHead } from './WashHead.tsx';
import { WashMoments } from './WashMoments.tsx';
import { WashNotes } from './WashNotes.tsx';
import { WashPart } from './WashPart.tsx';
import { WashPromises } from './WashPromises.tsx';
import { WashTimeline } from './WashTimeline.tsx';
import { WashVerdict } from './WashVerdict.tsx';
import { WashWhatIf } from './WashWhatIf.tsx';
import { WashWords } from './WashWords.tsx';

type Props = DrillPlace & { run: DrillRun };

/** 评分和复盘: what a run came to, why, and what to do next time. */
export function HotWash(props: Props) {
  const { base, run } = props;
  return (
    <Loaded base={base} scenario={run.mark.scenario}>
      {materials => <Washed {...props} materials={materials} />}
    </Loaded>
  );
}

function Washed(props: Props & { materials: Materials }) {
  const { running, run, base, materials, onBack } = props;
  const { drill } = running;
  const { scenario, index } = materials;
  const { playbook } = index;
  const story = useStory(running, run, materials);
  const ideal = useIdeal([run], materials);
  const [failed, setFailed] = useState(false);
  /** How many judgements the record has. */
  const judged = useRef(run.judgements.length);
  const id = run.mark.run;
  const over = run.endedAt !== undefined;

  const retry = useRetry(props);
  const names = { playbook, scenario, events: story.events };
  // Once for each run and each judgement. What it came to stands, and each note typed makes the run a new object.
  useOnChange([over, run.recorded, run.judgements.length, id], () => {
    if (!over || (run.recorded && run.judgements.length === judged.current)) return;
    judged.current = run.judgements.length;
    void recordDrill(finishedDrill(run, story)).then(kept => {
      setFailed(!kept);
      if (kept && !run.recorded) void drill.noteRecorded(id);
    });
  });

  return (
    <article class="wash">
      <p class="wash-back no-print">
        <a href={`${base}drill/`} class="tall" onClick={inPlace(onBack)}>
          {washText.toList}
        </a>
      </p>
      <WashHead {...props} story={story} failed={failed} />
      {!over && (
        <div class="banner cluster">
          <p>{washText.unfinished}</p>
          <button
            type="button"
            class="primary"
            onClick={() => {
              drill.resume(id);
              location.assign(playingUrl(drill, id, base));
            }}
          >
            {drillHomeText.resume}
          </button>
        </div>
      )}
      {over && (
        <>
          <WashVerdict story={story} playbook={playbook} base={base} />
          {story.acts.length === 0 && <p class="lead">{washText.nothing}</p>}
          <WashMoments story={story} names={names} playbook={playbook} base={base} retry={retry} />
          {retry.problem !== undefined && (
            <p class="problem" role="alert">
              {retry.problem}
            </p>
          )}
          <WashPart id="wash-curve" title={washText.curve} hint={washText.curveHint}>
            <PublicCurve
              start={story.start}
              end={ideal.end}
              series={[
                { line: 'mine', label: washText.mine, curve: story.curve, published: publishedIn(story) },
                { line: 'ideal', label: washText.idealRun, curve: ideal.curve, published: [] },
              ]}
            />
            <WashAsked feed={story.feed} start={story.start} />
          </WashPart>
          <WashWords
            story={story}
            names={names}
            judgements={run.judgements}
            onJudge={judgement => drill.judge(id, judgement)}
          />
          <WashNotes run={run} onKeep={notes => drill.note(id, notes)} />
          <details class="wash-more">
            <summary>{washText.more}</summary>
            <WashPromises story={story} names={names} />
            <ObjectiveList story={story} playbook={playbook} base={base} />
            <WashTimeline story={story} playbook={playbook} retry={retry} />
            <WashPart id="wash-responses" title={washText.responses} hint={washText.responsesHint}>
              <p class="small">{spentWords(story.spent)}</p>
              <ResponseTable
                columns={[
                  { label: washText.mine, story },
                  { label: washText.idealRun, story: ideal },
                ]}
              />
            </WashPart>
          </details>
          <WashWhatIf story={story} names={names} index={index} />
          <CompareList {...props} />
        </>
      )}
    </article>
  );
}
