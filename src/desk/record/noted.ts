import { failure } from '../../base/result.ts';
import { itself, nobody, nothing, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { choiceField, opaqueField, promisedField, textField, timeField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';

/** Kinds of note. Established facts belong into the ledger, with source and state. */
export const NOTE_KINDS = ['situation', 'decision', 'guess', 'contact'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

const noteFields = {
  step: opaqueField<string | undefined>(),
  text: textField(TEXT_LIMITS.note),
  noteKind: choiceField(NOTE_KINDS, true),
  happenedAt: timeField('past', true),
  answers: opaqueField<string | undefined>(),
  promised: promisedField,
};
export const note: CommandSpec<typeof noteFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: noteFields,
  decide: ({ index, event }, { step, text: words, noteKind, ...of }) => {
    if (step !== undefined && !index.steps.has(step)) return failure({ code: 'unknownStep' });
    return event(noted, present({ text: words, step, kind: noteKind, ...of }));
  },
};

export const noted = kind(
  'noted',
  ({ z, slug, text, utcTime }) =>
    z.strictObject({
      /** The step it is about; the incident as a whole, where absent. */
      step: z.exactOptional(slug),
      text: text(TEXT_LIMITS.note),
      kind: z.exactOptional(z.enum(NOTE_KINDS)),
      /** When it happened, where that was earlier. */
      happenedAt: z.exactOptional(utcTime),
      /** In a drill: the call or question that these words answered. */
      answers: z.exactOptional(slug),
      /** When more was promised with them. */
      promised: z.exactOptional(utcTime),
    }),
  {
    subjects: itself,
    names: nobody,
    disturbs: nothing,
    story: 'note',
    happenedAt: ({ data }) => data.happenedAt,
    label: '记录',
    effort: ({ data }) => (data.answers === undefined ? 'note' : 'reply'),
    commands: { note },
  },
);

const correctFields = { event: opaqueField<string>(), text: textField(TEXT_LIMITS.note) };
const correct: CommandSpec<typeof correctFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: correctFields,
  decide: ({ log, event }, { event: id, text: words }) => {
    const isNote = log.byType.get('noted')?.some(each => each.id === id) === true;
    if (!isNote || log.undone.has(id)) return failure({ code: 'notANote' });
    return event(corrected, { event: id, text: words });
  },
};

/** Sets an earlier note right by adding to it; the earlier words stay. */
export const corrected = kind(
  'corrected',
  ({ z, text }) => z.strictObject({ event: z.ulid(), text: text(TEXT_LIMITS.note) }),
  {
    subjects: itself,
    refersTo: ({ data }) => [data.event],
    names: nobody,
    disturbs: nothing,
    story: 'log',
    label: '更正',
    effort: 'none',
    commands: { correct },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    corrected: typeof corrected;
    noted: typeof noted;
  }
}
