import type { ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Section } from '../../kit/Section.tsx';
import type { DrillRun } from '../../session/drill.ts';
import { fromAnInject } from '../../session/drill-beginnings.ts';
import { formLabel, sinceStart } from '../../text/drill.ts';
import { arrivalNamed } from '../../text/drill-acts.ts';
import { washText } from '../../text/drill-wash.ts';
import { fullTime } from '../../text/time.ts';
import type { Story } from '../../training/story.ts';
import { type DrillPlace, playingUrl } from './place.ts';
import type { Materials } from './useDrill.ts';

/** What each part of a wash is given. */
export interface Washed extends DrillPlace {
  readonly run: DrillRun;
  readonly materials: Materials;
  readonly story: Story;
  /** The ideal path before the same public. */
  readonly ideal: Story;
}

/** One part of a wash under its heading. */
export const WashPart = ({ class: more = '', ...props }: ComponentProps<typeof Section>) => (
  <Section {...props} class={`wash-part flow-3 ${more}`} />
);

/** Words as they were said. */
export const Quoted = ({ words }: { words: readonly string[] }) => (
  <>
    {words.map(each => (
      <blockquote key={each}>“{each}”</blockquote>
    ))}
  </>
);

/** Which run it is: its form, when it was played and how far, and what it was begun anew from. */
export function RunFacts({ run, story }: Pick<Washed, 'run' | 'story'>) {
  const { mark, startedAt, retryOf, endedAt } = run;
  const { start, begun } = story;
  const facts = [
    formLabel[mark.form],
    washText.seed(mark.seed),
    washText.startedAt(fullTime(startedAt, Date.now())),
    endedAt !== undefined && washText.endedAt(sinceStart(endedAt - start)),
    retryOf !== undefined && washText.retryOf(arrivalNamed(story.run.scenario, retryOf.inject)),
    begun > start && washText.tookOver(sinceStart(begun - start)),
  ];
  return <p class="small faint">{facts.filter(Boolean).join(' · ')}</p>;
}

/** Begins a run anew from an inject. */
export function RetryButton(props: Washed & { inject: string }) {
  const { running, run, materials, inject } = props;
  const { scenario, index } = materials;
  const [state, setState] = useState<'idle' | 'beginning' | 'failed'>('idle');
  const begin = async (): Promise<void> => {
    const again = fromAnInject(scenario, run, running.drill.logsOf(run.mark.run), inject);
    if (again === undefined || state === 'beginning') return;
    setState('beginning');
    try {
      const begun = await running.drill.begin(again, index.playbook);
      location.assign(playingUrl(running.drill, begun.mark.run));
    } catch {
      setState('failed');
    }
  };
  return (
    <p class="no-print">
      <Button
        words={washText.retryFrom}
        class="quiet small"
        disabled={state === 'beginning'}
        label={washText.retryLabel(arrivalNamed(scenario, inject))}
        onClick={() => void begin()}
      />
      {state === 'failed' && (
        <span class="problem" role="alert">
          {washText.retryFailed}
        </span>
      )}
    </p>
  );
}
