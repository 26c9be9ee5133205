import { failure } from '../../base/result.ts';
import type { Step } from '../../playbook/playbook.ts';
import { MINUTES_SORTS, type MinutesSort } from '../../playbook/vocabulary.ts';
import { isWork, itself, nobody, TEXT_LIMITS, task } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import {
  asked,
  choiceField,
  officeField,
  opaqueField,
  tasksField,
  textField,
  timeField,
} from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { checkNames, splitNames } from '../core/values.ts';
import type { IncidentView } from '../core/view.ts';
import { leadField } from '../people/assigned.ts';
import { isFinished } from './finished.ts';
import { stepToRecord } from './step-marks.ts';

/** Whether such a record can do a step. */
export const takesMinutes = ({ evidence }: Step, sort: (typeof MINUTES_SORTS)[number]): boolean =>
  evidence?.some(rule => 'minutes' in rule && rule.minutes.includes(sort)) === true;

/** Decisions that a meeting settles by stating them, and the steps this does. A meeting that did not state one does not do its step. */
const DECISIONS = [
  { by: 'lead', fills: 'lead' },
  { by: 'assessed', fills: 'assessment' },
  { by: 'line', fills: 'line' },
] as const;

/** Steps that the minutes do by their content, whether or not they were ticked as well. */
const decidedBy = (
  steps: IncidentView['steps'],
  said: { readonly sort: MinutesSort } & {
    readonly [By in (typeof DECISIONS)[number]['by']]: string | undefined;
  },
): readonly string[] =>
  DECISIONS.flatMap(({ by, fills }) =>
    said[by] === undefined
      ? []
      : steps.filter(
          ({ step, state, applies }) =>
            applies && !isFinished(state) && step.fills === fills && takesMinutes(step, said.sort),
        ),
  ).map(({ step }) => step.id);

const minuteFields = {
  sort: choiceField(MINUTES_SORTS),
  steps: opaqueField<readonly string[]>(),
  heldAt: timeField('past'),
  /** Names or duty titles, with any usual mark between them. */
  people: textField(TEXT_LIMITS.value),
  said: textField(TEXT_LIMITS.fact),
  tasks: asked(tasksField, {
    label: '分工（可以不填）',
    hint: '一件一行；在最后一行按回车再加一行，空着的行不记。',
  }),
  reply: textField(TEXT_LIMITS.value, true),
  assessed: asked(textField(TEXT_LIMITS.value, true), {
    label: '性质、走势、风险的意见（会上已定的填，不用另办该步）',
    long: true,
  }),
  line: asked(textField(TEXT_LIMITS.value, true), {
    label: '统一后的口径原文（会上已定的填，不用另办该步）',
    long: true,
  }),
  lead: asked(officeField(true), { label: `${leadField.asked.label}（会上已定的填，不用另办该步）` }),
  absent: asked(textField(TEXT_LIMITS.value, true), { label: '还缺哪些单位和岗位（可以不填）' }),
  datesConfirmed: opaqueField<true | undefined>(),
};
export const minute: CommandSpec<typeof minuteFields> = {
  who: 'anyone',
  fields: minuteFields,
  // A meeting settles a point by stating it, not by having met.
  lacks: ({ view }, { steps = [], people = '', ...said }) => {
    const names = checkNames(splitNames(people));
    return [
      ...DECISIONS.filter(
        ({ fills, by }) =>
          (said[by] ?? '').trim() === '' && steps.some(id => stepToRecord(view, id)?.step.fills === fills),
      ).map(({ by }) => ({ field: by, why: { code: 'required' } }) as const),
      ...(names.ok ? [] : [{ field: 'people', why: names.refusal }]),
    ];
  },
  decide: ({ view, event }, { steps, people: typed, ...said }) => {
    const known = steps.every(id => {
      const found = stepToRecord(view, id);
      return found !== undefined && takesMinutes(found.step, said.sort);
    });
    if (!known) return failure({ code: 'unknownStep' });
    const people = checkNames(splitNames(typed));
    if (!people.ok) return people;
    const done = [...steps, ...decidedBy(view.steps, said)];
    return event(minuted, present({ ...said, steps: [...new Set(done)], people: people.value }));
  },
};

/**
 * A meeting, a report by phone, a visit to the site, an interview or the opinion of an office: participants, time and result,
 * recorded once.
 */
export const minuted = kind(
  'minuted',
  shapes => {
    const { z, slug, text, utcTime, ids, items, people } = shapes;
    return z.strictObject({
      sort: z.enum(MINUTES_SORTS),
      /** Steps that it did. */
      steps: ids(slug),
      heldAt: utcTime,
      /** Who took part, who was reached, who went: names or duty titles. */
      people,
      /** The decision, statement or finding. */
      said: text(TEXT_LIMITS.fact),
      /** Who is to do what by when, as it was settled there. */
      tasks: z.exactOptional(items(task(shapes))),
      /** The other side's question or instruction. */
      reply: z.exactOptional(text(TEXT_LIMITS.value)),
      /** The meeting's assessment: the nature of the matter and where it goes. */
      assessed: z.exactOptional(text(TEXT_LIMITS.value)),
      /** The office that leads, where that was settled there. */
      lead: z.exactOptional(text(TEXT_LIMITS.name)),
      /** The line to take in public, word for word, where it was settled there. */
      line: z.exactOptional(text(TEXT_LIMITS.value)),
      /** The time contradicts another of the matter; its writer was asked, and keeps it. */
      datesConfirmed: z.exactOptional(z.literal(true)),
      /** Who should have been there and was not. */
      absent: z.exactOptional(text(TEXT_LIMITS.value)),
    });
  },
  {
    subjects: itself,
    // Who took part is written as a name, a post or a unit: nobody knows which.
    names: nobody,
    disturbs: isWork,
    story: 'whole',
    happenedAt: ({ data }) => data.heldAt,
    label: '会议、电话、现场、采访记录',
    effort: ({ data }) => data.sort,
    commands: { minute },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    minuted: typeof minuted;
  }
}
