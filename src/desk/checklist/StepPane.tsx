import { useContext } from 'preact/hooks';
import { Drafts } from '../../kit/draft.ts';
import { Terms } from '../../kit/Terms.tsx';
import { restsOnUnchecked } from '../../playbook/unchecked.ts';
import { timeNow } from '../../session/surroundings.ts';
import { siteText } from '../../site/words.ts';
import { partyName, personName } from '../core/words/person.ts';
import { referenceText } from '../core/words/reference.ts';
import { documentDay, fullTime } from '../core/words/time.ts';
import { taskRowWords } from '../core/words/value.ts';
import { isMine } from '../incident/now.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { BasisNote, CitedWords } from '../parts/Basis.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import type { DeskPlace } from '../parts/route.ts';
import { useSnapshot } from '../parts/useSession.tsx';
import { deskText } from '../parts/words.ts';
import { useWork } from '../parts/work.tsx';
import { toCall } from '../people/call.ts';
import { dialled } from '../people/roster.tsx';
import { referencesFor } from '../review/reference.ts';
import { isFinished } from '../steps/finished.ts';
import { StepClock } from '../steps/StepClock.tsx';
import { stateWords } from '../steps/state-words.ts';
import { DONE, readyFor } from '../steps/step-ready.ts';
import type { EvidencePlace, GivenTask, StepView } from '../steps/step-view.ts';
import { tasksFor } from '../steps/tasks.ts';
import { leftWords, stepStateLabel, stepText } from '../steps/words.ts';
import { Recorded } from './Recorded.tsx';
import { StepActions, StepForm } from './StepForm.tsx';

/**
 * The open step: how it stands, who, how long, on what basis; the form that finishes it, and beside it how it is done.
 * @param props.onSettled the step has got a result: the cursor may move on
 */
export function StepPane({ item, onResult }: { item: StepView; onResult(): void }) {
  const { view, index, locked } = useWork();
  const { step, number, state, applies, differing } = item;
  const drafts = useContext(Drafts);
  const onDone = (): void => {
    for (const form of [DONE, `${DONE}/files`]) drafts.keep(form, undefined);
    onResult();
  };
  const ready = locked || !applies ? undefined : readyFor(item, view.steps);
  return (
    <section
      class="open-step"
      aria-labelledby="open-step-title"
      data-state={applies ? state.kind : 'notApplicable'}
      data-sensed={(applies && state.kind === 'done' && state.sensed !== undefined) || undefined}
    >
      <header>
        <h2 id="open-step-title" tabIndex={-1}>
          <span class="row-number numeric">{number}</span> {step.title}
        </h2>
        <Terms
          class="step-facts row small"
          terms={[
            [
              <span key="shape" class="shape" aria-hidden="true" />,
              `${stepStateLabel(item, locked)} · ${index.playbook.phases.find(({ id }) => id === step.phase)?.title}`,
            ],
            [deskText.who, <Who key="who" item={item} />],
            [deskText.left, <StepClock key="left" item={item} withDue />],
            [deskText.basis, <BasisNote key="basis" brief of={step} playbook={index.playbook} />],
          ]}
        />
      </header>
      <div class="sheet-body">
        <div class="stack">
          {restsOnUnchecked(index.playbook, step) && (
            <p class="notice">
              <strong>{siteText.unchecked}</strong>&ensp;{siteText.uncheckedHow}
            </p>
          )}
          <StepStatus item={item} />
          {!applies && <p class="notice">{deskText.noLonger}</p>}
          {differing.length > 0 && (
            <p class="notice differing" role="alert">
              {stepText.differingHere}
            </p>
          )}
          <TasksToTake item={item} />
          <StepForm item={item} ready={ready} onDone={onDone} />
          <StepActions item={item} ready={ready} onDone={onDone} />
        </div>
        <div class="stack">
          <StepAdvice item={item} />
        </div>
      </div>
    </section>
  );
}

/** Whose the step is; of others' that do not bear waiting, whom to call about it. */
function Who({ item }: { item: StepView }) {
  const { session, view, officer, roleName } = useWork();
  const { roster } = useSnapshot(session);
  const { step, assignee, dueBy, givenBy } = item;
  const task = view.tasks.find(({ event }) => event === givenBy);
  const isOwn = isMine(view, item, officer);
  const known = isOwn ? undefined : toCall(item, view.people, roster);
  return (
    <>
      {[
        step.roles.map(roleName).join('、'),
        assignee && `${stepText.assignee} ${partyName(assignee)}`,
        dueBy && stepText.dueBy(shownTime(dueBy)),
        task && taskFrom(task),
        !isOwn && officer.role !== '' && stepText.notMine,
      ]
        .filter(Boolean)
        .join(' · ')}
      {known?.phone !== undefined && (
        <>
          {' '}
          <a class="numeric" href={`tel:${dialled(known.phone)}`}>
            {personName(known)} {known.phone}
          </a>
        </>
      )}
    </>
  );
}

const shownTime = (at: string): string => fullTime(Date.parse(at), timeNow());

const taskFrom = ({ at, step }: GivenTask): string =>
  stepText.taskFrom(documentDay(Date.parse(at), timeNow()), step);

/** Tasks that were given out: one press takes over who does the step, and by when. */
function TasksToTake({ item }: { item: StepView }) {
  const { view, index, locked } = useWork();
  if (locked || !item.applies || isFinished(item.state)) return null;
  return (
    <div class="cluster no-print">
      {tasksFor(item, view.tasks, index).map(task => (
        <ActButton
          key={`${task.event} ${task.what}`}
          words={stepText.takeTask(taskRowWords(task, shownTime), taskFrom(task))}
          command={{ kind: 'assign', steps: [item.step.id], unit: task.who, by: task.by, from: task.event }}
        />
      ))}
    </div>
  );
}

/** The state of a step: its last mark and, where it has a result, the evidence and its values. */
function StepStatus({ item }: { item: StepView }) {
  const { step, state, applies } = item;
  const { view, said, stepTitle, locked } = useWork();
  const words = stateWords(item, { said, stepTitle, now: timeNow(), openedAt: view.openedAt });
  const left = view.closed?.steps.get(step.id);
  if (left !== undefined && !isFinished(state)) return <p class="notice">{leftWords(left)}</p>;
  if (words === '') return null;
  const sensed = state.kind === 'done' ? state.sensed : undefined;
  return (
    <div class={isFinished(state) ? 'result' : 'notice'} role="status">
      <p>
        {sensed !== undefined && <strong>{stepText.sensed}&ensp;</strong>}
        {state.kind === 'todo' || !applies ? words : `${stepStateLabel(item)}：${words}`}
      </p>
      {sensed !== undefined && (
        <p>
          <PlaceLink place={evidencePlace(sensed.place)}>{stepText.sensedFrom[sensed.place.kind]}</PlaceLink>
        </p>
      )}
      {state.kind === 'done' && <Recorded step={step} done={state} />}
      {'event' in state && sensed === undefined && applies && !locked && (
        <ActButton
          class="undo no-print"
          words={deskText.undoWhat(stepStateLabel(item))}
          of={step.title}
          command={{ kind: 'undo', event: state.event }}
        />
      )}
    </div>
  );
}

/** One below the other in a list. */
const Lines = ({ of }: { of: readonly string[] }) => (
  <>
    {of.map(line => (
      <li key={line}>{line}</li>
    ))}
  </>
);

/** Pages on which evidence can be looked at. */
const PAGES = {
  post: 'facts',
  facts: 'facts',
  themes: 'feedback',
  orders: 'orders',
  handover: 'handover',
  assignment: 'timeline',
  minutes: 'timeline',
  calls: 'timeline',
} as const;

function evidencePlace(place: EvidencePlace): DeskPlace {
  if (place.kind === 'statement') return `release/${place.statement}`;
  if (place.kind === 'step') return `step/${place.step}`;
  return place.kind === 'document' ? `documents/${place.form}` : PAGES[place.kind];
}

/** Advice on a step: how to do it, which values to record, its notes, its reason, and its wording. */
function StepAdvice({ item: { step, notes } }: { item: StepView }) {
  const { session, view, index, said } = useWork();
  // Proposals for this step from reviews of earlier incidents.
  const references = referencesFor(step.id, view, useSnapshot(session).incidents);
  return (
    <>
      <div>
        <h3>{deskText.how}</h3>
        <p class="small faint">{deskText.howOurs}</p>
        <ol class="how">
          <Lines of={step.how} />
        </ol>
      </div>
      <p class="small">
        <strong>{deskText.record}</strong>&ensp;{step.record}
      </p>
      {notes.length > 0 && (
        <div>
          <h3>{deskText.notes}</h3>
          <ul class="notes">
            {notes.map(({ event, at, by, text }) => (
              <li key={event}>
                <span class="small faint">{said({ at, by })}</span>
                <p class="entry">{text}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {references.length > 0 && (
        <details class="small no-print">
          <summary>{referenceText.title(references.length)}</summary>
          <ul>
            <Lines
              of={references.map(({ incident, what, why }) => referenceText.line(what, why, incident))}
            />
          </ul>
        </details>
      )}
      <p class="small">
        <strong>{deskText.why}</strong>&ensp;{step.why}
      </p>
      {step.mistakes !== undefined && (
        <details>
          <summary>{deskText.mistakes}</summary>
          <ul>
            <Lines of={step.mistakes} />
          </ul>
        </details>
      )}
      <details>
        <summary>{stepText.words}</summary>
        <p>
          <BasisNote of={step} playbook={index.playbook} />
        </p>
        <CitedWords cite={step.cite} playbook={index.playbook} />
      </details>
    </>
  );
}
