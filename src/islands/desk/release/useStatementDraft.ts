import { useState } from 'preact/hooks';
import { contactLine } from '../../../incident/release/contact.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import { fittingVariant } from '../../../incident/release/variant.ts';
import { type Typed, useTyped } from '../../../kit/useForm.ts';
import { timeNow } from '../../../session/surroundings.ts';
import { useWork } from '../work.ts';
import {
  composeDraft,
  type DraftPlan,
  draftIn,
  draftName,
  draftOfVersion,
  fieldsOf,
  type StatementDraft,
} from './statement-draft.ts';

export interface Writing {
  /** Its name among the forms of the incident. */
  readonly name: string;
  /** What its fields held when the editor opened. */
  readonly begun: Typed;
  readonly draft: StatementDraft;
  /** Something was written and not saved: now, or before the editor was opened. */
  readonly kept: 'now' | 'before' | undefined;
  /** Id of the variant that fits. */
  readonly advised: string | undefined;
  /** Puts words into fields. */
  put(fields: Typed): void;
  /** Begins it anew, as another variant. */
  redraft(variant: string): void;
}

/** A statement being written. @param place `new-…`, `correct-…` or the statement's id */
export function useStatementDraft(plan: DraftPlan, statement: Statement | undefined, place: string): Writing {
  const { index, view } = useWork();
  const { ledger } = view;
  const { variants, contactLine: contacts } = index.playbook.release;
  const name = draftName(place);
  const [typed, keep] = useTyped(name);
  const isWritten = Object.keys(typed).length > 0;
  const advised = fittingVariant(index, view)?.id;
  const fresh = (variant = advised): Typed =>
    fieldsOf(
      statement === undefined
        ? composeDraft(
            plan,
            variants.find(({ id }) => id === variant),
            ledger,
            view.title,
            timeNow(),
          )
        : draftOfVersion(statement.latest, ledger, [plan.contact, contactLine(contacts, {})], timeNow()),
    );
  // Once, when the editor opens: the text must not change under the writer's hands.
  const [begun, setBegun] = useState(() => fresh());
  const [restored, setRestored] = useState(isWritten);
  return {
    name,
    begun,
    draft: draftIn({ ...begun, ...typed }, plan.channel),
    kept: isWritten ? (restored ? 'before' : 'now') : undefined,
    advised,
    put: fields => keep({ ...begun, ...typed, ...fields }),
    redraft: variant => {
      setBegun(fresh(variant));
      setRestored(false);
      keep(undefined);
    },
  };
}
