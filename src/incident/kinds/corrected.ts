import { failure } from '../../base/result.ts';
import { command } from '../desk.ts';
import { given, textField } from '../fields.ts';
import { itself, kind, TEXT_LIMITS } from './define.ts';

/** Sets an earlier note right by adding to it; the earlier words stay. */
export const corrected = kind(
  'corrected',
  ({ z, text }) => z.strictObject({ event: z.ulid(), text: text(TEXT_LIMITS.note) }),
  { subjects: itself, refersTo: ({ data }) => [data.event] },
);

export const correct = command({
  whenClosed: true,
  fields: { event: given<string>(), text: textField(TEXT_LIMITS.note) },
  decide: ({ log, event }, { event: id, text: words }) => {
    const isNote = log.byType.get('noted')?.some(each => each.id === id) === true;
    if (!isNote || log.undone.has(id)) return failure({ code: 'notANote' });
    return event(corrected, { event: id, text: words });
  },
});
