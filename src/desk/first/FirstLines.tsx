import './first.css';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { ScreenBoundary } from '../../kit/ScreenBoundary.tsx';
import type { FirstLine } from '../../playbook/first.ts';
import { fullTime } from '../core/words/time.ts';
import { useHash } from '../shell/hooks.tsx';
import { useSession } from '../shell/useSession.tsx';
import { doneAt, type FirstDraft, firstActs, isEmpty } from './draft.ts';
import { firstLineText } from './line-words.ts';
import type { PanelProps } from './panel.tsx';
import { type FirstMatters, type FirstWork, useFirst } from './useFirst.tsx';

interface Props {
  lines: readonly Pick<FirstLine, 'id' | 'text' | 'opens'>[];
}

interface ListProps extends Props {
  /** `undefined` until it is known what was done. */
  first: FirstWork | undefined;
  /** What the panels under the lines work with. */
  given: Omit<PanelProps, 'first' | 'line'> | undefined;
}

const load = {
  line: () => import('./LinePanel.tsx').then(({ LinePanel }) => LinePanel),
  danger: () => import('./DangerPanel.tsx').then(({ DangerPanel }) => DangerPanel),
  calls: () => import('./CallPanel.tsx').then(({ CallPanel }) => CallPanel),
  say: () => import('./SayPanel.tsx').then(({ SayPanel }) => SayPanel),
};

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
    <>
      <LineList
        lines={lines}
        first={first}
        given={
          typeof running === 'object' ? { session: running.session, snapshot: running.snapshot } : undefined
        }
      />
      {first !== undefined && <Matters first={first} />}
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

const countOf = ({ acts }: FirstDraft): number => Object.keys(acts).length;

/** What becomes of what was done, other matters that were begun, and the way to another. */
function Matters({ first }: { first: FirstMatters }) {
  const { draft, others, cleared } = first;
  const sinceOf = (matter: FirstDraft): string => {
    const [earliest] = firstActs(matter);
    return earliest === undefined ? '' : fullTime(Date.parse(doneAt(earliest[1])), first.now());
  };
  const isBegun = !isEmpty(draft);
  return (
    <>
      {isBegun && (
        <div class="small cluster first-matter">
          {countOf(draft) > 0 && <span>{firstLineText.waits}</span>}
          <Button class="quiet small" words={firstLineText.another} onClick={first.another} />
          <Confirm
            class="quiet small"
            ask={firstLineText.clear}
            question={firstLineText.clearAsk(countOf(draft))}
            yes={firstLineText.clear}
            no={firstLineText.clearNo}
            onYes={first.clear}
          />
        </div>
      )}
      {cleared !== undefined && !isBegun && (
        <p class="small" role="status">
          {firstLineText.cleared(countOf(cleared.draft))}{' '}
          <Button class="small" words={firstLineText.putBack} onClick={first.putBack} />
        </p>
      )}
      {others.length > 0 && (
        <p class="small cluster">
          <span>{firstLineText.others}</span>
          {others.map(({ form, draft: other }) => (
            <Button
              key={form}
              class="small"
              words={firstLineText.takeUp(other.told['地点'] ?? '', sinceOf(other), countOf(other))}
              onClick={() => first.takeUp(form)}
            />
          ))}
        </p>
      )}
    </>
  );
}

/** The lines themselves, whatever keeps what was done. Several may stand open: what one is reading from stays while another is done. */
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
