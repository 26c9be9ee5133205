import type { Person } from '../../incident/kinds/define.ts';
import { personName } from '../../text/people.ts';
import { teamText } from '../../text/team.ts';
import { dialled } from './roster.ts';

/** Somebody with open steps in hand. */
export interface Holder {
  readonly person: Person;
  readonly steps: readonly string[];
}

interface Props {
  person: Person;
  phone: string | undefined;
  holder: Holder | undefined;
  onPick(holder: Holder): void;
}

/** A person with their number and how much they have in hand. */
export function Someone({ person, phone, holder, onPick }: Props) {
  const count = holder?.steps.length ?? 0;
  return (
    <div class="someone split">
      <p>
        <strong>{personName(person)}</strong>
        {phone !== undefined && (
          <span class="small numeric block">
            <a href={`tel:${dialled(phone)}`}>{phone}</a>
          </span>
        )}
        <span class="small faint numeric block">{teamText.holds(count)}</span>
      </p>
      {holder !== undefined && (
        <button
          type="button"
          class="small"
          aria-label={teamText.pickLabel(personName(person), count)}
          onClick={() => onPick(holder)}
        >
          {teamText.pick}
        </button>
      )}
    </div>
  );
}
