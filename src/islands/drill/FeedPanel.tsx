import { useEffect, useRef, useState } from 'preact/hooks';
import type { Actor } from '../../log/envelope.ts';
import type { Role } from '../../playbook/playbook.ts';
import { drillText } from '../../text/drill.ts';
import type { Act } from '../../training/acts.ts';
import type { Arrival } from '../../training/course.ts';
import type { Feed } from '../../training/public.ts';
import type { DrillForm, Scenario } from '../../training/scenario.ts';
import { ArrivalList } from './ArrivalList.tsx';
import { Posts } from './Posts.tsx';
import { roleName } from './role-name.ts';

interface Props {
  scenario: Scenario;
  form: DrillForm;
  roles: readonly Role[];
  officer: Actor;
  arrivals: readonly Arrival[];
  acts: readonly Act[];
  feed: Feed;
  start: number;
  now: number;
  opened: boolean;
  triageUrl: string;
  onClose(): void;
  onReply(inject: string, text: string): string | undefined;
}

type Tab = 'arrivals' | 'posts' | 'brief';
const tabs: readonly Tab[] = ['arrivals', 'posts', 'brief'];

/** What reaches the trainee: what arrives, what the public writes, and the brief to look up again. */
export function FeedPanel(props: Props) {
  const { scenario, form, roles, officer, arrivals, acts, feed, start, now } = props;
  const [tab, setTab] = useState<Tab>(arrivals.length === 0 ? 'brief' : 'arrivals');
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
      {tab === 'arrivals' && (
        <ArrivalList
          arrivals={arrivals}
          acts={acts}
          start={start}
          now={now}
          opened={props.opened}
          triageUrl={props.triageUrl}
          onReply={props.onReply}
        />
      )}
      {tab === 'posts' && <Posts feed={feed} now={now} />}
      {tab === 'brief' && (
        <div class="feed-brief flow">
          {scenario.brief.map(line => (
            <p key={line}>{line}</p>
          ))}
          {form === 'short' && <p>{scenario.short.brief}</p>}
          <ul>
            {scenario.roles.map(({ role, task }) => (
              <li key={role}>
                <strong>{roleName({ roles }, role)}</strong>：{task}
                {role === officer.role && <span class="small">（{drillText.role}）</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  );
}
