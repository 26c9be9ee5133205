import { failure } from '../../base/result.ts';
import { command, officerOf } from '../desk.ts';
import { given } from '../fields.ts';
import { samePerson } from '../same-person.ts';
import { kind } from './define.ts';

/** Whoever a hand-over was for has taken over: whoever wrote this down. */
export const handoverAccepted = kind('handoverAccepted', ({ z }) => z.strictObject({ handover: z.ulid() }), {
  subjects: ({ data }) => [`handover:${data.handover}`],
  refersTo: ({ data }) => [data.handover],
});

export const acceptHandover = command({
  fields: { handover: given<string>() },
  decide: ({ view, context, event }, { handover }) => {
    const found = view.handovers.find(each => each.event === handover);
    if (found === undefined) return failure({ code: 'unknownHandover' });
    if (found.accepted !== undefined) return failure({ code: 'unchanged' });
    const taker = officerOf(context.by);
    if (taker === undefined) return failure({ code: 'noName' });
    return samePerson(view.people, taker, found.to)
      ? event(handoverAccepted, { handover })
      : failure({ code: 'notReceiver', name: found.to.name });
  },
});
