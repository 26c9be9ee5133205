import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Person } from '../../../incident/kinds/define.ts';
import type { Refusal } from '../../../incident/refusal.ts';
import { personOf, type TypedPerson } from '../../../kit/person.ts';
import { type FormState, useTyped } from '../../../kit/useForm.ts';
import { CombinedField } from '../CombinedField.tsx';
import type { Problem } from '../work.ts';

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
