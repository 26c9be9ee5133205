import { describe } from '../../playbook/condition.ts';
import type { Step } from '../../playbook/playbook.ts';
import { conditionWords } from '../../text/condition.ts';
import { stepText } from '../../text/desk.ts';
import { ActButton } from './ActButton.tsx';
import type { Work } from './work.ts';

interface Props {
  /** What does not apply, as answered. */
  inactive: readonly Step[];
  /** What waits for an occasion. */
  occasional: readonly Step[];
  work: Work;
}

/** The steps of a phase that are not on the list now, in a line that opens: each with the reason, or a way to take it up. */
export function FoldedSteps({ inactive, occasional, work }: Props) {
  const { view, index } = work.incident;
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
                act={work.act}
                command={{ kind: 'start', step: step.id }}
                label={stepText.takeUpLabel(step.title)}
                onDone={() => work.openStep(step.id)}
              >
                {stepText.takeUp}
              </ActButton>
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
