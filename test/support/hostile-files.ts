import type { IncidentEvent, IncidentLog } from '../../src/desk/incident/kinds.ts';
import { minuted } from '../../src/desk/steps/minuted.ts';
import { withHash } from '../../src/log/hash.ts';
import { NOW } from './answers.ts';
import { contextAt, countingIds, openLog } from './incident.ts';

const MINUTE = 60_000;

/** A log that goes on with events that each know the one before: deciding so many would take minutes. */
function goneOn(
  begun: IncidentLog,
  times: number,
  said: (place: number) => Pick<IncidentEvent, 'type' | 'data'>,
): readonly IncidentEvent[] {
  const newId = countingIds(7, NOW + MINUTE);
  const events = [...begun.events];
  let prev = begun.heads;
  for (let place = 0; place < times; place += 1) {
    const event = withHash({
      v: 1,
      id: newId(),
      stream: begun.stream,
      at: new Date(NOW + MINUTE).toISOString(),
      by: { role: 'office', name: '张三' },
      prev,
      ...said(place),
    }) as IncidentEvent;
    events.push(event);
    prev = [event.hash];
  }
  return events;
}

/** Minutes of meetings at which many took part, none of whom was at another. */
export const minutesOf = (meetings: number, people: number): readonly IncidentEvent[] =>
  goneOn(openLog(undefined, contextAt(NOW, countingIds(1))), meetings, place => ({
    type: minuted.type,
    data: {
      sort: 'meeting',
      steps: [],
      heldAt: new Date(NOW).toISOString(),
      people: Array.from({ length: people }, (_, at) => `${place * people + at}`),
      said: '会',
    },
  }));
