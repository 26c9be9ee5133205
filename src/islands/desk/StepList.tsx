import { useState } from 'preact/hooks';
import { isMine } from '../../incident/now.ts';
import { isSettled } from '../../incident/settled.ts';
import { describe } from '../../playbook/condition.ts';
import type { Step } from '../../playbook/playbook.ts';
import { conditionWords } from '../../text/condition.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { StepRow } from './StepRow.tsx';
import type { Work } from './work.ts';

interface Props {
  work: Work;
  /** The step to do now. */
  current: string | undefined;
  openStep: string | undefined;
  onOpen(step: string): void;
}

/**
 * The checklist: every step in working order under its phase; what does not apply stays in its place, dimmed, with the reason, and
 * what waits for an occasion with a way to take it up.
 */
export function StepList({ work, current, openStep, onOpen }: Props) {
  const { view, index } = work.incident;
  const { playbook } = index;
  const { officer } = work;
  const [only, setOnly] = useState<'all' | 'mine'>('all');
  const shown = new Map(
    view.steps
      .filter(item => only === 'all' || isMine(view, item, officer))
      .map(item => [item.step.id, item]),
  );
  // Of what is not handled here nothing is to be done, whatever the answers.
  const isHandled = view.verdict?.outcome.ends === undefined;
  const inactive = new Set(
    only === 'all' && isHandled ? [...view.inactive, ...view.occasional.map(({ step }) => step)] : [],
  );
  return (
    <div class="steps">
      <fieldset class="choices no-print">
        <legend class="visually-hidden">{stepText.filterLabel}</legend>
        {(['all', 'mine'] as const).map(value => (
          <label key={value}>
            <input type="radio" name="steps-shown" checked={only === value} onChange={() => setOnly(value)} />
            <span>{stepText[value]}</span>
          </label>
        ))}
      </fieldset>
      {shown.size === 0 && <p class="faint">{stepText.noMine}</p>}
      {playbook.phases.map(phase => {
        const steps = playbook.steps.filter(
          step => step.phase === phase.id && (shown.has(step.id) || inactive.has(step)),
        );
        const items = steps.flatMap(({ id }) => shown.get(id) ?? []);
        if (steps.length === 0) return null;
        return (
          <section key={phase.id} aria-labelledby={`phase-${phase.id}`}>
            <h2 id={`phase-${phase.id}`}>
              {phase.title}
              <span class="small faint numeric">
                {' '}
                {deskText.progress(items.filter(({ state }) => isSettled(state)).length, items.length)}
              </span>
            </h2>
            <ol>
              {steps.map(step => {
                const item = shown.get(step.id);
                return item === undefined ? (
                  <InactiveRow key={step.id} step={step} work={work} onOpen={onOpen} />
                ) : (
                  <StepRow
                    key={step.id}
                    item={item}
                    playbook={playbook}
                    current={current === step.id}
                    mine={isMine(view, item, officer)}
                    open={openStep === step.id}
                    closedAt={view.closedAt}
                    onOpen={onOpen}
                    act={work.act}
                  />
                );
              })}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

function InactiveRow({ step, work, onOpen }: { step: Step; work: Work; onOpen(step: string): void }) {
  const { id, title, when, occasion } = step;
  const { view, index } = work.incident;
  const canTakeUp = view.status === 'open' && view.occasional.some(each => each.step === step);
  return (
    <li class="inactive-row small" id={occasion === undefined ? undefined : `step-${id}`}>
      <span>{title}</span>
      {occasion !== undefined ? (
        <span>{stepText.occasion(occasion)}</span>
      ) : (
        when !== undefined && (
          <span>{stepText.inactive(describe(when, index.definitions, conditionWords))}</span>
        )
      )}
      {canTakeUp && (
        <button
          type="button"
          class="no-print"
          aria-label={stepText.takeUpLabel(title)}
          onClick={() => {
            if (work.act({ kind: 'start', step: id }) === undefined) onOpen(id);
          }}
        >
          {stepText.takeUp}
        </button>
      )}
    </li>
  );
}
