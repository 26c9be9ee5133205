import { failure } from '../../base/result.ts';
import type { First } from '../../playbook/first.ts';
import { isWork, itself, type Party, someone, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { choiceField, officeField, opaqueField, personField, textField, timeField } from '../core/fields.ts';
import type { EventRecord } from '../core/incident.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';

/** Whom one reaches at a post of the playbook, whoever holds it. */
export const partyAt = ({ title, person }: Pick<First['posts'][number], 'title' | 'person'>): Party =>
  person ? { person: { name: '', title } } : { unit: title };

/** Outcomes of a call. */
export const CALL_ENDS = ['reached', 'inVain'] as const;

const callFields = {
  list: opaqueField<string | undefined>(),
  post: opaqueField<string | undefined>(),
  unit: officeField(true),
  person: personField('either', true),
  calledAt: timeField('past'),
  end: choiceField(CALL_ENDS),
  told: textField(TEXT_LIMITS.fact, true),
  said: textField(TEXT_LIMITS.value, true),
  rangBack: opaqueField<true | undefined>(),
  placeUntold: opaqueField<true | undefined>(),
};
const call: CommandSpec<typeof callFields> = {
  who: 'anyone',
  fields: callFields,
  decide: ({ index: { playbook }, event }, { list, post, told, said, rangBack, placeUntold, ...of }) => {
    const { calls, posts } = playbook.first;
    const whom = calls.find(({ id }) => id === list)?.whom.flat();
    const isKnown =
      list === undefined
        ? post === undefined || posts.some(({ id }) => id === post)
        : whom?.some(id => id === post) === true;
    if (!isKnown) return failure({ code: 'unknownCall' });
    if (of.unit === undefined && of.person === undefined) return badField('person', { code: 'nobody' });
    const isReached = of.end === 'reached';
    return event(
      called,
      present({
        list,
        post,
        ...of,
        told: isReached ? told : undefined,
        said: isReached ? said : undefined,
        rangBack: isReached ? rangBack : undefined,
        placeUntold: isReached ? placeUntold : undefined,
      }),
    );
  },
};

/** Somebody was called, and answered or did not. Of a call in vain nothing was said. */
export const called = kind(
  'called',
  ({ z, slug, text, utcTime, person }) =>
    z.strictObject({
      /** The list of the playbook that was being called; absent where an authority asks for the call. */
      list: z.exactOptional(slug),
      /** Which post, where the playbook has it. */
      post: z.exactOptional(slug),
      /** The unit called: whoever answers there. */
      unit: z.exactOptional(text(TEXT_LIMITS.name)),
      /** The person called; at a unit, who answered there by name. */
      person: z.exactOptional(person),
      calledAt: utcTime,
      end: z.enum(CALL_ENDS),
      /** The words read aloud to the person who answered: where, what, how many people. */
      told: z.exactOptional(text(TEXT_LIMITS.fact)),
      /** The other side's words, question or instruction. */
      said: z.exactOptional(text(TEXT_LIMITS.value)),
      /** The person called in vain rang back. */
      rangBack: z.exactOptional(z.literal(true)),
      /** In a report of a danger: the place had not been written down, so the call reports none. */
      placeUntold: z.exactOptional(z.literal(true)),
    }),
  {
    subjects: itself,
    names: ({ data }) => someone(data.person),
    disturbs: isWork,
    story: 'whole',
    happenedAt: ({ data }) => data.calledAt,
    label: '打电话',
    effort: 'none',
    commands: { call },
  },
);

declare module '../core/view.ts' {
  interface IncidentView {
    /** Whom one called, in vain or not, in the order of the log. */
    readonly calls: readonly EventRecord<'called'>[];
  }
}

declare module '../core/incident.ts' {
  interface IncidentKinds {
    called: typeof called;
  }
}
