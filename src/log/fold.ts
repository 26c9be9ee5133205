import { addTo } from '../base/group.ts';
import { causalityOf } from './causality.ts';
import type { Envelope } from './envelope.ts';
import type { LogFamily } from './log.ts';
import { gapsOf, headsOf, inOrder, isChain } from './order.ts';
import type { LogReading } from './reading.ts';

/** Makes logs from events. @param familyOf the family that the logs belong to */
export function logFold<Event extends Envelope>(
  { kindOf, isLive, takenBackBy, currentOf }: LogReading<Event>,
  familyOf: () => LogFamily<Event>,
): LogFamily<Event>['fold'] {
  return given => {
    const events = inOrder(given);
    const [first] = events;
    const last = events.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const chain = isChain(events);
    const places = new Map(events.map(({ id }, place) => [id, place]));
    const undone = new Map<string, Event[]>();
    const byType = new Map<string, Event[]>();
    for (const event of events) {
      addTo(byType, event.type, event);
      const target = takenBackBy(event, { events, places });
      if (target !== undefined) addTo(undone, target.id, event);
    }
    const said = new Map<string, Event[]>();
    for (const event of events)
      if (isLive(event, { events, places, undone }))
        for (const subject of new Set(kindOf(event).subjects(event))) addTo(said, subject, event);
    const fork = chain ? undefined : { causality: causalityOf(events), until: events.length };
    const lists = [...said.values()];
    const current = currentOf(lists, { events, places, fork });
    return {
      stream: first.stream,
      events,
      places,
      heads: chain ? [last.hash] : headsOf(events),
      gaps: chain ? [] : gapsOf(events),
      byType,
      undone,
      subjects: new Map(
        [...said.keys()].map((subject, position) => [
          subject,
          { said: lists[position] ?? [], current: current[position] ?? [] },
        ]),
      ),
      fork,
      family: familyOf(),
    };
  };
}
