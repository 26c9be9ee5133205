import { failure } from '../../base/result.ts';
import { kind, OPEN, TEXT_LIMITS } from '../core/define.ts';
import { command, present } from '../core/desk.ts';
import { combinedField, given, signerField } from '../core/fields.ts';
import { samePerson } from '../people/same-person.ts';
import { entrySubject } from './fact-recorded.ts';

export const causeSubject = (entry: string): string => `cause:${entry}`;

/** An entry of the cause is approved as the cause. Another entry needs another approval. */
export const causeApproved = kind(
  'causeApproved',
  ({ z, text, person }) =>
    z.strictObject({
      entry: z.ulid(),
      person,
      /** Why whoever verified it approved it as well. */
      combines: z.exactOptional(text(TEXT_LIMITS.reason)),
    }),
  {
    subjects: ({ data }) => [causeSubject(data.entry)],
    names: ({ data }) => [data.person],
    refersTo: ({ data }) => [data.entry],
    disturbs: ({ data }) => [OPEN, entrySubject(data.entry)],
  },
);

export const approveCause = command({
  fields: { entry: given<string>(), person: signerField, combines: combinedField },
  decide: ({ view, event }, { entry: id, person: by, combines }) => {
    const cause = view.ledger.facts.find(fact => fact.cause);
    const entry = cause?.history.find(each => each.event === id);
    if (cause === undefined || entry === undefined) return failure({ code: 'notACause' });
    if (cause.state !== 'verified' || cause.standing.at(-1)?.event !== entry.event)
      return failure({ code: 'causeNotVerified' });
    if (entry.approval !== undefined) return failure({ code: 'unchanged' });
    const { person: verifier } = entry;
    const isOne = verifier !== undefined && samePerson(view.people, by, verifier);
    if (isOne && combines === undefined) return failure({ code: 'sameVerifier', verifier });
    return event(
      causeApproved,
      present({ entry: entry.event, person: by, combines: isOne ? combines : undefined }),
    );
  },
});
