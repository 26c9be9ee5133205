import { drillText, moodLabel } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';
import type { Feed } from '../../training/public.ts';

/** What the public writes, newest first. One voice stands for all that mean the same: of thousands of posts there are some dozen. */
export const Posts = ({ feed: { posts, ticks, total, repeats }, now }: { feed: Feed; now: number }) => (
  <>
    <p class="post-counts row">
      <strong class="numeric">{drillText.postCount(total)}</strong>
      <span class="faint">{drillText.heat(ticks.at(-1)?.heat ?? 0)}</span>
      {repeats > 0 && <span class="faint">{drillText.repeats(repeats)}</span>}
    </p>
    {posts.length === 0 && <p class="faint">{drillText.noPosts}</p>}
    <ol class="posts ruled" aria-label={drillText.postsNewest}>
      {[...posts].reverse().map(({ number, mood, at, count, text }) => (
        <li key={number}>
          <p class="row small">
            <span class="tag">{moodLabel[mood]}</span>
            <time class="faint numeric">{fullTime(at, now)}</time>
            {count > 1 && <span class="faint numeric">{drillText.alike(count)}</span>}
          </p>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  </>
);
