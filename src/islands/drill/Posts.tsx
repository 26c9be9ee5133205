import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useBeforePaint } from '../../kit/effects.ts';
import { drillText, moodLabel } from '../../text/drill.ts';
import { fullTime } from '../../text/time.ts';
import type { Feed } from '../../training/public.ts';

/** Height of one post, in CSS pixels; the stylesheet has the same. */
const ROW = 64;
/** Rows drawn beyond what is in view, so that a quick scroll shows no gap. */
const SPARE = 4;

/** What the public writes, newest first. Only the voices in view are drawn, however many there are. */
export function Posts({ feed, now }: { feed: Feed; now: number }) {
  const box = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(ROW * 8);
  const { posts } = feed;
  const { length } = posts;
  const drawn = useRef(length);
  const isEmpty = length === 0;

  // There is no box to measure before the first post.
  useBeforePaint([isEmpty], () => {
    const element = box.current;
    if (element === null) return;
    setHeight(element.clientHeight);
    const watch = new ResizeObserver(() => setHeight(element.clientHeight));
    watch.observe(element);
    return () => watch.disconnect();
  });
  useLayoutEffect(() => {
    const added = length - drawn.current;
    drawn.current = length;
    const element = box.current;
    // What somebody has scrolled to stays under their eyes while new posts come in above it.
    if (element !== null && element.scrollTop > 0 && added > 0) element.scrollTop += added * ROW;
  }, [length]);

  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const last = Math.min(length, Math.ceil((top + height) / ROW) + SPARE);
  const rows = [];
  for (let row = first; row < last; row += 1) {
    const post = posts[length - 1 - row];
    if (post === undefined) continue;
    rows.push(
      // Only some are there: how many there are, and which one this is, has to be said.
      <li key={post.number} style={{ top: `${row * ROW}px` }} aria-setsize={length} aria-posinset={row + 1}>
        <span class="post-head">
          <span class={`mood tag mood-${post.mood}`}>{moodLabel[post.mood]}</span>
          <time class="faint numeric">{fullTime(post.at, now)}</time>
          {post.count > 1 && <span class="faint small numeric">{drillText.alike(post.count)}</span>}
        </span>
        <span class="post-text block">{post.text}</span>
      </li>,
    );
  }
  const heat = feed.ticks.at(-1)?.heat ?? 0;
  return (
    <section class="posts">
      <p class="post-counts plain">
        <strong class="numeric">{drillText.postCount(feed.total)}</strong>
        <span class="faint">{drillText.heat(heat)}</span>
        {feed.repeats > 0 && <span class="faint">{drillText.repeats(feed.repeats)}</span>}
        {top > 0 && (
          <button
            type="button"
            class="quiet small"
            onClick={() => {
              if (box.current !== null) box.current.scrollTop = 0;
            }}
          >
            {drillText.newest}
          </button>
        )}
      </p>
      {isEmpty ? (
        <p class="faint">{drillText.noPosts}</p>
      ) : (
        <section
          class="post-box"
          aria-label={drillText.postsNewest}
          ref={box}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached with the keyboard.
          tabIndex={0}
          onScroll={event => setTop(event.currentTarget.scrollTop)}
        >
          <ol style={{ height: `${length * ROW}px` }}>{rows}</ol>
        </section>
      )}
    </section>
  );
}
