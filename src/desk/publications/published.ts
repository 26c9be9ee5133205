import { failure, type Result, success } from '../../base/result.ts';
import { isForReplies } from '../../playbook/release-kit.ts';
import { RELEASE_KINDS } from '../../playbook/vocabulary.ts';
import { itself, nobody, OPEN, type Person, type Shapes, TEXT_LIMITS, type z } from '../core/define.ts';
import { type CommandSpec, type DecisionContext, present } from '../core/desk.ts';
import type { Before, Effort } from '../core/effort.ts';
import {
  asked,
  type Checked,
  checkFields,
  choiceField,
  type HandedIn,
  linkField,
  opaqueField,
  signerField,
  textField,
  timeField,
} from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField, type Refusal, wrongFields } from '../core/refusal.ts';
import { namedCauses } from '../facts/cause.ts';
import type { Ledger } from '../facts/ledger.ts';
import { staleFacts, wholeText, whyUnusable } from '../statements/compose.ts';
import { currentVersion, isReplyIn } from '../statements/statement-saved.ts';
import { statementSubject, versionSubject } from '../statements/subjects.ts';
import type { StatementVersion } from '../statements/version.ts';

/** Time and place of a publication, and its promise. */
const sent = ({ z, text, utcTime }: Shapes) => ({
  place: text(TEXT_LIMITS.value),
  publishedAt: utcTime,
  /** `publishedAt` contradicts another time of the matter; its writer was asked, and keeps it. */
  datesConfirmed: z.exactOptional(z.literal(true)),
  link: z.exactOptional(text(TEXT_LIMITS.link)),
  nextUpdate: z.exactOptional(utcTime),
});
const SENT = {
  place: asked(textField(TEXT_LIMITS.value), {
    label: '发布在哪里',
    hint: '平台和栏目，写全称。',
  }),
  publishedAt: asked(timeField('past'), { label: '发布时间', hint: '以公众能够看到的时间为准。' }),
  datesConfirmed: opaqueField<true | undefined>(),
  link: asked(linkField, { label: '发布链接（没有链接的不填）' }),
};

/**
 * Checks that hold even where a playbook's sign-off leaves them out: inserted facts still have their values, and no cause but
 * the approved one is given.
 */
function unsoundness(ledger: Ledger, version: StatementVersion): Refusal | undefined {
  const [stale] = staleFacts(version, ledger);
  if (stale !== undefined)
    return { code: 'badToken', token: stale.label, why: whyUnusable(ledger.byId.get(stale.fact)) };
  const [cause] = namedCauses(`${version.title}\n${wholeText(version)}`, ledger);
  return cause === undefined ? undefined : { code: 'unapprovedCause', text: cause };
}

const publishFields = { version: opaqueField<string>(), ...SENT };
/** Publishes a version: what the plan has it do is read from that, so nothing else is said with it. */
export const publish: CommandSpec<typeof publishFields> = {
  who: 'anyone',
  fields: publishFields,
  decide: ({ view, event }, data) => {
    const version = currentVersion(view.statements, data.version);
    if (!version.ok) return version;
    const { next, approved, authorised } = view.signOffOf(version.value);
    if (next !== undefined) return failure({ code: 'signOffOpen', title: next.item.title });
    const unsound = unsoundness(view.ledger, version.value);
    if (unsound !== undefined) return failure(unsound);
    if (!approved && authorised === undefined) return failure({ code: 'notApproved' });
    const { nextUpdate } = version.value;
    if (nextUpdate !== undefined && nextUpdate <= data.publishedAt)
      return badField('nextUpdate', { code: 'notAfterPublication' });
    return event(published, present({ ...data, nextUpdate }));
  },
};

/** The effort of a reply is counted with its draft. */
function effortOfRelease(
  { data }: { readonly data: { readonly version: string } },
  before: Before,
): Effort | 'none' {
  return isReplyIn(before.events, data.version) ? 'none' : 'publication';
}

/** A version that was signed off went out from here. */
export const published = kind(
  'published',
  (shapes: Shapes) => shapes.z.strictObject({ version: shapes.z.ulid(), ...sent(shapes) }),
  {
    subjects: itself,
    refersTo: ({ data }) => [data.version],
    disturbs: ({ data }) => [OPEN, versionSubject(data.version)],
    names: nobody,
    story: 'published',
    happenedAt: ({ data }) => data.publishedAt,
    label: '对外发布',
    effort: effortOfRelease,
    commands: { publish },
  },
);

/** The published words: a version drafted here, or other words, which then become the first version of a statement of their own. */
const saidElsewhere = ({ z, slug, text }: Shapes) =>
  z.union([
    z.strictObject({ version: z.ulid() }),
    z.strictObject({
      channel: slug,
      kind: z.enum(RELEASE_KINDS),
      title: text(TEXT_LIMITS.title),
      /** The part of the channel's form that holds them. */
      part: slug,
      text: text(TEXT_LIMITS.part),
    }),
  ]);
type SaidElsewhere = z.infer<ReturnType<typeof saidElsewhere>>;

const versionsIn = (said: SaidElsewhere): readonly string[] => ('version' in said ? [said.version] : []);

interface Typed {
  readonly version: string | undefined;
  readonly channel: string;
  readonly form: string;
  readonly title: string;
  readonly text: string;
}

/** The words as typed. This records others' words: the rules for our own do not apply. */
function saidOf({ index, view, context }: DecisionContext, typed: Typed): Result<SaidElsewhere, Refusal> {
  const { version } = typed;
  if (version !== undefined)
    return view.statements.some(({ versions }) => versions.some(({ id }) => id === version))
      ? success({ version })
      : failure({ code: 'unknownStatement' });
  const channels = index.playbook.release.channels.filter(each => !isForReplies(each));
  const fields = {
    channel: choiceField(channels.map(({ id }) => id)),
    form: choiceField(RELEASE_KINDS),
    title: textField(TEXT_LIMITS.title),
    text: textField(TEXT_LIMITS.part),
  };
  const words = checkFields(fields, typed as HandedIn<typeof fields>, context.now);
  if (!words.ok) return words;
  const { channel, form, title, text: said } = words.value;
  const part = channels.find(({ id }) => id === channel)?.parts[0]?.id ?? '';
  return success({ channel, kind: form, title, part, text: said });
}

const OUT = { ...SENT, nextUpdate: timeField('any', true) };
/** Where and when it went out, and when more was promised. */
function outOf(typed: HandedIn<typeof OUT>, now: number): Result<Checked<typeof OUT>, Refusal> {
  const out = checkFields(OUT, typed, now);
  if (!out.ok) return out;
  const { nextUpdate, publishedAt } = out.value;
  return nextUpdate !== undefined && nextUpdate <= publishedAt
    ? badField('nextUpdate', { code: 'notAfterPublication' })
    : out;
}

const recordPublicationFields = {
  /** The version that went out, any that was saved; absent for words that were not drafted here. */
  version: opaqueField<string | undefined>(),
  /** Details of such words. */
  channel: opaqueField<string>(),
  form: opaqueField<string>(),
  title: opaqueField<string>(),
  text: opaqueField<string>(),
  place: opaqueField<string>(),
  publishedAt: opaqueField<string>(),
  link: opaqueField<string | undefined>(),
  datesConfirmed: opaqueField<true | undefined>(),
  /** ISO 8601 with zone; may have passed by now. */
  nextUpdate: opaqueField<string | undefined>(),
  approver: opaqueField<Person>(),
};
const recordPublication: CommandSpec<typeof recordPublicationFields> = {
  who: 'anyone',
  fields: recordPublicationFields,
  // The words, the place and the approver are checked together: a form tells all that is wrong at once.
  lacks: (
    desk,
    {
      version,
      channel = '',
      form = '',
      title = '',
      text = '',
      place = '',
      publishedAt = '',
      approver,
      ...when
    },
  ) =>
    [
      saidOf(desk, { version, channel, form, title, text }),
      outOf({ place, publishedAt, ...when }, desk.context.now),
      checkFields({ approver: signerField }, { approver: approver ?? { name: '' } }, desk.context.now),
    ].flatMap(each => (each.ok ? [] : wrongFields(each.refusal))),
  decide: (desk, { version, channel, form, title, text: words, approver, ...when }) => {
    const said = saidOf(desk, { version, channel, form, title, text: words });
    if (!said.ok) return said;
    const out = outOf(when, desk.context.now);
    if (!out.ok) return out;
    const approved = checkFields({ approver: signerField }, { approver }, desk.context.now);
    if (!approved.ok) return approved;
    return desk.event(publishedElsewhere, present({ said: said.value, ...out.value, ...approved.value }));
  },
};

/** 事后补录: a publication elsewhere, without a sign-off here, recorded afterwards. */
export const publishedElsewhere = kind(
  'publishedElsewhere',
  (shapes: Shapes) =>
    shapes.z.strictObject({
      said: saidElsewhere(shapes),
      ...sent(shapes),
      /** Who approved it there. */
      approver: shapes.person,
    }),
  {
    // Under its own id, where the words are its own: an edit of them is a further version of that statement.
    subjects: ({ type, id, data: { said } }) => [
      `${type}:${id}`,
      ...('version' in said ? [] : [statementSubject(id)]),
    ],
    names: ({ data }) => [data.approver],
    refersTo: ({ data: { said } }) => versionsIn(said),
    disturbs: ({ data: { said } }) => [OPEN, ...versionsIn(said).map(versionSubject)],
    story: 'published',
    happenedAt: ({ data }) => data.publishedAt,
    label: '事后补录发布',
    effort: 'none',
    commands: { recordPublication },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    published: typeof published;
    publishedElsewhere: typeof publishedElsewhere;
  }
}
