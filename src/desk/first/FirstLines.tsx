import './first.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import type { FirstLine } from '../../playbook/first.ts';
import { timeNow } from '../../session/surroundings.ts';
import { fullTime } from '../core/words/time.ts';
import { useHash } from '../shell/hooks.tsx';
import { useSession } from '../shell/useSession.tsx';
import { firstActs } from './draft.ts';
import { firstLineText } from './line-words.ts';
import { useFirst } from './useFirst.tsx';

interface Props {
  lines: readonly Pick<FirstLine, 'id' | 'text' | 'opens'>[];
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
  const [open, setOpen] = useState<string>();
  const acts = first === undefined ? [] : firstActs(first.draft);
  const calls = acts.filter(([, { kind }]) => kind === 'call').length;
  const listed = (
    <>
      <ol class="first-lines plain">
        {lines.map(({ id, text, opens }) => {
          const taken = acts.find(([, act]) => act.kind === 'takeLine' && act.line === id);
          const isOpen = open === id;
          const press = (): void => {
            if (opens !== undefined) setOpen(isOpen ? undefined : id);
            else if (taken === undefined)
              first?.record({ kind: 'takeLine', line: id, takenAt: new Date(timeNow()).toISOString() });
          };
          const said =
            taken?.[1].kind === 'takeLine'
              ? firstLineText.taken(fullTime(Date.parse(taken[1].takenAt), timeNow()))
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
              {isOpen && opens !== undefined && first !== undefined && typeof running === 'object' && (
                <div class="first-panel">
                  <OnDemand
                    load={load[opens]}
                    given={{ first, session: running.session, snapshot: running.snapshot }}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ol>
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
