import { failure } from '../../base/result.ts';
import { isWork, itself, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { choiceField, given, personField, textField, timeField } from '../core/fields.ts';
import type { EventRecord } from '../core/incident.ts';
import { kind } from '../core/kind.ts';

/** What became of a call. */
export const CALL_ENDS = ['reached', 'inVain'] as const;

const callFields = {
  list: given<string | undefined>(),
  post: given<string | undefined>(),
  person: personField('either'),
  calledAt: timeField('past'),
  end: choiceField(CALL_ENDS),
  told: textField(TEXT_LIMITS.fact, true),
  said: textField(TEXT_LIMITS.value, true),
  rangBack: given<true | undefined>(),
  placeUntold: given<true | undefined>(),
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
      /** What for: one of the lists of the playbook; none where an authority asks for the call. */
      list: z.exactOptional(slug),
      /** Which post, where the playbook has it. */
      post: z.exactOptional(slug),
      /** Whoever was called: a name, or the title of a room that is always manned. */
      person,
      calledAt: utcTime,
      end: z.enum(CALL_ENDS),
      /** What was read aloud to whoever answered: where, what, how many people. */
      told: z.exactOptional(text(TEXT_LIMITS.fact)),
      /** What the other side said, asked or instructed. */
      said: z.exactOptional(text(TEXT_LIMITS.value)),
      /** Whoever was called in vain rang back. */
      rangBack: z.exactOptional(z.literal(true)),
      /** Of a danger: nobody had written down where it is, so that it reports none. */
      placeUntold: z.exactOptional(z.literal(true)),
    }),
  {
    subjects: itself,
    names: ({ data }) => [data.person],
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
