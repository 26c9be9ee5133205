import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { type DisclosedForm, Disclosure, type Opened } from '../../kit/Disclosure.tsx';
import { Drafts } from '../../kit/draft.ts';
import { disclosedText } from '../../kit/Form.tsx';
import { onDemand } from '../../kit/OnDemand.tsx';
import { isDoneByPublishing } from '../../playbook/evidence.ts';
import { MINUTES_SORTS } from '../../playbook/vocabulary.ts';
import { inDrill } from '../../session/surroundings.ts';
import { named } from '../core/words/named.ts';
import { placeOfForm } from '../documents/due.ts';
import { isUnanswered } from '../orders/orders.ts';
import { orderName, ordersText } from '../orders/words.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { FormsOf } from '../parts/FormsOf.tsx';
import { atStep } from '../parts/form-place.ts';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { publishStepText } from '../publications/words.ts';
import { isFinished } from '../steps/finished.ts';
import { minutesFormText, minutesText } from '../steps/form-words.ts';
import { unansweredInterviews } from '../steps/interviews.ts';
import { takesMinutes } from '../steps/minuted.ts';
import { DONE, isPlain, minutesDraft, type StepReady } from '../steps/step-ready.ts';
import type { StepView } from '../steps/step-view.ts';
import { stepText } from '../steps/words.ts';
import { LeftForms } from './LeftForms.tsx';

/** The forms of a step are fetched when one of them is first opened. */
const forms = () => import('./StepForms.tsx');
const DoneForm = onDemand(() => forms().then(each => each.DoneForm));
const DecideForm = onDemand(() => forms().then(each => each.DecideForm));
const DeferForm = onDemand(() => forms().then(each => each.DeferForm));
const AssignForm = onDemand(() => forms().then(each => each.AssignForm));
const LeadForm = onDemand(() => forms().then(each => each.LeadForm));
export const MinutesForm = onDemand(() => forms().then(each => each.MinutesForm));

interface Props {
  item: StepView;
  /** The form that makes the step's evidence, where there is one: it stands open. */
  ready: StepReady | undefined;
  onDone(): void;
}

const OrderForm = onDemand(() => import('../orders/OrderForms.tsx').then(each => each.OrderForm));
const StepCalls = onDemand(() => import('./StepCalls.tsx').then(each => each.StepCalls));
const PostPanel = onDemand(() => import('./PostPanel.tsx').then(each => each.PostPanel));

/** The way to finish a step: the form of its evidence, a link to where that is made, or the form to record it by hand. */
export function StepForm({ item, ready, onDone }: Props) {
  const work = useWork();
  const { step, state, applies } = item;
  const drafts = useContext(Drafts);
  const finished = isFinished(state);
  const byHand = <DoneForm step={step} onDone={onDone} />;
  const { summary, counts } = work.view.post;
  /** Writing down the post does the step with the same press: one button finishes it. */
  const byPost = step.fills === 'receipt' && isPlain(step) && summary === undefined && counts.length === 0;
  const hand = (): ComponentChildren => {
    if (finished || work.locked || !applies) return null;
    if (isDoneByPublishing(step))
      return (
        <div class="no-print stack">
          <p class="small faint">{publishStepText.hint}</p>
          <div class="actions cluster">
            <Button class="primary" words={publishStepText.go} onClick={() => work.go('release')} />
            <Button words={publishStepText.elsewhere} onClick={() => work.go('release/elsewhere')} />
          </div>
        </div>
      );
    const order = step.evidence?.flatMap(rule => ('orders' in rule ? rule.orders : []))[0];
    if (order === 'registered') return <OrderForm onDone={onDone} />;
    if (order === 'answered') return <OrdersWaiting />;
    if (step.decides === 'report' && state.kind !== 'toReport')
      return <DecideForm step={step.id} onDone={onDone} />;
    if (ready === undefined && !byPost) return byHand;
    return (
      <details class="no-print" open={drafts.read(DONE) !== undefined}>
        <summary>{stepText.byHand}</summary>
        {byHand}
      </details>
    );
  };
  return (
    <>
      {(step.fills === 'receipt' || step.fills === 'search') && (
        <PostPanel
          rank={3}
          ready={applies && !finished}
          step={applies && isPlain(step) ? { step, onDone } : undefined}
        />
      )}
      {work.index.playbook.forms
        .filter(({ steps }) => steps?.includes(step.id))
        .map(form => (
          <p key={form.id} class="no-print">
            <PlaceLink place={placeOfForm(form, step.id)}>{stepText.writes(form.title)}</PlaceLink>
            {step.outcome === 'reported' && !finished && work.view.documents.has(form.id) && (
              <strong>&ensp;{stepText.writtenOnly}</strong>
            )}
          </p>
        ))}
      {applies && !finished && !work.locked && !inDrill() && isCalled(step) && (
        <StepCalls step={step} onDone={onDone} />
      )}
      {step.fills === 'press' &&
        unansweredInterviews(work.view.minutes).map(({ event, people, said }) => (
          <p key={event} class="notice">
            {minutesFormText.unanswered(people.join('、'), said)}
          </p>
        ))}
      {ready?.minutes !== undefined && <MinutesForm sort={ready.minutes} step={step.id} onDone={onDone} />}
      {ready?.assign !== undefined && (
        <>
          <p>{stepText.assignFor(ready.assign.map(work.stepTitle))}</p>
          <LeadForm steps={ready.assign} onDone={onDone} />
        </>
      )}
      {hand()}
    </>
  );
}

/** Whether reaching somebody by telephone does a step. */
const isCalled = ({ evidence = [] }: StepView['step']): boolean => evidence.some(rule => 'called' in rule);

/** Orders that wait to be reported back, with links to them. */
function OrdersWaiting() {
  const { view, go } = useWork();
  const waiting = view.orders.filter(isUnanswered);
  return (
    <div class="no-print stack">
      <p class="small faint">
        {waiting.length === 0 ? ordersText.none : ordersText.waiting(waiting.map(orderName))}
      </p>
      <div class="actions cluster">
        <Button
          class="primary"
          words={ordersText.toOrders(waiting.length > 0)}
          onClick={() => go('orders')}
        />
      </div>
    </div>
  );
}

/** Actions on a step besides finishing it. One form at a time; a half-written one stands open. */
export function StepActions({ item, ready, onDone }: Props) {
  const { act, go, locked } = useWork();
  const { state, assignee, applies } = item;
  const { id: step, record } = item.step;
  const finished = isFinished(state);
  const isOpen = !locked && !finished && applies;
  /** The step has its result by it. */
  const finishing = ({ onDone: close, ...opened }: Opened): Opened => ({
    ...opened,
    onDone: () => {
      close();
      onDone();
    },
  });
  const reasoned = (
    kind: 'markNotApplicable' | 'skip' | 'reopenStep',
    action: string,
    hint: string = deskText.reasonHint,
  ): DisclosedForm =>
    disclosedText({
      id: `${kind}-${step}`,
      button: action,
      label: named(action, deskText.reason),
      hint,
      action,
      onText: reason => act({ kind, step, reason }),
      onDone: kind === 'reopenStep' ? undefined : onDone,
    });
  const note = disclosedText({
    id: `note-${step}`,
    button: deskText.stepNote,
    label: deskText.stepNote,
    hint: record,
    action: deskText.save,
    onText: text => act({ kind: 'note', step, text }),
  });
  const offered: readonly (DisclosedForm | false)[] = [
    ...MINUTES_SORTS.map(
      sort =>
        isOpen &&
        sort !== ready?.minutes &&
        takesMinutes(item.step, sort) && {
          id: minutesDraft(sort, step),
          button: minutesFormText.record(minutesText[sort].sort),
          form: (opened: Opened) => <MinutesForm {...finishing(opened)} sort={sort} step={step} />,
        },
    ),
    isOpen &&
      state.kind !== 'deferred' && {
        rare: true,
        id: `defer-${step}`,
        button: stepText.defer,
        form: opened => <DeferForm {...finishing(opened)} step={step} />,
      },
    isOpen && { ...reasoned('markNotApplicable', deskText.notApplicable), rare: true },
    isOpen && { ...reasoned('skip', deskText.skip), rare: true },
    isOpen && {
      rare: true,
      id: `assign-name-${step}`,
      button: stepText.assign,
      form: opened => <AssignForm {...opened} steps={[step]} assigned={assignee !== undefined} />,
    },
    !locked && finished && applies && reasoned('reopenStep', stepText.reopen, stepText.reopenHint),
    {
      ...note,
      rare: isOpen,
      form: opened => <FormsOf place={atStep(step, 'late')}>{note.form(opened)}</FormsOf>,
    },
  ];
  return (
    <fieldset class="row-actions no-print">
      <legend class="visually-hidden">{stepText.actions}</legend>
      <Disclosure
        forms={offered}
        more={stepText.more}
        before={
          isOpen &&
          state.kind !== 'started' && (
            <ActButton
              words={state.kind === 'deferred' ? stepText.resume : stepText.start}
              command={{ kind: 'start', step }}
              // The cursor moves on to the next step; the step just begun stays in view.
              onDone={() => go(`step/${step}`, true)}
            />
          )
        }
      />
      {!isOpen && <LeftForms but={offered.flatMap(form => (form === false ? [] : [form.id]))} />}
    </fieldset>
  );
}
