import type { Kind } from '../../src/log/kind.ts';
import type { LogDifference } from '../../src/log/log.ts';
import { type Toy, toyKinds } from './family.ts';

const kindOf = ({ type }: Toy): Kind<Toy> => toyKinds[type] as unknown as Kind<Toy>;

/** SPEC.md word for word, by sets and closures, without a thought for speed. Events in the order of the log. */
export function reference(events: readonly Toy[]) {
  const byHash = new Map(events.map(event => [event.hash, event]));
  const byId = new Map(events.map(event => [event.id, event]));
  const known = new Map<Toy, ReadonlySet<Toy>>();
  const knownTo = (event: Toy): ReadonlySet<Toy> => {
    const found = known.get(event);
    if (found !== undefined) return found;
    const all = new Set<Toy>();
    for (const hash of event.prev) {
      const parent = byHash.get(hash);
      if (parent === undefined) continue;
      all.add(parent);
      for (const each of knownTo(parent)) all.add(each);
    }
    known.set(event, all);
    return all;
  };
  const apart = (one: Toy, other: Toy): boolean =>
    one !== other && !knownTo(one).has(other) && !knownTo(other).has(one);
  const undoingsOf = (target: Toy): readonly Toy[] =>
    kindOf(target).undoable
      ? events.filter(event => event.type === 'undone' && event.data.event === target.id)
      : [];
  const isTaken = (event: Toy): boolean => undoingsOf(event).length > 0;
  const says = (event: Toy): boolean => {
    if (isTaken(event)) return false;
    if (event.type !== 'chosen') return true;
    const target = byId.get(event.data.event);
    return (
      target !== undefined &&
      target.type !== 'chosen' &&
      !isTaken(target) &&
      kindOf(target).subjects(target).includes(event.data.subject)
    );
  };
  const subjects = new Set(events.flatMap(event => kindOf(event).subjects(event)));
  const said = (subject: string): readonly Toy[] =>
    events.filter(event => says(event) && kindOf(event).subjects(event).includes(subject));
  const current = (subject: string): readonly Toy[] =>
    said(subject).filter(event => !said(subject).some(later => knownTo(later).has(event)));
  const values = (subject: string): readonly Toy[] => [
    ...new Set(
      current(subject).map(event => (event.type === 'chosen' ? (byId.get(event.data.event) as Toy) : event)),
    ),
  ];
  const word = (event: Toy, subject: string): string =>
    JSON.stringify(kindOf(event).value?.(event, subject) ?? { type: event.type, data: event.data });
  const differences: LogDifference<Toy>[] = [];
  for (const subject of subjects) {
    const found = values(subject);
    if (new Set(found.map(event => word(event, subject))).size > 1)
      differences.push({ kind: 'values', subject, values: found });
    const value = found.at(-1);
    if (value === undefined || !found.every(each => kindOf(each).settles?.(each).includes(subject) === true))
      continue;
    const disturbs = (event: Toy): boolean => kindOf(event).disturbs?.(event).includes(subject) === true;
    const isApart = (event: Toy): boolean =>
      current(subject).some(each => apart(each, event)) &&
      !current(subject).some(each => knownTo(each).has(event));
    const isWork = (event: Toy): boolean => {
      const target = event.type === 'undone' ? byId.get(event.data.event) : undefined;
      return disturbs(target !== undefined && isTaken(target) ? target : event);
    };
    const carriesOn = (event: Toy): boolean =>
      current(subject).every(each => knownTo(event).has(each)) &&
      events.some(each => isApart(each) && isWork(each) && knownTo(event).has(each));
    const by = events.filter(event => {
      if (!isApart(event)) return says(event) && disturbs(event) && carriesOn(event);
      const target = event.type === 'undone' ? byId.get(event.data.event) : undefined;
      return target === undefined || !isTaken(target)
        ? says(event) && disturbs(event)
        : disturbs(target) && !isApart(target);
    });
    if (by.length > 0) differences.push({ kind: 'contradicted', subject, value, by });
  }
  for (const target of events) {
    const undoings = undoingsOf(target);
    const [undo] = undoings;
    const decided = undoings.some(each => current(`undone:${each.id}`).some(({ type }) => type === 'chosen'));
    if (undo === undefined || decided) continue;
    const by = events.filter(
      event =>
        !isTaken(event) &&
        (kindOf(event).refersTo?.(event).includes(target.id) === true ||
          kindOf(event)
            .buildsOn?.(event)
            .some(
              subject => said(subject).length === 0 && kindOf(target).subjects(target).includes(subject),
            ) === true) &&
        undoings.every(each => apart(each, event)),
    );
    if (by.length > 0) differences.push({ kind: 'orphaned', subject: `undone:${undo.id}`, target, undo, by });
  }
  return { knownTo, subjects, said, current, differences };
}
