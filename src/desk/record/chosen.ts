import { failure } from '../../base/result.ts';
import { kind } from '../core/define.ts';
import { command } from '../core/desk.ts';
import { given } from '../core/fields.ts';
import { factRecorded, factSubject, replacing } from '../facts/fact-recorded.ts';

/** Decides a difference: of the values that stand for a subject, the named event's. */
export const chosen = kind(
  'chosen',
  ({ z }) => z.strictObject({ subject: z.string().check(z.maxLength(200)), event: z.ulid() }),
  { subjects: ({ data }) => [data.subject], refersTo: ({ data }) => [data.event] },
);

export const choose = command({
  whenClosed: true,
  fields: { subject: given<string>(), event: given<string>() },
  decide: ({ log, view, event }, { subject, event: id }) => {
    const isOpen = view.differences.some(
      each =>
        each.subject === subject &&
        (each.kind === 'values'
          ? each.values.some(value => value.id === id)
          : (each.kind === 'contradicted' ? each.value : each.undo).id === id),
    );
    if (!isOpen) return failure({ code: 'nothingToChoose' });
    // Entries of a fact stand against each other in the ledger: the one chosen is recorded anew in the place of all.
    const fact = view.ledger.facts.find(each => factSubject(each.id) === subject);
    const entry = log.events[log.places.get(id) ?? -1];
    if (fact === undefined || entry?.type !== 'factRecorded') return event(chosen, { subject, event: id });
    return event(factRecorded, { ...entry.data, replaces: replacing(fact.standing) });
  },
});
