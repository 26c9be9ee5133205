import '../shared/picture.css';
import './wash.css';
import { inPlace } from '../../kit/inPlace.ts';
import type { DrillRun } from '../../session/drill.ts';
import { compareText, washText } from '../../text/drill-wash.ts';
import { CompareRuns } from './CompareRuns.tsx';
import { Loaded } from './Loaded.tsx';
import { PublicCurve } from './PublicCurve.tsx';
import type { DrillPlace } from './place.ts';
import { ResponseTable } from './ResponseTable.tsx';
import type { Materials } from './useDrill.ts';
import { useScreen } from './useScreen.ts';
import { publishedIn, useIdeal, useStory } from './useStory.ts';
import { WashPart } from './WashPart.tsx';

type Props = DrillPlace & { run: DrillRun; against: DrillRun };

/** 两遍对照: two runs of one scenario side by side, and the ideal one with them. */
export function Compare(props: Props) {
  const { base, run, against, onBack } = props;
  const { scenario } = run.mark;
  return (
    <article class="wash compare">
      <p class="wash-back no-print">
        <a href={`${base}drill/`} class="tall" onClick={inPlace(onBack)}>
          {washText.toList}
        </a>
      </p>
      {scenario === against.mark.scenario ? (
        <Loaded key={scenario} base={base} scenario={scenario}>
          {materials => <Compared {...props} materials={materials} />}
        </Loaded>
      ) : (
        <p role="alert">{compareText.otherScenario}</p>
      )}
    </article>
  );
}

function Compared({ running, run, against, materials, onGo }: Props & { materials: Materials }) {
  const { scenario } = materials;
  const first = {
    line: 'other' as const,
    label: compareText.first,
    run,
    story: useStory(running, run, materials),
  };
  const second = {
    line: 'mine' as const,
    label: compareText.second,
    run: against,
    story: useStory(running, against, materials),
  };
  const ideal = useIdeal([against, run], materials);
  const both = [first, second];
  const heading = useScreen(compareText.pageTitle(scenario.title));
  return (
    <>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {scenario.title} · {compareText.title}
        </h1>
        <p class="wash-actions no-print">
          <button type="button" onClick={() => print()}>
            {washText.print}
          </button>
        </p>
      </header>
      <CompareRuns first={first} second={second} onGo={onGo} />

      <WashPart id="compare-responses" title={washText.responses}>
        <ResponseTable columns={[...both, { label: washText.idealRun, story: ideal }]} />
      </WashPart>

      <WashPart id="compare-curve" title={washText.curve}>
        <PublicCurve
          start={ideal.start}
          end={Math.max(ideal.end, first.story.end, second.story.end)}
          series={[
            ...both.map(({ line, label, story }) => ({
              line,
              label,
              curve: story.curve,
              published: publishedIn(story),
            })),
            { line: 'ideal', label: washText.idealRun, curve: ideal.curve, published: [] },
          ]}
        />
      </WashPart>
    </>
  );
}
