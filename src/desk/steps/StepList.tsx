import { useEffect, useRef, useState } from 'preact/hooks';
import { OneOf } from '../../kit/OneOf.tsx';
import { WhenChanged } from '../../kit/WhenChanged.tsx';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { describe } from '../../playbook/condition.ts';
import type { Step } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { isSettled, progressOf } from '../closing/settled.ts';
import { conditionWords } from '../core/words/condition.ts';
import { isMine } from '../incident/now.ts';
import { leadingClock, type StepView } from '../incident/view.ts';
import { personName } from '../people/words.ts';
import { ActButton } from '../shell/ActButton.tsx';
import { BasisNote } from '../shell/Basis.tsx';
import { StepClock } from '../shell/Clocks.tsx';
import { Unfinished, useUnfinished } from '../shell/FormsOf.tsx';
import type { Pane } from '../shell/route.ts';
import { deskText, stepText } from '../shell/words.ts';
import { useWork, type Work } from '../shell/work.tsx';
import { stateWords } from './state-words.ts';
import { leftWords, noLongerLabel, stepStateLabel } from './words.ts';

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

/**
 * The checklist: every step that applies, in working order under its phase, each a row that opens it; what does not apply, or not any
 * more, and what waits for an occasion, is a line that opens.
 */
export function StepList({ current, openStep, pane }: Props) {
  const work = useWork();
  const { view, index, officer } = work;
  const [only, setOnly] = useState<'all' | 'mine'>('all');
  const list = useRef<HTMLDivElement>(null);
  const unfinished = new Set(useUnfinished().flatMap(place => (place.kind === 'step' ? [place.step] : [])));
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
  return (
    <div class="steps" ref={list}>
      {view.steps.length === 0 ? (
        <p class="faint">{stepText.noSteps}</p>
      ) : (
        <OneOf
          id="steps-shown"
          label={stepText.filterLabel}
          options={{ all: stepText.all, mine: stepText.mine }}
          value={only}
          onValue={next => setOnly(next)}
        />
      )}
      {only === 'mine' && shown.length === 0 && <p class="faint">{stepText.noMine}</p>}
      {index.playbook.phases.map(phase => {
        const [items, former] = [true, false].map(applies =>
          shown.filter(item => item.step.phase === phase.id && item.applies === applies),
        ) as [StepView[], StepView[]];
        const inactive = folded(view.inactive, phase.id);
        const waiting = folded(
          view.occasional.map(({ step }) => step),
          phase.id,
        );
        if (items.length + former.length + inactive.length + waiting.length === 0) return null;
        const { settled, total } = progressOf(items);
        return (
          <section key={phase.id} aria-labelledby={`phase-${phase.id}`}>
            <h2 id={`phase-${phase.id}`}>
              {phase.title}
              <span class="small faint numeric"> {deskText.progress(settled, total)}</span>
            </h2>
            <ol class="plain">
              {items.map(item => {
                const given = {
                  index,
                  current: current === item.step.id,
                  // Of a closed incident nothing is anybody's to do.
                  mine: !work.locked && isMine(view, item, officer),
                  open: openStep === item.step.id,
                  unfinished: unfinished.has(item.step.id),
                  locked: work.locked,
                  left: view.closed?.steps.get(item.step.id),
                  openStep: work.openStep,
                  said: work.said,
                };
                return (
                  <WhenChanged key={item.step.id} of={[...shownOf(item), ...Object.values(given)]}>
                    {() => <StepRow item={item} {...given} />}
                  </WhenChanged>
                );
              })}
            </ol>
            <FoldedSteps former={former} inactive={inactive} occasional={waiting} open={openStep} />
          </section>
        );
      })}
    </div>
  );
}

interface FoldedProps extends Readonly<Record<'inactive' | 'occasional', readonly Step[]>> {
  former: readonly StepView[];
  /** The open step. */
  open: string | undefined;
}

/**
 * The steps of a phase that are not on the list now, in a line that opens: what applied and has its record, what does not apply,
 * with the reason, and what waits for an occasion, with a way to take it up.
 */
function FoldedSteps({ former, inactive, occasional, open }: FoldedProps) {
  const { index, openStep, locked, said, stepTitle } = useWork();
  if (former.length + inactive.length + occasional.length === 0) return null;
  return (
    <details class="folded-steps small no-print" open={former.some(({ step }) => step.id === open)}>
      <summary>{stepText.folded(former.length, inactive.length, occasional.length)}</summary>
      <ul class="plain">
        {former.map(item => (
          <li key={item.step.id} id={`step-${item.step.id}`} class="inactive-row target">
            <button
              type="button"
              class="step-open reaches"
              aria-current={item.step.id === open ? 'true' : undefined}
              onClick={() => openStep(item.step.id)}
            >
              <span class="row-number numeric">{item.number}</span> {item.step.title}
            </button>
            <span>
              {[noLongerLabel, stateWords(item, { said, stepTitle, now: timeNow() })]
                .filter(Boolean)
                .join('。')}
            </span>
          </li>
        ))}
        {occasional.map(step => (
          <li key={step.id} id={`step-${step.id}`} class="inactive-row">
            <span>{step.title}</span>
            <span>{stepText.occasion(step.occasion ?? '')}</span>
            {!locked && (
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

interface RowProps extends Pick<Work, 'openStep' | 'said'> {
  item: StepView;
  index: PlaybookIndex;
  /** The next thing to do. */
  current: boolean;
  mine: boolean;
  open: boolean;
  /** Something is half written at it. */
  unfinished: boolean;
  /** The incident is closed: the row can be read, not worked. */
  locked: boolean;
  /** What was said of it when it was left at the closing. */
  left: string | undefined;
}

/** What a row shows of its step, to be compared: marks never change; of a clock, which ticks by itself, how it stands and when it ends. */
function shownOf(item: StepView): readonly unknown[] {
  const { step, number, overrun, notes, differing, assignee, state } = item;
  const leading = leadingClock(item);
  const clock: Readonly<Record<string, unknown>> = { ...leading?.clock };
  return [
    ...[
      step,
      number,
      overrun?.deadline,
      overrun?.by,
      notes.length,
      differing.length,
      assignee?.name,
      assignee?.title,
      state.kind,
    ],
    ...(state.kind === 'todo'
      ? [state.returned?.event, state.reopened?.event]
      : [state.event, state.at, state.kind === 'done' && state.sensed !== undefined]),
    leading?.deadline,
    ...['kind', 'since', 'due', 'at', 'by', 'certain'].map(part => clock[part]),
  ];
}

/** One step on the checklist. The row opens it, wherever it is pressed: nothing is recorded or taken back that does not stand before the eyes. */
function StepRow(props: RowProps) {
  const { item, current, mine, open, unfinished, locked, openStep } = props;
  const { step, number, state } = item;
  const sensed = state.kind === 'done' && state.sensed !== undefined;
  return (
    <li
      id={`step-${step.id}`}
      class="step-row"
      data-state={state.kind}
      data-sensed={sensed || undefined}
      data-current={current || undefined}
      data-open={open}
    >
      <div class="row-main target">
        <span class="row-state">
          <span class="shape" aria-hidden="true" />
          <span class="state">{stepStateLabel(item, locked)}</span>
        </span>
        <div class="row-text">
          <button
            type="button"
            class="step-open reaches"
            aria-current={open ? 'true' : undefined}
            onClick={() => openStep(step.id)}
          >
            <span class="row-title">
              <span class="row-number numeric">{number}</span> {step.title}
              {mine && <span class="mine tag">{deskText.mine}</span>}
              {unfinished && <Unfinished />}
            </span>
          </button>
          <RowFacts {...props} />
        </div>
      </div>
    </li>
  );
}

/** Who, how long, on what basis, and what was said of it. */
function RowFacts({ item, index, said, left }: RowProps) {
  const { step, state, notes, assignee, differing } = item;
  const { roles } = index.playbook;
  const stepTitle = (id: string): string => index.steps.get(id)?.title ?? id;
  const words = stateWords(item, { said, stepTitle, now: timeNow() });
  const sensed = state.kind === 'done' && state.sensed !== undefined;
  return (
    <>
      <span class="row-facts row soft small">
        <span>
          {assignee === undefined
            ? step.roles.map(id => roles.find(role => role.id === id)?.short ?? id).join('、')
            : personName(assignee)}
        </span>
        {!isSettled(state) && (
          <span>
            <StepClock item={item} />
          </span>
        )}
        <BasisNote brief of={step} playbook={index.playbook} />
        {notes.length > 0 && <span>{deskText.noteCount(notes.length)}</span>}
      </span>
      {words !== '' && <span class="row-mark small">{sensed ? `${stepText.sensed}：${words}` : words}</span>}
      {left !== undefined && !isSettled(state) && <span class="row-mark small">{leftWords(left)}</span>}
      {differing.length > 0 && <span class="row-mark small alarm-word">{stepText.differing}</span>}
    </>
  );
}
