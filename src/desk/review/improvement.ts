import { names } from '#names';
import { failure } from '../../base/result.ts';
import { itself, nobody, nothing, TEXT_LIMITS } from '../core/define.ts';
import type { CommandSpec } from '../core/desk.ts';
import { asked, opaqueField, personField, textField, timeField } from '../core/fields.ts';
import type { EventRecord } from '../core/incident.ts';
import { kind } from '../core/kind.ts';

// Improvements from the review, mostly written after the incident is closed.

/** The subject of an action's result; the action is known by the event that records it. */
export const actionSubject = (action: string): string => `action:${action}`;

const recordActionFields = {
  finding: asked(textField(TEXT_LIMITS.reason), {
    label: '发现了什么',
    hint: '写事情，不写“重视不够”。',
    long: true,
  }),
  text: asked(textField(TEXT_LIMITS.reason), { label: '改进措施', long: true }),
  owner: asked(personField('either'), {
    label: '责任人：姓名（不写姓名的写职务）',
    titleLabel: `责任人：职务或${names.section}`,
  }),
  due: asked(timeField('ahead'), { label: '什么时候前改好' }),
};
export const recordAction: CommandSpec<typeof recordActionFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: recordActionFields,
  decide: ({ event }, data) => event(actionRecorded, data),
};

export const actionRecorded = kind(
  'actionRecorded',
  ({ z, text, utcTime, person }) =>
    z.strictObject({
      finding: text(TEXT_LIMITS.reason),
      text: text(TEXT_LIMITS.reason),
      owner: person,
      due: utcTime,
    }),
  {
    subjects: itself,
    names: ({ data }) => [data.owner],
    disturbs: nothing,
    story: 'log',
    label: '改进事项',
    effort: 'none',
    commands: { recordAction },
  },
);

const finishActionFields = {
  action: opaqueField<string>(),
  result: asked(textField(TEXT_LIMITS.reason), { label: '改成了什么样', long: true }),
};
export const finishAction: CommandSpec<typeof finishActionFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: finishActionFields,
  decide: ({ view, event }, data) => {
    const action = view.actions.find(each => each.event === data.action);
    if (action === undefined) return failure({ code: 'unknownAction' });
    return action.done === undefined ? event(actionDone, data) : failure({ code: 'unchanged' });
  },
};

export const actionDone = kind(
  'actionDone',
  ({ z, text }) => z.strictObject({ action: z.ulid(), result: text(TEXT_LIMITS.reason) }),
  {
    subjects: ({ data }) => [actionSubject(data.action)],
    refersTo: ({ data }) => [data.action],
    names: nobody,
    disturbs: nothing,
    story: 'log',
    label: '改进完成',
    effort: 'none',
    commands: { finishAction },
  },
);

const proposeFields = {
  target: opaqueField<{ readonly kind: 'clause' | 'step'; readonly id: string }>(),
  what: asked(textField(TEXT_LIMITS.reason), { label: '改什么', long: true }),
  why: asked(textField(TEXT_LIMITS.reason), { label: '为什么', long: true }),
};
export const propose: CommandSpec<typeof proposeFields> = {
  who: 'anyone',
  whenClosed: true,
  fields: proposeFields,
  lacks: ({ index: { steps, playbook } }, { target }) => {
    const { kind: of, id = '' } = target ?? {};
    const isKnown = of === 'step' ? steps.has(id) : playbook.clauses.some(each => each.id === id);
    return isKnown ? [] : [{ field: 'target', why: { code: 'unknownTarget' } }];
  },
  decide: ({ event }, { target: { kind: of, id }, what, why }) =>
    event(proposalRecorded, { target: { kind: of, id }, what, why }),
};

export const proposalRecorded = kind(
  'proposalRecorded',
  ({ z, slug, text }) =>
    z.strictObject({
      target: z.strictObject({
        kind: z.enum(['clause', 'step']),
        id: z.union([slug, text(TEXT_LIMITS.name)]),
      }),
      what: text(TEXT_LIMITS.reason),
      why: text(TEXT_LIMITS.reason),
    }),
  {
    subjects: itself,
    names: nobody,
    disturbs: nothing,
    story: 'log',
    label: '修改建议',
    effort: 'none',
    commands: { propose },
  },
);

/** An action for improvement, with its owner, its date and its result. */
export type Action = EventRecord<'actionRecorded'> & { readonly done: EventRecord<'actionDone'> | undefined };
/** A change of the plan or of a step that the review proposes. */
export type Proposal = EventRecord<'proposalRecorded'>;

declare module '../core/view.ts' {
  interface IncidentView {
    /** Actions for improvement, oldest first. */
    readonly actions: readonly Action[];
    /** Proposed changes, oldest first. */
    readonly proposals: readonly Proposal[];
  }
}

declare module '../core/incident.ts' {
  interface IncidentKinds {
    actionDone: typeof actionDone;
    actionRecorded: typeof actionRecorded;
    proposalRecorded: typeof proposalRecorded;
  }
}
