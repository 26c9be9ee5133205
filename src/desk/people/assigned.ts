import { names } from '#names';
import { failure } from '../../base/result.ts';
import { isWork, type Party, someone, TEXT_LIMITS } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { asked, officeField, opaqueField, personField } from '../core/fields.ts';
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
};
export const assign: CommandSpec<typeof assignFields> = {
  who: 'anyone',
  fields: assignFields,
  decide: ({ view, event }, { steps, ...party }) => {
    const known = new Set(view.steps.map(({ step }) => step.id));
    if (steps.length === 0 || steps.some(step => !known.has(step))) return failure({ code: 'unknownStep' });
    return event(assigned, present({ steps: [...new Set(steps)], ...party }));
  },
};

/** Steps given to somebody, or to a unit as a whole; to nobody, where both are absent. */
export const assigned = kind(
  'assigned',
  ({ z, slug, ids, text, person }) =>
    z.strictObject({
      steps: ids(slug),
      to: z.exactOptional(person),
      unit: z.exactOptional(text(TEXT_LIMITS.name)),
    }),
  {
    subjects: ({ data }) => data.steps.map(assigneeSubject),
    value: ({ data: { to, unit } }) => to ?? unit ?? null,
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
