import { failure, success } from '../../base/result.ts';
import { command, type Desk, write } from '../desk.ts';
import { given } from '../fields.ts';
import { itself, kind, z } from './define.ts';
import type { IncidentEvent } from './registry.ts';

/** Takes an event back: it counts as never said, and what it had replaced stands again. */
export const undone = kind('undone', z.strictObject({ event: z.ulid() }), {
  undoable: false,
  subjects: itself,
});

/** Marks of steps that a publication did: without it they say nothing. */
const doneWith = ({ log }: Desk, target: IncidentEvent): readonly string[] =>
  (log.byType.get('stepDone') ?? []).flatMap(event =>
    event.type === 'stepDone' && event.data.publication === target.id && !log.undone.has(event.id)
      ? [event.id]
      : [],
  );

export const undo = command({
  whenClosed: true,
  fields: { event: given<string>() },
  decide: (desk, { event: id }) => {
    const { log, view, context } = desk;
    const target = log.events[log.places.get(id) ?? -1];
    const kept = target === undefined ? 'nothingToUndo' : desk.whyKept(target);
    if (target === undefined || kept !== undefined) return failure({ code: kept ?? 'nothingToUndo' });
    const events: IncidentEvent[] = [];
    let heads = log.heads;
    for (const each of [...doneWith(desk, target), id]) {
      const event = write(context, view.id, heads, undone, { event: each });
      events.push(event);
      heads = [event.hash];
    }
    return success(events);
  },
});
