import { failure } from '../../base/result.ts';
import { kind } from '../core/define.ts';
import { command } from '../core/desk.ts';
import { given } from '../core/fields.ts';

/** The incident runs on another edition of the playbook from here on. */
export const playbookMoved = kind('playbookMoved', ({ z, hash }) => z.strictObject({ playbook: hash }), {
  subjects: () => ['playbook'],
  value: ({ data }) => data.playbook,
});

/** To a playbook whose digest is given; the session has it. */
export const movePlaybook = command({
  fields: { playbook: given<string>() },
  decide: ({ view, event }, { playbook }) =>
    playbook === view.playbook ? failure({ code: 'unchanged' }) : event(playbookMoved, { playbook }),
});
