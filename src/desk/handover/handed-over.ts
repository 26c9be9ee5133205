import { failure } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { isWork, itself, nobody, type Person, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, officerOf } from '../core/desk.ts';
import { checkFields, opaqueField, signerField } from '../core/fields.ts';
import type { EventRecord } from '../core/incident.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { samePerson } from '../people/same-person.ts';

/** The parts of a hand-over sheet, in the order in which they are read back. */
export const SHEET_PARTS = ['situation', 'done', 'todo', 'limits', 'risks', 'contacts'] as const;
export type HandoverSheet = Readonly<Record<(typeof SHEET_PARTS)[number], string>>;

const handOverFields = {
  to: opaqueField<Person & { readonly role: string }>(),
  sheet: opaqueField<HandoverSheet>(),
};
export const handOver: CommandSpec<typeof handOverFields> = {
  who: 'named',
  fields: handOverFields,
  decide: ({ index, view, context, event }, { to, sheet: typed }) => {
    const taker = checkFields({ to: signerField }, { to }, context.now);
    if (!taker.ok) return taker;
    const giver = officerOf(context.by);
    if (giver !== undefined && samePerson(view.people, taker.value.to, giver))
      return badField('to', { code: 'samePerson' });
    if (!index.playbook.roles.some(({ id }) => id === to.role))
      return badField('role', { code: 'notAnOption' });
    const sheet = { ...typed };
    for (const part of SHEET_PARTS) {
      const words = checkText(sheet[part], TEXT_LIMITS.sheet, true);
      if (!words.ok) return badField(part, words.refusal);
      sheet[part] = words.value;
    }
    return event(handedOver, { to: { role: to.role, ...taker.value.to }, sheet });
  },
};

/** The sheet as it was read back, and who took over. */
export const handedOver = kind(
  'handedOver',
  ({ z, slug, text, person }) =>
    z.strictObject({
      to: z.strictObject({ role: slug, ...person.shape }),
      sheet: z.record(z.enum(SHEET_PARTS), text(TEXT_LIMITS.sheet)),
    }),
  // A hand-over means that work goes on: a closing that did not know of it would leave nobody to take over.
  {
    subjects: itself,
    names: ({ data }) => [data.to],
    disturbs: isWork,
    story: 'whole',
    label: '交接',
    effort: 'document',
    commands: { handOver },
  },
);

const acceptHandoverFields = { handover: opaqueField<string>() };
const acceptHandover: CommandSpec<typeof acceptHandoverFields> = {
  who: 'named',
  fields: acceptHandoverFields,
  decide: ({ view, context, event }, { handover }) => {
    const found = view.handovers.find(each => each.event === handover);
    if (found === undefined) return failure({ code: 'unknownHandover' });
    if (found.accepted !== undefined) return failure({ code: 'unchanged' });
    const taker = officerOf(context.by);
    return taker !== undefined && samePerson(view.people, taker, found.to)
      ? event(handoverAccepted, { handover })
      : failure({ code: 'notReceiver', name: found.to.name });
  },
};

/** The next officer has taken over: the one who wrote this down. */
export const handoverAccepted = kind('handoverAccepted', ({ z }) => z.strictObject({ handover: z.ulid() }), {
  subjects: ({ data }) => [`handover:${data.handover}`],
  refersTo: ({ data }) => [data.handover],
  disturbs: isWork,
  names: nobody,
  story: 'whole',
  label: '接手',
  effort: 'none',
  commands: { acceptHandover },
});

declare module '../core/view.ts' {
  interface IncidentView {
    readonly handovers: readonly (EventRecord<'handedOver'> & {
      /** When the receiver took over, and who recorded that. */
      readonly accepted: EventRecord<'handoverAccepted'> | undefined;
    })[];
  }
}

declare module '../core/incident.ts' {
  interface IncidentKinds {
    handedOver: typeof handedOver;
    handoverAccepted: typeof handoverAccepted;
  }
}
