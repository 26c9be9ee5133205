import { failure, type Result, success } from '../../base/result.ts';
import { command, type Desk, present } from '../desk.ts';
import { choiceField, given, linkField, signerField, textField, timeField } from '../fields.ts';
import { badField, type Refusal } from '../refusal.ts';
import { kind, OPEN, type Person, type Shapes, TEXT_LIMITS, type z } from './define.ts';
import { STATEMENT_KINDS, statementSubject, versionSubject } from './statement-saved.ts';

/** What went out: a version that was drafted here, or other words, which are then the first version of a statement of their own. */
const saidElsewhere = ({ z, slug, text }: Shapes) =>
  z.union([
    z.strictObject({ version: z.ulid() }),
    z.strictObject({
      channel: slug,
      kind: z.enum(STATEMENT_KINDS),
      title: text(TEXT_LIMITS.title),
      /** The part of the channel's form that holds them. */
      part: slug,
      text: text(TEXT_LIMITS.part),
    }),
  ]);
type SaidElsewhere = z.infer<ReturnType<typeof saidElsewhere>>;

const versionsIn = (said: SaidElsewhere): readonly string[] => ('version' in said ? [said.version] : []);

/** 事后补录: what went out without this release room, written down afterwards. It is published, and nothing here has signed it off. */
export const publishedElsewhere = kind(
  'publishedElsewhere',
  shapes => {
    const { z, text, utcTime, person } = shapes;
    return z.strictObject({
      said: saidElsewhere(shapes),
      place: text(TEXT_LIMITS.value),
      publishedAt: utcTime,
      link: z.exactOptional(text(TEXT_LIMITS.link)),
      nextUpdate: z.exactOptional(utcTime),
      /** Who approved it there. */
      approver: person,
    });
  },
  {
    // Under its own id, where the words are its own: an edit of them is a further version of that statement.
    subjects: ({ type, id, data: { said } }) => [
      `${type}:${id}`,
      ...('version' in said ? [] : [statementSubject(id)]),
    ],
    names: ({ data }) => [data.approver],
    refersTo: ({ data: { said } }) => versionsIn(said),
    disturbs: ({ data: { said } }) => [OPEN, ...versionsIn(said).map(versionSubject)],
  },
);

interface Typed {
  readonly version: string | undefined;
  readonly channel: string;
  readonly form: string;
  readonly title: string;
  readonly text: string;
}

/** What was said, as typed. It is a record of others' words: no rule of what may be said holds for them. */
function saidOf({ index, view, context, check }: Desk, typed: Typed): Result<SaidElsewhere, Refusal> {
  const { version } = typed;
  if (version !== undefined)
    return view.statements.some(({ versions }) => versions.some(({ id }) => id === version))
      ? success({ version })
      : failure({ code: 'unknownStatement' });
  const { channels } = index.playbook.release;
  const fields = {
    channel: choiceField(channels.map(({ id }) => id)),
    form: choiceField(STATEMENT_KINDS),
    title: textField(TEXT_LIMITS.title),
    text: textField(TEXT_LIMITS.part),
  };
  const words = check(fields, typed as never, context.now);
  if (!words.ok) return words;
  const { channel, form, title, text: said } = words.value;
  const part = channels.find(({ id }) => id === channel)?.parts[0]?.id ?? '';
  return success({ channel, kind: form, title, part, text: said });
}

/** Where and when it went out. */
const OUT = {
  place: textField(TEXT_LIMITS.value),
  publishedAt: timeField('past'),
  link: linkField,
  nextUpdate: timeField('any', true),
};

export const recordPublication = command({
  fields: {
    /** The version that went out, any that was saved; absent for words that were not drafted here. */
    version: given<string | undefined>(),
    /** Of such words. */
    channel: given<string>(),
    form: given<string>(),
    title: given<string>(),
    text: given<string>(),
    place: given<string>(),
    publishedAt: given<string>(),
    link: given<string | undefined>(),
    /** ISO 8601 with zone; may have passed by now. */
    nextUpdate: given<string | undefined>(),
    approver: given<Person>(),
  },
  // What was said first, then where it went out, then who approved it: whoever fills in the form is told in its order.
  decide: (desk, { version, channel, form, title, text: words, approver, ...sent }) => {
    const { check, context } = desk;
    const said = saidOf(desk, { version, channel, form, title, text: words });
    if (!said.ok) return said;
    const out = check(OUT, sent, context.now);
    if (!out.ok) return out;
    const { nextUpdate } = out.value;
    if (nextUpdate !== undefined && nextUpdate <= out.value.publishedAt)
      return badField('nextUpdate', { code: 'notAhead' });
    const approved = check({ approver: signerField }, { approver }, context.now);
    if (!approved.ok) return approved;
    return desk.event(publishedElsewhere, present({ said: said.value, ...out.value, ...approved.value }));
  },
});
