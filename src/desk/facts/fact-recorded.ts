import { failure, type Result, success } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { digestOf } from '../../log/hash.ts';
import { MOST_IDS } from '../../log/limits.ts';
import { isWork, someone, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import {
  asked,
  checkFields,
  choiceField,
  type Fields,
  occurrenceField,
  opaqueField,
  signerField,
  textField,
  timeField,
} from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { occurrence } from '../core/occurrence.ts';
import { badField, type Refusal } from '../core/refusal.ts';
import { entrySubject } from './subjects.ts';
import { type FactValue, isOccurrence } from './value.ts';

/** `notApplicable`: this incident has nothing of the kind, so nobody is finding it out. */
const FACT_STATES = ['verified', 'checking', 'withheld', 'notApplicable'] as const;

/** Why a published value changes: it was wrong, or it was right then and the matter has moved on. */
const FACT_CHANGES = ['wrong', 'moved'] as const;
export type FactChange = (typeof FACT_CHANGES)[number];

/**
 * Ids of the entries that one takes the place of: those that stand, and what these had replaced, which must not stand again
 * should one of them be taken back; of a long history the latest.
 */
export const replacing = (
  current: readonly { readonly event: string; readonly replaces: readonly string[] }[],
): string[] =>
  [...new Set([...current.map(({ event }) => event), ...current.flatMap(({ replaces }) => replaces)])].slice(
    0,
    MOST_IDS,
  );

/** Most characters of an added fact's name, by code points as its token counts them. */
const LABEL_LIMIT = 20;

/** The name of an added fact. It becomes a token in drafts, so it can hold neither braces nor blanks. */
function labelOf(raw: string): Result<string, Refusal> {
  const label = checkText(raw.replace(/[{}\s]/g, ''), LABEL_LIMIT);
  const length = label.ok ? [...label.value].length : 0;
  if (!label.ok) return badField('label', label.refusal);
  return length > LABEL_LIMIT ? badField('label', { code: 'tooLong', length, limit: LABEL_LIMIT }) : label;
}

/** Further fields for a fact that was verified. */
export const verification = {
  person: asked(signerField, { label: '核实人 · 姓名' }),
  verifiedAt: asked(timeField('past'), { label: '核实时间' }),
};

/** The field of a value in words, and of when the matter happened. */
export const valueFields = {
  words: asked(textField(TEXT_LIMITS.fact), { label: '内容', long: true }),
  occurred: asked(occurrenceField, { label: '什么时候' }),
};

const recordFactFields = {
  /** An element's id or an added fact's; absent for a new fact, which then needs a label. */
  fact: opaqueField<string | undefined>(),
  label: asked(opaqueField<string | undefined>(), {
    label: '叫什么',
    hint: '短一点，稿子里用它插入，例如“咨询电话”。',
  }),
  /** Checked by one of the two {@link valueFields}; words give no time. */
  value: opaqueField<FactValue | undefined>(),
  source: asked(textField(TEXT_LIMITS.value, true), {
    label: '来源',
    hint: '从哪里知道的：现场核查、台账、哪个单位提供。',
  }),
  state: asked(choiceField(FACT_STATES), { label: '核实到哪一步' }),
  /** Each state that needs one asks for it in words of its own. */
  reason: textField(TEXT_LIMITS.reason, true),
  person: opaqueField<{ readonly name: string; readonly title?: string } | undefined>(),
  verifiedAt: opaqueField<string | undefined>(),
  /** Absent: as content has it of the element. */
  change: choiceField(FACT_CHANGES, true),
  /** Ids of the entries it takes the place of; none to stand beside them as another account. */
  replaces: opaqueField<readonly string[]>(),
};
export const recordFact: CommandSpec<typeof recordFactFields> = {
  who: 'anyone',
  fields: recordFactFields,
  decide: ({ view, context, event }, typed) => {
    const { ledger } = view;
    const known = typed.fact === undefined ? undefined : ledger.byId.get(typed.fact);
    if (typed.fact !== undefined && known === undefined) return failure({ code: 'unknownFact' });
    const named = known === undefined ? labelOf(typed.label ?? '') : success(undefined);
    if (!named.ok) return named;
    const name = named.value;
    if (name !== undefined && ledger.facts.some(fact => fact.label === name))
      return failure({ code: 'factExists', label: name });
    const current = new Map(known?.current.map(entry => [entry.event, entry]));
    if (typed.replaces.some(entry => !current.has(entry))) return failure({ code: 'notStanding' });
    const replaces = replacing(typed.replaces.flatMap(entry => current.get(entry) ?? []));
    const isApplicable = typed.state !== 'notApplicable';
    const wanted: Fields = {
      ...(isApplicable && {
        value: isOccurrence(known) ? valueFields.occurred : valueFields.words,
        source: textField(TEXT_LIMITS.value),
      }),
      ...(typed.state === 'verified' && verification),
      ...((typed.state === 'withheld' || typed.state === 'notApplicable') && {
        reason: textField(TEXT_LIMITS.reason),
      }),
    };
    const whole = checkFields(wanted, typed, context.now);
    if (!whole.ok) return whole;
    const data = {
      // By its name, so that two officers who add it apart have added one fact, and see where they differ.
      fact: known?.id ?? `other-${digestOf(name).slice(0, 20)}`,
      ...(name === undefined ? {} : { label: name }),
      value: (isApplicable && (whole.value['value'] as FactValue)) || '',
      source: (isApplicable && typed.source) || '',
      state: typed.state,
      ...(typed.change === undefined ? {} : { change: typed.change }),
      replaces,
    };
    switch (typed.state) {
      case 'checking':
        return event(factRecorded, data);
      case 'withheld':
      case 'notApplicable':
        return typed.reason === undefined
          ? badField('reason', { code: 'required' })
          : event(factRecorded, { ...data, reason: typed.reason });
      case 'verified': {
        const verified = checkFields(
          verification,
          { person: typed.person ?? { name: '' }, verifiedAt: typed.verifiedAt ?? '' },
          context.now,
        );
        if (!verified.ok) return verified;
        return event(factRecorded, present({ ...data, ...verified.value }));
      }
    }
  },
};

/**
 * An entry of the fact ledger. It is about itself and about every entry it takes the place of, those included that these
 * had replaced: two that nobody has replaced stand against each other, whether one officer heard both or two worked apart.
 */
export const factRecorded = kind(
  'factRecorded',
  ({ z, slug, text, utcTime, ids, person }) =>
    z.strictObject({
      fact: slug,
      /** The name of a fact the playbook does not know. */
      label: z.exactOptional(text(TEXT_LIMITS.name)),
      /** Both empty where it does not apply. */
      value: z.union([text(TEXT_LIMITS.fact), occurrence({ z, utcTime })]),
      source: text(TEXT_LIMITS.value),
      state: z.enum(FACT_STATES),
      /** Why it is withheld, or does not apply. */
      reason: z.exactOptional(text(TEXT_LIMITS.reason)),
      /** Who verified it and when. */
      person: z.exactOptional(person),
      verifiedAt: z.exactOptional(utcTime),
      /** Why a published value changes, where somebody has said so. */
      change: z.exactOptional(z.enum(FACT_CHANGES)),
      replaces: ids(z.ulid()),
    }),
  {
    subjects: ({ id, data }) => [id, ...data.replaces].map(entrySubject),
    names: ({ data }) => someone(data.person),
    settles: ({ data }) => data.replaces.map(entrySubject),
    disturbs: isWork,
    story: ({ data }) => (data.state === 'verified' ? 'release' : 'log'),
    happenedAt: ({ data }) => data.verifiedAt,
    label: '登记事实',
    effort: ({ data }) => (data.state === 'verified' ? 'verification' : 'note'),
    commands: { recordFact },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    factRecorded: typeof factRecorded;
  }
}
