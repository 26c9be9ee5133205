import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { OneOf } from '../../kit/OneOf.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { WhenChanged } from '../../kit/WhenChanged.tsx';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { describe } from '../../playbook/condition.ts';
import type { Step } from '../../playbook/playbook.ts';
import { timeNow } from '../../session/surroundings.ts';
import { isSettled } from '../closing/settled.ts';
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
import { isPlain } from './step-ready.ts';
import { leftWords, stepStateLabel } from './words.ts';

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
  const { view, index, officer } = work;
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
  return (
    <div class="steps" ref={list}>
      <OneOf
        id="steps-shown"
        label={stepText.filterLabel}
        options={{ all: stepText.all, mine: stepText.mine }}
        value={only}
        onValue={next => setOnly(next)}
      />
      {shown.length === 0 && <p class="faint">{stepText.noMine}</p>}
      {index.playbook.phases.map(phase => {
        const items = shown.filter(({ step }) => step.phase === phase.id);
        const applying = items.filter(({ applies }) => applies);
        const inactive = folded(view.inactive, phase.id);
        const waiting = folded(
          view.occasional.map(({ step }) => step),
          phase.id,
        );
        if (items.length + inactive.length + waiting.length === 0) return null;
        return (
          <section key={phase.id} aria-labelledby={`phase-${phase.id}`}>
            <h2 id={`phase-${phase.id}`}>
              {phase.title}
              <span class="small faint numeric">
                {' '}
                {deskText.progress(applying.filter(({ state }) => isSettled(state)).length, applying.length)}
              </span>
            </h2>
            <ol class="plain">
              {items.map(item => {
                const given = {
                  index,
                  current: current === item.step.id,
                  // Of a closed incident nothing is anybody's to do.
                  mine: !work.locked && isMine(view, item, officer),
                  open: openStep === item.step.id,
                  unfinished: unfinished.has(`step/${item.step.id}`),
                  locked: work.locked,
                  left: view.closed?.steps.get(item.step.id),
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

/**
 * The steps of a phase that are not on the list now, in a line that opens: what does not apply, with the reason, and what waits
 * for an occasion, with a way to take it up.
 */
function FoldedSteps({ inactive, occasional }: Readonly<Record<'inactive' | 'occasional', readonly Step[]>>) {
  const { index, openStep, locked } = useWork();
  if (inactive.length + occasional.length === 0) return null;
  return (
    <details class="folded-steps small no-print">
      <summary>{stepText.folded(inactive.length, occasional.length)}</summary>
      <ul class="plain">
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

interface RowProps extends Pick<Work, 'act' | 'openStep' | 'said'> {
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
  const { step, number, applies, notes, differing, assignee, state } = item;
  const leading = leadingClock(item);
  const clock: Readonly<Record<string, unknown>> = { ...leading?.clock };
  return [
    ...[step, number, applies, notes.length, differing.length, assignee?.name, assignee?.title, state.kind],
    ...(state.kind === 'todo'
      ? [state.returned?.event, state.reopened?.event]
      : [state.event, state.at, state.kind === 'done' && state.sensed !== undefined]),
    leading?.deadline,
    ...['kind', 'since', 'due', 'at', 'by', 'certain'].map(part => clock[part]),
  ];
}

/** One step on the checklist. */
function StepRow(props: RowProps) {
  const { item, current, mine, open, unfinished, locked, openStep, act } = props;
  const { step, number, state, applies } = item;
  const [problem, setProblem] = useState<string>();
  const sensed = state.kind === 'done' && state.sensed !== undefined;
  const label = stepStateLabel(step, state, locked);
  // A bare tick would say less than most steps ask for: then the row opens the form, and what stands here is a mark.
  const ticks = isPlain(step) && !locked && !isSettled(state);
  const tick = (): void => {
    const doneAt = new Date(timeNow()).toISOString();
    setProblem(act({ kind: 'markDone', step: step.id, doneAt })?.sentence);
  };
  const mark = (
    <>
      <span class="shape" aria-hidden="true" />
      <span class="state">{label}</span>
    </>
  );
  return (
    <li
      id={`step-${step.id}`}
      class="step-row"
      data-state={state.kind}
      data-sensed={sensed || undefined}
      data-current={current || undefined}
      data-applies={applies}
      data-open={open}
    >
      <div class="row-main target">
        {ticks ? (
          <Button class="tick" words={mark} label={deskText.doneNow(step.title)} onClick={tick} />
        ) : (
          <span class="row-state">{mark}</span>
        )}
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
          {'event' in state && !sensed && !locked && (
            <Button
              class="quiet small undo"
              words={deskText.undoWhat(label)}
              of={step.title}
              onClick={() => setProblem(act({ kind: 'undo', event: state.event })?.sentence)}
            />
          )}
        </div>
      </div>
      <Problem>{problem}</Problem>
    </li>
  );
}

/** Who, how long, on what basis, and what was said of it. */
function RowFacts({ item, index, said, left }: RowProps) {
  const { step, state, applies, notes, assignee, differing } = item;
  const { roles } = index.playbook;
  const stepTitle = (id: string): string => index.steps.get(id)?.title ?? id;
  const words = stateWords(state, { said, stepTitle, now: timeNow() });
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
      {!applies && <span class="row-mark small">{deskText.noLonger}</span>}
    </>
  );
}
