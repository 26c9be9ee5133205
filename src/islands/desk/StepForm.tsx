import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { isSettled } from '../../incident/settled.ts';
import type { StepView } from '../../incident/view.ts';
import { Button } from '../../kit/Button.tsx';
import { Drafts } from '../../kit/draft.ts';
import { onDemand } from '../../kit/OnDemand.tsx';
import { isDoneByPublishing } from '../../playbook/evidence.ts';
import { stepText } from '../../text/desk.ts';
import { publishStepText } from '../../text/publishing.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { AssignForm, DecideForm, DoneForm, MinutesForm } from './step-forms.ts';
import { DONE, isPlain, type StepReady } from './step-ready.ts';
import { useWork } from './work.ts';

export interface StepFormProps {
  item: StepView;
  /** What makes its evidence, where there is one form for it: that one stands open. */
  ready: StepReady | undefined;
  onDone(): void;
}

const PostPanel = onDemand(() => import('./release/PostPanel.tsx').then(each => each.PostPanel));

/** What finishes a step: the form of its evidence, the way to where that is made, or the form to record it by hand. */
export function StepForm({ item, ready, onDone }: StepFormProps) {
  const work = useWork();
  const { step, state } = item;
  const drafts = useContext(Drafts);
  const settled = isSettled(state);
  const byHand = <DoneForm step={step} onDone={onDone} />;
  const hand = (): ComponentChildren => {
    if (settled || work.locked) return null;
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
    if (step.decides === 'report' && state.kind !== 'toReport')
      return <DecideForm step={step.id} onDone={onDone} />;
    if (ready === undefined) return byHand;
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
        <PostPanel rank={3} ready={!settled} step={isPlain(step) ? { id: step.id, onDone } : undefined} />
      )}
      {work.incident.index.playbook.forms
        .filter(({ steps }) => steps?.includes(step.id))
        .map(({ id, title }) => (
          <p key={id} class="no-print">
            <PlaceLink place={`documents/${id}/${step.id}`}>{stepText.writes(title)}</PlaceLink>
          </p>
        ))}
      {ready?.minutes !== undefined && <MinutesForm sort={ready.minutes} step={step.id} onDone={onDone} />}
      {ready?.assign !== undefined && (
        <>
          <p>{stepText.assignFor(ready.assign.map(work.stepTitle))}</p>
          <AssignForm steps={ready.assign} onDone={onDone} />
        </>
      )}
      {hand()}
    </>
  );
}
