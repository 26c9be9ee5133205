import type { EvidencePlace } from '../../incident/evidence.ts';
import { stepSubject } from '../../incident/kinds/step-marks.ts';
import type { StepView } from '../../incident/view.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { writerName } from '../../text/people.ts';
import { stepStateLabel, toReportWords, untilWords } from '../../text/step.ts';
import { fullTime } from '../../text/time.ts';
import { ActButton } from './ActButton.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { Recorded } from './Recorded.tsx';
import type { Place } from './route.ts';
import { useWork } from './work.ts';

interface Props {
  item: StepView;
}

/** What has to be known of a step before working on it: put off, begun, reopened, or recorded differently by several. */
export function StepNotices({ item: { step, state, applies, differing } }: Props) {
  const work = useWork();
  const now = timeNow();
  const { said, stepTitle } = work;
  const notice = (): string | undefined => {
    switch (state.kind) {
      case 'todo':
        if (state.returned !== undefined)
          return stepText.returned(untilWords(state.returned.until, stepTitle, now), state.returned.reason);
        return state.reopened && `${stepText.reopened(state.reopened.reason)}（${said(state.reopened)}）`;
      case 'deferred':
        return stepText.deferred(untilWords(state.until, stepTitle, now), state.reason);
      case 'toReport':
        return `${toReportWords(state.to)}（${said(state)}）`;
      case 'started':
        return `${stepText.startedBy(writerName(work.roleName(state.by.role), state.by))}，${fullTime(Date.parse(state.at), now)}`;
      default:
        return undefined;
    }
  };
  const words = notice();
  return (
    <>
      {words !== undefined && (
        <p class="notice" role="status">
          {words}
        </p>
      )}
      {!applies && <p class="notice">{deskText.noLonger}</p>}
      {differing.length > 0 && (
        <div class="notice differing" role="alert">
          <p>{stepText.differing}</p>
          <ul class="columns plain">
            {differing.map(mark => (
              <li key={mark.event} class="card">
                <p>
                  {said(mark)} {'event' in state && mark.event === state.event && stepText.differingLatest}
                </p>
                <p>
                  <strong>{stepStateLabel(step, mark.state.kind)}</strong>{' '}
                  {'reason' in mark.state && mark.state.reason}
                </p>
                {mark.state.kind === 'done' && <Recorded step={step} done={mark.state} />}
                {!work.locked && (
                  <ActButton
                    words={stepText.adopt}
                    command={{ kind: 'choose', subject: stepSubject(step.id), event: mark.event }}
                    label={stepText.adoptLabel(writerName(work.roleName(mark.by.role), mark.by))}
                  />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Pages on which evidence can be looked at. */
const PAGES = {
  post: 'facts',
  facts: 'facts',
  themes: 'feedback',
  handover: 'handover',
  assignment: 'timeline',
  minutes: 'timeline',
} as const;

function placeOf(place: EvidencePlace): Place {
  if (place.kind === 'statement') return `release/${place.statement}`;
  return place.kind === 'document' ? `documents/${place.form}` : PAGES[place.kind];
}

/** What a step came to: by whom, when, with which values, or from what in the record. */
export function StepResult({ item: { step, state } }: { item: StepView }) {
  const work = useWork();
  if (state.kind === 'todo') return null;
  const sensed = state.kind === 'done' ? state.sensed : undefined;
  return (
    <div class="result">
      <p>
        {sensed !== undefined && <strong>{stepText.sensed}　</strong>}
        {`${stepStateLabel(step, state.kind)}：${work.said(state)}`}
        {'reason' in state && `　${deskText.reason}：${state.reason}`}
      </p>
      {sensed !== undefined && (
        <p>
          <PlaceLink place={placeOf(sensed.place)}>{stepText.sensedFrom[sensed.place.kind]}</PlaceLink>
        </p>
      )}
      {state.kind === 'done' && <Recorded step={step} done={state} />}
    </div>
  );
}
