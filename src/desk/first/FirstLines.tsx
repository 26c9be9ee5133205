import './first.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import type { FirstLine } from '../../playbook/first.ts';
import { fullTime } from '../core/words/time.ts';
import { useHash } from '../shell/hooks.tsx';
import { useSession } from '../shell/useSession.tsx';
import { firstActs } from './draft.ts';
import { firstLineText } from './line-words.ts';
import type { PanelProps } from './panel.tsx';
import { type FirstWork, useFirst } from './useFirst.tsx';

interface Props {
  lines: readonly Pick<FirstLine, 'id' | 'text' | 'opens'>[];
}

interface ListProps extends Props {
  /** `undefined` until it is known what was done. */
  first: FirstWork | undefined;
  /** What the panels under the lines work with. */
  given: Omit<PanelProps, 'first'> | undefined;
}

const load = {
  danger: () => import('./DangerPanel.tsx').then(({ DangerPanel }) => DangerPanel),
  calls: () => import('./CallPanel.tsx').then(({ CallPanel }) => CallPanel),
  say: () => import('./SayPanel.tsx').then(({ SayPanel }) => SayPanel),
};

/** The five lines of the first ten minutes: a press does one, or opens what does it. */
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
    <>
      <LineList
        lines={lines}
        first={first}
        given={
          typeof running === 'object' ? { session: running.session, snapshot: running.snapshot } : undefined
        }
      />
      {acts.length > 0 && (
        <p class="small">
          {firstLineText.waits}{' '}
          <Button class="quiet small" words={firstLineText.startOver} onClick={() => first?.startOver()} />
        </p>
      )}
    </>
  );
  // Past the first question they give way to the question that is answered.
  return place === '' ? (
    listed
  ) : (
    <details>
      <summary>{firstLineText.folded(acts.length)}</summary>
      {listed}
    </details>
  );
}

/** The lines themselves, whatever keeps what was done. */
export function LineList({ lines, first, given }: ListProps) {
  const [open, setOpen] = useState<string>();
  const acts = first === undefined ? [] : firstActs(first.draft);
  const calls = acts.filter(([, { kind }]) => kind === 'call').length;
  return (
    <ol class="first-lines plain">
      {lines.map(({ id, text, opens }) => {
        const taken = acts.find(([, act]) => act.kind === 'takeLine' && act.line === id);
        const isOpen = open === id;
        const press = (): void => {
          if (opens !== undefined) setOpen(isOpen ? undefined : id);
          else if (taken === undefined && first !== undefined)
            first.record({ kind: 'takeLine', line: id, takenAt: new Date(first.now()).toISOString() });
        };
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
              aria-expanded={opens === undefined ? undefined : isOpen}
              data-done={said === '' ? undefined : ''}
              onClick={press}
            >
              <strong>{text}</strong>
              <span class="small" role="status">
                {said}
              </span>
            </button>
            {taken !== undefined && (
              <Button
                class="quiet small"
                words={firstLineText.takeBack}
                of={text}
                onClick={() => first?.record(undefined, taken[0])}
              />
            )}
            {isOpen && opens !== undefined && first !== undefined && given !== undefined && (
              <div class="first-panel">
                <OnDemand load={load[opens]} given={{ first, ...given }} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
