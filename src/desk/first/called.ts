import { failure } from '../../base/result.ts';
import { isWork, itself, kind, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { choiceField, given, personField, textField, timeField } from '../core/fields.ts';

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
};
const call: CommandSpec<typeof callFields> = {
  who: 'anyone',
  fields: callFields,
  decide: ({ index: { playbook }, event }, { list, post, told, said, ...of }) => {
    const found = playbook.first.calls.find(({ id }) => id === list);
    const isKnown =
      list === undefined || found?.whom.some(deputies => deputies.some(id => id === post)) === true;
    if (!isKnown) return failure({ code: 'unknownCall' });
    return event(
      called,
      present({
        list,
        post: list === undefined ? undefined : post,
        ...of,
        told: of.end === 'reached' ? told : undefined,
        said: of.end === 'reached' ? said : undefined,
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
      /** Which post of the list. */
      post: z.exactOptional(slug),
      /** Whoever was called: a name, or the title of a room that is always manned. */
      person,
      calledAt: utcTime,
      end: z.enum(CALL_ENDS),
      /** What was read aloud to whoever answered: where, what, how many people. */
      told: z.exactOptional(text(TEXT_LIMITS.fact)),
      /** What the other side said, asked or instructed. */
      said: z.exactOptional(text(TEXT_LIMITS.value)),
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
