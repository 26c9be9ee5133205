import { useMemo, useState } from 'preact/hooks';
import { Field } from '../../kit/Field.tsx';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { moodLabel, sinceStart } from '../../text/drill.ts';
import { type ActNames, actSentence } from '../../text/drill-acts.ts';
import { washText, whatIfText } from '../../text/drill-wash.ts';
import { type Act, spokenIn } from '../../training/acts.ts';
import { curveOf } from '../../training/curve.ts';
import type { Feed } from '../../training/public.ts';
import type { Story } from '../../training/story.ts';
import { feedWith, type WhatIf } from '../../training/what-if.ts';
import { PublicCurve } from './PublicCurve.tsx';
import { publishedIn } from './useStory.ts';
import { WashAsked } from './WashAsked.tsx';
import { WashPart } from './WashPart.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How many voices of each feed are shown side by side. */
const VOICES = 8;

const changes = ['earlier', 'later', 'clean', 'next', 'unsaid'] as const;
type Change = (typeof changes)[number];

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
export function WashWhatIf({ story, names, index }: { story: Story; names: ActNames; index: PlaybookIndex }) {
  const spoken = story.acts.filter(act => spokenIn(act) !== undefined && act.at >= story.begun);
  const [event, setEvent] = useState(spoken[0]?.event);
  const [change, setChange] = useState<Change>('earlier');
  const act = spoken.find(each => each.event === event);
  const feed = useMemo(
    () => act && feedWith(story.run, story.acts, index, story.end, whatIf(change, act, story.start)),
    [story, act, change, index],
  );
  if (act === undefined || feed === undefined) return null;
  const difference = feed.total - story.feed.total;
  return (
    <WashPart id="wash-what-if" title={whatIfText.title} hint={whatIfText.hint} class="no-print">
      <div class="what-if">
        <Field id="what-if-act" label={whatIfText.decision}>
          <select
            id="what-if-act"
            value={event}
            onChange={({ currentTarget }) => setEvent(currentTarget.value)}
          >
            {spoken.map(each => (
              <option key={each.event} value={each.event}>
                {sinceStart(each.at - story.start)} {actSentence(each, names).slice(0, 40)}
              </option>
            ))}
          </select>
        </Field>
        <fieldset>
          <legend>{whatIfText.change}</legend>
          {changes.map(each => (
            <label key={each}>
              <input type="radio" name="what-if" checked={change === each} onChange={() => setChange(each)} />
              {whatIfText.changes[each]}
            </label>
          ))}
        </fieldset>
      </div>
      <p role="status">
        <strong>{whatIfText.outcome(story.feed.total, feed.total, difference)}</strong>
      </p>
      <PublicCurve
        start={story.start}
        end={story.end}
        series={[
          { line: 'mine', label: washText.mine, curve: story.curve, published: publishedIn(story) },
          { line: 'other', label: whatIfText.other, curve: curveOf(feed), published: [] },
        ]}
      />
      <WashAsked feed={feed} start={story.start} />
      <div class="two-feeds columns">
        <Voices
          title={washText.mine}
          feed={story.feed}
          from={Math.min(act.at, story.end)}
          start={story.start}
        />
        <Voices title={whatIfText.other} feed={feed} from={Math.min(act.at, story.end)} start={story.start} />
      </div>
    </WashPart>
  );
}

/** What was written in the hours after the decision. */
function Voices({ title, feed, from, start }: { title: string; feed: Feed; from: number; start: number }) {
  const voices = feed.posts.filter(({ at }) => at > from).slice(0, VOICES);
  return (
    <div>
      <h3>{title}</h3>
      {voices.length === 0 ? (
        <p class="small faint">{whatIfText.noVoices}</p>
      ) : (
        <ol class="voices">
          {voices.map(({ number, at, mood, text, count }) => (
            <li key={number}>
              <span class={`mood tag mood-${mood}`}>{moodLabel[mood]}</span>{' '}
              <span class="numeric faint small">{sinceStart(at - start)}</span> {text}
              {count > 1 && <span class="numeric faint small"> ×{count}</span>}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
