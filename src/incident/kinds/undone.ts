import { failure } from '../../base/result.ts';
import { command } from '../desk.ts';
import { given } from '../fields.ts';
import { itself, kind, z } from './define.ts';

/** Takes an event back: it counts as never said, and what it had replaced stands again. */
export const undone = kind('undone', z.strictObject({ event: z.ulid() }), {
  undoable: false,
  subjects: itself,
});

export const undo = command({
  whenClosed: true,
  fields: { event: given<string>() },
  decide: (desk, { event: id }) => {
    const { log } = desk;
    const target = log.events[log.places.get(id) ?? -1];
    const kept = target === undefined ? 'nothingToUndo' : desk.whyKept(target);
    return kept === undefined ? desk.event(undone, { event: id }) : failure({ code: kept });
  },
});
