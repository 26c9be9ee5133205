import { names } from '#names';
import { failure } from '../../base/result.ts';
import { isWork, itself, nobody, nothing, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import { type Answer, type CommandSpec, type DecisionContext, present } from '../core/desk.ts';
import {
  asked,
  choiceField,
  linkField,
  officeField,
  opaqueField,
  textField,
  timeField,
} from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { namedCauses } from '../facts/cause.ts';

// Demands that others make of the office in writing: registered, answered within their limit, and reported back to their
// sender.

/**
 * Kinds of order: a ticket that was passed on, a notice of another body, an assignment from above, a leader's instruction, a
 * supervised matter.
 */
export const ORDER_SORTS = ['ticket', 'notice', 'assignment', 'instruction', 'supervision'] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/** Outcomes of a request for more time. */
const EXTENSION_OUTCOMES = ['granted', 'refused', 'asked'] as const;
export type ExtensionOutcome = (typeof EXTENSION_OUTCOMES)[number];

/** Kinds of answer to an order: an interim one, or the final one. */
const ORDER_ANSWERS = ['interim', 'final'] as const;

/** The caller's opinion of the answer, when asked; or that nobody picked up. */
const CALLER_SAYS = ['satisfied', 'partly', 'dissatisfied', 'notReached'] as const;
export type CallerSays = (typeof CALLER_SAYS)[number];

export const orderSubject = (what: 'registered' | 'answered' | 'asked', order: string): string =>
  `order:${order}/${what}`;

const ifKnown = (
  { view }: DecisionContext,
  order: string,
  go: (order: DecisionContext['view']['orders'][number]) => Answer,
): Answer => {
  const known = view.orders.find(({ id }) => id === order);
  return known === undefined ? failure({ code: 'unknownOrder' }) : go(known);
};

const registerOrderFields = {
  /** Absent for a new one. */
  order: opaqueField<string | undefined>(),
  sort: choiceField(ORDER_SORTS),
  from: asked(textField(TEXT_LIMITS.name), {
    label: '哪里来的',
    hint: '写单位或者职务，例如“市委网信办”“分管副市长”。',
  }),
  number: asked(textField(TEXT_LIMITS.title, true), { label: '编号（没有可以不填）' }),
  receivedAt: asked(timeField('past'), { label: '什么时候收到的' }),
  demand: asked(textField(TEXT_LIMITS.reason), {
    label: '要求办什么',
    hint: '照单上的话写；反映人、发帖人的姓名电话不写。',
    long: true,
  }),
  limit: asked(timeField('any', true), {
    label: '要求几时前反馈（可以不填）',
    hint: '照单上写的；没有写的先打电话问清，不自己推算。',
  }),
  section: asked(officeField(true), { label: `承办${names.section}（没有定可以不填）` }),
  datesConfirmed: opaqueField<true | undefined>(),
};
export const registerOrder: CommandSpec<typeof registerOrderFields> = {
  who: 'anyone',
  fields: registerOrderFields,
  decide: (desk, { order, ...said }) => {
    const { limit, receivedAt } = said;
    if (limit !== undefined && Date.parse(limit) < Date.parse(receivedAt))
      return badField('limit', { code: 'beforeReceived' });
    const register = (id: string): Answer => desk.event(orderRegistered, present({ order: id, ...said }));
    return order === undefined
      ? register(desk.context.newId())
      : ifKnown(desk, order, ({ id }) => register(id));
  },
};

const extendOrderFields = {
  order: opaqueField<string>(),
  outcome: choiceField(EXTENSION_OUTCOMES),
  of: asked(textField(TEXT_LIMITS.name), {
    label: '申请对象、答复单位',
    hint: '写单位或者职务，例如“市委网信办值班室”。',
  }),
  askedAt: asked(timeField('past'), { label: '什么时候申请、答复的' }),
  limit: asked(timeField('any', true), { label: '延至' }),
  why: asked(textField(TEXT_LIMITS.reason, true), { label: '理由（可以不填）', long: true }),
};
export const extendOrder: CommandSpec<typeof extendOrderFields> = {
  who: 'anyone',
  fields: extendOrderFields,
  lacks: (_, { outcome, limit = '' }) =>
    outcome === 'granted' && limit.trim() === '' ? [{ field: 'limit', why: { code: 'required' } }] : [],
  decide: (desk, { order, outcome, of, askedAt, limit, why }) =>
    ifKnown(desk, order, known => {
      const { id, sort, from, number, receivedAt, demand, section } = known;
      if (Date.parse(askedAt) < Date.parse(receivedAt))
        return badField('askedAt', { code: 'beforeReceived' });
      const least = known.limit ?? receivedAt;
      if (limit !== undefined && Date.parse(limit) <= Date.parse(least))
        return badField('limit', { code: 'notLonger' });
      return desk.event(
        orderRegistered,
        present({
          order: id,
          sort,
          from,
          number,
          receivedAt,
          demand,
          limit: outcome === 'granted' ? limit : known.limit,
          section,
          extension: present({ askedAt, of, outcome, to: limit, why }),
        }),
      );
    }),
};

/** An order, as it stands on the sheet. Registered again it is corrected, or its limit was moved by its sender. */
export const orderRegistered = kind(
  'orderRegistered',
  ({ z, text, utcTime }: Shapes) =>
    z.strictObject({
      order: z.ulid(),
      sort: z.enum(ORDER_SORTS),
      from: text(TEXT_LIMITS.name),
      number: z.exactOptional(text(TEXT_LIMITS.title)),
      receivedAt: utcTime,
      demand: text(TEXT_LIMITS.reason),
      /** When it is to be answered, where the sheet says so. */
      limit: z.exactOptional(utcTime),
      /** The section that deals with it. */
      section: z.exactOptional(text(TEXT_LIMITS.name)),
      /** The time of receipt contradicts another of the matter, and was confirmed. */
      datesConfirmed: z.exactOptional(z.literal(true)),
      /** More time that was asked for: only where it is granted is the limit another. */
      extension: z.exactOptional(
        z.strictObject({
          askedAt: utcTime,
          /** Who was asked, and answered. */
          of: text(TEXT_LIMITS.name),
          outcome: z.enum(EXTENSION_OUTCOMES),
          to: z.exactOptional(utcTime),
          why: z.exactOptional(text(TEXT_LIMITS.reason)),
        }),
      ),
    }),
  {
    subjects: ({ data }) => [orderSubject('registered', data.order)],
    disturbs: isWork,
    names: nobody,
    story: 'whole',
    happenedAt: ({ data }) => data.extension?.askedAt ?? data.receivedAt,
    label: ({ data }) => (data.extension === undefined ? '登记来单' : '来单延期'),
    effort: 'step',
    commands: { registerOrder, extendOrder },
  },
);

const answerOrderFields = {
  order: opaqueField<string>(),
  stage: choiceField(ORDER_ANSWERS),
  text: asked(textField(TEXT_LIMITS.fact), {
    label: '反馈了什么',
    hint: '核实了什么、办了什么，没办的几时办；和对外发布的一致。',
    long: true,
  }),
  way: asked(textField(TEXT_LIMITS.value), {
    label: '反馈方式',
    hint: '例如“书面报送”“在热线平台答复”。',
  }),
  answeredAt: asked(timeField('past'), { label: '什么时候反馈的' }),
  next: asked(timeField('any', true), {
    label: '下一次几时前反馈（可以不填）',
    hint: '反馈里写明的时间；不改来单的期限，对方同意延期的另记延期。',
  }),
  link: asked(linkField, { label: '链接（可以不填）' }),
};
export const answerOrder: CommandSpec<typeof answerOrderFields> = {
  who: 'anyone',
  fields: answerOrderFields,
  decide: (desk, data) =>
    ifKnown(desk, data.order, ({ receivedAt }) => {
      if (Date.parse(data.answeredAt) < Date.parse(receivedAt))
        return badField('answeredAt', { code: 'beforeReceived' });
      const { next, ...said } = data;
      if (next !== undefined && data.stage === 'interim' && Date.parse(next) <= Date.parse(data.answeredAt))
        return badField('next', { code: 'notAfterAnswer' });
      const [cause] = namedCauses(data.text, desk.view.ledger);
      return cause === undefined
        ? desk.event(orderAnswered, present(data.stage === 'interim' ? data : said))
        : badField('text', { code: 'unapprovedCause', text: cause });
    }),
};

/** An answer to the sender of an order. Interim answers may be many, the final one is one. */
export const orderAnswered = kind(
  'orderAnswered',
  ({ z, text, utcTime }: Shapes) =>
    z.strictObject({
      order: z.ulid(),
      stage: z.enum(ORDER_ANSWERS),
      text: text(TEXT_LIMITS.fact),
      /** In writing, on a platform, by whom it was handed in. */
      way: text(TEXT_LIMITS.value),
      answeredAt: utcTime,
      /** By when more is reported back: said along with how it stands meanwhile. */
      next: z.exactOptional(utcTime),
      link: z.exactOptional(text(TEXT_LIMITS.link)),
    }),
  {
    subjects: event =>
      event.data.stage === 'final' ? [orderSubject('answered', event.data.order)] : itself(event),
    buildsOn: ({ data }) => [orderSubject('registered', data.order)],
    disturbs: isWork,
    names: nobody,
    story: 'whole',
    happenedAt: ({ data }) => data.answeredAt,
    label: ({ data }) => (data.stage === 'final' ? '反馈来单' : '阶段反馈来单'),
    effort: 'step',
    commands: { answerOrder },
  },
);

const askCallerFields = {
  order: opaqueField<string>(),
  says: choiceField(CALLER_SAYS),
  askedAt: asked(timeField('past'), { label: '什么时候回访的' }),
  note: asked(textField(TEXT_LIMITS.reason, true), {
    label: '来电人的意见（可以不填）',
    hint: '照原话写；姓名、电话不写，不劝改“满意”。',
    long: true,
  }),
};
export const askCaller: CommandSpec<typeof askCallerFields> = {
  who: 'anyone',
  // Callers are often asked days later.
  whenClosed: true,
  fields: askCallerFields,
  decide: (desk, said) =>
    ifKnown(desk, said.order, ({ receivedAt }) =>
      Date.parse(said.askedAt) < Date.parse(receivedAt)
        ? badField('askedAt', { code: 'beforeReceived' })
        : desk.event(callerAsked, present(said)),
    ),
};

/** 回访: the caller's opinion of the answer. Of several the last counts. */
export const callerAsked = kind(
  'callerAsked',
  ({ z, text, utcTime }: Shapes) =>
    z.strictObject({
      order: z.ulid(),
      says: z.enum(CALLER_SAYS),
      askedAt: utcTime,
      note: z.exactOptional(text(TEXT_LIMITS.reason)),
    }),
  {
    subjects: ({ data }) => [orderSubject('asked', data.order)],
    buildsOn: ({ data }) => [orderSubject('registered', data.order)],
    disturbs: nothing,
    names: nobody,
    story: 'whole',
    happenedAt: ({ data }) => data.askedAt,
    label: '回访来电人',
    effort: 'step',
    commands: { askCaller },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    callerAsked: typeof callerAsked;
    orderAnswered: typeof orderAnswered;
    orderRegistered: typeof orderRegistered;
  }
}
