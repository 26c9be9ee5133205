import { carryOn } from './carried.ts';
import type { Envelope } from './envelope.ts';
import { LayeredMap } from './layered-map.ts';
import type { Log, LogFamily, Subject } from './log.ts';
import type { LogReading } from './reading.ts';

/** More events than one action writes: they came from elsewhere. */
const MANY = 64;

/** Adds events to logs. @param fold makes a log from events, where it has to be made anew */
export function logExtension<Event extends Envelope>(
  { kindOf, targetOf, eventAt, isLive, takenBackBy, currentOf }: LogReading<Event>,
  fold: LogFamily<Event>['fold'],
): LogFamily<Event>['extend'] {
  const refold = (log: Log<Event>, events: readonly Event[]): Log<Event> =>
    fold([...log.events, ...events]) ?? log;

  /** Whether an event was spoken of before it was there: no writer does that, but a forged file can. */
  const wasForetold = ({ byType }: Log<Event>, { id }: Event): boolean =>
    ['undone', 'chosen'].some(type => byType.get(type)?.some(event => targetOf(event) === id) === true);

  /** An event that knows all before it replaces the current values of its subjects. */
  const append = (before: Log<Event>, event: Event): Log<Event> => {
    const log: Log<Event> & { readonly undone: ReadonlyMap<string, readonly Event[]> } = {
      ...before,
      events: [...before.events, event],
      places: LayeredMap.over(before.places).with([[event.id, before.events.length]]),
      heads: [event.hash],
      byType: new Map(before.byType).set(event.type, [...(before.byType.get(event.type) ?? []), event]),
    };
    const changed = new Map<string, Subject<Event> | undefined>();
    const saidOf = (subject: string): readonly Event[] =>
      (changed.has(subject) ? changed.get(subject) : before.subjects.get(subject))?.said ?? [];
    const target = takenBackBy(event, log);
    const undone =
      target === undefined
        ? before.undone
        : new Map(before.undone).set(target.id, [...(before.undone.get(target.id) ?? []), event]);
    const after = { ...log, undone };
    if (target !== undefined) {
      const choices = (log.byType.get('chosen') ?? []).filter(choice => targetOf(choice) === target.id);
      for (const subject of [target, ...choices].flatMap(each => kindOf(each).subjects(each))) {
        const said = saidOf(subject).filter(each => isLive(each, after));
        changed.set(
          subject,
          said.length === 0 ? undefined : { said, current: currentOf([said], after)[0] ?? said },
        );
      }
    }
    if (isLive(event, after))
      for (const subject of new Set(kindOf(event).subjects(event)))
        changed.set(subject, { said: [...saidOf(subject), event], current: [event] });
    return { ...after, subjects: LayeredMap.over(before.subjects).with(changed) };
  };

  return (log, added) => {
    const fresh = added.filter(({ id, hash }) => eventAt(log, id)?.hash !== hash);
    if (fresh.length > MANY) return refold(log, fresh);
    let extended = log;
    for (const [position, event] of fresh.entries()) {
      const { heads, gaps, places } = extended;
      const known = new Set(event.prev);
      const knowsAll = known.size === heads.length && heads.every(head => known.has(head));
      // A record that was missing may have come back: then the order itself may change.
      if (!knowsAll || gaps.includes(event.hash) || places.has(event.id) || wasForetold(extended, event))
        return refold(extended, fresh.slice(position));
      const before = extended;
      extended = append(before, event);
      carryOn(before, event, extended);
    }
    return extended;
  };
}
