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
      <Field id="officer-name" label={triageText.name} hint={triageText.nameHint}>
        <input
          id="officer-name"
          value={officer.name ?? ''}
          maxLength={TEXT_LIMITS.name}
          autocomplete="name"
          {...described('officer-name', triageText.nameHint, undefined)}
          onInput={event => onChange({ ...officer, name: event.currentTarget.value })}
        />
      </Field>
      <Field id="officer-title" label={triageText.title} hint={triageText.titleHint}>
        <input
          id="officer-title"
          value={officer.title ?? ''}
          maxLength={TEXT_LIMITS.name}
          autocomplete="organization-title"
          {...described('officer-title', triageText.titleHint, undefined)}
          onInput={event => onChange({ ...officer, title: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}
