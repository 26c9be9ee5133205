import { failure } from '../../base/result.ts';
import { nobody, nothing } from '../core/define.ts';
import type { CommandSpec } from '../core/desk.ts';
import { opaqueField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';

const movePlaybookFields = { playbook: opaqueField<string>() };
/** To a playbook whose digest is given; the session has it. */
const movePlaybook: CommandSpec<typeof movePlaybookFields> = {
  who: 'anyone',
  fields: movePlaybookFields,
  decide: ({ view, event }, { playbook }) =>
    playbook === view.playbook ? failure({ code: 'unchanged' }) : event(playbookMoved, { playbook }),
};

/** The incident runs on another edition of the playbook from here on. */
export const playbookMoved = kind('playbookMoved', ({ z, hash }) => z.strictObject({ playbook: hash }), {
  subjects: () => ['playbook'],
  value: ({ data }) => data.playbook,
  names: nobody,
  disturbs: nothing,
  story: 'whole',
  label: '换手册',
  effort: 'none',
  commands: { movePlaybook },
});

declare module '../core/incident.ts' {
  interface IncidentKinds {
    playbookMoved: typeof playbookMoved;
  }
}
