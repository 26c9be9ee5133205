import { useEffect, useRef, useState } from 'preact/hooks';
import { isMine } from '../../incident/now.ts';
import { isSettled } from '../../incident/settled.ts';
import { WhenChanged } from '../../kit/WhenChanged.tsx';
import { describe } from '../../playbook/condition.ts';
import type { Step } from '../../playbook/playbook.ts';
import { conditionWords } from '../../text/condition.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { OneOf } from '../shared/OneOf.tsx';
import { ActButton } from './ActButton.tsx';
import { useUnfinished } from './FormsOf.tsx';
import type { Pane } from './route.ts';
import { StepRow, shownOf } from './StepRow.tsx';
import { useWork } from './work.ts';

interface Props {
  /** The step to do now. */
  current: string | undefined;
  openStep: string | undefined;
  pane: Pane;
}

/** Brings a row into view within the list, which scrolls by itself where there is room for all; the page stays where it is. */
function follow(list: HTMLElement, step: string): void {
  const row = list.querySelector(`[id="step-${step}"]`)?.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (row === undefined || (row.top >= frame.top && row.bottom <= frame.bottom)) return;
  list.scrollTop += row.top - frame.top - frame.height / 4;
}

/** The checklist: every step in working order under its phase; what does not apply, and what waits for an occasion, is a line that opens. */
export function StepList({ current, openStep, pane }: Props) {
  const work = useWork();
  const { view, index } = work.incident;
  const { officer } = work;
  const [only, setOnly] = useState<'all' | 'mine'>('all');
  const list = useRef<HTMLDivElement>(null);
  const unfinished = useUnfinished();
  useEffect(() => {
    if (list.current === null || openStep === undefined) return;
    follow(list.current, openStep);
    // A phone shows the list by itself, and the page is what scrolls.
    if (pane === 'list') document.getElementById(`step-${openStep}`)?.scrollIntoView({ block: 'center' });
  }, [openStep, pane]);
  const shown = view.steps.filter(item => only === 'all' || isMine(view, item, officer));
  // Of what is not handled here nothing is to be done, whatever the answers.
  const isFolded = only === 'all' && view.verdict?.outcome.ends === undefined;
  const folded = (steps: readonly Step[], phase: string): readonly Step[] =>
    isFolded ? steps.filter(step => step.phase === phase) : [];
  const occasional = view.occasional.map(({ step }) => step);
  return (
    <div class="steps" ref={list}>
      <OneOf
        name="steps-shown"
        legend={stepText.filterLabel}
        class="no-print"
        options={{ all: stepText.all, mine: stepText.mine }}
        value={only}
        onValue={value => setOnly(value)}
      />
      {shown.length === 0 && <p class="faint">{stepText.noMine}</p>}
      {index.playbook.phases.map(phase => {
        const items = shown.filter(({ step }) => step.phase === phase.id);
        const inactive = folded(view.inactive, phase.id);
        const waiting = folded(occasional, phase.id);
        if (items.length + inactive.length + waiting.length === 0) return null;
        return (
          <section key={phase.id} aria-labelledby={`phase-${phase.id}`}>
            <h2 id={`phase-${phase.id}`}>
              {phase.title}
              <span class="small faint numeric">
                {' '}
                {deskText.progress(items.filter(({ state }) => isSettled(state)).length, items.length)}
              </span>
            </h2>
            <ol class="plain">
              {items.map(item => {
                const given = {
                  index,
                  current: current === item.step.id,
                  mine: isMine(view, item, officer),
                  open: openStep === item.step.id,
                  unfinished: unfinished.has(`step/${item.step.id}`),
                  closedAt: view.closedAt,
                  openStep: work.openStep,
                  act: work.act,
                  said: work.said,
                };
                return (
                  <WhenChanged key={item.step.id} of={[...shownOf(item), ...Object.values(given)]}>
                    {() => <StepRow item={item} {...given} />}
                  </WhenChanged>
                );
              })}
            </ol>
            <FoldedSteps inactive={inactive} occasional={waiting} />
          </section>
        );
      })}
    </div>
  );
}

interface FoldedProps {
  /** What does not apply, as answered. */
  inactive: readonly Step[];
  /** What waits for an occasion. */
  occasional: readonly Step[];
}

/** The steps of a phase that are not on the list now, in a line that opens: each with the reason, or a way to take it up. */
function FoldedSteps({ inactive, occasional }: FoldedProps) {
  const { view, index, openStep } = useWork();
  if (inactive.length + occasional.length === 0) return null;
  return (
    <details class="folded-steps small no-print">
      <summary>{stepText.folded(inactive.length, occasional.length)}</summary>
      <ul class="plain">
        {occasional.map(step => (
          <li key={step.id} id={`step-${step.id}`} class="inactive-row">
            <span>{step.title}</span>
            <span>{stepText.occasion(step.occasion ?? '')}</span>
            {view.status === 'open' && (
              <ActButton
                words={stepText.takeUp}
                command={{ kind: 'start', step: step.id }}
                of={step.title}
                onDone={() => openStep(step.id)}
              />
            )}
          </li>
        ))}
        {inactive.map(step => (
          <li key={step.id} class="inactive-row">
            <span>{step.title}</span>
            {step.when !== undefined && (
              <span>{stepText.inactive(describe(step.when, index.definitions, conditionWords))}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
