import { useState } from 'preact/hooks';
import type { Person } from '../../incident/kinds/define.ts';
import { samePerson } from '../../incident/same-person.ts';
import { Check } from '../../kit/Check.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { personName, personText } from '../../text/people.ts';
import { ActButton } from './ActButton.tsx';
import { useWork } from './work.ts';

interface Props {
  id: string;
  /** Whoever is to sign, and whoever had signed what another should. */
  person: Person;
  other: Person;
  reason: string;
  onReason(reason: string): void;
  /** The two are told apart now: it can be signed. */
  onApart(): void;
}

/** What a form offers where one person would do what the plan gives to two: the reason, or that they are two of one name. */
export function CombinedField({ id, person, other, reason, onReason, onApart }: Props) {
  const [combined, setCombined] = useState(reason !== '');
  const { people } = useWork().incident.view;
  const mayBeTwo = person.title !== undefined && other.title !== undefined && person.title !== other.title;
  if (!samePerson(people, person, other)) return null;
  return (
    <>
      <Check
        checked={combined}
        onChecked={next => {
          setCombined(next);
          if (!next) onReason('');
        }}
      >
        {personText.combined}
      </Check>
      {combined && (
        <FieldInput
          id={id}
          field={{ kind: 'text', label: personText.combinedReason, hint: personText.combinedHint }}
          value={reason}
          onValue={typed => onReason(String(typed))}
        />
      )}
      {mayBeTwo && !combined && (
        <ActButton
          words={personText.apart(personName(other))}
          command={{
            kind: 'tellApart',
            name: person.name,
            title: person.title ?? '',
            other: other.title ?? '',
          }}
          class="quiet"
          onDone={onApart}
        />
      )}
    </>
  );
}
