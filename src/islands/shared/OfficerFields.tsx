import { TEXT_LIMITS } from '../../incident/kinds/define.ts';
import { described, Field } from '../../kit/Field.tsx';
import type { Actor } from '../../log/envelope.ts';
import type { Role } from '../../playbook/playbook.ts';
import { triageText } from '../../text/triage.ts';

interface Props {
  roles: readonly Role[];
  officer: Actor;
  problem?: string | undefined;
  onChange(officer: Actor): void;
}

const TYPED = [
  ['name', triageText.name, triageText.nameHint, 'name'],
  ['title', triageText.title, triageText.titleHint, 'organization-title'],
] as const;

/** Who is keeping the record: a role of the plan, and name and duty title if given. */
export function OfficerFields({ roles, officer, problem, onChange }: Props) {
  return (
    <div class="officer-fields columns">
      <Field id="officer-role" label={triageText.role} problem={problem}>
        <select
          id="officer-role"
          value={officer.role}
          {...described('officer-role', undefined, problem)}
          onChange={event => onChange({ ...officer, role: event.currentTarget.value })}
        >
          <option value="">{triageText.chooseRole}</option>
          {roles.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      {TYPED.map(([part, label, hint, autocomplete]) => {
        const id = `officer-${part}`;
        return (
          <Field key={part} id={id} label={label} hint={hint}>
            <input
              id={id}
              value={officer[part] ?? ''}
              maxLength={TEXT_LIMITS.name}
              autocomplete={autocomplete}
              {...described(id, hint, undefined)}
              onInput={event => onChange({ ...officer, [part]: event.currentTarget.value })}
            />
          </Field>
        );
      })}
    </div>
  );
}
