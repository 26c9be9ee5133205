import type { FormFields } from '../../kit/fields.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Role } from '../../playbook/playbook.ts';
import { TEXT_LIMITS } from '../core/define.ts';
import type { CommandSpec } from '../core/desk.ts';
import { officerText } from './officer-words.ts';

/** The roles of the plan, to choose one. @param none what stands for no role */
export const roleOptions = (roles: readonly Role[], none: string) => [
  { value: '', label: none },
  ...roles.map(({ id, name }) => ({ value: id, label: name })),
];

/**
 * Fields for whoever keeps the record: a role of the plan, and name and duty title if given. They are the same in every form.
 * @param who whom what is handed in is taken of: what it needs may not be left out, and does not say that it may
 */
export const officerAsks = (
  roles: readonly Role[],
  officer: Actor,
  onOfficer: (officer: Actor) => void,
  who: CommandSpec['who'] = 'anyone',
) => {
  const wanted = { name: who !== 'anyone', title: who === 'titled' };
  const line = (part: 'name' | 'title', hint: string, autocomplete: string) =>
    ({
      kind: 'line',
      id: `officer-${part}`,
      label: wanted[part] ? officerText.signer[part] : officerText[part],
      required: wanted[part],
      hint,
      autocomplete,
      limit: TEXT_LIMITS.name,
      value: officer[part],
      onValue: value => onOfficer({ ...officer, [part]: value }),
    }) satisfies FormFields[string];
  return {
    'officer-role': {
      kind: 'choice',
      id: 'officer-role',
      label: officerText.role,
      options: roleOptions(roles, officerText.chooseRole),
      value: officer.role,
      onValue: role => onOfficer({ ...officer, role }),
    },
    'officer-name': line('name', officerText.nameHint, 'name'),
    'officer-title': line('title', officerText.titleHint, 'organization-title'),
  } satisfies FormFields;
};

/** Said at the role where nobody has chosen one. */
export const noRole = (sentence: string): FormProblem => ({ sentence, field: 'officer-role' });
