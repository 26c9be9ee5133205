import './facts.css';
import { useRef, useState } from 'preact/hooks';
import type { FactView } from '../../../incident/release/ledger.ts';
import { useDraft } from '../../../kit/draft.ts';
import { factText } from '../../../text/facts.ts';
import type { Work } from '../work.ts';
import { FactForm } from './FactForm.tsx';
import { FactRow } from './FactRow.tsx';
import { FactSummary } from './FactSummary.tsx';
import { FactsTogether } from './FactsTogether.tsx';
import type { FactAction } from './fact-actions.ts';
import { PostPanel } from './PostPanel.tsx';
import { ReleaseFrame } from './ReleaseFrame.tsx';
import { type ReleaseView, useRelease } from './release.ts';
import { StatementStale } from './StatementStale.tsx';

/** 事实台账: what is known, how sure it is, and who says so. */
export function Facts({ work }: { work: Work }) {
  const release = useRelease(work);
  return (
    <ReleaseFrame work={work}>
      <Ledger work={work} release={release} />
    </ReleaseFrame>
  );
}

/** The form that is open: one at a time, of one fact or of a new one. */
interface Open {
  readonly fact: string;
  readonly action: FactAction;
}

const NEW = 'new';
const TOGETHER = 'together';
const APPROVE: FactAction = { kind: 'approve' };
const READY: Open = { fact: TOGETHER, action: { kind: 'record' } };

function Ledger({ work, release }: { work: Work; release: ReleaseView }) {
  const { facts } = release.ledger;
  // While nothing is known there is one thing to do.
  const [first, setFirst] = useState(facts.every(({ history }) => history.length === 0) ? READY : undefined);
  const [kept, keepOpen] = useDraft<Open | undefined>('facts/open', undefined);
  const open = kept ?? first;
  const setOpen = (next: Open | undefined): void => {
    setFirst(undefined);
    keepOpen(next);
  };
  const [said, setSaid] = useState<string>();
  const screen = useRef<HTMLDivElement>(null);
  const locked = work.incident.view.status === 'closed';

  const focus = (selector: string): void => {
    requestAnimationFrame(() => screen.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const close = (fact: string): void => {
    setOpen(undefined);
    focus(fact === NEW ? '#fact-add' : fact === TOGETHER ? '#facts-together' : `[id="fact-${fact}"] h3`);
  };
  const row = (fact: FactView) => (
    <FactRow
      key={fact.id}
      fact={fact}
      work={work}
      locked={locked}
      action={open?.fact === fact.id ? open.action : undefined}
      onAction={action => {
        setSaid(undefined);
        setOpen({ fact: fact.id, action });
      }}
      onDone={() => {
        setSaid(factText.recorded(fact.label));
        // A cause that was just verified waits for one thing.
        if (fact.cause && open?.action.kind !== 'approve') setOpen({ fact: fact.id, action: APPROVE });
        else close(fact.id);
      }}
      onCancel={() => close(fact.id)}
    />
  );
  const isCore = ({ element }: FactView): boolean => element !== undefined && element.extra !== true;
  const others = facts.filter(fact => !isCore(fact));
  const together = facts.filter(({ cause, state }) => !cause && (state === 'empty' || state === 'checking'));

  return (
    <div class="facts stack-5" ref={screen}>
      <StatementStale work={work} release={release} />
      <FactSummary work={work} release={release} />
      {locked && <p class="notice">{factText.closed}</p>}
      <p class="small faint" role="status">
        {said}
      </p>
      <PostPanel work={work} locked={locked} heading="h2" />
      <section aria-labelledby="facts-core">
        <h2 id="facts-core">{factText.elements}</h2>
        {!locked &&
          together.length > 0 &&
          (open?.fact === TOGETHER ? (
            <FactsTogether
              work={work}
              facts={together}
              cause={facts.find(({ cause, state }) => cause && state === 'empty')}
              atHand={open !== READY}
              onDone={count => {
                setSaid(factText.recordedTogether(count));
                close(TOGETHER);
              }}
              onCancel={() => close(TOGETHER)}
            />
          ) : (
            <button
              id="facts-together"
              type="button"
              class="no-print"
              onClick={() => setOpen({ fact: TOGETHER, action: { kind: 'record' } })}
            >
              {factText.together}
            </button>
          ))}
        <ol class="fact-list ruled">{facts.filter(isCore).map(row)}</ol>
      </section>
      <section aria-labelledby="facts-others">
        <h2 id="facts-others">{factText.others}</h2>
        <p class="small faint">{factText.othersNone}</p>
        {others.length > 0 && <ol class="fact-list ruled">{others.map(row)}</ol>}
        {!locked &&
          (open?.fact === NEW ? (
            <FactForm
              work={work}
              fact={undefined}
              replaces={[]}
              name={NEW}
              onDone={label => {
                setSaid(factText.recorded(label));
                close(NEW);
              }}
              onCancel={() => close(NEW)}
            />
          ) : (
            <button
              id="fact-add"
              type="button"
              class="no-print"
              onClick={() => setOpen({ fact: NEW, action: { kind: 'record' } })}
            >
              {factText.add}
            </button>
          ))}
      </section>
    </div>
  );
}
