import { useMemo, useState } from 'preact/hooks';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { moodLabel, sinceStart } from '../../text/drill.ts';
import { actSentence } from '../../text/drill-acts.ts';
import { washText, whatIfText } from '../../text/drill-wash.ts';
import { type Act, spokenIn } from '../../training/acts.ts';
import { storyWith, type WhatIf } from '../../training/what-if.ts';
import { PublicAsked, PublicCurve } from './PublicCurve.tsx';
import { type Washed, WashPart } from './WashPart.tsx';

const HOUR = 3_600_000;
/** How many voices of each feed are shown side by side. */
const VOICES = 8;

type Change = keyof typeof whatIfText.changes;

/** The decision as the domain takes it. */
function whatIf(change: Change, { at, event }: Act, start: number): WhatIf {
  switch (change) {
    case 'earlier':
      return { kind: 'moved', event, to: Math.max(start, at - HOUR) };
    case 'later':
      return { kind: 'moved', event, to: at + HOUR };
    case 'next':
      return { kind: 'next', event, next: at + 3 * HOUR };
    default:
      return { kind: change, event };
  }
}

/** 换一种做法: one decision made otherwise before the same public, both curves and both feeds side by side. */
export function WashWhatIf({ story, materials: { index } }: Washed) {
  const { start, end, acts, begun } = story;
  const spoken = acts.filter(act => spokenIn(act) !== undefined && act.at >= begun);
  const [event, setEvent] = useState(spoken[0]?.event);
  const [change, setChange] = useState<Change>('earlier');
  const act = spoken.find(each => each.event === event);
  const other = useMemo(
    () => act && storyWith(story, whatIf(change, act, start)),
    [story, change, act, start],
  );
  if (act === undefined || other === undefined) return null;
  const sides = [
    { line: 'mine', label: washText.mine, story },
    { line: 'other', label: whatIfText.other, story: other },
  ] as const;
  return (
    <WashPart id="wash-what-if" title={whatIfText.title} hint={whatIfText.hint} class="no-print">
      <FieldInput
        id="what-if-act"
        field={{
          kind: 'choice',
          label: whatIfText.decision,
          options: spoken.map(each => ({
            value: each.event,
            label: `${sinceStart(each.at - start)} ${actSentence(each, story, index.playbook).slice(0, 40)}`,
          })),
        }}
        value={event}
        onValue={value => setEvent(String(value))}
      />
      <FieldInput
        id="what-if"
        field={{
          kind: 'choice',
          shown: 'side by side',
          label: whatIfText.change,
          options: Object.entries(whatIfText.changes).map(([value, label]) => ({ value, label })),
        }}
        value={change}
        onValue={value => setChange(value as Change)}
      />
      <p role="status">
        <strong>{whatIfText.outcome(story.feed.total, other.feed.total)}</strong>
      </p>
      <PublicCurve {...{ start, end, sides }} />
      <PublicAsked feed={other.feed} start={start} />
      <div class="two-feeds columns">
        {sides.map(({ line, label, story: { feed } }) => {
          // What was written in the hours after the decision.
          const voices = feed.posts.filter(({ at }) => at > Math.min(act.at, end)).slice(0, VOICES);
          return (
            <div key={line}>
              <h3>{label}</h3>
              {voices.length === 0 && <p class="small faint">{whatIfText.noVoices}</p>}
              <ol class="voices">
                {voices.map(({ number, at, mood, text, count }) => (
                  <li key={number}>
                    <span class="tag">{moodLabel[mood]}</span>{' '}
                    <span class="numeric faint small">{sinceStart(at - start)}</span> {text}
                    {count > 1 && <span class="numeric faint small"> ×{count}</span>}
                  </li>
                ))}
              </ol>
            </div>
          );
        })}
      </div>
    </WashPart>
  );
}
