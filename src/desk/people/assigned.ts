import { names } from '#names';
import { failure } from '../../base/result.ts';
import { isWork, type Party, someone, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { asked, officeField, opaqueField, personField, timeField } from '../core/fields.ts';
import type { EventOfType } from '../core/incident.ts';
import { kind } from '../core/kind.ts';

export const assigneeSubject = (step: string): string => `assignee:${step}`;

/** The office that leads, where steps are given to it as a whole. */
export const leadField = asked(officeField(), {
  label: `牵头${names.section}`,
  hint: `写${names.section}，不写个人；承办人在各步骤里指定。`,
});

const assignFields = {
  steps: opaqueField<readonly string[]>(),
  to: asked(personField('either', true), { label: '姓名', titleLabel: '职务（可以手写）' }),
  unit: officeField(true),
  by: timeField('any', true),
  /** The record that gave out the task. */
  from: opaqueField<string | undefined>(),
};
export const assign: CommandSpec<typeof assignFields> = {
  who: 'anyone',
  fields: assignFields,
  decide: ({ view, event }, { steps, ...given }) => {
    const known = new Set(view.steps.map(({ step }) => step.id));
    if (steps.length === 0 || steps.some(step => !known.has(step))) return failure({ code: 'unknownStep' });
    if (given.from !== undefined && !view.tasks.some(task => task.event === given.from))
      return failure({ code: 'unknownTask' });
    return event(assigned, present({ steps: [...new Set(steps)], ...given }));
  },
};

/** Steps given to somebody, or to a unit as a whole; to nobody, where both are absent. */
export const assigned = kind(
  'assigned',
  ({ z, slug, ids, text, utcTime, person }) =>
    z.strictObject({
      steps: ids(slug),
      to: z.exactOptional(person),
      unit: z.exactOptional(text(TEXT_LIMITS.name)),
      /** By when it is to be done. */
      by: z.exactOptional(utcTime),
      /** The record of a meeting, or of a step, that gave out the task taken over here. */
      from: z.exactOptional(z.ulid()),
    }),
  {
    subjects: ({ data }) => data.steps.map(assigneeSubject),
    value: ({ data: { to, unit, by } }) =>
      by === undefined ? (to ?? unit ?? null) : [to ?? unit ?? null, by],
    names: ({ data }) => someone(data.to),
    disturbs: isWork,
    story: 'log',
    label: '交办',
    effort: 'none',
    commands: { assign },
  },
);

/** Whom steps were given to. */
export const assigneeIn = (event: EventOfType<'assigned'> | undefined): Party | undefined => {
  const { to, unit } = event?.data ?? {};
  return to === undefined && unit === undefined ? undefined : { unit, person: to };
};

declare module '../core/incident.ts' {
  interface IncidentKinds {
    assigned: typeof assigned;
  }
}
