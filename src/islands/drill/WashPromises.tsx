import { sinceStart } from '../../text/drill.ts';
import { type ActNames, actSentence } from '../../text/drill-acts.ts';
import { judgeText } from '../../text/drill-wash.ts';
import type { Story } from '../../training/story.ts';
import { GradeMark } from './GradeMark.tsx';
import { WashPart } from './WashPart.tsx';

/** Every time that was promised, and whether anything came by then. Nothing where none was. */
export function WashPromises({ story, names }: { story: Story; names: ActNames }) {
  const { promises } = story.outcome;
  if (promises.length === 0) return null;
  return (
    <WashPart id="wash-promises" title={judgeText.promises} hint={judgeText.promisesHint}>
      <ul class="promises ruled">
        {promises.map(({ act, due, kept }) => (
          <li key={`${act.event}/${due}`}>
            <GradeMark grade={kept === undefined ? 'U' : 'P'} word="none" />
            <span>
              <span class="numeric faint">{sinceStart(act.at - story.start)}</span> {actSentence(act, names)}
              <br />
              <strong class="numeric">{judgeText.due(sinceStart(due - story.start))}</strong>，
              {kept === undefined ? judgeText.broken : judgeText.kept(sinceStart(kept.at - story.start))}
            </span>
          </li>
        ))}
      </ul>
    </WashPart>
  );
}
