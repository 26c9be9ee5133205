import './first.css';
import { useState } from 'preact/hooks';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import type { FirstLine } from '../../playbook/first.ts';
import { fullTime } from '../core/words/time.ts';
import { useHash } from '../parts/hooks.tsx';
import { useSession } from '../parts/useSession.tsx';
import { firstActs } from './draft.ts';
import { firstLineText } from './line-words.ts';
import { isBegun } from './matter.tsx';
import type { PanelProps } from './panel.tsx';
import { type FirstMatters, type FirstWork, useFirst } from './useFirst.tsx';

interface Props {
  lines: readonly Pick<FirstLine, 'id' | 'text' | 'opens'>[];
}

interface ListProps extends Props {
  /** `undefined` until the draft has been read. */
  first: FirstWork | undefined;
  /** Shared input of the panels under the lines. */
  given: Omit<PanelProps, 'first' | 'line'> | undefined;
}

const load = {
  line: () => import('./LinePanel.tsx').then(({ LinePanel }) => LinePanel),
  danger: () => import('./DangerPanel.tsx').then(({ DangerPanel }) => DangerPanel),
  calls: () => import('./CallPanel.tsx').then(({ CallPanel }) => CallPanel),
  say: () => import('./SayPanel.tsx').then(({ SayPanel }) => SayPanel),
};

// On most visits nothing has been done: the part about matters in hand is loaded once something was.
const loadMatters = () => import('./Matters.tsx').then(({ Matters }) => Matters);
const hasMatter = (first: FirstMatters): boolean =>
  isBegun(first) || first.others.length > 0 || first.cleared !== undefined;

/** The five lines of the first ten minutes: a press opens what does one, and records nothing. */
export const FirstLines = (props: Props) => (
  <ScreenBoundary>
    <Lines {...props} />
  </ScreenBoundary>
);

function Lines({ lines }: Props) {
  const running = useSession();
  const first = useFirst(running);
  const [place] = useHash();
  const acts = first === undefined ? [] : firstActs(first.draft);
  const listed = (
    <LineList
      lines={lines}
      first={first}
      given={
        typeof running === 'object' ? { session: running.session, snapshot: running.snapshot } : undefined
      }
    />
  );
  const matters = first !== undefined && hasMatter(first) && (
    <OnDemand load={loadMatters} given={{ first }} quiet />
  );
  // Past the first question they give way to the question that is answered. Each is an element of its own: a list that the server drew
  // would stay beside the one that takes its place.
  return place === '' ? (
    <div>
      {listed}
      {matters}
    </div>
  ) : (
    <section>
      <details>
        <summary>{firstLineText.folded(acts.length)}</summary>
        {listed}
      </details>
      {matters}
    </section>
  );
}

/**
 * The lines themselves, wherever their state is stored. Several may stand open: the words one is reading stay while another
 * line is done.
 */
export function LineList({ lines, first, given }: ListProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const acts = first === undefined ? [] : firstActs(first.draft);
  const calls = acts.filter(([, { kind }]) => kind === 'call').length;
  return (
    <ol class="first-lines plain">
      {lines.map(({ id, text, opens }) => {
        const taken = acts.find(([, act]) => act.kind === 'takeLine' && act.line === id);
        const isOpen = open.has(id);
        const said =
          taken?.[1].kind === 'takeLine' && first !== undefined
            ? firstLineText.taken(fullTime(Date.parse(taken[1].takenAt), first.now()))
            : opens === 'calls' && calls > 0
              ? firstLineText.calls(calls)
              : '';
        return (
          <li key={id}>
            <button
              type="button"
              disabled={first === undefined}
              aria-expanded={isOpen}
              data-done={said === '' ? undefined : ''}
              onClick={() => setOpen(new Set(isOpen ? [...open].filter(each => each !== id) : [...open, id]))}
            >
              <strong>{text}</strong>
              <span class="small" role="status">
                {said}
              </span>
            </button>
            {isOpen && first !== undefined && given !== undefined && (
              <OnDemand load={load[opens ?? 'line']} given={{ line: { id, text }, first, ...given }} />
            )}
          </li>
        );
      })}
    </ol>
  );
}
