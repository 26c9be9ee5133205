import { failure } from '../../base/result.ts';
import { isWork, type Shapes, TEXT_LIMITS } from '../core/define.ts';
import type { CommandSpec } from '../core/desk.ts';
import { asked, opaqueField, signerField, textField, timeField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { badField } from '../core/refusal.ts';
import { versionSubject, withdrawalSubject } from '../statements/subjects.ts';

const withdrawFields = {
  publication: opaqueField<string>(),
  withdrawnAt: asked(timeField('past'), { label: '什么时候撤下的' }),
  person: asked(signerField, { label: '决定撤下的人' }),
  reason: asked(textField(TEXT_LIMITS.reason), {
    label: '为什么撤下',
    hint: '只记在内部记录里，不会写进对外的说明。',
    long: true,
  }),
};
export const withdraw: CommandSpec<typeof withdrawFields> = {
  who: 'anyone',
  fields: withdrawFields,
  decide: ({ view, event }, data) => {
    const out = [...view.publications, ...view.replies].find(each => each.event === data.publication);
    if (out === undefined) return failure({ code: 'unknownStatement' });
    if (out.withdrawn !== undefined) return failure({ code: 'unchanged' });
    return Date.parse(data.withdrawnAt) < Date.parse(out.publishedAt)
      ? badField('withdrawnAt', { code: 'beforeOut' })
      : event(withdrawn, { ...data, version: out.version });
  },
};

/** A publication was taken down. It was public until then: one recorded by mistake is undone instead. */
export const withdrawn = kind(
  'withdrawn',
  ({ z, text, utcTime, person }: Shapes) =>
    z.strictObject({
      /** The event that says it went out, and so where. */
      publication: z.ulid(),
      /** The version taken down. */
      version: z.ulid(),
      withdrawnAt: utcTime,
      /** Who had it taken down. */
      person,
      reason: text(TEXT_LIMITS.reason),
    }),
  {
    subjects: ({ data }) => [withdrawalSubject(data.publication), versionSubject(data.version)],
    names: ({ data }) => [data.person],
    refersTo: ({ data }) => [data.publication],
    // A signature or publication elsewhere, made without knowing of the withdrawal, contradicts it.
    settles: ({ data }) => [versionSubject(data.version)],
    disturbs: isWork,
    story: 'published',
    happenedAt: ({ data }) => data.withdrawnAt,
    label: '撤下已发布的内容',
    effort: 'publication',
    commands: { withdraw },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    withdrawn: typeof withdrawn;
  }
}
