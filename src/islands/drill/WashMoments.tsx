import { sinceStart } from '../../text/drill.ts';
import { actSentence } from '../../text/drill-acts.ts';
import { momentTitle, washText } from '../../text/drill-wash.ts';
import { spokenIn } from '../../training/acts.ts';
import { type Moment, momentsOf } from '../../training/moments.ts';
import { Cites } from './Cites.tsx';
import { Quoted, RetryButton, type Washed, WashPart } from './WashPart.tsx';

/** What was said at a moment: what failed it alone, or the whole of a reply. */
function saidAt(moment: Moment): readonly string[] {
  const { act } = moment;
  if (moment.kind === 'failed') return moment.failure.sentences;
  const words = act === undefined || act.kind === 'publish' ? undefined : spokenIn(act);
  return words === undefined ? [] : [words];
}

/** The three moments that mattered: what was said, what it rests on, and a way to try again from there. */
export function WashMoments(wash: Washed) {
  const { story, materials, base } = wash;
  const { playbook } = materials.index;
  const moments = momentsOf(story);
  if (moments.length === 0) return null;
  return (
    <WashPart id="wash-moments" title={washText.moments}>
      <ol class="moments columns">
        {moments.map(moment => {
          const { at, act, cite, inject } = moment;
          return (
            <li key={`${moment.kind}/${at}/${act?.event}`} data-kind={moment.kind}>
              <h3>
                <span class="numeric">{sinceStart(at - story.start)}</span> {momentTitle(moment)}
              </h3>
              {act !== undefined && (
                <p class="small faint">{actSentence(act, story, playbook).split('：“')[0]}</p>
              )}
              <Quoted words={saidAt(moment)} />
              {cite.length > 0 && (
                <p class="small">
                  {washText.cite} <Cites cite={cite} playbook={playbook} base={base} />
                </p>
              )}
              {inject !== undefined && <RetryButton {...wash} inject={inject} />}
            </li>
          );
        })}
      </ol>
    </WashPart>
  );
}
