import { useEffect, useRef, useState } from 'preact/hooks';
import { drillText } from '../../text/drill.ts';
import { ArrivalList } from './ArrivalList.tsx';
import { Posts } from './Posts.tsx';
import { Roles } from './Roles.tsx';
import type { Coming } from './useComing.ts';
import type { Materials, RunningDrill } from './useDrill.ts';
import { useFeedDesk } from './useFeedDesk.ts';

interface Props {
  running: RunningDrill;
  materials: Materials;
  coming: Coming;
  /** The site's base. */
  base: string;
  onClose(): void;
}

const tabs = ['arrivals', 'posts', 'brief'] as const;

/** What reaches the trainee: what arrives, what the public writes, and the brief to look up again. */
export function FeedPanel(props: Props) {
  const { running, materials, coming, base } = props;
  const { scenario } = materials;
  const { arrivals, feed, now, run, incident } = coming;
  const desk = useFeedDesk(running, materials, incident);
  const [tab, setTab] = useState<(typeof tabs)[number]>(arrivals.length === 0 ? 'brief' : 'arrivals');
  const panel = useRef<HTMLElement>(null);
  const onClose = useRef(props.onClose);
  onClose.current = props.onClose;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { current } = panel;
      if (current === null || event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      // Over the desk it is in the way, wherever the focus is. Beside the desk it is not: there the key is the desk's.
      const isOverlay = getComputedStyle(current).position === 'fixed';
      if (isOverlay || current.contains(document.activeElement)) onClose.current();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <aside ref={panel} id="drill-feed" class="drill-feed no-print" aria-label={drillText.feed} tabIndex={-1}>
      <div class="feed-tabs">
        {tabs.map(each => (
          <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>
            {drillText[each]}
            {each === 'posts' && <span class="small numeric"> {feed.total.toLocaleString('zh-CN')}</span>}
          </button>
        ))}
        <button type="button" class="quiet feed-close" onClick={props.onClose}>
          {drillText.closeFeed}
        </button>
      </div>
      {tab === 'arrivals' && <ArrivalList {...{ coming, desk, base }} />}
      {tab === 'posts' && <Posts feed={feed} now={now} />}
      {tab === 'brief' && (
        <div class="feed-brief flow">
          {scenario.brief.map(line => (
            <p key={line}>{line}</p>
          ))}
          {run.form === 'short' && <p>{scenario.short.brief}</p>}
          <Roles materials={materials} mine={desk?.officer.role} />
        </div>
      )}
    </aside>
  );
}
