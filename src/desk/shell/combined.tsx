import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Check } from '../../kit/Check.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { personOf, type TypedPerson } from '../../kit/person.ts';
import { type FormState, useTyped } from '../../kit/useForm.ts';
import type { Person } from '../core/define.ts';
import type { Refusal } from '../core/refusal.ts';
import { samePerson } from '../people/same-person.ts';
import { personName, personText } from '../people/words.ts';
import { ActButton } from './ActButton.tsx';
import { type Problem, useWork } from './work.tsx';

interface FieldProps {
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
export function CombinedField({ id, person, other, reason, onReason, onApart }: FieldProps) {
  const [combined, setCombined] = useState(reason !== '');
  const { people } = useWork().view;
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

/** Whoever did what the person named should not do as well. */
function otherIn(refusal: Refusal | undefined): Person | undefined {
  switch (refusal?.code) {
    case 'sameVerifier':
      return refusal.verifier;
    case 'sameSigner':
      return refusal.signer;
    case 'sameReader':
      return refusal.reader;
    default:
      return undefined;
  }
}

interface Combined {
  /** Why one person does what two should; empty where two do. */
  readonly combines: string;
  /** Stands below the field of the person once that was refused. */
  field(state: FormState): ComponentChildren;
  /** Takes what a command was refused for, and hands it on. */
  refused(problem: Problem | undefined): Problem | undefined;
}

/** 一人兼, of a form with a `person` who signs. @param draft the form's own, which keeps the reason */
export function useCombined(id: string, draft: string): Combined {
  const [typed] = useTyped(draft);
  const [other, setOther] = useState<Person>();
  const combines = String(typed['combines'] ?? '');
  return {
    combines,
    field: state =>
      other !== undefined && (
        <CombinedField
          id={`${id}-combines`}
          person={personOf(state.current('person') as TypedPerson)}
          other={other}
          reason={combines}
          onReason={reason => state.write({ combines: reason })}
          onApart={() => setOther(undefined)}
        />
      ),
    refused: problem => {
      setOther(otherIn(problem?.refusal));
      return problem;
    },
  };
}
