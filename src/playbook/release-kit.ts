import { id, localId, ref, refs, sentenceSchema, some, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';
import { conditionSchema } from './condition-schema.ts';
import type { StatementKind } from './vocabulary.ts';

/** In the template of a part: the account of the matter in the variant's words. */
export const ACCOUNT_TOKEN = '通报内容';
/** Names in braces that are no facts, in every draft. */
export const DRAFT_TOKENS = [
  '已核实',
  '均未核实',
  '正在核实',
  '尚未核实',
  '待查原因',
  '下次发布',
  '联系渠道',
  '落款',
  '日期',
  '标题',
] as const;
/** Those that say nothing of the ledger. */
export const PLAIN_TOKENS = ['下次发布', '标题'] as const;
/** In a correction only: the text it corrects; the wrong and the right values; a withdrawal with its time and reason. */
export const CORRECTION_TOKENS = ['原稿', '更正', '撤下'] as const;

/**
 * In an acknowledgement only: where it is, as somebody typed it; what danger it is, nothing where none is known; whether anybody is on
 * the way; and what people in danger are to do, whose line is left out where there is no danger.
 */
export const ACKNOWLEDGEMENT_TOKENS = ['地点', '险情', '派人', '警示'] as const;

/** Meanings of an element that other parts depend on: when the matter happened, what is being done about it. */
const ELEMENT_MEANINGS = ['happenedAt', 'handling'] as const;

/** Something the ledger asks for: one of the elements that the plan lists, or another fact. */
const elementSchema = z.strictObject({
  id: id('element'),
  /** The name of it, and of its token in a draft: “发生时间” is written `{发生时间}`. No braces. */
  label: z.string().check(z.regex(/^[^{}\s]{1,20}$/)),
  hint: sentenceSchema,
  basis,
  cite: citations,
  /** The cause: usable only when verified and approved as the cause. One element at most. */
  cause: z.exactOptional(z.literal(true)),
  /**
   * It changes as the matter goes on: a value verified later is news for the next publication, and no error in the last.
   * `found`: each value has to be found out; otherwise it describes one's own work.
   */
  develops: z.exactOptional(z.union([z.literal(true), z.literal('found')])),
  /** The matters it is asked for. In any other it may be written down, but its absence leaves nothing pending. */
  when: z.exactOptional(conditionSchema),
  /** Beyond those the plan lists: its absence leaves nothing pending. */
  extra: z.exactOptional(z.literal(true)),
  /** The meaning by which the rest of the desk finds it; at most one element has each. */
  means: z.exactOptional(z.enum(ELEMENT_MEANINGS)),
});

/** The element whose verified value makes something so, where it says one of these. */
export const knownSchema = z.strictObject({ fact: ref('element'), says: some(sentenceSchema) });

/**
 * A way to present a matter, whatever the form of release: an event, a complaint, a dispute, nothing that happened. Templates
 * hold tokens in braces: `{发生时间}` for an element, and {@link DRAFT_TOKENS}. A line without a value for one of its tokens is
 * left out; matters without a line in `full` are not called open.
 */
const variantSchema = z.strictObject({
  id: id('variant'),
  title: sentenceSchema,
  hint: sentenceSchema,
  /** Proposed where the triage's answers meet this and the ledger knows that; the first that fits, and the last always does. */
  when: z.exactOptional(conditionSchema),
  known: z.exactOptional(knownSchema),
  full: z.string(),
  holding: z.string(),
});

/** A part of a statement. Templates as in a variant; {@link ACCOUNT_TOKEN} is replaced by the variant's text. */
const channelPartSchema = z.strictObject({
  id: localId('part'),
  label: sentenceSchema,
  hint: z.exactOptional(sentenceSchema),
  /** Most characters, as a reader counts them. */
  limit: z.exactOptional(z.number().check(z.int(), z.positive())),
  /** The first word, of the part that it goes out as: {@link ACKNOWLEDGEMENT_TOKENS}, and the details of the contact line. One part of a channel at most. */
  acknowledgement: z.exactOptional(z.string()),
  full: z.string(),
  holding: z.string(),
  /** Besides the above, {@link CORRECTION_TOKENS}. */
  correction: z.string(),
  /** Only the form of replies has this, and no other template; {@link CORRECTION_TOKENS} where it corrects an earlier reply. */
  reply: z.exactOptional(z.string()),
});

/** A form of release (4.4.5), or the form of replies. */
const channelSchema = z.strictObject({
  id: id('channel'),
  title: sentenceSchema,
  hint: sentenceSchema,
  basis,
  cite: citations,
  parts: some(channelPartSchema),
});

/** Parts of a version that somebody checks: the mark carries over to the next version where none of them was changed. */
const LOOKS = ['title', 'text', 'facts', 'nextUpdate', 'channel', 'kind'] as const;
const looksAt = some(z.enum(LOOKS));

/** Kinds of text that a line of the sign-off can be limited to: a first word, any other release, a reply. */
const ASKED_FOR = ['acknowledgement', 'release', 'reply'] as const;

/** An hour of the day, in Shanghai. */
const hour = z.number().check(z.int(), z.minimum(0), z.maximum(23));

/** 先说一句: the first word before anything is verified, with a promise of more. Its template is a part's. */
const acknowledgementSchema = z.strictObject({
  /** Sentences for {@link ACKNOWLEDGEMENT_TOKENS}: once somebody is on the way, and before. */
  dispatched: sentenceSchema,
  notYet: sentenceSchema,
  /** The form of release that it usually goes out as; without this, the first that has one. */
  usual: z.exactOptional(ref('channel')),
  /** Minutes until the next word. */
  next: z.number().check(z.int(), z.positive()),
  /** Where that would fall into the night: the morning, when somebody is there to keep it. */
  night: z.strictObject({ from: hour, until: hour, next: hour }),
});

const signOffItem = {
  id: id('signOff'),
  title: sentenceSchema,
  basis,
  cite: citations,
  when: z.exactOptional(conditionSchema),
  /** The kinds of text it applies to; without this, all. */
  for: z.exactOptional(some(z.enum(ASKED_FOR))),
};

/**
 * One line of the sign-off, which is gone through from the top. Checks a machine makes: `facts`, every inserted fact still stands;
 * `cause`, none of the ledger's causes but the approved one; `identity`, numbers of identity and bank cards; `privacy`, phones, plates, names
 * beside addresses; `placeholders`, blanks that nobody has filled in; `links`, addresses that lead nowhere; `nextUpdate`, the next
 * update is promised and still ahead, or why there is none; `length`, the parts' limits.
 */
const signOffSchema = z.discriminatedUnion('check', [
  z.strictObject({
    ...signOffItem,
    check: z.enum(['facts', 'cause', 'identity', 'privacy', 'placeholders', 'links', 'nextUpdate', 'length']),
    /** It may be passed over with a reason. Everything else stops the release. */
    skippable: z.exactOptional(z.literal(true)),
  }),
  /**
   * `asked`: nothing a machine can see; somebody looks and signs. The same where the text speaks of other bodies (`bodies`), in words
   * that seem to give a cause (`reasons`), or in such as the lists name (`wording`): the last two are for other eyes than the writer's.
   */
  z.strictObject({
    ...signOffItem,
    check: z.enum(['asked', 'bodies', 'reasons', 'wording']),
    ask: sentenceSchema,
    /** A name alone does not answer the question. */
    mustSay: z.exactOptional(z.literal(true)),
    /** A consultation with the bodies that the text names answers this line too: one consultation, one note. */
    servedBy: z.exactOptional(z.literal('bodies')),
    /** The posts it is given to; anybody's where there are none. */
    roles: z.exactOptional(refs('role')),
    looksAt,
  }),
  z.strictObject({ ...signOffItem, check: z.literal('approval'), roles: refs('role'), looksAt }),
  /** Read aloud with a second person before each publication; the last line. */
  z.strictObject({ ...signOffItem, check: z.literal('aloud'), lines: some(sentenceSchema) }),
]);

/** Everything the way from verified facts to a release goes by; part of a playbook, and pinned with it. */
export const releaseSchema = z.strictObject({
  elements: z.array(elementSchema),
  /** Where the public can ask. A token in braces, `{咨询电话}`, is a detail that each bureau gives once on its machine. */
  contactLine: z.string(),
  /** The signature at the foot of a statement, from the same details. */
  signature: z.exactOptional(z.string()),
  variants: z.array(variantSchema),
  channels: z.array(channelSchema),
  acknowledgement: acknowledgementSchema,
  signOff: z.array(signOffSchema),
});

export type ReleaseKit = z.infer<typeof releaseSchema>;
export type Element = z.infer<typeof elementSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type Channel = z.infer<typeof channelSchema>;
export type ChannelPart = z.infer<typeof channelPartSchema>;
export type SignOffItem = z.infer<typeof signOffSchema>;
export type Look = (typeof LOOKS)[number];
/** Whether what goes this way is a reply. */
export const isForReplies = ({ parts }: Pick<Channel, 'parts'>): boolean =>
  parts.some(({ reply }) => reply !== undefined);
/** Whether a line of the sign-off is asked of a kind of statement. */
export const isAskedOf = ({ for: which }: Pick<SignOffItem, 'for'>, kind: StatementKind): boolean =>
  which === undefined || which.includes(kind === 'reply' || kind === 'acknowledgement' ? kind : 'release');
/** The forms of release that a first word can go out as, each with the part of it that says it; the usual one leads. */
export const acknowledging = ({
  channels,
  acknowledgement,
}: Pick<ReleaseKit, 'channels' | 'acknowledgement'>) =>
  channels
    .flatMap(channel => {
      const part = channel.parts.find(each => each.acknowledgement !== undefined);
      return part === undefined ? [] : [{ channel, part }];
    })
    .sort(
      (one, other) =>
        Number(other.channel.id === acknowledgement.usual) - Number(one.channel.id === acknowledgement.usual),
    );
