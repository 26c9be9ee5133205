import { useContext } from 'preact/hooks';
import type { EvidencePlace } from '../../incident/evidence.ts';
import { stepSubject } from '../../incident/kinds/step-marks.ts';
import { isSettled } from '../../incident/settled.ts';
import type { StepState } from '../../incident/step-state.ts';
import { leadingClock, type StepView } from '../../incident/view.ts';
import { Drafts } from '../../kit/draft.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import type { Actor } from '../../log/envelope.ts';
import { isDoneByPublishing } from '../../playbook/evidence.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { personName } from '../../text/people.ts';
import { noDeadline } from '../../text/site.ts';
import { stepStateLabel, toReportWords, untilWords } from '../../text/step.ts';
import { fullTime } from '../../text/time.ts';
import { BasisNote, CitedWords } from '../shared/Basis.tsx';
import { Clock } from '../shared/Clock.tsx';
import { ActButton } from './ActButton.tsx';
import { PublishStep } from './PublishStep.tsx';
import { Recorded } from './Recorded.tsx';
import { StepReferences } from './review/StepReferences.tsx';
import { StepActions } from './StepActions.tsx';
import { stepDrafts } from './step-drafts.ts';
import { isPlain, readyFor } from './step-ready.ts';
import type { Work } from './work.ts';

interface Props {
  item: StepView;
  work: Work;
  locked: boolean;
  /** The step has got a result: the cursor may move on. */
  onSettled(): void;
}

const loadDone = () => import('./DoneForm.tsx').then(({ DoneForm }) => DoneForm);
const loadDecide = () => import('./DecideForm.tsx').then(({ DecideForm }) => DecideForm);
const loadMinutes = () => import('./MinutesForm.tsx').then(({ MinutesForm }) => MinutesForm);
const loadAssign = () => import('./StepForms.tsx').then(({ AssignForm }) => AssignForm);
const loadPost = () => import('./release/PostPanel.tsx').then(({ PostPanel }) => PostPanel);

/** The open step: who, how long, on what basis, how, and the form that finishes it. */
export function StepPane({ item, work, locked, onSettled }: Props) {
  const { step, number, state, notes, assignee, differing } = item;
  const { view, index } = work.incident;
  const { playbook } = index;
  const clock = leadingClock(item);
  const now = timeNow();
  const who = (by: Actor): string => `${work.roleName(by.role)}${by.name === undefined ? '' : ` ${by.name}`}`;
  const settled = isSettled(state);
  const drafts = useContext(Drafts);
  const halfWritten = stepDrafts(step.id);
  const onDone = (): void => {
    for (const form of halfWritten) drafts.keep(form, undefined);
    onSettled();
  };
  const ready = locked ? undefined : readyFor(item, view.steps);
  const byHand = <OnDemand load={loadDone} given={{ step, work, onDone }} />;
  return (
    <section
      class="open-step"
      aria-labelledby="open-step-title"
      data-state={state.kind}
      data-sensed={(state.kind === 'done' && state.sensed !== undefined) || undefined}
    >
      <header>
        <p class="small">
          <span class="shape" aria-hidden="true" /> {stepStateLabel(step, state.kind)} ·{' '}
          {playbook.phases.find(({ id }) => id === step.phase)?.title}
        </p>
        <h2 id="open-step-title" tabIndex={-1}>
          <span class="row-number numeric">{number}</span> {step.title}
        </h2>
        <dl class="four">
          <div>
            <dt>{deskText.who}</dt>
            <dd>
              {step.roles.map(work.roleName).join('、')}
              {assignee !== undefined && ` · ${stepText.assignee} ${personName(assignee)}`}
            </dd>
          </div>
          <div>
            <dt>{deskText.left}</dt>
            <dd>
              {clock === undefined ? (
                noDeadline[step.basis]
              ) : (
                <Clock clock={clock.clock} withDue at={view.closedAt} />
              )}
            </dd>
          </div>
          <div>
            <dt>{deskText.basis}</dt>
            <dd>
              <BasisNote basis={step.basis} cite={step.cite} playbook={playbook} />
            </dd>
          </div>
        </dl>
      </header>

      {state.kind === 'todo' && state.returned !== undefined && (
        <p class="notice" role="status">
          {stepText.returned(untilWords(state.returned.until, work.stepTitle, now), state.returned.reason)}
        </p>
      )}
      {state.kind === 'todo' && state.reopened !== undefined && (
        <p class="notice" role="status">
          {stepText.reopened(state.reopened.reason)}（{who(state.reopened.by)}，
          {fullTime(Date.parse(state.reopened.at), now)}）
        </p>
      )}
      {state.kind === 'deferred' && (
        <p class="notice">{stepText.deferred(untilWords(state.until, work.stepTitle, now), state.reason)}</p>
      )}
      {state.kind === 'toReport' && (
        <p class="notice" role="status">
          {toReportWords(state.to)}（{who(state.by)}，{fullTime(Date.parse(state.at), now)}）
        </p>
      )}
      {state.kind === 'started' && (
        <p class="notice">
          {stepText.startedBy(who(state.by))}，{fullTime(Date.parse(state.at), now)}
        </p>
      )}
      {!item.applies && <p class="notice">{deskText.noLonger}</p>}
      {differing.length > 0 && (
        <div class="notice differing" role="alert">
          <p>{stepText.differing}</p>
          <ul>
            {differing.map(({ event, state: said }) => (
              <li key={event}>
                <p>
                  {'by' in said && `${who(said.by)}，${fullTime(Date.parse(said.at), now)}`}{' '}
                  {'event' in state && event === state.event && stepText.differingLatest}
                </p>
                <p>
                  <strong>{stepStateLabel(step, said.kind)}</strong> {'reason' in said && said.reason}
                </p>
                {said.kind === 'done' && <Recorded step={step} done={said} work={work} />}
                {!locked && (
                  <ActButton
                    act={work.act}
                    command={{ kind: 'choose', subject: stepSubject(step.id), event }}
                    label={stepText.adoptLabel('by' in said ? who(said.by) : '')}
                  >
                    {stepText.adopt}
                  </ActButton>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}

      {settled && <Result item={item} work={work} who={who} />}
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
      {(step.fills === 'receipt' || step.fills === 'search') && (
        <OnDemand
          load={loadPost}
          given={{
            work,
            locked,
            heading: 'h3' as const,
            ready: !settled,
            step: isPlain(step) ? { id: step.id, onDone } : undefined,
          }}
        />
      )}
      {playbook.forms
        .filter(({ steps }) => steps?.includes(step.id))
        .map(({ id, title }) => (
          <p key={id} class="no-print">
            <a
              href={`#${view.id}/documents/${id}/${step.id}`}
              onClick={inPlace(() => work.go(`documents/${id}/${step.id}`))}
            >
              {stepText.writes(title)}
            </a>
          </p>
        ))}
      {ready?.minutes !== undefined && (
        <OnDemand
          load={loadMinutes}
          given={{ sort: ready.minutes, step: step.id, work, onDone, onCancel: undefined }}
        />
      )}
      {ready?.assign !== undefined && (
        <>
          <p>{stepText.assignFor(ready.assign.map(work.stepTitle))}</p>
          <OnDemand load={loadAssign} given={{ steps: ready.assign, work, onDone }} />
        </>
      )}
      {settled || locked ? null : isDoneByPublishing(step) ? (
        <PublishStep work={work} />
      ) : step.decides === 'report' && state.kind !== 'toReport' ? (
        <OnDemand load={loadDecide} given={{ step: step.id, work, onDone }} />
      ) : ready === undefined ? (
        byHand
      ) : (
        <details class="no-print" open={drafts.read(halfWritten[0]) !== undefined}>
          <summary>{stepText.byHand}</summary>
          {byHand}
        </details>
      )}
      <StepActions item={item} work={work} locked={locked} ready={ready} onDone={onDone} />

      {notes.length > 0 && (
        <div>
          <h3>{deskText.notes}</h3>
          <ul class="notes">
            {notes.map(({ event, at, by, text }) => (
              <li key={event}>
                <span class="small faint">
                  {deskText.by(work.roleName(by.role), by.name, fullTime(Date.parse(at), now))}
                </span>
                <p class="entry">{text}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      <StepReferences step={step.id} work={work} />
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
      <CitedWords cite={step.cite} playbook={playbook} />
    </section>
  );
}

/** The room in which evidence can be looked at. */
function roomOf(place: EvidencePlace): string {
  switch (place.kind) {
    case 'statement':
      return `release/${place.statement}`;
    case 'document':
      return `documents/${place.form}`;
    case 'post':
    case 'facts':
      return 'facts';
    case 'themes':
      return 'feedback';
    case 'handover':
      return 'handover';
    case 'assignment':
    case 'minutes':
      return 'timeline';
  }
}

function Result({
  item: { step, state },
  work,
  who,
}: {
  item: StepView;
  work: Work;
  who(by: Actor): string;
}) {
  const words = (kept: Exclude<StepState, { kind: 'todo' }>): string =>
    `${stepStateLabel(step, kept.kind)}：${who(kept.by)}，${fullTime(Date.parse(kept.at), timeNow())}`;
  if (state.kind === 'todo') return null;
  return (
    <div class="result">
      <p>
        {state.kind === 'done' && state.sensed !== undefined && <strong>{stepText.sensed}　</strong>}
        {words(state)}
        {'reason' in state && `　${deskText.reason}：${state.reason}`}
      </p>
      {state.kind === 'done' && state.sensed !== undefined && (
        <p>
          <a
            href={`#${work.incident.view.id}/${roomOf(state.sensed.place)}`}
            onClick={inPlace(() => state.sensed && work.go(roomOf(state.sensed.place)))}
          >
            {stepText.sensedFrom[state.sensed.place.kind]}
          </a>
        </p>
      )}
      {state.kind === 'done' && <Recorded step={step} done={state} work={work} />}
    </div>
  );
}
