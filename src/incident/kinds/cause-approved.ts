import { failure } from '../../base/result.ts';
import { command } from '../desk.ts';
import { given, personField } from '../fields.ts';
import { kind, OPEN, person, z } from './define.ts';
import { entrySubject } from './fact-recorded.ts';

export const causeSubject = (entry: string): string => `cause:${entry}`;

/** An entry of the cause is approved as the cause. Another entry needs another approval. */
export const causeApproved = kind('causeApproved', z.strictObject({ entry: z.ulid(), person }), {
  subjects: ({ data }) => [causeSubject(data.entry)],
  refersTo: ({ data }) => [data.entry],
  disturbs: ({ data }) => [OPEN, entrySubject(data.entry)],
});

export const approveCause = command({
  fields: { entry: given<string>(), person: personField(true) },
  decide: ({ view, event }, { entry: id, person: by }) => {
    const cause = view.ledger.facts.find(fact => fact.cause);
    const entry = cause?.history.find(each => each.event === id);
    if (cause === undefined || entry === undefined) return failure({ code: 'notACause' });
    if (cause.state !== 'verified' || cause.standing.at(-1)?.event !== entry.event)
      return failure({ code: 'causeNotVerified' });
    if (entry.approval !== undefined) return failure({ code: 'unchanged' });
    return event(causeApproved, { entry: entry.event, person: by });
  },
});
