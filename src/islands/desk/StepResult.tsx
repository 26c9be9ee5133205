import type { EvidencePlace } from '../../incident/evidence.ts';
import type { StepView } from '../../incident/view.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { writerName } from '../../text/people.ts';
import { stepStateLabel } from '../../text/step.ts';
import { fullTime } from '../../text/time.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { Recorded } from './Recorded.tsx';
import type { Place } from './route.ts';
import type { Work } from './work.ts';

/** Where evidence can be looked at. */
function placeOf(place: EvidencePlace): Place {
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

/** What a step came to: by whom, when, with which values, or from what in the record. */
export function StepResult({ item: { step, state }, work }: { item: StepView; work: Work }) {
  if (state.kind === 'todo') return null;
  const who = writerName(work.roleName(state.by.role), state.by);
  const sensed = state.kind === 'done' ? state.sensed : undefined;
  return (
    <div class="result">
      <p>
        {sensed !== undefined && <strong>{stepText.sensed}　</strong>}
        {`${stepStateLabel(step, state.kind)}：${who}，${fullTime(Date.parse(state.at), timeNow())}`}
        {'reason' in state && `　${deskText.reason}：${state.reason}`}
      </p>
      {sensed !== undefined && (
        <p>
          <PlaceLink work={work} place={placeOf(sensed.place)}>
            {stepText.sensedFrom[sensed.place.kind]}
          </PlaceLink>
        </p>
      )}
      {state.kind === 'done' && <Recorded step={step} done={state} work={work} />}
    </div>
  );
}
