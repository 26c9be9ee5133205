import { useEffect, useRef, useState } from 'preact/hooks';
import { OneOf } from '../../kit/OneOf.tsx';
import { WhenChanged } from '../../kit/WhenChanged.tsx';
import { describe } from '../../playbook/condition.ts';
import type { Step } from '../../playbook/playbook.ts';
import { restsOnUnchecked } from '../../playbook/unchecked.ts';
import { timeNow } from '../../session/surroundings.ts';
import { siteText } from '../../site/words.ts';
import { conditionWords } from '../core/words/condition.ts';
import { isMine } from '../incident/now.ts';
import { isUnanswered } from '../orders/orders.ts';
import { orderName, ordersText } from '../orders/words.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { Clock } from '../parts/Clock.tsx';
import { Unfinished, useUnfinished } from '../parts/FormsOf.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import type { Pane } from '../parts/route.ts';
import { deskText } from '../parts/words.ts';
import { useWork, type Work } from '../parts/work.tsx';
import { progressOf } from '../steps/finished.ts';
import { stateWords } from '../steps/state-words.ts';
import { type StepRow, stepRow } from '../steps/step-row.ts';
import type { StepView } from '../steps/step-view.ts';
import { lateWords, noLongerLabel, stepText } from '../steps/words.ts';
import { useInHand } from '../team/TeamLine.tsx';
import { teamWorkText } from '../team/words.ts';

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
 * more, and what waits for an occasion, is one line at its end, which opens.
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
  const inHand = useInHand();
  const waiting = view.orders.filter(isUnanswered);
  const shown = view.steps.filter(item => only === 'all' || isMine(view, item, officer));
  // Where the verdict ends the matter nothing is to be done here, whatever the answers.
  const isFolded = only === 'all' && view.verdict?.outcome.ends === undefined;
  const former = shown.filter(({ applies }) => !applies);
  return (
    <div class="steps stays" ref={list}>
      {view.steps.length === 0 ? (
        waiting.length === 0 ? (
          <p class="faint">{stepText.noSteps}</p>
        ) : (
          <p>
            {stepText.noStepsButOrders}
            {ordersText.waiting(waiting.map(orderName))}{' '}
            <PlaceLink place="orders">{ordersText.toOrders(true)}</PlaceLink>
          </p>
        )
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
        const items = shown.filter(item => item.step.phase === phase.id && item.applies);
        if (items.length === 0) return null;
        const { finished, total } = progressOf(items);
        return (
          <section key={phase.id} aria-labelledby={`phase-${phase.id}`}>
            <h2 id={`phase-${phase.id}`}>
              {phase.title}
              <span class="small faint numeric"> {deskText.progress(finished, total)}</span>
            </h2>
            <ol class="plain">
              {items.map(item => {
                const { id } = item.step;
                const row = {
                  ...stepRow(item, work),
                  current: current === id,
                  // Nobody has anything to do in a closed incident.
                  mine: !work.locked && isMine(view, item, officer),
                  open: openStep === id,
                  inHand: inHand.get(id) ?? [],
                  unfinished: unfinished.has(id),
                  unchecked: restsOnUnchecked(index.playbook, item.step),
                };
                return (
                  <WhenChanged key={id} of={row}>
                    {shown => <Row row={shown} openStep={work.openStep} />}
                  </WhenChanged>
                );
              })}
            </ol>
          </section>
        );
      })}
      <FoldedSteps
        former={former}
        inactive={isFolded ? view.inactive : []}
        occasional={isFolded ? view.occasional.map(({ step }) => step) : []}
        open={openStep}
      />
    </div>
  );
}

interface FoldedProps extends Readonly<Record<'inactive' | 'occasional', readonly Step[]>> {
  former: readonly StepView[];
  /** The open step. */
  open: string | undefined;
}

/**
 * The steps that are not on the list now, in a line that opens: what applied and has its record, what does not apply,
 * with the reason, and what waits for an occasion, with a way to take it up.
 */
function FoldedSteps({ former, inactive, occasional, open }: FoldedProps) {
  const { index, view, openStep, locked, said, stepTitle } = useWork();
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
              {[noLongerLabel, stateWords(item, { said, stepTitle, now: timeNow(), openedAt: view.openedAt })]
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

/** The content of a row: its step's, and what depends on the whole list. */
interface ShownRow extends StepRow {
  /** The next thing to do. */
  readonly current: boolean;
  readonly mine: boolean;
  readonly open: boolean;
  /** Who else has it open, at another machine. */
  readonly inHand: readonly string[];
  /** Something is half written at it. */
  readonly unfinished: boolean;
  /** Nobody has compared it, or what it rests on, with the plan. */
  readonly unchecked: boolean;
}

/** Read aloud between the parts of a row. */
const Pause = () => <span class="visually-hidden">，</span>;

/**
 * One step on the checklist, a line: its mark, its number, its title, how it stands and how long there is, in that order to the ear.
 * The row opens it, wherever it is pressed: nothing is recorded or taken back that does not stand before the eyes.
 */
function Row({ row, openStep }: { row: ShownRow } & Pick<Work, 'openStep'>) {
  const { limit } = row;
  return (
    <li
      id={`step-${row.id}`}
      class="step-row"
      data-state={row.state}
      data-sensed={row.sensed || undefined}
      data-current={row.current || undefined}
      data-mine={row.mine}
      data-open={row.open}
    >
      <button
        type="button"
        class="step-open"
        aria-current={row.open ? 'true' : undefined}
        onClick={() => openStep(row.id)}
      >
        <span class="shape" aria-hidden="true" />
        <span class="row-number numeric">{row.number}</span>
        <span class="row-title">
          {row.title}
          {row.mine && <span class="visually-hidden">（{deskText.mine}）</span>}
          {row.unchecked && <strong class="tag small">{siteText.unchecked}</strong>}
          {row.unfinished && <Unfinished />}
          {row.inHand.length > 0 && (
            <span class="tag small faint in-hand">{teamWorkText.inHand(row.inHand)}</span>
          )}
        </span>
        <span class="row-stands small soft">
          <Pause />
          <span class={row.state === 'todo' ? 'state visually-hidden' : 'state'}>{row.label}</span>
          {row.sensed && <span class="visually-hidden">（{stepText.sensed}）</span>}
          {row.differs && <span class="alarm-word">{stepText.differing}</span>}
          {row.late !== undefined && <span class="clock late">{lateWords(row.late)}</span>}
          {limit !== undefined && (
            <>
              <Pause />
              <Clock clock={limit} />
            </>
          )}
        </span>
      </button>
    </li>
  );
}
