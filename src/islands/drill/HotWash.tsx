import './wash.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillRun } from '../../session/drill.ts';
import { recordDrill } from '../../session/drill-record.ts';
import { drillHomeText } from '../../text/drill.ts';
import { washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import { finishedDrill } from '../../training/finished.ts';
import { Loaded } from './Loaded.tsx';
import { ObjectiveList } from './ObjectiveList.tsx';
import { PublicCurve } from './PublicCurve.tsx';
import { type DrillPlace, playingUrl } from './place.ts';
import { ResponseTable } from './ResponseTable.tsx';
import { RunFacts } from './RunFacts.tsx';
import type { Materials } from './useDrill.ts';
import { useRetry } from './useRetry.ts';
import { useScreen } from './useScreen.ts';
import { publishedIn, useIdeal, useStory } from './useStory.ts';
import { CompareList, RetryList } from './WashAgain.tsx';
import { WashAsked } from './WashAsked.tsx';
import { WashMoments } from './WashMoments.tsx';
import { WashNotes } from './WashNotes.tsx';
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
  const { running, run, base, materials, onBack, onGo } = props;
  const { drill } = running;
  const { scenario, index } = materials;
  const { playbook } = index;
  const story = useStory(running, run, materials);
  const ideal = useIdeal([run], materials);
  const heading = useScreen(washText.pageTitle(scenario.title));
  const [failed, setFailed] = useState(false);
  /** How many judgements the record has. */
  const judged = useRef(run.judgements.length);
  const id = run.mark.run;
  const over = run.endedAt !== undefined;

  const retry = useRetry(props);
  const names = { playbook, scenario, events: story.events };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each run and each judgement. What it came to stands, and each note typed makes the run a new object.
  useEffect(() => {
    if (!over || (run.recorded && run.judgements.length === judged.current)) return;
    judged.current = run.judgements.length;
    void recordDrill(finishedDrill(run, story)).then(kept => {
      setFailed(!kept);
      if (kept && !run.recorded) void drill.noteRecorded(id);
    });
  }, [over, run.recorded, run.judgements.length, id]);

  return (
    <article class="wash">
      <p class="wash-back no-print">
        <a href={`${base}drill/`} onClick={inPlace(onBack)}>
          {washText.toList}
        </a>
      </p>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {scenario.title} · {washText.title}
        </h1>
        <RunFacts run={run} story={story} />
        {/* At the head: at the foot it could be all that stands on a last page. */}
        <p class="print-only small">{washText.printedAt(fullTime(Date.now(), Date.now()))}</p>
        {over && (
          <p class="wash-actions no-print">
            <button type="button" onClick={() => print()}>
              {washText.print}
            </button>
            <a
              class="button"
              href={`#scenario/${scenario.id}`}
              onClick={inPlace(() => onGo(`scenario/${scenario.id}`))}
            >
              {washText.again}
            </a>
            {run.recorded && (
              <span class="small">
                {washText.recorded} <a href={`${base}training/study/#record`}>{washText.toRecord}</a>
              </span>
            )}
            {failed && !run.recorded && (
              <span class="small problem" role="alert">
                {washText.recordFailed}
              </span>
            )}
          </p>
        )}
      </header>
      {!over && (
        <div class="banner">
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
          <WashMoments
            story={story}
            names={names}
            playbook={playbook}
            base={base}
            isBeginning={retry.isBeginning}
            onRetry={retry.begin}
          />
          {retry.problem !== undefined && (
            <p class="problem" role="alert">
              {retry.problem}
            </p>
          )}
          <section class="wash-part" aria-labelledby="wash-curve">
            <h2 id="wash-curve">{washText.curve}</h2>
            <p class="small faint">{washText.curveHint}</p>
            <PublicCurve
              start={story.start}
              end={ideal.end}
              series={[
                { line: 'mine', label: washText.mine, curve: story.curve, published: publishedIn(story) },
                { line: 'ideal', label: washText.idealRun, curve: ideal.curve, published: [] },
              ]}
            />
            <WashAsked feed={story.feed} start={story.start} />
          </section>
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
            <WashTimeline story={story} playbook={playbook} />
            <section class="wash-part" aria-labelledby="wash-responses">
              <h2 id="wash-responses">{washText.responses}</h2>
              <p class="small faint">{washText.responsesHint}</p>
              <ResponseTable
                columns={[
                  { label: washText.mine, story },
                  { label: washText.idealRun, story: ideal },
                ]}
              />
            </section>
            <RetryList story={story} isBeginning={retry.isBeginning} onRetry={retry.begin} />
          </details>
          <WashWhatIf story={story} names={names} index={index} />
          <CompareList {...props} />
        </>
      )}
    </article>
  );
}
