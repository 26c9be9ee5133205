import { names } from '#names';
import { failure } from '../../base/result.ts';
import { isWork, someone } from '../core/define.ts';
import { type CommandSpec, present } from '../core/desk.ts';
import { asked, officeField, opaqueField, personField } from '../core/fields.ts';
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
};
export const assign: CommandSpec<typeof assignFields> = {
  who: 'anyone',
  fields: assignFields,
  decide: ({ view, event }, { steps, to }) => {
    const known = new Set(view.steps.map(({ step }) => step.id));
    if (steps.length === 0 || steps.some(step => !known.has(step))) return failure({ code: 'unknownStep' });
    return event(assigned, present({ steps: [...new Set(steps)], to }));
  },
};

/** Steps given to somebody; to nobody, where `to` is absent. */
export const assigned = kind(
  'assigned',
  ({ z, slug, ids, person }) => z.strictObject({ steps: ids(slug), to: z.exactOptional(person) }),
  {
    subjects: ({ data }) => data.steps.map(assigneeSubject),
    value: ({ data }) => data.to ?? null,
    names: ({ data }) => someone(data.to),
    disturbs: isWork,
    story: 'log',
    label: '交办',
    effort: 'none',
    commands: { assign },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    assigned: typeof assigned;
  }
}
