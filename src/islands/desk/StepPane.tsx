import { useContext } from 'preact/hooks';
import { isSettled } from '../../incident/settled.ts';
import { leadingClock, type StepView } from '../../incident/view.ts';
import { Drafts } from '../../kit/draft.ts';
import { Terms } from '../../kit/Terms.tsx';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { personName } from '../../text/people.ts';
import { noDeadline } from '../../text/site.ts';
import { stepStateLabel } from '../../text/step.ts';
import { BasisNote, CitedWords } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import { StepReferences } from './review/StepReferences.tsx';
import { StepActions } from './StepActions.tsx';
import { StepForm } from './StepForm.tsx';
import { StepNotices, StepResult } from './StepNotices.tsx';
import { DONE, readyFor } from './step-ready.ts';
import { useWork } from './work.ts';

interface Props {
  item: StepView;
  /** The step has got a result: the cursor may move on. */
  onSettled(): void;
}

/** The open step: who, how long, on what basis; the form that finishes it; then how, why, and in which words. */
export function StepPane({ item, onSettled }: Props) {
  const { view, index, locked, roleName } = useWork();
  const { step, number, state, assignee } = item;
  const clock = leadingClock(item);
  const settled = isSettled(state);
  const drafts = useContext(Drafts);
  const onDone = (): void => {
    for (const form of [DONE, `${DONE}/files`]) drafts.keep(form, undefined);
    onSettled();
  };
  const ready = locked ? undefined : readyFor(item, view.steps);
  return (
    <section
      class="open-step stack card"
      aria-labelledby="open-step-title"
      data-state={state.kind}
      data-sensed={(state.kind === 'done' && state.sensed !== undefined) || undefined}
    >
      <header>
        <p class="small">
          <span class="shape" aria-hidden="true" /> {stepStateLabel(step, state.kind)} ·{' '}
          {index.playbook.phases.find(({ id }) => id === step.phase)?.title}
        </p>
        <h2 id="open-step-title" tabIndex={-1}>
          <span class="row-number numeric">{number}</span> {step.title}
        </h2>
        <Terms
          class="four cluster"
          terms={[
            [
              deskText.who,
              [
                step.roles.map(roleName).join('、'),
                ...(assignee === undefined ? [] : [`${stepText.assignee} ${personName(assignee)}`]),
              ].join(' · '),
            ],
            [
              deskText.left,
              clock === undefined ? (
                noDeadline[step.basis]
              ) : (
                <Clock clock={clock.clock} withDue at={view.closedAt} />
              ),
            ],
            [deskText.basis, <BasisNote key="basis" of={step} playbook={index.playbook} />],
          ]}
        />
      </header>
      <StepNotices item={item} />
      {settled && <StepResult item={item} />}
      <StepForm item={item} ready={ready} onDone={onDone} />
      <StepActions item={item} ready={ready} onDone={onDone} />
      <StepAdvice item={item} />
    </section>
  );
}

/** How a step is done and what to write down of it, what was noted, why it is asked, and in which words. */
function StepAdvice({ item: { step, notes } }: { item: StepView }) {
  const work = useWork();
  return (
    <>
      <div>
        <h3>{deskText.how}</h3>
        <ol class="how">
          {step.how.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      <p class="small">
        <strong>{deskText.record}</strong>　{step.record}
      </p>
      {notes.length > 0 && (
        <div>
          <h3>{deskText.notes}</h3>
          <ul class="notes">
            {notes.map(({ event, at, by, text }) => (
              <li key={event}>
                <span class="small faint">{work.said({ at, by })}</span>
                <p class="entry">{text}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      <StepReferences step={step.id} />
      <p>
        <strong>{deskText.why}</strong>　{step.why}
      </p>
      {step.mistakes !== undefined && (
        <details>
          <summary>{deskText.mistakes}</summary>
          <ul>
            {step.mistakes.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <h3>{stepText.words}</h3>
      <CitedWords cite={step.cite} playbook={work.incident.index.playbook} />
    </>
  );
}
