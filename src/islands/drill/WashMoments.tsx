import type { Playbook } from '../../playbook/playbook.ts';
import { sinceStart } from '../../text/drill.ts';
import { type ActNames, actSentence, arrivalNamed } from '../../text/drill-acts.ts';
import { momentText, momentTitle, washText } from '../../text/drill-wash.ts';
import { spokenIn } from '../../training/acts.ts';
import { momentsOf } from '../../training/moments.ts';
import type { Story } from '../../training/story.ts';
import { Cites } from './Cites.tsx';
import { type Retry, RetryButton } from './RetryButton.tsx';
import { WashPart } from './WashPart.tsx';

interface Props {
  story: Story;
  names: ActNames;
  playbook: Playbook;
  base: string;
  retry: Retry;
}

/** The three moments that mattered: what was said, what it rests on, and a way to try again from there. */
export function WashMoments({ story, names, playbook, base, retry }: Props) {
  const moments = momentsOf(story);
  if (moments.length === 0) return null;
  return (
    <WashPart id="wash-moments" title={momentText.title}>
      <ol class="moments columns">
        {moments.map(moment => {
          const { at, act, cite, inject } = moment;
          const words = act === undefined ? undefined : spokenIn(act);
          const quotes =
            moment.kind === 'failed'
              ? moment.failure.sentences
              : act?.kind === 'publish' || words === undefined
                ? []
                : [words];
          return (
            <li key={`${moment.kind}/${at}/${act?.event}`} data-kind={moment.kind}>
              <h3>
                <span class="numeric">{sinceStart(at - story.start)}</span> {momentTitle(moment)}
              </h3>
              {act !== undefined && <p class="small faint">{actSentence(act, names).split('：“')[0]}</p>}
              {quotes.map(quote => (
                <blockquote key={quote}>{quote}</blockquote>
              ))}
              {cite.length > 0 && (
                <p class="small">
                  {washText.cite} <Cites cite={cite} playbook={playbook} base={base} />
                </p>
              )}
              {inject !== undefined && (
                <p class="no-print">
                  <RetryButton {...{ retry, inject }} of={arrivalNamed(story.run.scenario, inject)} />
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </WashPart>
  );
}
