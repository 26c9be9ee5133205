import { names } from '#names';
import { failure } from '../../base/result.ts';
import { checkDecided, DECIDED, decided, isEarly } from '../core/decided.ts';
import { OPEN, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { combinedField, opaqueField, signerField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { samePerson } from '../people/same-person.ts';
import { causeSubject, entrySubject } from './subjects.ts';

const approveCauseFields = {
  entry: opaqueField<string>(),
  person: signerField,
  ...DECIDED,
  combines: combinedField,
};
export const approveCause: CommandSpec<typeof approveCauseFields> = {
  who: 'anyone',
  fields: approveCauseFields,
  decide: (desk, { entry: id, person: by, combines, ...said }) => {
    const { view } = desk;
    const cause = view.ledger.facts.find(fact => fact.cause);
    const entry = cause?.history.find(each => each.event === id);
    if (cause === undefined || entry === undefined) return failure({ code: 'notACause' });
    if (cause.state !== 'verified' || cause.current.at(-1)?.event !== entry.event)
      return failure({ code: 'causeNotVerified' });
    if (entry.approval !== undefined) return failure({ code: 'unchanged' });
    const { person: verifier, verifiedAt } = entry;
    const isOne = verifier !== undefined && samePerson(view.people, by, verifier);
    if (isOne && combines === undefined) return failure({ code: 'sameVerifier', verifier });
    if (isEarly(said.decidedAt, verifiedAt)) return badField('decidedAt', { code: 'beforeVerified' });
    const file = checkDecided(desk, present(said), []);
    if (!file.ok) return file;
    return desk.event(
      causeApproved,
      present({
        entry: entry.event,
        person: by,
        ...said,
        evidence: file.value,
        combines: isOne ? combines : undefined,
      }),
    );
  },
};

/** An entry of the cause is approved as the cause. Another entry needs another approval. */
export const causeApproved = kind(
  'causeApproved',
  (shapes: Shapes) => {
    const { z, text } = shapes;
    return z.strictObject({
      entry: z.ulid(),
      ...decided(shapes),
      /** The reason why the verifier approved it as well. */
      combines: z.exactOptional(text(TEXT_LIMITS.reason)),
    });
  },
  {
    subjects: ({ data }) => [causeSubject(data.entry)],
    names: ({ data }) => [data.person],
    refersTo: ({ data }) => [data.entry],
    disturbs: ({ data }) => [OPEN, entrySubject(data.entry)],
    story: 'release',
    happenedAt: ({ data }) => data.decidedAt,
    label: `原因经认定${names.approve}`,
    effort: 'none',
    commands: { approveCause },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    causeApproved: typeof causeApproved;
  }
}
