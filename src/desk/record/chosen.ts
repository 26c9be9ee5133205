import { failure } from '../../base/result.ts';
import { nobody, nothing } from '../core/define.ts';
import type { CommandSpec } from '../core/desk.ts';
import { opaqueField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { factRecorded, replacing } from '../facts/fact-recorded.ts';
import { factSubject } from '../facts/subjects.ts';
import { evidenceAgainst } from './difference.ts';
import { undone } from './undone.ts';

const chooseFields = { subject: opaqueField<string>(), event: opaqueField<string>() };
const choose: CommandSpec<typeof chooseFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: chooseFields,
  decide: ({ log, view, event }, { subject, event: id }) => {
    const open = view.differences.filter(each => each.subject === subject);
    const isOpen = open.some(each =>
      each.kind === 'values'
        ? each.values.some(value => value.id === id)
        : (each.kind === 'contradicted' ? each.value : each.undo).id === id,
    );
    // Evidence does a step by itself once the mark that stands against it is gone.
    const marked = open.find(each => evidenceAgainst(each).some(evidence => evidence.id === id));
    if (marked?.kind === 'contradicted') return event(undone, { event: marked.value.id });
    if (!isOpen) return failure({ code: 'nothingToChoose' });
    // Entries of a fact stand against each other in the ledger: the one chosen is recorded anew in the place of all.
    const fact = view.ledger.facts.find(each => factSubject(each.id) === subject);
    const entry = log.events[log.places.get(id) ?? -1];
    if (fact === undefined || entry?.type !== 'factRecorded') return event(chosen, { subject, event: id });
    return event(factRecorded, { ...entry.data, replaces: replacing(fact.current) });
  },
};

/** Decides a difference: of the values that stand for a subject, the named event's. */
export const chosen = kind(
  'chosen',
  ({ z }) => z.strictObject({ subject: z.string().check(z.maxLength(200)), event: z.ulid() }),
  {
    subjects: ({ data }) => [data.subject],
    refersTo: ({ data }) => [data.event],
    names: nobody,
    disturbs: nothing,
    story: 'log',
    label: '定下不一致',
    effort: 'none',
    commands: { choose },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    chosen: typeof chosen;
  }
}
