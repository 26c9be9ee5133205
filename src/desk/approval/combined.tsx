import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Check } from '../../kit/Check.tsx';
import { FieldInput } from '../../kit/FieldInput.tsx';
import { NOBODY, personOf, type TypedPerson } from '../../kit/person.ts';
import { type FormState, useTyped } from '../../kit/useForm.ts';
import type { Person } from '../core/define.ts';
import type { Refusal } from '../core/refusal.ts';
import { personName } from '../core/words/person.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { type Problem, useWork } from '../parts/work.tsx';
import { samePerson } from '../people/same-person.ts';
import { personText } from '../people/words.ts';
import { combinedBefore } from './sign-off.ts';

interface FieldProps {
  id: string;
  /** The person about to sign, and the person who did the part that should have been another's. */
  person: Person;
  other: Person;
  reason: string;
  /** Why one person did two things in this incident before: it is asked once. */
  before?: string | undefined;
  onReason(reason: string): void;
  /** The two have been recorded as two people: signing can go on. */
  onApart(): void;
}

/** Fields for the case that one person would do what the plan gives to two: a reason, or that these are two people of one name. */
export function CombinedField({ id, person, other, reason, before = '', onReason, onApart }: FieldProps) {
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
          onReason(next ? before : '');
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

/** The person who did both parts; or the person in the form, where the post is another's. */
function otherIn(refusal: Refusal | undefined): Person | undefined {
  switch (refusal?.code) {
    case 'sameVerifier':
      return refusal.verifier;
    case 'sameSigner':
    case 'otherPost':
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
  /** Takes what a command was refused for, and hands it on. @param field of the person, where it is not `person` */
  refused(problem: Problem | undefined, field?: string): Problem | undefined;
}

/** 一人兼, of a form with somebody who signs. @param draft the form's own, which keeps the reason */
export function useCombined(id: string, draft: string): Combined {
  const [typed] = useTyped(draft);
  const { view } = useWork();
  const [{ other, at }, setOther] = useState<{ readonly other?: Person; readonly at: string }>({
    at: 'person',
  });
  const combines = String(typed['combines'] ?? '');
  return {
    combines,
    field: state =>
      other !== undefined && (
        <CombinedField
          id={`${id}-combines`}
          person={personOf((state.current(at) as TypedPerson | undefined) ?? NOBODY)}
          other={other}
          reason={combines}
          before={combinedBefore(view)}
          onReason={reason => state.write({ combines: reason })}
          onApart={() => setOther({ at })}
        />
      ),
    refused: (problem, field = 'person') => {
      const of = otherIn(problem?.refusal);
      setOther(of === undefined ? { at: field } : { other: of, at: field });
      return problem;
    },
  };
}
